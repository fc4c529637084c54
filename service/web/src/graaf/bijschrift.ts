import type { Graafknoop } from "../api/types.ts";
import type { Kennis } from "../staat/kennis.ts";

/** The knob of a setting whose name alone says little; else the lijn, where the label does not say it. */
export function bijschrift(knoop: Graafknoop, kennis: Kennis): string | null {
  if (knoop.soort === "keuze" && kennis.kaal.has(knoop.slug)) return kennis.knopVanStand.get(knoop.slug)!.label;
  const lijn = kennis.lijnen.find((l) => l.slug === knoop.lijn)?.label;
  return lijn && !knoop.label.toLowerCase().includes(lijn.toLowerCase()) ? lijn : null;
}
