import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bevinding, Mitigatie } from "../api/types.ts";
import { item } from "../staat/proef.ts";
import { nl } from "../taal/nl.ts";
import { bundel, hulp } from "./bundel.ts";
import { kortom } from "./kortom.ts";

const maatregel = (slug: string, rest: Partial<Mitigatie> = {}): Mitigatie => ({
  ...item(slug), aanwezig: false, genomen: false, werking: null, dekking: "heel", ontbreekt: [], uitgeslotenDoor: [], verzwaktDoor: [],
  deelsZonder: [], neveneffecten: [], viaStand: null, bronnen: [], ...rest,
});
const bevinding = (risico: string, lijn: string | null, rest: Partial<Bevinding> = {}): Bevinding => ({
  id: `https://voorbeeld.test/${risico}--${lijn}`, regel: null, ernst: "waarschuwing", status: "open", gedeeltelijk: false, risico: item(risico),
  lijn: lijn === null ? null : item(lijn), keuzes: [], oorzaken: [], mitigaties: [], rechtgezetDoor: [], kanNogRechtgezet: [], betwist: false,
  indicatoren: [], uitleg: "", bronnen: [], ...rest,
});

test("one risk in two lijnen is one card; a rule, another status or another risk is not", () => {
  const lijst = [
    bevinding("wachtlijsten", "eerste"), bevinding("kosten", "eerste"), bevinding("wachtlijsten", "tweede"),
    bevinding("wachtlijsten", "basis", { status: "gemitigeerd" }), bevinding("wachtlijsten", "tweede", { regel: item("r"), id: "r" }),
  ];
  assert.deepEqual(bundel(lijst, [item("eerste"), item("tweede")]).map((b) => b.map((x) => x.lijn?.slug)), [["eerste", "tweede"], ["eerste"], ["basis"], ["tweede"]]);
});

test("a measure stands once on a card, with its lijnen where it does not help in all", () => {
  const [samen] = bundel([
    bevinding("w", "eerste", { mitigaties: [maatregel("overal"), maatregel("alleen-eerste")] }), bevinding("w", "tweede", { mitigaties: [maatregel("overal")] }),
  ], []);
  assert.deepEqual(hulp(samen!).map((h) => [h.m.slug, h.lijnen.map((l) => l.slug)]), [["overal", []], ["alleen-eerste", ["eerste"]]]);
});

test("a card does not say the name of its risk again", () => {
  const oorzaak = {
    soort: "prikkel", stand: item("s"), vorm: null, prikkel: item("p", "Veel uren leveren"), maatregel: null, lijn: null, vervangen: false,
    beantwoord: false, door: [], bronnen: [],
  } as const;
  const b = bevinding("facturen", "tweede", {
    oorzaken: [{ ...oorzaak, door: [], bronnen: [] }], uitleg: "… kan leiden tot: facturen.",
    mitigaties: [maatregel("m", { label: "Einde afspreken", aanwezig: true, werking: "deels" })],
  });
  assert.deepEqual(kortom(b, nl.bevindingen).map((z) => [z.woord, z.items.map((i) => i.label)]), [
    ["De prikkel:", ["Veel uren leveren"]], ["Voor een deel helpt al:", ["Einde afspreken"]],
  ]);
});
