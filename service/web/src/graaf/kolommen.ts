import type { Knoopsoort, Pijl, Pijlsoort } from "../api/types.ts";

/** The columns of the graph, left to right. */
export const KOLOMMEN: readonly Knoopsoort[] = ["keuze", "prikkel", "risico", "mitigatie", "indicator", "bronsysteem"];

/** What an arrow says, as the legend names it: several properties tell the same story. */
export type Pijlgroep = "leidtTot" | "beantwoordt" | "neveneffect" | "signaleert" | "via";
export const PIJLGROEPEN: readonly Pijlgroep[] = ["leidtTot", "beantwoordt", "neveneffect", "signaleert", "via"];

const GROEP: Record<Pijlsoort, Pijlgroep> = {
  geeftPrikkel: "leidtTot",
  leidtTotRisico: "leidtTot",
  mitigeert: "beantwoordt",
  dektDeels: "beantwoordt",
  veroorzaaktRisico: "neveneffect",
  signaleert: "signaleert",
  uitBronsysteem: "signaleert",
  viaStand: "via",
};

export function groepVan(soort: Pijlsoort): Pijlgroep {
  return GROEP[soort];
}

export function sleutel(pijl: Pijl): string {
  return `${pijl.soort} ${pijl.van} ${pijl.naar}`;
}
