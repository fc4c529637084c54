import type {
  Afrekenbaarheid, Archetype, Bijstellingen, ConfiguratieJson, Doel, Gelijkenissen, Gevolgen, Graaf, Groeipad, Item, Knoppen, Maatregel,
  Meetplannen, Mogelijkheden, Probleem, Taal, Vergelijking, Voorbeeld,
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
    antwoord = await fetch(`v1/${pad}${pad.includes("?") ? "&" : "?"}taal=${taal}`, {
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

function stuur<T>(pad: string, taal: Taal, lijf: object, signal: AbortSignal): Promise<T> {
  return vraag<T>(pad, taal, { method: "POST", body: JSON.stringify(lijf), signal });
}

/** A configuration goes over the line without its locks; questions that heed these take them as parameters. */
const vast = (c: ConfiguratieJson) => (c.vast ?? []).map((k) => `vast=${encodeURIComponent(k)}`);
const zonderVast = ({ vast: _, ...rest }: ConfiguratieJson) => rest;
const metVast = (pad: string, c: ConfiguratieJson, ...meer: string[]) => {
  const parameters = [...vast(c), ...meer];
  return parameters.length > 0 ? `${pad}?${parameters.join("&")}` : pad;
};

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

/** What decides over all configurations; while it is being made there is only `voortgang`. */
export const haalAtlas = () => vraag<{ beslissend?: { over: Item; verschil: number }[] }>("atlas", "nl");

export const stuurGevolgen = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) => stuur<Gevolgen>("gevolgen", taal, c, s);
export const stuurGraaf = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) => stuur<Graaf>("graaf", taal, c, s);
export const stuurMogelijkheden = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) =>
  stuur<Mogelijkheden>(metVast("mogelijkheden", c), taal, zonderVast(c), s);
export const stuurBijstellingen = (taal: Taal, c: ConfiguratieJson, doel: Doel, aantal: number, s: AbortSignal) =>
  stuur<Bijstellingen>(metVast("bijstellingen", c, `doel=${doel}`, `aantal=${aantal}`), taal, zonderVast(c), s);
export const stuurGroeipad = (taal: Taal, vraag: { van: ConfiguratieJson; naar?: ConfiguratieJson; perFase?: number }, s: AbortSignal) =>
  stuur<Groeipad>("groeipaden", taal, { ...vraag, van: zonderVast(vraag.van), ...(vraag.naar && { naar: zonderVast(vraag.naar) }) }, s);
export const stuurMeetplannen = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) => stuur<Meetplannen>("meetplannen", taal, c, s);
export const stuurAfrekenbaarheid = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) =>
  stuur<Afrekenbaarheid>("afrekenbaarheid", taal, c, s);
export const stuurGelijkenissen = (taal: Taal, c: ConfiguratieJson, s: AbortSignal) => stuur<Gelijkenissen>("gelijkenissen", taal, c, s);
export const stuurVergelijking = (taal: Taal, configuraties: ConfiguratieJson[], s: AbortSignal) =>
  stuur<Vergelijking>("vergelijkingen", taal, { configuraties: configuraties.map(zonderVast) }, s);

/** One of the plans as a data set specification, for a file. */
export async function haalMeetplan(taal: Taal, c: ConfiguratieJson, plan: number): Promise<Blob> {
  const headers = { Accept: "text/csv", "Content-Type": "application/json" };
  const antwoord = await fetch(`v1/meetplannen?plan=${plan}&taal=${taal}`, { method: "POST", body: JSON.stringify(c), headers });
  if (!antwoord.ok) throw new ProbleemFout(await leesProbleem(antwoord));
  return antwoord.blob();
}
