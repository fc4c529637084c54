import type { Doel, Taal } from "../api/types.ts";

/** What the right-hand pane answers. */
export const VRAGEN = ["bevindingen", "minste", "pad", "meten", "gelijkenis"] as const;
export type Vraag = (typeof VRAGEN)[number];

/** How the middle shows what follows. */
export const BEELDEN = ["graaf", "tabel", "vergelijk"] as const;
export type Beeld = (typeof BEELDEN)[number];

/** Which knobs are shown: all, those with a setting, those that an open finding names, or the open ones that matter most. */
export const FILTERS = ["alle", "gezet", "speelt", "beslissend"] as const;
export type Filter = (typeof FILTERS)[number];

export type Tab = "knoppen" | "graaf" | "bevindingen";

/** How the page is looked at. In the address like everything else, but no part of undo: looking is not deciding. */
export interface Weergave {
  readonly taal: Taal;
  readonly beeld: Beeld;
  /** Projector mode: larger letters. */
  readonly scherm: boolean;
  /** The graph alone, over the whole width. */
  readonly breed: boolean;
  /** What a phone shows. */
  readonly tab: Tab;
  /** Kinds of nodes and arrows that the legend has switched off. */
  readonly verborgen: readonly string[];
  /** The node that stands open, as `soort/slug`. */
  readonly knoop: string | null;
  /** The finding that is lit in the graph, by the last part of its address. */
  readonly bevinding: string | null;
  readonly vraag: Vraag;
  readonly filter: Filter;
  /** What the least to change leads to; `null` is what fits the moment. */
  readonly doel: Doel | null;
  /** Where the path leads: `archetype/slug`, `voorbeeld/slug` or `naast/number`; `null` is the nearest that is coherent. */
  readonly padNaar: string | null;
  readonly perFase: number | null;
  /** Scenarios laid beside this one, each as an address of its own. */
  readonly naast: readonly string[];
}

export const WEERGAVE: Weergave = {
  taal: "nl", beeld: "graaf", scherm: false, breed: false, tab: "knoppen", verborgen: [], knoop: null, bevinding: null, vraag: "bevindingen", filter: "alle", doel: null, padNaar: null, perFase: null, naast: [],
};
