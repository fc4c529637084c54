import type { Taal } from "../api/types.ts";

export type Tab = "knoppen" | "graaf" | "bevindingen";

/** How the page is looked at. In the address like everything else, but no part of undo: looking is not deciding. */
export interface Weergave {
  readonly taal: Taal;
  readonly beeld: "graaf" | "tabel";
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
}

export const WEERGAVE: Weergave = {
  taal: "nl", beeld: "graaf", scherm: false, breed: false, tab: "knoppen", verborgen: [], knoop: null,
};
