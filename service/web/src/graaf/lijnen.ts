import type { Pijl } from "../api/types.ts";
import type { Indeling, Plek } from "./indeling.ts";
import { sleutel } from "./kolommen.ts";

export interface Lijn {
  sleutel: string;
  pijl: Pijl;
  d: string;
  /** The arrow head, at the end of the line. */
  punt: string;
}

/** Draws each arrow as a curve. One that passes a column goes between its nodes, never behind them. */
export function trek(indeling: Indeling, pijlen: readonly Pijl[]): Lijn[] {
  const gaten = indeling.kolommen.map((_, k) => gatenIn(indeling.plekken.filter((p) => p.kolom === k)));
  return pijlen.flatMap((pijl) => {
    const van = indeling.plek.get(pijl.van);
    const naar = indeling.plek.get(pijl.naar);
    if (!van || !naar || van.kolom === naar.kolom) return [];
    return [{ sleutel: sleutel(pijl), pijl, ...boog(van, naar, indeling, gaten) }];
  });
}

/** Open stretches of a column, from top to bottom, through which a line can pass. */
type Gat = readonly [van: number, tot: number];
const SPELING = 4;

function gatenIn(plekken: readonly Plek[]): Gat[] {
  const randen = [0, ...plekken.flatMap((p) => [p.y - SPELING, p.y + p.h + SPELING]), Infinity];
  const gaten: Gat[] = [];
  for (let i = 0; i < randen.length; i += 2) {
    const van = randen[i]!;
    const tot = randen[i + 1]!;
    if (van <= tot) gaten.push([van, tot]);
    // Between two nodes that nearly touch a line still passes, in the middle; above the first one is the heading.
    else if (i > 0) gaten.push([(van + tot) / 2, (van + tot) / 2]);
  }
  return gaten;
}

function boog(van: Plek, naar: Plek, indeling: Indeling, gaten: readonly Gat[][]): { d: string; punt: string } {
  const rechtsaf = van.kolom < naar.kolom;
  const stap = rechtsaf ? 1 : -1;
  const eind = { x: rechtsaf ? naar.x : naar.x + naar.b, y: naar.y + naar.h / 2 };
  let x = rechtsaf ? van.x + van.b : van.x;
  let y = van.y + van.h / 2;
  let d = `M${x},${y}`;
  for (let k = van.kolom + stap; k !== naar.kolom; k += stap) {
    const kolom = indeling.kolommen[k]!;
    const binnen = rechtsaf ? kolom.x : kolom.x + kolom.b;
    const buiten = rechtsaf ? kolom.x + kolom.b : kolom.x;
    const deel = (binnen - x) / (eind.x - x);
    const hoogte = dichtstbij(gaten[k]!, y + (eind.y - y) * deel);
    d += bocht(x, y, binnen, hoogte) + `H${buiten}`;
    x = buiten;
    y = hoogte;
  }
  const kop = rechtsaf ? -6 : 6;
  d += bocht(x, y, eind.x + kop / 2, eind.y);
  return { d, punt: `M${eind.x},${eind.y}l${kop},-3.5v7z` };
}

function bocht(x1: number, y1: number, x2: number, y2: number): string {
  const m = (x1 + x2) / 2;
  return `C${m},${y1} ${m},${y2} ${x2},${y2}`;
}

/** The height nearest to `y` at which the column can be passed. */
function dichtstbij(gaten: readonly Gat[], y: number): number {
  const in_ = gaten.map(([van, tot]) => Math.min(tot, Math.max(van, y)));
  return in_.reduce((beste, h) => (Math.abs(h - y) < Math.abs(beste - y) ? h : beste));
}
