import assert from "node:assert/strict";
import { test } from "node:test";
import { bladzijde, kort } from "./namen.ts";

test("an IRI is shortened only where a prefix fits it whole", () => {
  assert.equal(kort("https://w3id.org/samenhang/id/stand/lichte-monitoring"), "stand:lichte-monitoring");
  assert.equal(kort("https://w3id.org/samenhang/def#Risico"), "sam:Risico");
  assert.equal(kort("https://example.org/x"), "https://example.org/x");
});

test("what is ours has its page here, in the language that is read", () => {
  assert.equal(bladzijde("https://w3id.org/samenhang/id/configuratie/a b#c", "en"), "/id/configuratie/a%20b%23c?taal=en");
  assert.equal(bladzijde("https://w3id.org/samenhang/def#Risico", "nl"), "/def?taal=nl#Risico");
  assert.equal(bladzijde("https://w3id.org/samenhang/def", "nl"), "/def?taal=nl");
});

test("what is not ours leads to its own place, and only where that is a place on the web", () => {
  for (const iri of ["https://w3id.org/samenhang/definitief", "https://identifier.overheid.nl/tooi/id/gemeente/gm0344"]) {
    assert.equal(bladzijde(iri, "nl"), iri);
  }
  assert.equal(bladzijde("urn:uuid:1", "nl"), null);
  assert.equal(bladzijde("javascript:alert(1)", "nl"), null);
});
