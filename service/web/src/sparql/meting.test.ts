import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rij } from "./dienst.ts";
import { metingen } from "./meting.ts";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const getal = (value: string, soort = "integer") => ({ type: "literal", value, datatype: XSD + soort }) as const;
const tekst = (value: string) => ({ type: "literal", value }) as const;
const meet = (namen: string[], rijen: Rij[]) => metingen(namen, rijen, (naam) => naam === "wie", (rij, naam) => rij[naam]?.value ?? "");

test("columns of counts are drawn on one scale, the longest bar in full", () => {
  const rijen: Rij[] = [
    { wie: tekst("a"), n: getal("4"), deel: getal("2") },
    { wie: tekst("b"), n: getal("1"), deel: getal("1") },
  ];
  assert.deepEqual(meet(["wie", "n", "deel"], rijen), [
    { naam: "n", staven: [{ label: "a", waarde: 4, deel: 1 }, { label: "b", waarde: 1, deel: 0.25 }] },
    { naam: "deel", staven: [{ label: "a", waarde: 2, deel: 0.5 }, { label: "b", waarde: 1, deel: 0.25 }] },
  ]);
});

test("nothing is drawn of texts, of one row, of gaps, or of numbers that were not counted", () => {
  assert.deepEqual(meet(["wie"], [{ wie: tekst("a") }, { wie: tekst("b") }]), []);
  assert.deepEqual(meet(["wie", "n"], [{ wie: tekst("a"), n: getal("4") }]), []);
  assert.deepEqual(meet(["wie", "n"], [{ wie: tekst("a"), n: getal("4") }, { wie: tekst("b") }]), []);
  assert.deepEqual(meet(["wie", "n"], [{ wie: tekst("a"), n: getal("4", "decimal") }, { wie: tekst("b"), n: getal("1", "decimal") }]), []);
});
