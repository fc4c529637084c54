import type { Graaf, Graafknoop, Item, Knoopsoort } from "../api/types.ts";
import { deelIn, type Indeling } from "./indeling.ts";
import { groepVan, KOLOMMEN } from "./kolommen.ts";
import { type Lijn, trek } from "./lijnen.ts";
import type { Meet } from "./tekst.ts";
import { type Gevouwen, type Groep, KAN, LOS, vouw } from "./vouwen.ts";
import type { Geheugen } from "./volgorde.ts";

export interface Beeldvraag {
  graaf: Graaf;
  geheugen: Geheugen;
  verborgen: readonly string[];
  opengevouwen: ReadonlySet<string>;
  /** Columns that were asked to be wide, the last one last. */
  breed?: readonly Knoopsoort[];
  ruimte: number;
  /** How many nodes fit below each other. */
  past: number;
  schaal: number;
  meet: Meet;
  /** Risks that a setting would bring, shown beforehand. */
  schimmen: readonly Item[];
  /** A second line where the label alone could be mistaken. */
  bijschrift: (knoop: Graafknoop) => string | null;
  groepnaam: (sleutel: string) => string;
}

export interface Beeld {
  gevouwen: Gevouwen;
  indeling: Indeling;
  lijnen: Lijn[];
}

export const SCHIM = "schim/";

/** From an answer to a drawing: filter, fold, order, place, draw the lines. */
export function maakBeeld(v: Beeldvraag): Beeld {
  const gevouwen = vouw(filter(v.graaf, v.verborgen), v.opengevouwen, v.past);
  const kolommen = new Map(KOLOMMEN.filter((s) => !v.verborgen.includes(s)).map((soort) => [soort, kolom(soort, gevouwen, v)]));
  const indeling = deelIn({ kolommen, pijlen: gevouwen.pijlen, breed: v.breed ?? [], ruimte: v.ruimte, schaal: v.schaal, meet: v.meet });
  return { gevouwen, indeling, lijnen: trek(indeling, gevouwen.pijlen) };
}

function filter(graaf: Graaf, verborgen: readonly string[]): Graaf {
  const knopen = graaf.knopen.filter((k) => !verborgen.includes(k.soort));
  const er = new Set(knopen.map((k) => k.id));
  return { knopen, pijlen: graaf.pijlen.filter((p) => er.has(p.van) && er.has(p.naar) && !verborgen.includes(groepVan(p.soort))) };
}

export interface Regel {
  id: string;
  label: string;
  bijschrift: string | null;
  knoop: Graafknoop | null;
  groep: Groep | null;
  /** Shown beforehand, so not counted. */
  schim?: boolean;
}

function kolom(soort: Knoopsoort, gevouwen: Gevouwen, v: Beeldvraag): Regel[] {
  const rang = new Map(v.geheugen[soort].map((id, i) => [id, i]));
  const leden = gevouwen.knopen.filter((k) => k.soort === soort).toSorted((a, b) => (rang.get(a.id) ?? 0) - (rang.get(b.id) ?? 0));
  const regel = (k: Graafknoop): Regel => ({ id: k.id, label: k.label, bijschrift: v.bijschrift(k), knoop: k, groep: null });
  const groep = (g: Groep): Regel[] => [
    { id: g.id, label: v.groepnaam(g.sleutel), bijschrift: null, knoop: null, groep: g },
    ...leden.filter((k) => gevouwen.groepVan.get(k.id) === g.id).map(regel),
  ];
  const groepen = gevouwen.groepen.filter((g) => g.soort === soort);
  const uit = [
    ...groepen.filter((g) => !laatst(g)).flatMap(groep),
    ...leden.filter((k) => !gevouwen.groepVan.has(k.id)).map(regel),
    ...groepen.filter(laatst).flatMap(groep),
  ];
  if (soort === "risico") uit.push(...v.schimmen.map(schim));
  return uit;
}

const laatst = (g: Groep): boolean => g.sleutel === LOS || g.sleutel === KAN;

function schim(risico: Item): Regel {
  const knoop: Graafknoop = {
    id: SCHIM + risico.slug, soort: "risico", label: risico.label, slug: risico.slug, lijn: null, aspect: null,
    status: "open", ernst: "waarschuwing", aanwezig: null,
  };
  return { id: knoop.id, label: risico.label, bijschrift: null, knoop, groep: null, schim: true };
}
