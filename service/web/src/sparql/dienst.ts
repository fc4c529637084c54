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
  /** `volgende` where the service has another page: `rijen` are not all there are. */
  | { soort: "tabel"; namen: string[]; rijen: Rij[]; volgende: boolean }
  | { soort: "waar"; waar: boolean }
  | { soort: "triples"; tekst: string };

/** What is asked: a text, or a page of a saved question with values. */
export type Gevraagd = { tekst: string } | { naam: string; waarden: Record<string, string>; pagina: number };

/**
 * A refusal of the service, in its own words; `regel` is the line of the question where it is wrong, the first of which is 1.
 * `eind` where that is the end of the question: then the mistake may well stand before it.
 */
export class Weigering extends Error {
  readonly regel: number | null;
  readonly eind: boolean;
  constructor(detail: string, regel: number | null = null, eind = false) {
    super(detail);
    this.regel = regel;
    this.eind = eind;
  }
}

const TABEL = "application/sparql-results+json";

export async function bewaardeVragen(taal: Taal): Promise<BewaardeVraag[]> {
  const antwoord = await fetch(`/v1/queries?taal=${taal}`, { headers: { Accept: "application/json" } });
  if (!antwoord.ok) throw new Weigering(String(antwoord.status));
  return ((await antwoord.json()) as { queries: BewaardeVraag[] }).queries;
}

/** The answer to a question. Throws Weigering, or what `fetch` throws where the service is not there or `afbreking` came. */
export async function stel(gevraagd: Gevraagd, taal: Taal, afbreking?: AbortSignal): Promise<Uitkomst> {
  const antwoord = await vraagAan(gevraagd, `${TABEL}, text/turtle;q=0.9`, taal, afbreking);
  if ((antwoord.headers.get("Content-Type") ?? "").startsWith("text/turtle")) {
    return { soort: "triples", tekst: await antwoord.text() };
  }
  const gelezen = (await antwoord.json()) as {
    boolean?: boolean;
    head: { vars?: string[] };
    results?: { bindings: Rij[] };
  };
  if (gelezen.boolean !== undefined) return { soort: "waar", waar: gelezen.boolean };
  const volgende = /;\s*rel="?next"?/.test(antwoord.headers.get("Link") ?? "");
  return { soort: "tabel", namen: gelezen.head.vars ?? [], rijen: gelezen.results?.bindings ?? [], volgende };
}

/** The answer in one form, as a file. */
export async function bestand(gevraagd: Gevraagd, vorm: string, taal: Taal): Promise<Blob> {
  return (await vraagAan(gevraagd, vorm, taal)).blob();
}

/** Names of things by their IRI: in the language asked for first, else as they were given. Throws as `stel` does. */
export async function namen(iris: string[], taal: Taal, afbreking?: AbortSignal): Promise<Map<string, string[]>> {
  const tekst = `SELECT ?ding ?naam WHERE {
  VALUES ?ding { ${iris.map((iri) => `<${iri}>`).join(" ")} }
  ?ding skos:prefLabel|rdfs:label ?naam . FILTER (LANG(?naam) IN ("${taal}", "nl", ""))
}`;
  const uitkomst = await stel({ tekst }, taal, afbreking);
  const gevonden = new Map<string, string[]>();
  for (const { ding, naam } of uitkomst.soort === "tabel" ? uitkomst.rijen : []) {
    if (!ding || !naam) continue;
    const eerder = gevonden.get(ding.value) ?? [];
    gevonden.set(ding.value, naam["xml:lang"] === taal ? [naam.value, ...eerder] : [...eerder, naam.value]);
  }
  return gevonden;
}

async function vraagAan(gevraagd: Gevraagd, vorm: string, taal: Taal, afbreking?: AbortSignal): Promise<Response> {
  const init = { headers: { Accept: vorm, "Accept-Language": taal }, ...(afbreking && { signal: afbreking }) };
  const antwoord =
    "tekst" in gevraagd
      ? await fetch("/sparql", { ...init, method: "POST", body: new URLSearchParams({ query: gevraagd.tekst }) })
      : await fetch(`/v1/queries/${encodeURIComponent(gevraagd.naam)}?${inAdres(gevraagd, taal)}`, init);
  if (antwoord.ok) return antwoord;
  const probleem = (await antwoord.json()) as { detail: string; fouten?: { regel?: unknown }[] };
  if ("naam" in gevraagd) throw new Weigering(probleem.detail);
  const regel = regelVan(probleem.detail, probleem.fouten?.[0]?.regel);
  throw new Weigering(probleem.detail, regel, regel !== null && isEind(gevraagd.tekst, regel));
}

function inAdres({ waarden, pagina }: { waarden: Record<string, string>; pagina: number }, taal: Taal): string {
  return new URLSearchParams({ ...waarden, ...(pagina > 1 && { pagina: String(pagina) }), taal }).toString();
}

/** The line of a mistake: the service names it, or else the words of its engine do ("error at 4:2"). */
export function regelVan(detail: string, gegeven: unknown): number | null {
  const regel = Number(gegeven ?? /\bat (\d+):\d+/.exec(detail)?.[1]);
  return Number.isInteger(regel) && regel > 0 ? regel : null;
}

/** Whether nothing follows a line. The engine reads an expression to the end before it gives up, so that it names the last line. */
export function isEind(tekst: string, regel: number): boolean {
  return regel > 1 && tekst.split("\n").slice(regel).every((rest) => rest.trim() === "");
}
