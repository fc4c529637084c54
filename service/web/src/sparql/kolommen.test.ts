import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rij } from "./dienst.ts";
import { dubbel } from "./kolommen.ts";

const ding = (value: string) => ({ type: "uri", value }) as const;
const tekst = (value: string) => ({ type: "literal", value }) as const;
const namen = new Map([["urn:a", ["Waiting lists", "Wachtlijsten"]]]);
const kolommen = ["risico", "risicoNaam"];
const weg = (rijen: Rij[]) => [...dubbel(kolommen, rijen, namen).values()];

test("a column of names is double where its things show those names", () => {
  assert.deepEqual(weg([{ risico: ding("urn:a"), risicoNaam: tekst("Wachtlijsten") }, { risico: ding("urn:a") }]), ["risicoNaam"]);
  assert.deepEqual(weg([{ risico: ding("urn:b"), risicoNaam: tekst("Waarvan wij geen naam weten") }]), ["risicoNaam"]);
});

test("a column that says something of its own stays", () => {
  assert.deepEqual(weg([{ risico: ding("urn:a"), risicoNaam: tekst("Iets anders") }]), []);
  assert.deepEqual(weg([{ risico: tekst("a"), risicoNaam: tekst("Wachtlijsten") }]), []);
  assert.deepEqual(
    weg([
      { risico: ding("urn:a"), risicoNaam: tekst("Wachtlijsten") },
      { risico: ding("urn:a"), risicoNaam: tekst("Waiting lists") },
    ]),
    [],
  );
  assert.deepEqual([...dubbel(["risicoNaam"], [{ risicoNaam: tekst("Wachtlijsten") }], namen)], []);
});
