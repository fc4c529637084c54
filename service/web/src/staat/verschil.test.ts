import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bevinding } from "../api/types.ts";
import { item, proefgevolgen } from "./proef.ts";
import { namenVan, openPerAspect, vergelijk } from "./verschil.ts";

const bevinding = (id: string, rest: Partial<Bevinding> = {}): Bevinding => ({
  id, regel: null, ernst: "waarschuwing", status: "open", gedeeltelijk: false, risico: item(id), lijn: null, keuzes: [], oorzaken: [],
  mitigaties: [], rechtgezetDoor: [], kanNogRechtgezet: [], betwist: false, indicatoren: [], uitleg: "", bronnen: [], ...rest,
});
const ids = (b: readonly Bevinding[]) => b.map((x) => x.id);

test("a turn is told as what came, went, was answered and opened again", () => {
  const v = vergelijk(
    proefgevolgen([bevinding("ging"), bevinding("opgelost"), bevinding("heropend", { status: "gemitigeerd" }), bevinding("blijft")]),
    proefgevolgen([bevinding("kwam"), bevinding("opgelost", { status: "gemitigeerd" }), bevinding("heropend"), bevinding("blijft")]),
  );
  assert.deepEqual([ids(v.kwam), ids(v.ging), ids(v.opgelost), ids(v.heropend)], [["kwam"], ["ging"], ["opgelost"], ["heropend"]]);
});

test("what was mitigated and goes, or comes mitigated, is no news", () => {
  const v = vergelijk(proefgevolgen([bevinding("a", { status: "gemitigeerd" })]), proefgevolgen([bevinding("b", { status: "gemitigeerd" })]));
  assert.deepEqual(v, { kwam: [], ging: [], opgelost: [], heropend: [] });
});

test("a risk that a rule and a fact both name is said once, with its lijn", () => {
  const lijn = item("tweede-lijn", "Tweede lijn");
  assert.deepEqual(namenVan([bevinding("x", { lijn }), { ...bevinding("x", { lijn }), id: "regel--x" }, bevinding("y")]), ["x (tweede lijn)", "y"]);
});

test("the meter of an aspect counts open findings that its choices take part in, each once", () => {
  const keuze = (knop: string) => ({ ...item(`stand-${knop}`), knop: item(knop) });
  const g = proefgevolgen([
    bevinding("een", { keuzes: [keuze("a"), keuze("b")] }),
    bevinding("twee", { keuzes: [keuze("c")] }),
    bevinding("dicht", { keuzes: [keuze("a")], status: "gemitigeerd" }),
  ]);
  const per = openPerAspect(g, (knop) => (knop === "c" ? "inkoop" : "toegang"));
  assert.deepEqual([...per].map(([aspect, b]) => [aspect, ids(b)]), [["toegang", ["een"]], ["inkoop", ["twee"]]]);
});
