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
  /** Settings whose label another setting bears too: those are named together with their knob. */
  dubbel: ReadonlySet<string>;
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
    dubbel: new Set([...Map.groupBy(paren, ([stand]) => stand.label).values()].filter((p) => p.length > 1).flat().map(([stand]) => stand.slug)),
  };
}

/** A setting as it is called apart from its knob. */
export function standnaam(kennis: Kennis, slug: string, label: string): string {
  return kennis.dubbel.has(slug) ? `${kennis.knopVanStand.get(slug)!.label}: ${label}` : label;
}

/** Whether a setting may be chosen under this domain: its own domains count, else those of its knob; none means all. */
export function pastBijDomein(knop: Knop, stand: Stand, domein: string | null): boolean {
  if (domein === null) return true;
  const domeinen = stand.domein.length > 0 ? stand.domein : knop.domein;
  return domeinen.length === 0 || domeinen.some((d) => d.slug === domein);
}
