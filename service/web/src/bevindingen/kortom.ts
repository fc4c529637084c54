import type { Bevinding, Item } from "../api/types.ts";
import type { Teksten } from "../taal/nl.ts";

/** A few words and what they are about: "De prikkel: veel uren leveren". */
export interface Zinsnede {
  woord: string;
  items: Item[];
  /** Whether the names stand within the sentence. */
  midden: boolean;
}

/**
 * How a fact leads to its risk, in short. The card names the choices and the risk already, so what is left to say is the incentive
 * between them, and what answers it already or in part.
 */
export function kortom(b: Bevinding, t: Teksten["bevindingen"]): Zinsnede[] {
  const telt = b.oorzaken.filter((o) => b.status === "gemitigeerd" || !o.beantwoord);
  const prikkels = enkel(telt.flatMap((o) => o.prikkel ?? []));
  const maatregelen = enkel(telt.flatMap((o) => o.maatregel ?? []));
  const aanwezig = b.mitigaties.filter((m) => m.aanwezig);
  const heel = aanwezig.filter((m) => m.werking === "heel" && m.dekking === "heel");
  const deels = aanwezig.filter((m) => m.werking !== "niet" && !heel.includes(m));
  return [
    { woord: t.viaPrikkel(prikkels.length), items: prikkels, midden: true },
    { woord: t.alsNeveneffect, items: maatregelen, midden: false },
    { woord: t.ondervangen, items: b.status === "gemitigeerd" ? heel : [], midden: false },
    { woord: t.helptDeels, items: b.status === "open" ? deels : [], midden: false },
  ].filter((z) => z.items.length > 0);
}

function enkel(items: readonly Item[]): Item[] {
  return [...new Map(items.map((i) => [i.id, i])).values()];
}
