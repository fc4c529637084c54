import type { Pijl } from "../api/types.ts";
import type { Plek } from "./indeling.ts";

/**
 * Moves the nodes of every column but the first up or down, so that each stands level with what it is tied to on its left.
 * Order and distance stay. Least squares under an order: pool adjacent violators (Ayer et al. 1955), in linear time.
 */
export function schik(plekken: readonly Plek[], pijlen: readonly Pijl[], kolommen: number, hoogte: number, tussen: number): void {
  const plek = new Map(plekken.map((p) => [p.id, p]));
  const links = new Map<string, Plek[]>();
  for (const p of pijlen) {
    const a = plek.get(p.van);
    const b = plek.get(p.naar);
    if (!a || !b || a.kolom === b.kolom) continue;
    const [l, r] = a.kolom < b.kolom ? [a, b] : [b, a];
    links.set(r.id, [...(links.get(r.id) ?? []), l]);
  }
  for (let k = 1; k < kolommen; k += 1) {
    const kolom = plekken.filter((p) => p.kolom === k);
    const gestapeld = kolom.map((p) => p.y);
    const gewenst = kolom.map((p, i) => {
      const buren = links.get(p.id);
      return buren ? buren.reduce((som, b) => som + b.y + b.h / 2, 0) / buren.length - p.h / 2 - gestapeld[i]! : null;
    });
    const laatste = kolom.at(-1);
    const speling = laatste ? Math.max(0, hoogte - (laatste.y + laatste.h + tussen)) : 0;
    oplopend(gewenst).forEach((z, i) => {
      kolom[i]!.y = Math.round(gestapeld[i]! + Math.min(speling, Math.max(0, z)));
    });
  }
}

/** The non-decreasing row nearest to the wishes; one without a wish goes along with the one before it. */
export function oplopend(wensen: readonly (number | null)[]): number[] {
  const blokken: { som: number; gewicht: number; leden: number }[] = [];
  const waarde = (b: { som: number; gewicht: number }) => (b.gewicht > 0 ? b.som / b.gewicht : 0);
  for (const wens of wensen) {
    const vorig = blokken.at(-1);
    if (wens === null && vorig) {
      vorig.leden += 1;
      continue;
    }
    let blok = { som: wens ?? 0, gewicht: wens === null ? 0 : 1, leden: 1 };
    for (let v = blokken.at(-1); v && waarde(v) > waarde(blok); v = blokken.at(-1)) {
      blok = { som: blok.som + v.som, gewicht: blok.gewicht + v.gewicht, leden: blok.leden + v.leden };
      blokken.pop();
    }
    blokken.push(blok);
  }
  return blokken.flatMap((b) => Array<number>(b.leden).fill(waarde(b)));
}
