import type { Knoopsoort, Pijl } from "../api/types.ts";
import { KOLOMMEN } from "./kolommen.ts";

/** Every node ever seen, per column, in order. Kept from turn to turn, so that what returns comes back in its own place. */
export type Geheugen = Readonly<Record<Knoopsoort, readonly string[]>>;

export const GEEN_GEHEUGEN: Geheugen = { keuze: [], prikkel: [], risico: [], mitigatie: [], indicator: [], bronsysteem: [] };

/**
 * Puts new nodes among the ones that already have a place; those keep theirs.
 * The first column stands in the order it is given in; in the others a newcomer goes where its neighbours to the left are
 * (their mean place, the barycentre of Sugiyama, Tagawa and Toda 1981), which keeps arrows short and crossings few.
 */
export function onthoud(geheugen: Geheugen, kolommen: ReadonlyMap<Knoopsoort, readonly string[]>, pijlen: readonly Pijl[]): Geheugen {
  const plaats = new Map<string, number>();
  const buren = new Map<string, string[]>();
  const voegBuur = (a: string, b: string) => buren.set(a, [...(buren.get(a) ?? []), b]);
  for (const p of pijlen) {
    voegBuur(p.van, p.naar);
    voegBuur(p.naar, p.van);
  }
  const uit = { ...GEEN_GEHEUGEN } as Record<Knoopsoort, readonly string[]>;
  KOLOMMEN.forEach((soort, kolom) => {
    const bekend = geheugen[soort];
    const gegeven = kolommen.get(soort) ?? [];
    const nieuw = gegeven.filter((id) => !bekend.includes(id));
    uit[soort] = kolom === 0 ? volgens(bekend, gegeven) : voegIn(bekend, nieuw, (id) => midden(id, buren, plaats));
    uit[soort].forEach((id, i) => plaats.set(id, (i + 0.5) / uit[soort].length));
  });
  return uit;
}

/** The given order, with what is remembered but absent left where it was. */
function volgens(bekend: readonly string[], gegeven: readonly string[]): readonly string[] {
  const lijst = [...bekend];
  gegeven.forEach((id, i) => {
    if (lijst.includes(id)) return;
    const voorganger = gegeven.slice(0, i).findLast((v) => lijst.includes(v));
    lijst.splice(voorganger === undefined ? 0 : lijst.indexOf(voorganger) + 1, 0, id);
  });
  return lijst;
}

function voegIn(bekend: readonly string[], nieuw: readonly string[], waarde: (id: string) => number): readonly string[] {
  const waarden = new Map([...bekend, ...nieuw].map((id) => [id, waarde(id)]));
  const lijst = [...bekend];
  for (const id of nieuw.toSorted((a, b) => waarden.get(a)! - waarden.get(b)!)) {
    const na = lijst.findLastIndex((ander) => waarden.get(ander)! <= waarden.get(id)!);
    lijst.splice(na + 1, 0, id);
  }
  return lijst;
}

function midden(id: string, buren: ReadonlyMap<string, string[]>, plaats: ReadonlyMap<string, number>): number {
  const plaatsen = (buren.get(id) ?? []).flatMap((b) => plaats.get(b) ?? []);
  return plaatsen.length > 0 ? plaatsen.reduce((a, b) => a + b, 0) / plaatsen.length : 1;
}
