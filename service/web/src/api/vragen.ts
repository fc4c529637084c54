import type { Bronplaats, Ernst, Item, Mitigatie, StandItem, Status } from "./types.ts";

/** What the service answers beside the findings: what could be otherwise, and the way there. */

/** What one turn would change. */
export interface Verandering {
  samenhangend: boolean;
  harmonisch: boolean;
  erbij: Item[];
  eraf: Item[];
  vervalt: Item[];
}

export interface Mogelijkheid extends Verandering {
  stand: Item;
  gekozen: boolean;
  past: boolean;
  haalbaar: boolean;
  /** What taking a chosen setting away would change, where the knob takes several. */
  zonder: Verandering | null;
}

export interface Mogelijkheden {
  knoppen: { knop: Item; standen: Mogelijkheid[] }[];
}

export type Doel = "samenhangend" | "harmonisch";

/** One turn of a knob, or a measure taken or dropped (`weg`). */
export interface Stap {
  knop?: Item;
  van?: Item | null;
  naar?: Item | null;
  maatregel?: Item;
  weg?: true;
}

export interface Bijstelling {
  kosten: number;
  stappen: Stap[];
  nieuweRisicos: Item[];
  vervallenRisicos: Item[];
  opengelaten: Item[];
  samenhangend: boolean;
  harmonisch: boolean;
  uitleg: string;
}

export interface Conflictdeel extends Item {
  soort: "keuze" | "omstandigheid" | "maatregel" | "archetype" | "domein" | "regel" | "risico";
  standen: Item[];
  genomen: boolean | null;
  lijn: Item | null;
  tekst: string;
  bronnen: Bronplaats[];
}

export interface Conflictlaag {
  deel: Conflictdeel | null;
  bindt: Conflictdeel[];
  watErOokGekozenWordt: Item[];
  daaronder: Conflictlaag[];
}

export interface WaaromNiet {
  kleinste: boolean;
  ondergrens: number;
  delen: Conflictdeel[];
  lagen: Conflictlaag[];
  watErOokGekozenWordt: Item[];
  losTeLaten: Item[][] | null;
  uitleg: string;
}

export interface Bijstellingen {
  doel: Doel;
  vast: Item[];
  mogelijk: boolean | null;
  optimaal: boolean;
  ondergrens: number;
  volledig: boolean;
  bijstellingen: Bijstelling[];
  inElke: Stap[] | null;
  inEnige: Stap[] | null;
  waaromNiet: WaaromNiet | null;
}

export interface Groeifase {
  fase: number;
  /** How the handbook calls this part of the way. */
  term: Item | null;
  stappen: Stap[];
  samenhangend: boolean;
  harmonisch: boolean;
  overtredingen: Item[];
  indicatoren: Item[];
  uitleg: string;
}

export interface Groeipad {
  perFase: number;
  mogelijk: boolean | null;
  fasen: Groeifase[];
  bewezen: boolean;
  blijft: Item[];
  uitleg: string;
}

export interface Signaal {
  risico: Item;
  lijn: Item | null;
}

export interface Planindicator extends Item {
  signaleert: Signaal[];
  dataElementen: Item[];
  bronsystemen: Item[];
  bronnen: Bronplaats[];
}

export interface Planelement extends Item {
  waardedomein: Item | null;
  bronsystemen: Item[];
}

export interface Meetplan {
  indicatoren: Planindicator[];
  dataElementen: Planelement[];
  bronsystemen: Item[];
}

export interface Meetplannen {
  plannen: Meetplan[];
  complete: boolean;
  ongezien: Signaal[];
  uitleg: string;
}

export type Meetoordeel = "rood" | "geel" | "groen";

export interface BeoordeeldeMeting {
  indicator: Item;
  proportie: number;
  waarnemingen: number;
  oordeel: Meetoordeel;
  bijMeer: { factor: number; waarnemingen: number; oordeel: Meetoordeel }[];
  uitleg: string;
  bronnen: Bronplaats[];
}

export interface Afrekenbaarheid {
  metingen: BeoordeeldeMeting[];
}

export interface Afwijking {
  knop: Item;
  uitgesloten: boolean;
  uitleg: string;
}

export interface Gelijkenis {
  archetype: Item;
  gevolgd: boolean;
  /** From 0 to 1. */
  gelijkenis: number;
  overeen: StandItem[];
  afwijkingen: Afwijking[];
  open: Item[];
}

export interface Gelijkenissen {
  werking: { regel: Item; uitleg: string; bronnen: Bronplaats[] }[];
  archetypen: Gelijkenis[];
  uitleg: string;
}

export interface Vergelijking {
  configuraties: { naam: string | null; samenhangend: boolean; harmonisch: boolean; oordeel: string }[];
  keuzes: { knop: Item; gelijk: boolean; waarden: { gekozen: Item[]; werktAls: Item[] }[] }[];
  bevindingen: { regel: Item | null; risico: Item | null; lijn: Item | null; ernst: Ernst; gelijk: boolean; waarden: (Status | null)[] }[];
  maatregelen: { maatregel: Item; gelijk: boolean; waarden: (Mitigatie["werking"])[] }[];
  indicatoren: { indicator: Item; gelijk: boolean; waarden: boolean[] }[];
  uitleg: string;
}
