import assert from "node:assert/strict";
import { test } from "node:test";
import { isEind, regelVan } from "./dienst.ts";

test("the line of a mistake is the one that is given, else the one the engine speaks of", () => {
  assert.equal(regelVan("error at 4:2: expected", 3), 3);
  assert.equal(regelVan("error at 4:2: expected", null), 4);
  assert.equal(regelVan("error at 4:2: expected", undefined), 4);
  assert.equal(regelVan("te lang", null), null);
  assert.equal(regelVan("te lang", "?"), null);
});

test("a mistake at the end of a question may stand before it", () => {
  const vraag = "SELECT * {\n  FILTER )\n}\n\n";
  assert.deepEqual([1, 2, 3, 4, 5].map((regel) => isEind(vraag, regel)), [false, false, true, true, true]);
  assert.equal(isEind("SELECT onzin", 1), false);
});
