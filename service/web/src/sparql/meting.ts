/** Which columns of a table can be drawn as bars, and how long each bar is. */
import type { Rij, Term } from "./dienst.ts";

const GETAL = /#(integer|decimal|double|float|nonNegativeInteger)$/;
/** What was counted: numbers of another kind may have units that differ from row to row, and are not drawn. */
const TELLING = /#(integer|nonNegativeInteger)$/;
const MEESTE = 60;

export interface Meting {
  naam: string;
  staven: { label: string; waarde: number; deel: number }[];
}

export function isGetal(term: Term | undefined): boolean {
  return term !== undefined && GETAL.test(term.datatype ?? "") && Number.isFinite(Number(term.value));
}

/**
 * One drawing for each column of counts, all on one scale; none where there are too many rows to read, or nothing to call them by.
 * `vertelt` says whether a column tells a reader which row it is; `tekst` is what a cell shows.
 */
export function metingen(
  namen: readonly string[],
  rijen: readonly Rij[],
  vertelt: (naam: string) => boolean,
  tekst: (rij: Rij, naam: string) => string,
): Meting[] {
  if (rijen.length < 2 || rijen.length > MEESTE) return [];
  const tellingen = namen.filter((naam) => rijen.every((rij) => isGetal(rij[naam]) && TELLING.test(rij[naam]?.datatype ?? "")));
  const labels = namen.filter((naam) => !rijen.every((rij) => isGetal(rij[naam])));
  const verteld = labels.filter(vertelt);
  const kop = verteld.length > 0 ? verteld : labels;
  if (kop.length === 0) return [];
  const waarde = (rij: Rij, naam: string) => Number(rij[naam]?.value);
  const hoogste = Math.max(...tellingen.flatMap((naam) => rijen.map((rij) => Math.abs(waarde(rij, naam)))), 1);
  return tellingen.map((naam) => ({
    naam,
    staven: rijen.map((rij) => ({
      label: kop.flatMap((k) => (rij[k] ? [tekst(rij, k)] : [])).join(" · "),
      waarde: waarde(rij, naam),
      deel: Math.max(waarde(rij, naam), 0) / hoogste,
    })),
  }));
}
