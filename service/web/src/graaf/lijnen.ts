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

/** Heights at which a line can pass through a column. */
function gatenIn(plekken: readonly Plek[]): number[] {
  const gaten = plekken.slice(1).map((p, i) => (plekken[i]!.y + plekken[i]!.h + p.y) / 2);
  const laatste = plekken.at(-1);
  return laatste ? [...gaten, laatste.y + laatste.h + 6] : [];
}

function boog(van: Plek, naar: Plek, indeling: Indeling, gaten: readonly number[][]): { d: string; punt: string } {
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

function dichtstbij(gaten: readonly number[], y: number): number {
  return gaten.reduce((beste, g) => (Math.abs(g - y) < Math.abs(beste - y) ? g : beste), gaten[0] ?? y);
}
