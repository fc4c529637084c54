import assert from "node:assert/strict";
import { test } from "node:test";
import { leesMoment, leesWeergave, naarAdres } from "./adres.ts";
import { LEEG, naarJson, uitJson } from "./configuratie.ts";
import { proefkennis } from "./proef.ts";
import { BEGIN, type Moment } from "./reducer.ts";
import { type Weergave, WEERGAVE } from "./weergave.ts";

const kennis = proefkennis();
const vol: Moment = {
  begonnen: true,
  configuratie: {
    naam: "Plan B & meer", gemeente: "gm0344", domein: "jeugd", archetype: "totaal",
    keuzes: { functies: ["preventie", "ondersteuning"], plafond: ["geen-plafond"] },
    maatregelen: ["intervisie"], vast: ["plafond"], metingen: [{ indicator: "wachttijd", proportie: 0.8, waarnemingen: 120 }],
  },
};

test("the address carries the whole configuration there and back", () => {
  assert.deepEqual(leesMoment(naarAdres(vol, WEERGAVE), kennis), { moment: vol, onbekend: [] });
});

test("a bare address is the start; an empty desk is not", () => {
  assert.equal(naarAdres(BEGIN.nu, WEERGAVE), "");
  assert.deepEqual(leesMoment("", kennis).moment, BEGIN.nu);
  const leeg: Moment = { begonnen: true, configuratie: LEEG };
  assert.deepEqual(leesMoment(naarAdres(leeg, WEERGAVE), kennis).moment, leeg);
});

test("how one looks is in the address too", () => {
  const w: Weergave = {
    taal: "en", beeld: "tabel", scherm: true, breed: true, tab: "bevindingen", verborgen: ["prikkel", "via"], knoop: "risico/wachtlijsten",
    bevinding: "wachtlijsten--tweede-lijn", vraag: "minste", filter: "gezet", doel: "harmonisch",
    padNaar: "archetype/totaal", perFase: 3, naast: [naarAdres(vol, WEERGAVE), "s="],
  };
  assert.deepEqual(leesWeergave(naarAdres(BEGIN.nu, w)), w);
  assert.deepEqual(leesWeergave(""), WEERGAVE);
});

test("what this knowledge does not have is named and the rest stands", () => {
  const { moment, onbekend } = leesMoment("s=preventie.verdwenen-stand&m=weg&d=zorg", kennis);
  assert.deepEqual(moment.configuratie.keuzes, { functies: ["preventie"] });
  assert.deepEqual(onbekend, ["verdwenen-stand", "zorg", "weg"]);
});

test("what cannot stand together is left out and named, so that a link can always be judged", () => {
  const { moment, onbekend } = leesMoment("d=wmo&s=preventie.geen.gemaakt.geen-plafond&m=budgetplafond.intervisie", kennis);
  assert.deepEqual(moment.configuratie.keuzes, { functies: ["preventie"], plafond: ["geen-plafond"] });
  assert.deepEqual(moment.configuratie.maatregelen, ["intervisie"]);
  assert.deepEqual(onbekend, ["geen", "gemaakt", "budgetplafond"]);
});

test("a nonsense address is the start, not a crash", () => {
  assert.deepEqual(leesMoment("%%%&=&s", kennis).moment.configuratie, LEEG);
});

test("a file carries the configuration there and back, lists where several settings are possible", () => {
  const json = naarJson(vol.configuratie, kennis);
  assert.deepEqual(json.keuzes, { functies: ["preventie", "ondersteuning"], plafond: "geen-plafond" });
  assert.deepEqual(uitJson(json, kennis), { configuratie: vol.configuratie, onbekend: [] });
});

test("a file with unknown words is read as far as possible", () => {
  const { configuratie, onbekend } = uitJson({ keuzes: { plafond: "preventie", nergens: "x", functies: "geen" }, maatregelen: ["y"] }, kennis);
  assert.deepEqual(configuratie.keuzes, { functies: ["geen"] });
  assert.deepEqual(onbekend, ["preventie", "nergens", "y"]);
});
