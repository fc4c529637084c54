import type { Pijl } from "../api/types.ts";
import { groepVan } from "./kolommen.ts";

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
