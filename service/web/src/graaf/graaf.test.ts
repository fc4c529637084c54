import assert from "node:assert/strict";
import { test } from "node:test";
import type { Graaf, Graafknoop, Knoopsoort, Pijl } from "../api/types.ts";
import { maakBeeld } from "./beeld.ts";
import { verdeel } from "./breedte.ts";
import { buurtVan } from "./buurt.ts";
import { KOLOMMEN } from "./kolommen.ts";
import { stap } from "./loop.ts";
import { oplopend } from "./schik.ts";
import { breekAf } from "./tekst.ts";
import { GEEN_GEHEUGEN, onthoud } from "./volgorde.ts";
import { vouw } from "./vouwen.ts";

const meet = (tekst: string) => tekst.length * 7;
const knoop = (id: string, soort: Knoopsoort, rest: Partial<Graafknoop> = {}): Graafknoop => ({
  id, soort, label: id, slug: id, lijn: null, aspect: null, status: null, ernst: null, aanwezig: null, ...rest,
});
const leidtTot = (van: string, naar: string): Pijl => ({ van, naar, soort: "leidtTotRisico" });

const klein: Graaf = {
  knopen: [
    knoop("k1", "keuze"), knoop("k2", "keuze"), knoop("p", "prikkel"), knoop("r1", "risico"), knoop("r2", "risico"),
    knoop("m", "mitigatie"), knoop("i", "indicator"), knoop("b", "bronsysteem"),
  ],
  pijlen: [
    { van: "k1", naar: "p", soort: "geeftPrikkel" }, leidtTot("p", "r1"), leidtTot("k2", "r2"), { van: "m", naar: "p", soort: "mitigeert" },
    { van: "i", naar: "r2", soort: "signaleert" }, { van: "i", naar: "b", soort: "uitBronsysteem" },
  ],
};

const beeld = (graaf: Graaf, ruimte = 1200) => {
  const kolommen = new Map(KOLOMMEN.map((s) => [s, graaf.knopen.filter((k) => k.soort === s).map((k) => k.id)]));
  return maakBeeld({
    graaf, geheugen: onthoud(GEEN_GEHEUGEN, kolommen, graaf.pijlen), verborgen: [], opengevouwen: new Set(), ruimte, past: 10, schaal: 1, meet,
    schimmen: [], bijschrift: () => null, groepnaam: (s) => s,
  });
};

test("nodes stand in the column of their kind and never on top of each other", () => {
  const { indeling } = beeld(klein);
  assert.deepEqual(indeling.kolommen.map((k) => k.soort), KOLOMMEN);
  for (const a of indeling.plekken) {
    for (const b of indeling.plekken) {
      if (a === b || a.kolom !== b.kolom) continue;
      assert.ok(a.y + a.h <= b.y || b.y + b.h <= a.y, `${a.id} over ${b.id}`);
    }
  }
});

test("in a narrow pane empty columns give way and the rest keeps a readable width", () => {
  const { indeling } = beeld({ knopen: [knoop("k", "keuze"), knoop("r", "risico")], pijlen: [leidtTot("k", "r")] }, 300);
  assert.deepEqual(indeling.kolommen.map((k) => k.soort), ["keuze", "risico"]);
  assert.ok(indeling.kolommen.every((k) => k.b >= 112));
});

test("where six columns do not fit, the last ones narrow so that the whole chain stays in sight, and one asked for widens", () => {
  const { indeling } = beeld(klein, 646);
  assert.deepEqual(indeling.kolommen.filter((k) => k.smal).map((k) => k.soort), ["indicator", "bronsysteem"]);
  assert.ok(indeling.breedte <= 646);
  const gevraagd = verdeel(KOLOMMEN, () => true, 646, 1, ["indicator"]);
  assert.deepEqual(gevraagd.stroken.filter((s) => s.smal).map((s) => s.soort), ["prikkel", "bronsysteem"]);
  assert.ok(verdeel(KOLOMMEN, () => true, 320, 1, []).stroken.every((s) => !s.smal), "a phone scrolls");
});

test("the order in a column is stable: what stays keeps its place, what returns comes back to it", () => {
  const kolommen = (risicos: string[]) => new Map<Knoopsoort, string[]>([["risico", risicos]]);
  const een = onthoud(GEEN_GEHEUGEN, kolommen(["a", "b", "c"]), []);
  const twee = onthoud(een, kolommen(["c", "nieuw"]), []);
  assert.deepEqual(twee.risico.filter((id) => id !== "nieuw"), ["a", "b", "c"]);
  assert.deepEqual(onthoud(twee, kolommen(["b", "a", "c"]), []).risico, twee.risico);
});

test("a newcomer comes level with what it follows from", () => {
  const graaf: Graaf = {
    knopen: [knoop("k1", "keuze"), knoop("k2", "keuze"), knoop("onder", "risico"), knoop("boven", "risico")],
    pijlen: [leidtTot("k2", "onder"), leidtTot("k1", "boven")],
  };
  const { indeling } = beeld(graaf);
  assert.ok(indeling.plek.get("boven")!.y < indeling.plek.get("onder")!.y);
});

test("levelling is the nearest non-decreasing row", () => {
  assert.deepEqual(oplopend([1, 2, 3]), [1, 2, 3]);
  assert.deepEqual(oplopend([3, 1]), [2, 2]);
  assert.deepEqual(oplopend([5, 1, 0, 9]), [2, 2, 2, 9]);
  assert.deepEqual(oplopend([null, 4, null, 2]), [0, 3, 3, 3]);
});

test("a risk hangs together with its causes, with what answers an incentive on the way, and not with its neighbours", () => {
  const { indeling, gevouwen } = beeld(klein);
  const kolom = (id: string) => indeling.plek.get(id)!.kolom;
  assert.deepEqual([...buurtVan("r1", gevouwen.pijlen, kolom).knopen].toSorted(), ["k1", "m", "p", "r1"]);
  assert.deepEqual([...buurtVan("r2", gevouwen.pijlen, kolom).knopen].toSorted(), ["b", "i", "k2", "r2"]);
});

test("choices without consequences fold into one group; a large graph folds by aspect, and arrows follow", () => {
  const los = vouw({ knopen: ["a", "b", "c"].map((id) => knoop(id, "keuze")), pijlen: [] }, new Set());
  assert.deepEqual([los.knopen.length, los.groepen.map((g) => g.aantal)], [0, [3]]);

  const knopen = Array.from({ length: 120 }, (_, i) => knoop(`k${i}`, "keuze", { aspect: i % 2 ? "toegang" : "inkoop" }));
  const graaf = { knopen: [...knopen, knoop("r", "risico", { status: "open" })], pijlen: knopen.map((k) => leidtTot(k.id, "r")) };
  const dicht = vouw(graaf, new Set());
  assert.deepEqual(dicht.groepen.map((g) => [g.sleutel, g.aantal]), [["inkoop", 60], ["toegang", 60]]);
  assert.deepEqual(dicht.pijlen.map((p) => p.van), dicht.groepen.map((g) => g.id));
  assert.equal(vouw(graaf, new Set([dicht.groepen[0]!.id])).knopen.filter((k) => k.soort === "keuze").length, 60);
  assert.equal(vouw(graaf, new Set(), 120).groepen.length, 0, "what fits below each other is not folded");
});

test("arrow keys walk down a column and along an arrow", () => {
  const { indeling, gevouwen } = beeld(klein);
  assert.equal(stap("ArrowDown", "k1", indeling, gevouwen.pijlen), "k2");
  assert.equal(stap("ArrowUp", "k1", indeling, gevouwen.pijlen), null);
  assert.equal(stap("ArrowRight", "k1", indeling, gevouwen.pijlen), "p");
  assert.equal(stap("ArrowLeft", "i", indeling, gevouwen.pijlen), "r2");
});

test("a label breaks at spaces, and a long compound at a syllable with a hyphen", () => {
  assert.deepEqual(breekAf("Geen zicht op kosten", 70, meet), ["Geen zicht", "op kosten"]);
  assert.deepEqual(breekAf("Personeelsadministratie", 140, meet), ["Personeelsadminis-", "tratie"]);
  for (const regel of breekAf("Hottentottententententoonstelling", 60, meet)) assert.ok(meet(regel) <= 60);
});
