import assert from "node:assert/strict";
import { test } from "node:test";
import { lees, schrijf, type Staat } from "./adres.ts";

const leeg: Staat = { taal: "nl", vraag: null, query: null, waarden: {}, pagina: 1, gesteld: false };

test("what is written is what is read", () => {
  for (const staat of [
    leeg,
    { ...leeg, query: "ASK { ?x a sam:Risico }\n# & = ?", taal: "en" as const, gesteld: true },
    { ...leeg, vraag: "wie-loopt-dit-risico", waarden: { risico: "wachtlijsten" }, pagina: 2, gesteld: true },
    { ...leeg, vraag: "kengetallen", query: "SELECT * {}", waarden: { gemeente: "gm0772" } },
  ]) {
    assert.deepEqual(lees(schrijf(staat)), staat);
  }
});

test("what nobody filled in, and what is too long for a request, stays out of the address", () => {
  assert.equal(schrijf({ ...leeg, vraag: "kengetallen", waarden: { gemeente: "" } }), "?vraag=kengetallen&taal=nl");
  assert.equal(schrijf({ ...leeg, query: "#".repeat(30_000) }), "?taal=nl");
});

test("an address that makes no sense is the beginning", () => {
  assert.deepEqual(lees("?taal=fr&pagina=-3"), leeg);
  assert.deepEqual(lees("?pagina=x"), leeg);
});
