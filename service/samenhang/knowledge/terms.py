"""Names that the program itself reads. Everything about the subject is found through these, never by its own name."""

from typing import Final

SAM: Final = "https://w3id.org/samenhang/def#"
ID: Final = "https://w3id.org/samenhang/id/"
GEMEENTE: Final = "https://identifier.overheid.nl/tooi/id/gemeente/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCT: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
DCAT: Final = "http://www.w3.org/ns/dcat#"
SH: Final = "http://www.w3.org/ns/shacl#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
VOID: Final = "http://rdfs.org/ns/void#"

TYPE: Final = RDF + "type"
FIRST: Final = RDF + "first"
REST: Final = RDF + "rest"
NIL: Final = RDF + "nil"
LABEL: Final = SKOS + "prefLabel"
DEFINITION: Final = SKOS + "definition"
SOURCE: Final = DCT + "source"
PART_OF: Final = DCT + "isPartOf"

KINDS: Final = (
    "aandachtspunt",
    "afhankelijkheid",
    "afleiding",
    "archetype",
    "aspect",
    "begrippenkader",
    "betrouwbaarheidsband",
    "bevinding",
    "bron",
    "bronsysteem",
    "catalogus",
    "classificatieschema",
    "collectie",
    "component",
    "configuratie",
    "dataelement",
    "dataelementconcept",
    "dataset",
    "datasetspecificatie",
    "definitiepagina",
    "dienst",
    "dimensie",
    "distributie",
    "doelstelling",
    "domein",
    "effect",
    "eigenschap",
    "eigenschapgroep",
    "eis",
    "glossariumterm",
    "graaf",
    "grondslag",
    "herkomstbewijs",
    "indicator",
    "indicatorcluster",
    "informatiebehoefte",
    "invoer",
    "kengetal",
    "kennisbank",
    "knop",
    "kwaliteitscriterium",
    "lijn",
    "meetinstrument",
    "meetklasse",
    "meetniveau",
    "meting",
    "mitigatie",
    "objectklasse",
    "partij",
    "passage",
    "prikkel",
    "programma",
    "redactie",
    "regel",
    "register",
    "risico",
    "rol",
    "stand",
    "stap",
    "stuurfactor",
    "stuurinstrument",
    "toetsvraag",
    "verband",
    "voorziening",
    "vorm",
    "waardedomein",
    "wacht",
)
"""Kinds of individuals that have a namespace of their own below `ID`."""

PREFIXES: Final[dict[str, str]] = {
    "dcat": DCAT,
    "dct": DCT,
    "foaf": FOAF,
    "gemeente": GEMEENTE,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "sam": SAM,
    "sh": SH,
    "skos": SKOS,
    "vcard": VCARD,
    "void": VOID,
    "xsd": XSD,
    **{kind: f"{ID}{kind}/" for kind in KINDS},
}
"""Prefixes that everything we write uses, so that the same term looks the same everywhere."""

DERIVED: Final = frozenset(
    SAM + name
    for name in (
        "werktAls",
        "vervangt",
        "beschiktOver",
        "heeftWerkend",
        "looptRisico",
        "vraagtIndicator",
        "afgeleidMet",
        "toont",
    )
)
"""Properties of a configuration and its measurements that only the derivation writes; dropped from what is sent in."""


def individual(kind: str, slug: str) -> str:
    """IRI of an individual of ours, for instance `individual("knop", "monitoring-omvang")`."""
    base = GEMEENTE if kind == "gemeente" else f"{ID}{kind}/"
    return base + slug


def slug(iri: str) -> str:
    """Last part of an IRI: what people type in a configuration."""
    return iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def kind(iri: str) -> str | None:
    """Kind of one of our individuals (`"knop"`, `"stand"` …), or None for any other IRI."""
    if iri.startswith(GEMEENTE):
        return "gemeente"
    if not iri.startswith(ID):
        return None
    head, _, tail = iri[len(ID) :].partition("/")
    return head if tail else None


def short(iri: str) -> str:
    """IRI as a prefixed name where a prefix of ours fits, else between angle brackets."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            rest = iri[len(base) :]
            if rest and "/" not in rest and "#" not in rest:
                return f"{prefix}:{rest}"
    return f"<{iri}>"
