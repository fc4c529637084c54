/** Prefixed names: the prefixes that the service knows in every question. */
const ID = "https://w3id.org/samenhang/id/";

export const VOORVOEGSELS: Record<string, string> = {
  sam: "https://w3id.org/samenhang/def#",
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
