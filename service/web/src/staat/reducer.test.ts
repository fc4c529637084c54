import assert from "node:assert/strict";
import { test } from "node:test";
import { LEEG } from "./configuratie.ts";
import { type Actie, BEGIN, reduce, type Staat } from "./reducer.ts";
import { item, proefkennis } from "./proef.ts";

const kennis = proefkennis();
const na = (acties: Actie[], van: Staat = BEGIN): Staat => acties.reduce((s, a) => reduce(s, a, kennis), van);
const draai = (knop: string, stand: string | null): Actie => ({ soort: "draai", knop, stand });

test("a turn sets a knob and starts the conversation", () => {
  const s = na([draai("plafond", "geen-plafond")]);
  assert.deepEqual(s.nu.configuratie.keuzes, { plafond: ["geen-plafond"] });
  assert.equal(s.nu.begonnen, true);
});

test("still open is a setting: it clears the knob", () => {
  assert.deepEqual(na([draai("plafond", "geen-plafond"), draai("plafond", null)]).nu.configuratie.keuzes, {});
});

test("a knob with several settings keeps their order, whatever the order of clicking", () => {
  const s = na([draai("functies", "ondersteuning"), draai("functies", "preventie")]);
  assert.deepEqual(s.nu.configuratie.keuzes["functies"], ["preventie", "ondersteuning"]);
});

test("none of these stands alone, in both directions", () => {
  const geen = na([draai("functies", "preventie"), draai("functies", "geen")]);
  assert.deepEqual(geen.nu.configuratie.keuzes["functies"], ["geen"]);
  assert.deepEqual(na([draai("functies", "preventie")], geen).nu.configuratie.keuzes["functies"], ["preventie"]);
});

test("the last of several switched off leaves the knob open", () => {
  assert.deepEqual(na([draai("functies", "preventie"), draai("functies", "preventie")]).nu.configuratie.keuzes, {});
});

test("a measure that is a setting turns its knob instead of being taken", () => {
  const c = na([{ soort: "neem", maatregel: "budgetplafond" }]).nu.configuratie;
  assert.deepEqual(c.keuzes, { plafond: ["plafond-op-alles"] });
  assert.deepEqual(c.maatregelen, []);
});

test("a measure without a setting is taken once, and taken back", () => {
  const neem: Actie = { soort: "neem", maatregel: "intervisie" };
  const s = na([neem, neem]);
  assert.deepEqual(s.nu.configuratie.maatregelen, ["intervisie"]);
  assert.deepEqual(na([{ soort: "laatVallen", maatregel: "intervisie" }], s).nu.configuratie.maatregelen, []);
});

test("turning a knob drops the measure that says the opposite", () => {
  const van: Staat = { ...BEGIN, nu: { begonnen: true, configuratie: { ...LEEG, maatregelen: ["budgetplafond", "intervisie"] } } };
  assert.deepEqual(na([draai("plafond", "geen-plafond")], van).nu.configuratie.maatregelen, ["intervisie"]);
});

test("a fixed knob does not turn, by hand nor through a measure", () => {
  const vast = na([draai("plafond", "geen-plafond"), { soort: "zetVast", knop: "plafond" }]);
  assert.equal(na([draai("plafond", null)], vast), vast);
  assert.equal(na([{ soort: "neem", maatregel: "budgetplafond" }], vast), vast);
});

test("a domain drops the choices that do not exist in it", () => {
  const s = na([draai("afspraken-gi", "gemaakt"), draai("plafond", "geen-plafond"), { soort: "domein", domein: "wmo" }]);
  assert.deepEqual(Object.keys(s.nu.configuratie.keuzes), ["plafond"]);
});

test("an archetype fills the desk within the domain and keeps who we are", () => {
  const s = na([{ soort: "gemeente", gemeente: "gm0344" }, { soort: "domein", domein: "wmo" }, { soort: "vanArchetype", archetype: "totaal" }]);
  const c = s.nu.configuratie;
  assert.deepEqual([c.archetype, c.gemeente, c.domein], ["totaal", "gm0344", "wmo"]);
  assert.deepEqual(c.keuzes, { functies: ["preventie"] });
});

test("undo and redo walk the same way back and forth", () => {
  const s = na([draai("plafond", "geen-plafond"), draai("functies", "preventie")]);
  const terug = na([{ soort: "ongedaan" }, { soort: "ongedaan" }], s);
  assert.deepEqual(terug.nu, BEGIN.nu);
  assert.equal(na([{ soort: "ongedaan" }], terug), terug);
  assert.deepEqual(na([{ soort: "opnieuw" }, { soort: "opnieuw" }], terug).nu, s.nu);
});

test("a new turn after undo forgets what was undone", () => {
  const s = na([draai("plafond", "geen-plafond"), { soort: "ongedaan" }, draai("functies", "preventie")]);
  assert.deepEqual(s.toekomst, []);
});

test("what changes nothing leaves no trace in undo", () => {
  const s = na([draai("plafond", "geen-plafond")]);
  for (const niets of [{ soort: "naam", naam: "" }, { soort: "domein", domein: null }, { soort: "gemeente", gemeente: null }] as const) {
    assert.equal(na([niets], s), s);
  }
});

test("a repair makes all of its turns at once, and one undo takes them back", () => {
  const begin = na([draai("plafond", "geen-plafond"), draai("functies", "preventie"), { soort: "neem", maatregel: "intervisie" }]);
  const stappen = [
    { knop: item("plafond"), van: item("geen-plafond"), naar: item("plafond-op-alles") },
    { knop: item("functies"), van: null, naar: item("ondersteuning") }, { maatregel: item("intervisie"), weg: true as const },
  ];
  const s = na([{ soort: "stelBij", stappen }], begin);
  assert.deepEqual(s.nu.configuratie.keuzes, { plafond: ["plafond-op-alles"], functies: ["preventie", "ondersteuning"] });
  assert.deepEqual(s.nu.configuratie.maatregelen, []);
  assert.deepEqual(na([{ soort: "ongedaan" }], s).nu, begin.nu);
});

test("what stands fixed is let go together", () => {
  const vast = na([{ soort: "zetVast", knop: "plafond" }, { soort: "zetVast", knop: "functies" }]);
  assert.deepEqual(na([{ soort: "maakLos", knoppen: ["plafond", "functies"] }], vast).nu.configuratie.vast, []);
});
