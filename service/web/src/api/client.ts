import type {
  Archetype, ConfiguratieJson, Gevolgen, Graaf, Item, Knoppen, Maatregel, Mogelijkheden, Probleem, Taal, Voorbeeld,
} from "./types.ts";

/** The service answered that something is wrong with what it was sent. */
export class ProbleemFout extends Error {
  readonly probleem: Probleem;
  constructor(probleem: Probleem) {
    super(probleem.title);
    this.probleem = probleem;
  }
}

/** No answer came: no network, or no service. */
export class GeenVerbinding extends Error {}

async function vraag<T>(pad: string, taal: Taal, init: RequestInit = {}): Promise<T> {
  let antwoord: Response;
  try {
    antwoord = await fetch(`v1/${pad}?taal=${taal}`, {
      ...init,
      headers: { Accept: "application/json", ...(init.body ? { "Content-Type": "application/json" } : {}) },
    });
  } catch (fout) {
    if (init.signal?.aborted) throw fout;
    throw new GeenVerbinding();
  }
  if (antwoord.ok) return (await antwoord.json()) as T;
  throw new ProbleemFout(await leesProbleem(antwoord));
}

async function leesProbleem(antwoord: Response): Promise<Probleem> {
  try {
    const lijf = (await antwoord.json()) as Partial<Probleem>;
    return { ...lijf, title: lijf.title ?? antwoord.statusText, status: antwoord.status };
  } catch {
    return { title: antwoord.statusText, status: antwoord.status };
  }
}

function stuur<T>(pad: string, taal: Taal, configuratie: ConfiguratieJson, signal: AbortSignal): Promise<T> {
  return vraag<T>(pad, taal, { method: "POST", body: JSON.stringify(configuratie), signal });
}

export const haalKnoppen = (taal: Taal) => vraag<Knoppen>("knoppen", taal);
export const haalArchetypen = (taal: Taal) =>
  vraag<{ archetypen: Archetype[] }>("archetypen", taal).then((a) => a.archetypen);
export const haalVoorbeelden = (taal: Taal) =>
  vraag<{ voorbeelden: Voorbeeld[] }>("voorbeelden", taal).then((a) => a.voorbeelden);
export const haalMaatregelen = (taal: Taal) =>
  vraag<{ maatregelen: Maatregel[] }>("maatregelen", taal).then((a) => a.maatregelen);
export const haalGemeenten = (taal: Taal) =>
  vraag<{ gemeenten: Item[] }>("gemeenten", taal).then((a) => a.gemeenten);

/** The paths this service offers, as its own contract says: what is not there yet is not asked for. */
export const haalAanbod = (taal: Taal) =>
  vraag<{ paths: Record<string, unknown> }>("openapi.json", taal).then((a) => Object.keys(a.paths));

export const stuurGevolgen = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) => stuur<Gevolgen>("gevolgen", taal, c, s);
export const stuurGraaf = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) => stuur<Graaf>("graaf", taal, c, s);
export const stuurMogelijkheden = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) =>
  stuur<Mogelijkheden>("mogelijkheden", taal, c, s);
