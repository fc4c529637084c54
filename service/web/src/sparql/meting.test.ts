import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rij } from "./dienst.ts";
import { metingen } from "./meting.ts";
import { kort } from "./namen.ts";

const getal = (value: string) => ({ type: "literal", value, datatype: "http://www.w3.org/2001/XMLSchema#integer" }) as const;
const tekst = (value: string) => ({ type: "literal", value }) as const;

test("a column of counts is drawn, longest bar first in full", () => {
  const rijen: Rij[] = [
    { wie: tekst("a"), n: getal("4") },
    { wie: tekst("b"), n: getal("1") },
  ];
  assert.deepEqual(metingen(["wie", "n"], rijen, (t) => t.value), [
    { naam: "n", staven: [{ label: "a", waarde: 4, deel: 1 }, { label: "b", waarde: 1, deel: 0.25 }] },
  ]);
});

test("nothing is drawn of texts, of one row, or of gaps", () => {
  assert.deepEqual(metingen(["wie"], [{ wie: tekst("a") }, { wie: tekst("b") }], (t) => t.value), []);
  assert.deepEqual(metingen(["wie", "n"], [{ wie: tekst("a"), n: getal("4") }], (t) => t.value), []);
  assert.deepEqual(metingen(["wie", "n"], [{ wie: tekst("a"), n: getal("4") }, { wie: tekst("b") }], (t) => t.value), []);
});

test("an IRI is shortened only where a prefix fits it whole", () => {
  assert.equal(kort("https://w3id.org/samenhang/id/stand/lichte-monitoring"), "stand:lichte-monitoring");
  assert.equal(kort("https://w3id.org/samenhang/def#Risico"), "sam:Risico");
  assert.equal(kort("https://example.org/x"), "https://example.org/x");
});
