import type { Graaf, Graafknoop, Knoopsoort, Pijl } from "../api/types.ts";
import { KOLOMMEN, sleutel } from "./kolommen.ts";

/** Beyond this many nodes the columns fold. */
export const VEEL = 100;
/** A column this short is never folded: folding would hide more than it clears. */
export const KORT = 10;

/** The heading of a group within a column; folded, it stands for its members. */
export interface Groep {
  id: string;
  soort: Knoopsoort;
  sleutel: string;
  aantal: number;
  open: boolean;
  status: Graafknoop["status"];
  ernst: Graafknoop["ernst"];
}

export interface Gevouwen {
  knopen: Graafknoop[];
  pijlen: Pijl[];
  groepen: Groep[];
  /** Of each node that has a group, the id of that group. */
  groepVan: ReadonlyMap<string, string>;
}

export function groepId(soort: Knoopsoort, naam: string): string {
  return `groep/${soort}/${naam}`;
}

/** Groups that stand last in their column: choices from which nothing follows here, and measures that could still be taken. */
export const LOS = "los";
export const KAN = "kan";
/** So few of them are not worth a group. */
const WEINIG: Record<string, number> = { [LOS]: 2, [KAN]: 8 };

/**
 * Folds what an eye does not need at once: choices from which nothing follows, measures not taken when there are many, and in a
 * large graph the columns that are longer than fits, by aspect, else by lijn. `open` are the groups that stand unfolded, `past` is
 * how many nodes fit below each other.
 */
export function vouw(graaf: Graaf, open: ReadonlySet<string>, past: number = KORT, veel: number = VEEL): Gevouwen {
  const groepen: Groep[] = [];
  const groepVan = new Map<string, string>();
  const voegToe = (soort: Knoopsoort, naam: string, leden: Graafknoop[]) => {
    const id = groepId(soort, naam);
    groepen.push({ id, soort, sleutel: naam, aantal: leden.length, open: open.has(id), status: ergste(leden), ernst: zwaarste(leden) });
    for (const k of leden) groepVan.set(k.id, id);
  };
  const sleutelVan = groepsleutels(graaf);
  const gebonden = new Set(graaf.pijlen.flatMap((p) => [p.van, p.naar]));
  const terzijde = ([
    ["keuze", LOS, graaf.knopen.filter((k) => k.soort === "keuze" && !gebonden.has(k.id))],
    ["mitigatie", KAN, graaf.knopen.filter((k) => k.soort === "mitigatie" && k.aanwezig === false)],
  ] as const).filter(([, naam, leden]) => leden.length > WEINIG[naam]!);
  const apart = new Set(terzijde.flatMap(([, , leden]) => leden));
  if (graaf.knopen.length - apart.size > veel) {
    for (const soort of KOLOMMEN) {
      const leden = graaf.knopen.filter((k) => k.soort === soort && !apart.has(k));
      const per = Map.groupBy(leden, sleutelVan);
      if (leden.length <= Math.max(KORT, past) || per.size < 2) continue;
      for (const [naam, deel] of per) voegToe(soort, naam, deel);
    }
  }
  for (const [soort, naam, leden] of terzijde) voegToe(soort, naam, leden);
  const dicht = new Set(groepen.filter((g) => !g.open).map((g) => g.id));
  const plek = (id: string): string => {
    const groep = groepVan.get(id);
    return groep && dicht.has(groep) ? groep : id;
  };
  const pijlen = new Map<string, Pijl>();
  for (const p of graaf.pijlen) {
    const verlegd = { ...p, van: plek(p.van), naar: plek(p.naar) };
    pijlen.set(sleutel(verlegd), verlegd);
  }
  return {
    knopen: graaf.knopen.filter((k) => plek(k.id) === k.id),
    pijlen: [...pijlen.values()],
    groepen,
    groepVan,
  };
}

/** The group of a node: its aspect, else its lijn, else the aspect that most of its neighbours have. */
function groepsleutels(graaf: Graaf): (knoop: Graafknoop) => string {
  const aspecten = new Map<string, string[]>();
  const vind = new Map(graaf.knopen.map((k) => [k.id, k]));
  for (const { van, naar } of graaf.pijlen) {
    for (const [een, ander] of [[van, naar], [naar, van]] as const) {
      const aspect = vind.get(ander)?.aspect;
      if (aspect) aspecten.set(een, [...(aspecten.get(een) ?? []), aspect]);
    }
  }
  const meest = (lijst: string[]) => lijst.toSorted((a, b) => lijst.filter((x) => x === b).length - lijst.filter((x) => x === a).length)[0];
  return (k) => k.aspect ?? k.lijn ?? meest(aspecten.get(k.id) ?? []) ?? "";
}

const STATUSSEN = ["open", "gedeeltelijk", "gemitigeerd"] as const;
const ERNSTEN = ["overtreding", "waarschuwing", "info"] as const;

function ergste(knopen: Graafknoop[]): Graafknoop["status"] {
  return STATUSSEN.find((s) => knopen.some((k) => k.status === s)) ?? null;
}

function zwaarste(knopen: Graafknoop[]): Graafknoop["ernst"] {
  return ERNSTEN.find((e) => knopen.some((k) => k.ernst === e)) ?? null;
}
