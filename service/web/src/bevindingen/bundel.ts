import type { Bevinding, Item, Mitigatie } from "../api/types.ts";

/** One risk as one card: the same risk in several lijnen is told once. */
export type Bundel = readonly [Bevinding, ...Bevinding[]];

export function bundel(bevindingen: readonly Bevinding[], lijnen: readonly Item[]): Bundel[] {
  const rang = (b: Bevinding) => lijnen.findIndex((l) => l.slug === b.lijn?.slug);
  const per = new Map<string, [Bevinding, ...Bevinding[]]>();
  for (const b of bevindingen) {
    const samen = b.risico && b.lijn ? [b.regel ? "regel" : "feit", b.risico.slug, b.ernst, b.status].join(" ") : b.id;
    const er = per.get(samen);
    if (er && !er.some((x) => x.lijn?.slug === b.lijn?.slug)) er.push(b);
    else per.set(er ? b.id : samen, [b]);
  }
  return [...per.values()].map((leden) => leden.toSorted((a, b) => rang(a) - rang(b)) as [Bevinding, ...Bevinding[]]);
}

/** A measure as a card shows it, and the lijnen in which it helps where that is not all of the card. */
export interface Hulp {
  m: Mitigatie;
  lijnen: Item[];
}

export function hulp(leden: Bundel): Hulp[] {
  const per = new Map<string, Hulp & { keer: number }>();
  for (const b of leden) {
    for (const m of b.mitigaties) {
      const er = per.get(m.slug);
      if (er) er.keer += 1;
      const lijnen = [...(er?.lijnen ?? []), ...(b.lijn ? [b.lijn] : [])];
      per.set(m.slug, { m: er?.m ?? m, lijnen, keer: er?.keer ?? 1 });
    }
  }
  return [...per.values()].map(({ m, lijnen, keer }) => ({ m, lijnen: keer < leden.length ? lijnen : [] }));
}
