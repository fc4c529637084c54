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
  /** Settings whose label does not tell what they are about ("Elders", "Ruime capaciteit"): named together with their knob. */
  kaal: ReadonlySet<string>;
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
    kaal: kaleStanden(paren),
  };
}

/** A setting says little alone when another bears the same label, or when it shares no word with its knob. */
function kaleStanden(paren: readonly (readonly [Stand, Knop])[]): ReadonlySet<string> {
  const aantal = new Map<string, number>();
  for (const [stand] of paren) aantal.set(stand.label, (aantal.get(stand.label) ?? 0) + 1);
  const woorden = (tekst: string): string[] => tekst.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const kaal = paren.filter(([stand, knop]) => {
    const vanKnop = woorden(knop.label);
    return aantal.get(stand.label)! > 1 || !woorden(stand.label).some((w) => vanKnop.includes(w));
  });
  return new Set(kaal.map(([stand]) => stand.slug));
}

/** A setting as it is called apart from its knob. */
export function standnaam(kennis: Kennis, slug: string): string {
  const label = kennis.stand.get(slug)?.label ?? slug;
  return kennis.kaal.has(slug) ? `${kennis.knopVanStand.get(slug)!.label}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

/** What a slug is called, of whatever kind; itself when nothing here bears it. */
export function slugnaam(kennis: Kennis, slug: string): string {
  const elders = [kennis.domeinen, kennis.archetypen, kennis.aspecten, kennis.lijnen].flatMap((lijst) => lijst.find((x) => x.slug === slug) ?? []);
  return (kennis.stand.get(slug) ?? kennis.knop.get(slug) ?? kennis.maatregel.get(slug) ?? elders[0])?.label ?? slug;
}

/** Whether a setting may be chosen under this domain: its own domains count, else those of its knob; none means all. */
export function pastBijDomein(knop: Knop, stand: Stand, domein: string | null): boolean {
  if (domein === null) return true;
  const domeinen = stand.domein.length > 0 ? stand.domein : knop.domein;
  return domeinen.length === 0 || domeinen.some((d) => d.slug === domein);
}
