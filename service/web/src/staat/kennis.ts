import type { Archetype, Item, Knop, Knoppen, Maatregel, Stand, Voorbeeld } from "../api/types.ts";

/** The catalogue the page works with: what the service knows, indexed by slug. */
export interface Kennis {
  aspecten: Item[];
  lijnen: Item[];
  domeinen: Item[];
  knoppen: Knop[];
  archetypen: Archetype[];
  voorbeelden: Voorbeeld[];
  maatregelen: Maatregel[];
  knop: ReadonlyMap<string, Knop>;
  stand: ReadonlyMap<string, Stand>;
  knopVanStand: ReadonlyMap<string, Knop>;
  maatregel: ReadonlyMap<string, Maatregel>;
}

export function maakKennis(
  antwoord: Knoppen, archetypen: Archetype[], voorbeelden: Voorbeeld[], maatregelen: Maatregel[],
): Kennis {
  const paren = antwoord.knoppen.flatMap((knop) => knop.standen.map((stand) => [stand, knop] as const));
  return {
    aspecten: antwoord.aspecten,
    lijnen: antwoord.lijnen,
    domeinen: antwoord.domeinen,
    knoppen: antwoord.knoppen,
    archetypen,
    voorbeelden,
    maatregelen,
    knop: new Map(antwoord.knoppen.map((k) => [k.slug, k])),
    stand: new Map(paren.map(([stand]) => [stand.slug, stand])),
    knopVanStand: new Map(paren.map(([stand, knop]) => [stand.slug, knop])),
    maatregel: new Map(maatregelen.map((m) => [m.slug, m])),
  };
}

/** Whether a setting may be chosen under this domain: its own domains count, else those of its knob; none means all. */
export function pastBijDomein(knop: Knop, stand: Stand, domein: string | null): boolean {
  if (domein === null) return true;
  const domeinen = stand.domein.length > 0 ? stand.domein : knop.domein;
  return domeinen.length === 0 || domeinen.some((d) => d.slug === domein);
}
