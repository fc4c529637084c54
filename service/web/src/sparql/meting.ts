/** Which columns of a table can be drawn as bars, and how long each bar is. */
import type { Rij, Term } from "./dienst.ts";

const GETAL = /#(integer|decimal|double|float|nonNegativeInteger)$/;
const MEESTE = 60;

export interface Meting {
  naam: string;
  staven: { label: string; waarde: number; deel: number }[];
}

export function isGetal(term: Term | undefined): boolean {
  return term !== undefined && GETAL.test(term.datatype ?? "") && Number.isFinite(Number(term.value));
}

/** One drawing for each column of counts; none where rows have no name or there are too many to read. */
export function metingen(namen: string[], rijen: Rij[], tekst: (term: Term) => string): Meting[] {
  if (rijen.length < 2 || rijen.length > MEESTE) return [];
  const getallen = namen.filter((naam) => rijen.every((rij) => isGetal(rij[naam])));
  const labels = namen.filter((naam) => !getallen.includes(naam));
  const verteld = labels.filter((naam) => rijen.some((rij) => rij[naam]?.type === "literal"));
  const kop = verteld.length > 0 ? verteld : labels;
  if (kop.length === 0) return [];
  return getallen.map((naam) => {
    const waarden = rijen.map((rij) => Number(rij[naam]?.value));
    const hoogste = Math.max(...waarden.map(Math.abs), 1e-9);
    return {
      naam,
      staven: rijen.map((rij, n) => ({
        label: kop.flatMap((k) => (rij[k] ? [tekst(rij[k])] : [])).join(" · "),
        waarde: waarden[n] ?? 0,
        deel: Math.max(waarden[n] ?? 0, 0) / hoogste,
      })),
    };
  });
}
