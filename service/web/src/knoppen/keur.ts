import type { Bevinding, Gevolgen, Item, Knop } from "../api/types.ts";
import { type Configuratie, gekozen } from "../staat/configuratie.ts";
import { pastBijDomein } from "../staat/kennis.ts";
import type { Filter } from "../staat/weergave.ts";

/** Whether a knob exists in the domain at all. */
export function hoortErbij(knop: Knop, domein: string | null): boolean {
  return knop.standen.some((s) => pastBijDomein(knop, s, domein));
}

/** Whether a knob or one of its settings bears every word that is looked for. */
export function gevonden(knop: Knop, vraag: string): boolean {
  const woorden = plat(vraag).split(/\s+/).filter(Boolean);
  const tekst = plat([knop.label, ...knop.standen.map((s) => s.label)].join(" "));
  return woorden.every((w) => tekst.includes(w));
}

const plat = (tekst: string): string => tekst.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

/** Open findings per knob: as one of its causes, or as one that could still put it right. */
export function openPerKnop(gevolgen: Gevolgen | undefined): Map<string, Bevinding[]> {
  const per = new Map<string, Bevinding[]>();
  for (const b of gevolgen?.bevindingen ?? []) {
    if (b.status !== "open") continue;
    const knoppen = new Set([...b.keuzes.map((k) => k.knop.slug), ...b.kanNogRechtgezet.map((k) => k.slug)]);
    for (const knop of knoppen) per.set(knop, [...(per.get(knop) ?? []), b]);
  }
  return per;
}

export function inFilter(knop: Knop, filter: Filter, c: Configuratie, open: ReadonlyMap<string, unknown>): boolean {
  if (filter === "gezet") return gekozen(c, knop.slug).length > 0;
  return filter !== "speelt" || open.has(knop.slug);
}

/** Knobs of one aspect under headings: what holds for all first, then each lijn, then what is stated and not turned. */
export interface Knopgroep {
  sleutel: string;
  lijn: Item | null;
  omstandigheid: boolean;
  knoppen: Knop[];
}

export function groepeer(knoppen: readonly Knop[], lijnen: readonly Item[]): Knopgroep[] {
  const groepen: Knopgroep[] = [null, ...lijnen].map((lijn) => ({
    sleutel: lijn?.slug ?? "", lijn, omstandigheid: false,
    knoppen: knoppen.filter((k) => !k.omstandigheid && (k.lijn?.slug ?? null) === (lijn?.slug ?? null)),
  }));
  groepen.push({ sleutel: "omstandigheid", lijn: null, omstandigheid: true, knoppen: knoppen.filter((k) => k.omstandigheid) });
  return groepen.filter((g) => g.knoppen.length > 0);
}
