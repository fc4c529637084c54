import type { Pijl } from "../api/types.ts";
import type { Indeling, Plek } from "./indeling.ts";

/** Where an arrow key leads: up and down within a column, sideways along an arrow where there is one. */
export function stap(toets: string, id: string, indeling: Indeling, pijlen: readonly Pijl[]): string | null {
  const hier = indeling.plek.get(id);
  if (!hier) return null;
  const kolom = indeling.plekken.filter((p) => p.kolom === hier.kolom);
  const rij = kolom.indexOf(hier);
  switch (toets) {
    case "ArrowDown":
      return kolom[rij + 1]?.id ?? null;
    case "ArrowUp":
      return kolom[rij - 1]?.id ?? null;
    case "Home":
      return kolom[0]?.id ?? null;
    case "End":
      return kolom.at(-1)?.id ?? null;
    case "ArrowRight":
      return opzij(hier, 1, indeling, pijlen);
    case "ArrowLeft":
      return opzij(hier, -1, indeling, pijlen);
    default:
      return null;
  }
}

function opzij(hier: Plek, kant: 1 | -1, indeling: Indeling, pijlen: readonly Pijl[]): string | null {
  const verbonden = new Set(pijlen.flatMap((p) => (p.van === hier.id ? [p.naar] : p.naar === hier.id ? [p.van] : [])));
  const daar = indeling.plekken.filter((p) => Math.sign(p.kolom - hier.kolom) === kant);
  const afstand = (p: Plek) =>
    (verbonden.has(p.id) ? 0 : 1e6) + Math.abs(p.kolom - hier.kolom) * 1e4 + Math.abs(p.y + p.h / 2 - hier.y - hier.h / 2);
  return daar.toSorted((a, b) => afstand(a) - afstand(b))[0]?.id ?? null;
}
