import type { Bevinding, Graaf, Item, Pijl } from "../api/types.ts";
import { groepVan } from "./kolommen.ts";
import type { Gevouwen } from "./vouwen.ts";

export interface Buurt {
  knopen: ReadonlySet<string>;
  pijlen: ReadonlySet<Pijl>;
}

/**
 * What hangs together with a node: everything on a path that keeps going left from it, and everything on one that keeps
 * going right. So a risk shows its causes back to the choices, and its answers and signals on to the source systems; also the
 * measures that answer an incentive on the way to it.
 */
export function buurtVan(id: string, pijlen: readonly Pijl[], kolomVan: (id: string) => number): Buurt {
  const knopen = new Set([id]);
  const mee = new Set<Pijl>();
  for (const kant of [-1, 1]) {
    const langs = new Set([id]);
    for (const hier of langs) {
      for (const p of pijlen) {
        if (p.van !== hier && p.naar !== hier) continue;
        const daar = p.van === hier ? p.naar : p.van;
        if (Math.sign(kolomVan(daar) - kolomVan(hier)) !== kant) continue;
        mee.add(p);
        langs.add(daar);
        knopen.add(daar);
      }
    }
  }
  for (const p of pijlen) {
    if (groepVan(p.soort) !== "beantwoordt" || !knopen.has(p.naar)) continue;
    mee.add(p);
    knopen.add(p.van);
  }
  return { knopen, pijlen: mee };
}

/**
 * The part of the graph that one finding is about: its choices, the incentives on the way, its risk, what answers it, and what
 * shows it. Of folded nodes their group lights up.
 */
export function buurtVanBevinding(b: Bevinding, graaf: Graaf, gevouwen: Gevouwen): Buurt {
  const namen = new Set([
    ...[...b.keuzes, ...b.oorzaken.map((o) => o.stand)].flatMap(soortnaam("keuze")),
    ...b.oorzaken.map((o) => o.prikkel).flatMap(soortnaam("prikkel")),
    ...[b.risico].flatMap(soortnaam("risico")),
    ...[...b.mitigaties, ...b.oorzaken.map((o) => o.maatregel)].flatMap(soortnaam("mitigatie")),
    ...b.indicatoren.flatMap(soortnaam("indicator")),
  ]);
  const zichtbaar = new Set(gevouwen.knopen.map((k) => k.id));
  const plek = (id: string): string => (zichtbaar.has(id) ? id : (gevouwen.groepVan.get(id) ?? id));
  const knopen = new Set(graaf.knopen.filter((k) => namen.has(`${k.soort}/${k.slug}`)).map((k) => plek(k.id)));
  const systemen = new Set(graaf.knopen.filter((k) => k.soort === "bronsysteem").map((k) => plek(k.id)));
  for (const p of gevouwen.pijlen) {
    if (p.soort === "uitBronsysteem" && knopen.has(p.van) && systemen.has(p.naar)) knopen.add(p.naar);
  }
  return { knopen, pijlen: new Set(gevouwen.pijlen.filter((p) => knopen.has(p.van) && knopen.has(p.naar))) };
}

const soortnaam = (soort: string) => (item: Item | null): string[] => (item ? [`${soort}/${item.slug}`] : []);
