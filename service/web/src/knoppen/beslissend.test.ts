import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bevinding, Mogelijkheid } from "../api/types.ts";
import { LEEG } from "../staat/configuratie.ts";
import { item, proefgevolgen, proefkennis } from "../staat/proef.ts";
import { rangschik } from "./beslissend.ts";

const { knoppen } = proefkennis();
const GEEN = new Map<string, number>();

function mogelijk(per: Record<string, Partial<Mogelijkheid>>): Map<string, Mogelijkheid> {
  const niets = { samenhangend: true, harmonisch: false, haalbaar: true, past: true, gekozen: false, erbij: [], eraf: [], vervalt: [], zonder: null };
  return new Map(Object.entries(per).map(([slug, m]) => [slug, { ...niets, stand: item(slug), ...m }]));
}
const risicos = (n: number) => Array.from({ length: n }, (_, i) => item(`risico-${i}`));
const namen = (b: ReturnType<typeof rangschik>) => b.map((x) => [x.knop.slug, x.reden.soort]);

test("what could clash goes before what changes most risks, and the reason is the weightiest", () => {
  const m = mogelijk({ preventie: { erbij: risicos(5) }, "geen-plafond": { samenhangend: false }, gemaakt: { eraf: risicos(2) } });
  assert.deepEqual(namen(rangschik(knoppen, LEEG, proefgevolgen([]), m, GEEN)), [["plafond", "botst"], ["functies", "brengt"], ["afspraken-gi", "neemtWeg"]]);
});

test("where it does not hold together, the knob that mends it comes first", () => {
  const stuk = { ...proefgevolgen([]), samenhangend: false };
  const m = mogelijk({ preventie: { erbij: risicos(5), samenhangend: false }, "geen-plafond": { samenhangend: false }, gemaakt: {} });
  assert.deepEqual(namen(rangschik(knoppen, LEEG, stuk, m, GEEN)), [["afspraken-gi", "maaktHeel"], ["functies", "brengt"]]);
});

test("a knob that can still put an open finding right is named for that", () => {
  const open = { status: "open", kanNogRechtgezet: [item("plafond")] } as Partial<Bevinding> as Bevinding;
  const m = mogelijk({ preventie: { samenhangend: false } });
  assert.deepEqual(rangschik(knoppen, LEEG, proefgevolgen([open]), m, GEEN)[0]!.reden, { soort: "zetRecht", n: 1 });
});

test("settings far apart decide more than settings that come to the same; the atlas decides between equals", () => {
  const m = mogelijk({ preventie: { erbij: risicos(2) }, "geen-plafond": { erbij: risicos(1) }, "plafond-op-alles": { eraf: risicos(2) }, gemaakt: { erbij: risicos(2) } });
  const atlas = new Map([["afspraken-gi", 0.2], ["functies", 0.1]]);
  assert.deepEqual(namen(rangschik(knoppen, LEEG, proefgevolgen([]), m, atlas)).map(([k]) => k), ["plafond", "afspraken-gi", "functies"]);
});

test("what is set, what does nothing and what does not fit the domain is not named", () => {
  const c = { ...LEEG, keuzes: { functies: ["preventie"] } };
  const m = mogelijk({ preventie: { erbij: risicos(2) }, "geen-plafond": {}, gemaakt: { past: false, erbij: risicos(3) } });
  assert.deepEqual(rangschik(knoppen, c, proefgevolgen([]), m, GEEN), []);
});
