import assert from "node:assert/strict";
import { test } from "node:test";
import { LEEG } from "../staat/configuratie.ts";
import { item, proefkennis } from "../staat/proef.ts";
import { gevonden, groepeer, inFilter } from "./keur.ts";

const { knoppen, lijnen } = proefkennis();
const [functies, plafond] = [knoppen[0]!, knoppen[1]!];

test("a knob is found by words in any order, in its name or its settings, accents aside", () => {
  assert.ok(gevonden({ ...plafond, label: "Budgetplafond: cliënten" }, "CLIENTEN plafond"));
  assert.ok(gevonden(plafond, "op-alles"));
  assert.ok(!gevonden(plafond, "plafond preventie"));
});

test("the filter shows what is set, or what an open finding names", () => {
  const c = { ...LEEG, keuzes: { plafond: ["geen-plafond"] } };
  assert.deepEqual([functies, plafond].map((k) => inFilter(k, "gezet", c, new Map())), [false, true]);
  assert.deepEqual([functies, plafond].map((k) => inFilter(k, "speelt", c, new Map([["functies", []]]))), [true, false]);
});

test("knobs stand under what holds for all, then their lijn, and what is stated comes last", () => {
  const groepen = groepeer([{ ...functies, omstandigheid: true }, { ...plafond, lijn: item("tweede-lijn") }, functies], lijnen);
  assert.deepEqual(groepen.map((g) => g.sleutel), ["", "tweede-lijn", "omstandigheid"]);
});
