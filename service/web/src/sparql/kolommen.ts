/** Which columns of a table say what another column shows already. */
import type { Rij } from "./dienst.ts";

/** Names of things by their IRI, the one to show first. */
export type Namen = ReadonlyMap<string, readonly string[]>;

const NAAM = "Naam";

/** Columns `x` that show the names of their things, by the column `xNaam` that says the same and need not be shown. */
export function dubbel(kolommen: readonly string[], rijen: readonly Rij[], namen: Namen): Map<string, string> {
  const gevonden = new Map<string, string>();
  for (const kolom of kolommen) {
    const van = kolom.slice(0, -NAAM.length);
    if (kolom.endsWith(NAAM) && kolommen.includes(van) && herhaalt(van, kolom, rijen, namen)) gevonden.set(van, kolom);
  }
  return gevonden;
}

/** Each text is the only one of its thing, and none but a name it is known by: else the column says something of its own. */
function herhaalt(van: string, kolom: string, rijen: readonly Rij[], namen: Namen): boolean {
  const gezien = new Map<string, string>();
  return rijen.every((rij) => {
    const ding = rij[van];
    const tekst = rij[kolom]?.value;
    if (tekst === undefined) return true;
    if (ding?.type !== "uri" || namen.get(ding.value)?.includes(tekst) === false) return false;
    const eerder = gezien.get(ding.value) ?? tekst;
    gezien.set(ding.value, tekst);
    return eerder === tekst;
  });
}
