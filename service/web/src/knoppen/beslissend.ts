import type { Gevolgen, Knop, Mogelijkheid } from "../api/types.ts";
import { type Configuratie, gekozen } from "../staat/configuratie.ts";

/** Why an open knob matters now: the most weighty thing that its settings do. `n` counts findings or risks. */
export type Reden =
  | { soort: "maaktHeel" | "botst" | "looptVast" | "atlas" }
  | { soort: "zetRecht" | "neemtWeg" | "brengt"; n: number };

export interface Beslissend {
  knop: Knop;
  reden: Reden;
}

/** So many are named at once: what a table can talk about. */
export const VIJF = 5;

/**
 * The open knobs that change something, most deciding first. What decides about coherence goes before what changes risks: a setting
 * that makes it coherent again, a finding that the knob can still put right, a setting that clashes or leads nowhere; then how far the
 * settings lie apart in open risks (left open included), then how much the knob decides over all configurations (`atlas`, by slug).
 */
export function rangschik(
  knoppen: readonly Knop[], c: Configuratie, gevolgen: Gevolgen, mogelijk: ReadonlyMap<string, Mogelijkheid>, atlas: ReadonlyMap<string, number>,
): Beslissend[] {
  const rechtzetten = new Map<string, number>();
  for (const b of gevolgen.bevindingen) {
    if (b.status !== "open") continue;
    for (const { slug } of b.kanNogRechtgezet) rechtzetten.set(slug, (rechtzetten.get(slug) ?? 0) + 1);
  }
  return knoppen
    .filter((k) => gekozen(c, k.slug).length === 0)
    .flatMap((knop) => {
      const standen = knop.standen.flatMap((s) => mogelijk.get(s.slug) ?? []).filter((m) => m.past);
      const netto = [0, ...standen.map((m) => m.erbij.length - m.eraf.length)];
      const maaktHeel = !gevolgen.samenhangend && standen.some((m) => m.samenhangend);
      const recht = rechtzetten.get(knop.slug) ?? 0;
      const vast = standen.some((m) => !m.haalbaar) && standen.some((m) => m.haalbaar);
      const botst = gevolgen.samenhangend && standen.some((m) => !m.samenhangend);
      const zwaai = Math.max(...netto) - Math.min(...netto);
      const weg = Math.max(0, ...standen.map((m) => m.eraf.length));
      const erbij = Math.max(0, ...standen.map((m) => m.erbij.length));
      const deel = atlas.get(knop.slug) ?? 0;
      const reden: Reden | null =
        maaktHeel ? { soort: "maaktHeel" }
        : recht > 0 ? { soort: "zetRecht", n: recht }
        : vast ? { soort: "looptVast" }
        : botst ? { soort: "botst" }
        : weg > 0 && weg >= erbij ? { soort: "neemtWeg", n: weg }
        : erbij > 0 ? { soort: "brengt", n: erbij }
        : deel > 0 ? { soort: "atlas" }
        : null;
      return reden ? [{ knop, reden, gewicht: [Number(maaktHeel), recht, Number(vast), Number(botst), zwaai, deel] }] : [];
    })
    .toSorted((a, b) => zwaarst(a.gewicht, b.gewicht))
    .map(({ knop, reden }) => ({ knop, reden }));
}

/** The first weight that differs decides; where none does, the order of the desk stays. */
function zwaarst(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((w, j) => w !== b[j]);
  return i < 0 ? 0 : b[i]! - a[i]!;
}
