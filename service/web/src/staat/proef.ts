import type { Gevolgen, Item, Knop, Maatregel, Stand } from "../api/types.ts";
import { type Kennis, maakKennis } from "./kennis.ts";

/** A small catalogue for tests: one knob of each kind, a measure that is a setting and one that is not. */

export const item = (slug: string, label = slug): Item => ({ id: `https://voorbeeld.test/${slug}`, slug, label });

const stand = (slug: string, rest: Partial<Stand> = {}): Stand => ({
  ...item(slug), vorm: null, uitsluitend: false, domein: [], bronnen: [], ...rest,
});

const knop = (slug: string, aspect: string, standen: Stand[], rest: Partial<Knop> = {}): Knop => ({
  ...item(slug), aspect: item(aspect), lijn: null, domein: [], meervoudig: false, omstandigheid: false, standen, bronnen: [], ...rest,
});

const plafond: Maatregel = {
  ...item("budgetplafond"), viaStand: { ...item("plafond-op-alles"), knop: item("plafond") }, bronnen: [],
};

export function proefkennis(): Kennis {
  return maakKennis(
    {
      kennisversie: "proef",
      aspecten: [item("toegang"), item("bekostiging")],
      lijnen: [item("tweede-lijn")],
      domeinen: [item("jeugd"), item("wmo")],
      knoppen: [
        knop("functies", "toegang", [stand("preventie"), stand("ondersteuning"), stand("geen", { uitsluitend: true })], { meervoudig: true }),
        knop("plafond", "bekostiging", [stand("geen-plafond"), stand("plafond-op-alles")]),
        knop("afspraken-gi", "toegang", [stand("gemaakt"), stand("niet-gemaakt")], { domein: [item("jeugd")] }),
      ],
    },
    [{ ...item("totaal"), keuzes: { functies: ["preventie"], "afspraken-gi": "gemaakt" }, bronnen: [] }],
    [],
    [plafond, { ...item("intervisie"), viaStand: null, bronnen: [] }],
  );
}

export function proefgevolgen(bevindingen: Gevolgen["bevindingen"]): Gevolgen {
  return {
    kennisversie: "proef", herkomstbewijs: { id: "", vraag: "gevolgen", kennis: "", programma: { versie: "", hash: "" }, invoer: null, instellingen: {} }, samenhangend: true, harmonisch: false, conforms: true, oordeel: "", effectief: [], prikkels: [], risicos: [],
    mitigaties: [], indicatoren: [], bevindingen,
    nietBekeken: { opengelaten: [], regels: [], onbesproken: [], maatregelenZonderAanleiding: [] },
  };
}
