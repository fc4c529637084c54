/** Everything the editor fetches; all of it from this very service. */
import type { Taal } from "./woorden.ts";

export interface Parameter {
  naam: string;
  soort: string;
  verplicht: boolean;
  omschrijving: string;
  voorbeeld: string | null;
}

export interface BewaardeVraag {
  naam: string;
  samenvatting: string;
  parameters: Parameter[];
  kolommen: { naam: string; kop: string }[];
  vraag: string;
}

export interface Term {
  type: "uri" | "literal" | "bnode" | "typed-literal";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

export type Rij = Record<string, Term | undefined>;

export type Uitkomst =
  | { soort: "tabel"; namen: string[]; rijen: Rij[] }
  | { soort: "waar"; waar: boolean }
  | { soort: "triples"; tekst: string };

/** What is asked: a text, or a saved question with values. */
export type Gevraagd = { tekst: string } | { naam: string; waarden: Record<string, string> };

/** A refusal of the service, in its own words. */
export class Weigering extends Error {}

const TABEL = "application/sparql-results+json";

export async function bewaardeVragen(taal: Taal): Promise<BewaardeVraag[]> {
  const antwoord = await fetch(`/v1/queries?taal=${taal}`, { headers: { Accept: "application/json" } });
  if (!antwoord.ok) throw new Weigering(String(antwoord.status));
  return ((await antwoord.json()) as { queries: BewaardeVraag[] }).queries;
}

export async function stel(gevraagd: Gevraagd, taal: Taal): Promise<Uitkomst> {
  const antwoord = await vraagAan(gevraagd, `${TABEL}, text/turtle;q=0.9`, taal);
  if ((antwoord.headers.get("Content-Type") ?? "").startsWith("text/turtle")) {
    return { soort: "triples", tekst: await antwoord.text() };
  }
  const gelezen = (await antwoord.json()) as {
    boolean?: boolean;
    head: { vars?: string[] };
    results?: { bindings: Rij[] };
  };
  if (gelezen.boolean !== undefined) return { soort: "waar", waar: gelezen.boolean };
  return { soort: "tabel", namen: gelezen.head.vars ?? [], rijen: gelezen.results?.bindings ?? [] };
}

/** The answer in one form, as a file. */
export async function bestand(gevraagd: Gevraagd, vorm: string, taal: Taal): Promise<Blob> {
  return (await vraagAan(gevraagd, vorm, taal)).blob();
}

/** Names of things by their IRI. */
export async function namen(iris: string[], taal: Taal): Promise<Map<string, string>> {
  if (iris.length === 0) return new Map();
  const tekst = `SELECT ?ding ?naam WHERE {
  VALUES ?ding { ${iris.map((iri) => `<${iri}>`).join(" ")} }
  ?ding skos:prefLabel|rdfs:label ?naam . FILTER (LANG(?naam) = "${taal}")
}`;
  const uitkomst = await stel({ tekst }, taal);
  if (uitkomst.soort !== "tabel") return new Map();
  return new Map(uitkomst.rijen.map((rij) => [rij["ding"]?.value ?? "", rij["naam"]?.value ?? ""]));
}

async function vraagAan(gevraagd: Gevraagd, vorm: string, taal: Taal): Promise<Response> {
  const kop = { Accept: vorm, "Accept-Language": taal };
  const antwoord =
    "tekst" in gevraagd
      ? await fetch("/sparql", { method: "POST", headers: kop, body: new URLSearchParams({ query: gevraagd.tekst }) })
      : await fetch(`/v1/queries/${gevraagd.naam}?${new URLSearchParams({ ...gevraagd.waarden, taal }).toString()}`, { headers: kop });
  if (antwoord.ok) return antwoord;
  const probleem = (await antwoord.json()) as { detail: string };
  throw new Weigering(probleem.detail);
}
