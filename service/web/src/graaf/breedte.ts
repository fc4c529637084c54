import type { Knoopsoort } from "../api/types.ts";

/** One column as it gets its room. */
export interface Strook {
  soort: Knoopsoort;
  b: number;
  smal: boolean;
}

/** Pixels at the normal size of letters. */
const SMALST = 112;
const BREEDST = 236;
const TUSSEN = 34;
/** Between columns where room is scarce. */
const KRAP = 24;
/** A narrow column: wide enough for a shape to point at. */
const STROOK = 32;

/** Columns that narrow when room is scarce, the first one first: a conversation is about choices, risks and measures. */
const VERSMALT: readonly Knoopsoort[] = ["bronsysteem", "indicator", "prikkel", "mitigatie"];

/**
 * Room for every column. Where all fit, the empty ones keep their place too, so that nothing shifts sideways from turn to turn.
 * Where they do not, some become a narrow strip of shapes, so that the whole chain stays in sight; on a phone not even that
 * helps, and the drawing is wider than its pane. `breed` are columns that were asked to be wide: others narrow first.
 */
export function verdeel(
  gegeven: readonly Knoopsoort[], gevuld: (soort: Knoopsoort) => boolean, ruimte: number, schaal: number, breed: readonly Knoopsoort[],
): { stroken: Strook[]; gat: number } {
  const passen = nodig(gegeven.length, 0) * schaal <= ruimte;
  const soorten = passen ? gegeven : gegeven.filter(gevuld);
  const smal = versmald(soorten, ruimte / schaal, breed);
  const tussen = (smal.length > 0 ? KRAP : TUSSEN) * schaal;
  const ruim = soorten.length - smal.length;
  const vrij = (ruimte - tussen * Math.max(0, soorten.length - 1) - smal.length * STROOK * schaal) / Math.max(1, ruim);
  const b = Math.floor(Math.min(BREEDST * schaal, Math.max(SMALST * schaal, vrij)));
  const stroken = soorten.map((soort) => (smal.includes(soort) ? { soort, b: STROOK * schaal, smal: true } : { soort, b, smal: false }));
  // Left-over room widens the gaps, so that the drawing fills its pane.
  const over = Math.max(0, ruimte - stroken.reduce((som, s) => som + s.b, 0) - tussen * (soorten.length - 1));
  return { stroken, gat: tussen + (soorten.length > 1 ? Math.min(over / (soorten.length - 1), tussen * 2) : 0) };
}

/** Which columns narrow: as few as make the whole fit; none where nothing does. */
function versmald(soorten: readonly Knoopsoort[], ruimte: number, breed: readonly Knoopsoort[]): readonly Knoopsoort[] {
  const volgorde = VERSMALT.filter((s) => soorten.includes(s)).toSorted((a, b) => breed.indexOf(a) - breed.indexOf(b));
  for (let n = 0; n <= volgorde.length; n += 1) {
    if (nodig(soorten.length - n, n) <= ruimte) return volgorde.slice(0, n);
  }
  return [];
}

function nodig(ruim: number, smal: number): number {
  const aantal = ruim + smal;
  return ruim * SMALST + smal * STROOK + Math.max(0, aantal - 1) * (smal > 0 ? KRAP : TUSSEN);
}
