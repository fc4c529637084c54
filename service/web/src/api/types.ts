/** What the service answers, as `docs` and `/v1/openapi.json` describe it. The one place where the page knows these shapes. */

export type * from "./vragen.ts";

export interface Item {
  id: string;
  slug: string;
  label: string;
  definitie?: string;
}

export interface Bronplaats {
  bron: string;
  titel: string;
  vindplaats: string;
}

export interface StandItem extends Item {
  knop: Item;
}

export interface Stand extends Item {
  vorm: Item | null;
  uitsluitend: boolean;
  domein: Item[];
  bronnen: Bronplaats[];
}

export interface Knop extends Item {
  aspect: Item;
  lijn: Item | null;
  domein: Item[];
  meervoudig: boolean;
  omstandigheid: boolean;
  standen: Stand[];
  bronnen: Bronplaats[];
}

export interface Knoppen {
  kennisversie: string;
  aspecten: Item[];
  lijnen: Item[];
  domeinen: Item[];
  knoppen: Knop[];
}

export interface Archetype extends Item {
  keuzes: Record<string, string | string[]>;
  bronnen: Bronplaats[];
}

export interface Voorbeeld extends Item {
  configuratie: ConfiguratieJson;
  bronnen: Bronplaats[];
}

export interface Maatregel extends Item {
  viaStand: StandItem | null;
  bronnen: Bronplaats[];
}

export interface Meting {
  indicator: string;
  proportie: number;
  waarnemingen: number;
}

/** A configuration as it goes over the line and into a file. */
export interface ConfiguratieJson {
  naam?: string;
  gemeente?: string;
  domein?: string;
  archetype?: string;
  keuzes: Record<string, string | string[]>;
  maatregelen?: string[];
  metingen?: Meting[];
  /** Knobs that stand fixed. */
  vast?: string[];
}

export type Ernst = "overtreding" | "waarschuwing" | "info";
export type Status = "open" | "gemitigeerd";

export interface Oorzaak {
  soort: "stand" | "prikkel" | "neveneffect";
  stand: Item | null;
  vorm: Item | null;
  prikkel: Item | null;
  maatregel: Item | null;
  lijn: Item | null;
  vervangen: boolean;
  beantwoord: boolean;
  door: Item[];
  bronnen: Bronplaats[];
}

export interface Mitigatie extends Item {
  aanwezig: boolean;
  genomen: boolean;
  werking: "heel" | "deels" | "niet" | null;
  dekking: "heel" | "deels";
  ontbreekt: Item[];
  uitgeslotenDoor: Item[];
  verzwaktDoor: Item[];
  deelsZonder: Item[];
  neveneffecten: Item[];
  viaStand: StandItem | null;
  bronnen: Bronplaats[];
}

export interface Bevinding {
  id: string;
  regel: Item | null;
  ernst: Ernst;
  status: Status;
  gedeeltelijk: boolean;
  risico: Item | null;
  lijn: Item | null;
  keuzes: StandItem[];
  oorzaken: Oorzaak[];
  mitigaties: Mitigatie[];
  rechtgezetDoor: Item[];
  kanNogRechtgezet: Item[];
  betwist: boolean;
  indicatoren: Item[];
  uitleg: string;
  bronnen: Bronplaats[];
}

export interface NietBekeken {
  opengelaten: Item[];
  regels: Item[];
  onbesproken: Item[];
  maatregelenZonderAanleiding: Item[];
}

export interface EffectieveStand extends StandItem {
  vervangen: boolean;
  door: Item | null;
}

export interface Prikkel extends Item {
  dimensie: Item | null;
  richting: string | null;
  pervers: boolean;
}

export interface Indicator extends Item {
  bronsystemen: Item[];
  signaleert: Item[];
}

/** What made an answer: the same knowledge, program and input give the same again. */
export interface Herkomstbewijs {
  id: string;
  vraag: string;
  kennis: string;
  programma: { versie: string; hash: string };
  invoer: string | null;
  instellingen: Record<string, unknown>;
}

export interface Gevolgen {
  kennisversie: string;
  herkomstbewijs: Herkomstbewijs;
  samenhangend: boolean;
  harmonisch: boolean;
  conforms: boolean;
  oordeel: string;
  effectief: EffectieveStand[];
  prikkels: Prikkel[];
  risicos: (Item & { ernst: Ernst; status: Status })[];
  mitigaties: Mitigatie[];
  indicatoren: Indicator[];
  bevindingen: Bevinding[];
  nietBekeken: NietBekeken;
}

export type Knoopsoort = "keuze" | "prikkel" | "risico" | "mitigatie" | "indicator" | "bronsysteem";
export type Pijlsoort =
  | "geeftPrikkel"
  | "leidtTotRisico"
  | "mitigeert"
  | "dektDeels"
  | "veroorzaaktRisico"
  | "signaleert"
  | "uitBronsysteem"
  | "viaStand";

export interface Graafknoop {
  id: string;
  soort: Knoopsoort;
  label: string;
  slug: string;
  lijn: string | null;
  aspect: string | null;
  status: "open" | "gedeeltelijk" | "gemitigeerd" | null;
  ernst: Ernst | null;
  aanwezig: boolean | null;
}

export interface Pijl {
  van: string;
  naar: string;
  soort: Pijlsoort;
}

export interface Graaf {
  knopen: Graafknoop[];
  pijlen: Pijl[];
}

export interface Fout {
  waar: string;
  wat: string;
  welGoed?: string[];
  regel?: number | null;
}

/** RFC 9457, with the places that are wrong. */
export interface Probleem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  fouten?: Fout[];
}

export type Taal = "nl" | "en";
