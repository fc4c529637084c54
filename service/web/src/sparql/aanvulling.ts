/** Completion on our own vocabulary: what the knowledge itself says there is, asked once. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { stel } from "./dienst.ts";
import { kort, VOORVOEGSELS } from "./namen.ts";
import type { Taal } from "./woorden.ts";

const WOORDEN = (
  "SELECT DISTINCT CONSTRUCT DESCRIBE ASK WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES EXISTS NOT " +
  "ORDER BY GROUP HAVING LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT AS PREFIX LANG STR CONTAINS STRSTARTS IF COALESCE"
).split(" ");

const TERMEN = `SELECT DISTINCT ?term ?naam ?soort WHERE {
  { ?term a owl:ObjectProperty } UNION { ?term a owl:DatatypeProperty } UNION { ?term a owl:Class }
  UNION { ?term a sam:Kenniselement } UNION { ?term a sam:Configuratie }
  ?term skos:prefLabel|rdfs:label ?naam .
  FILTER (LANG(?naam) = "TAAL")
} ORDER BY ?term`;

const bekend = new Map<Taal, Promise<Completion[]>>();

function termen(taal: Taal): Promise<Completion[]> {
  let gevonden = bekend.get(taal);
  if (!gevonden) {
    gevonden = stel({ tekst: TERMEN.replace("TAAL", taal) }, taal).then((uitkomst) =>
      uitkomst.soort !== "tabel"
        ? []
        : uitkomst.rijen.map((rij) => ({
            label: kort(rij["term"]?.value ?? ""),
            detail: rij["naam"]?.value ?? "",
            type: "constant",
          })),
    );
    bekend.set(taal, gevonden);
    gevonden.catch(() => bekend.delete(taal));
  }
  return gevonden;
}

export function aanvulling(taal: Taal) {
  return async (plek: CompletionContext): Promise<CompletionResult | null> => {
    const variabele = plek.matchBefore(/\?\w*/);
    if (variabele) {
      const namen = new Set(plek.state.doc.toString().match(/\?\w+/g));
      namen.delete(variabele.text);
      return { from: variabele.from, options: [...namen].map((label) => ({ label, type: "variable" })) };
    }
    const woord = plek.matchBefore(/[\w-]*:?[\w-]*/);
    if (!woord || (woord.text.length < 2 && !plek.explicit)) return null;
    const opties: Completion[] = [...(await termen(taal)), ...WOORDEN.map((label) => ({ label, type: "keyword" }))];
    for (const naam of Object.keys(VOORVOEGSELS)) opties.push({ label: `${naam}:`, type: "namespace" });
    return { from: woord.from, options: opties, validFor: /^[\w-]*:?[\w-]*$/ };
  };
}
