/** Prefixed names, by the prefixes that the service knows in every question, and the pages of what they name. */
import type { Taal } from "./woorden.ts";

const ID = "https://w3id.org/samenhang/id/";
const DEF = "https://w3id.org/samenhang/def";

export const VOORVOEGSELS: Record<string, string> = {
  sam: `${DEF}#`,
  skos: "http://www.w3.org/2004/02/skos/core#",
  dct: "http://purl.org/dc/terms/",
  sh: "http://www.w3.org/ns/shacl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  gemeente: "https://identifier.overheid.nl/tooi/id/gemeente/",
};

/** An IRI as a prefixed name where it has one, else as it is. */
export function kort(iri: string): string {
  if (iri.startsWith(ID)) {
    const [soort, naam, ...rest] = iri.slice(ID.length).split("/");
    if (naam && rest.length === 0) return `${soort}:${naam}`;
  }
  for (const [naam, begin] of Object.entries(VOORVOEGSELS)) {
    const rest = iri.slice(begin.length);
    if (iri.startsWith(begin) && /^[\w-]+$/.test(rest)) return `${naam}:${rest}`;
  }
  return iri;
}

/** Where a link to an IRI leads: our own page of it, for what is kept here exists nowhere else, or the place itself. */
export function bladzijde(iri: string, taal: Taal): string | null {
  if (iri.startsWith(ID)) return `/id/${iri.slice(ID.length).split("/").map(encodeURIComponent).join("/")}?taal=${taal}`;
  if (iri === DEF || iri.startsWith(`${DEF}#`)) return `/def?taal=${taal}${iri.slice(DEF.length)}`;
  return /^https?:\/\//.test(iri) ? iri : null;
}
