import type { Graafknoop, Knoopsoort, Pijl } from "../api/types.ts";
import { KOLOMMEN } from "./kolommen.ts";
import { verdeel } from "./breedte.ts";
import { breekAf, type Meet } from "./tekst.ts";
import { schik } from "./schik.ts";
import type { Groep } from "./vouwen.ts";

/** A thing with a place: a node, or the heading of a group. */
export interface Plek {
  id: string;
  label: string;
  x: number;
  y: number;
  b: number;
  h: number;
  regels: string[];
  knoop: Graafknoop | null;
  groep: Groep | null;
  bijschrift: string[];
  kolom: number;
  /** Stands in a narrow column: only its shape is drawn. */
  smal: boolean;
  /** The number of a group stands in its name. */
  inNaam: boolean;
}

export interface Kolom {
  soort: Knoopsoort;
  x: number;
  b: number;
  aantal: number;
  smal: boolean;
}

export interface Indeling {
  plekken: Plek[];
  plek: ReadonlyMap<string, Plek>;
  kolommen: Kolom[];
  breedte: number;
  hoogte: number;
}

export interface Vraag {
  /** Per column its nodes and group headings, in order. */
  kolommen: ReadonlyMap<Knoopsoort, readonly { knoop: Graafknoop | null; groep: Groep | null; id: string; label: string; bijschrift: string | null; schim?: boolean }[]>;
  pijlen: readonly Pijl[];
  /** Columns that were asked to be wide: others narrow first. */
  breed?: readonly Knoopsoort[];
  /** Width in pixels to fill; the drawing grows wider when columns would get too narrow. */
  ruimte: number;
  /** Root font size over 16: projector mode enlarges all. */
  schaal: number;
  meet: Meet;
}

const ONDER = 10;
/** From this width on the number of a group stands beside its name. */
const RUIM = 150;
export const REGEL = 17;
/** A caption is this much smaller than a label. */
export const KLEIN = 0.9;
const RAND = { x: 12, y: 8, smal: 3.5 };
const BOVEN = 2;
/** The lid of a cylinder takes this from the room for its text. */
export const DEKSEL = 6;
/** Room for the sign of a status. */
export const TEKEN = 17;

/** Places every node: columns side by side in the room there is, nodes in the order they come, level with what they follow from. */
export function deelIn({ kolommen, pijlen, breed = [], ruimte, schaal, meet }: Vraag): Indeling {
  const gegeven = KOLOMMEN.filter((soort) => kolommen.has(soort));
  const { stroken, gat } = verdeel(gegeven, (soort) => kolommen.get(soort)!.length > 0, ruimte, schaal, breed);
  let x = 0;
  const uit: Indeling = { plekken: [], plek: new Map(), kolommen: [], breedte: 0, hoogte: 0 };
  stroken.forEach(({ soort, b, smal }, kolom) => {
    let y = BOVEN;
    const inhoud = kolommen.get(soort)!;
    for (const { id, knoop, groep, label, bijschrift } of inhoud) {
      // In a column of little width the number of a group goes with its name, so that long words break less.
      const inNaam = groep !== null && b < RUIM * schaal;
      const vrijB = b - schaal * (2 * RAND.x + (inNaam ? (heeftTeken(knoop, groep) ? TEKEN : 0) : versiersel(knoop, groep)));
      const regels = smal ? [""] : breekAf(inNaam && !groep.open ? `${label} +${groep.aantal}` : label, vrijB, meet);
      const onder = bijschrift && !smal ? breekAf(bijschrift, vrijB / KLEIN, meet) : [];
      const rijen = regels.length + onder.length * KLEIN;
      const h = Math.round((rijen * REGEL + 2 * (smal ? RAND.smal : RAND.y) + (soort === "bronsysteem" ? DEKSEL : 0)) * schaal);
      uit.plekken.push({ id, label, x, y, b, h, regels, bijschrift: onder, knoop, groep, kolom, smal, inNaam });
      y += h + ONDER * schaal;
    }
    uit.kolommen.push({ soort, x, b, smal, aantal: inhoud.reduce((n, i) => n + (i.groep ? (i.groep.open ? 0 : i.groep.aantal) : i.schim ? 0 : 1), 0) });
    uit.breedte = x + b;
    x = Math.round(x + b + gat);
    uit.hoogte = Math.max(uit.hoogte, y);
  });
  schik(uit.plekken, pijlen, uit.kolommen.length, uit.hoogte, ONDER * schaal);
  return { ...uit, plek: new Map(uit.plekken.map((p) => [p.id, p])) };
}

/** Room at the left for a sign, at the right for the number of a group; in pixels before scaling. */
function versiersel(knoop: Graafknoop | null, groep: Groep | null): number {
  return (heeftTeken(knoop, groep) ? TEKEN : 0) + (groep ? 2 * TEKEN : 0);
}

export function heeftTeken(knoop: Graafknoop | null, groep: Groep | null): boolean {
  return (knoop?.status ?? groep?.status) != null || knoop?.soort === "mitigatie";
}
