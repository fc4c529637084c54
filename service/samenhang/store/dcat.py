"""The knowledge as a dataset in a catalogue: DCAT-AP-NL 3.0, so that a data portal can take it over as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samenhang.exchange import bundle, concepts, formats
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple

DATASETS: Final = "v1/datasets"
_DCAT: Final = terms.DCAT
_DCT: Final = terms.DCT
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
_EU: Final = "http://publications.europa.eu/resource/authority/"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_HOME: Final = "https://w3id.org/samenhang"

_DATASET: Final = terms.individual("dataset", "kennis")
_SPARQL: Final = terms.individual("dienst", "sparql")
_LICENCE: Final = _EU + "licence/EUPL_1_2"
_PUBLIC: Final = _EU + "access-right/PUBLIC"
_TURTLE: Final = _EU + "file-type/RDF_TURTLE"
_LANGUAGES: Final = (_EU + "language/NLD", _EU + "language/ENG")
_THEME: Final = _EU + "data-theme/SOCI"
_THEMES: Final = _EU + "data-theme"

_NAMES: Final = {
    "catalogue": ("Gegevens van Samenhang", "Data of Samenhang"),
    "dataset": ("Keuzes in het sociaal domein en wat eruit volgt", "Choices in the social domain and what follows"),
    "service": ("Vragen aan Samenhang in SPARQL", "Questions to Samenhang in SPARQL"),
    bundle.KNOWLEDGE: ("De kennis, doorgerekend", "The knowledge, closed"),
    bundle.SHAPES: ("De regels in SHACL", "The rules in SHACL"),
    concepts.CONCEPTS: ("De begrippen in SKOS", "The concepts in SKOS"),
    "theme": ("Bevolking en samenleving", "Population and society"),
    "themes": ("Datathema’s van de Europese Unie", "Data themes of the European Union"),
}
_ABOUT: Final = (
    "Knoppen, standen, prikkels, risico’s, maatregelen, indicatoren en samenhangregels van het gemeentelijk sociaal"
    " domein, elk met de passage uit de handreiking waarop het rust.",
    "Knobs, settings, incentives, risks, measures, indicators and coherence rules of the municipal social domain, each"
    " with the passage of the handbook that it rests on.",
)
_STANDARDS: Final = {
    "https://www.w3.org/TR/owl2-profiles/": "OWL 2 RL",
    "https://www.w3.org/TR/shacl/": "SHACL",
    "https://docs.geostandaarden.nl/nl-sbb/nl-sbb/": "NL-SBB",
    "https://www.w3.org/TR/sparql11-protocol/": "SPARQL 1.1 Protocol",
}
_OWL, _SHACL, _NL_SBB, _PROTOCOL = _STANDARDS
_FILES: Final = {bundle.KNOWLEDGE: _OWL, bundle.SHAPES: _SHACL, concepts.CONCEPTS: _NL_SBB}


@dataclass(frozen=True)
class Publisher:
    """Who offers the dataset: an IRI (for a municipality that of TOOI), a name, and where questions go (`mailto:` or
    `https:`).
    """

    iri: str = terms.individual("partij", "beheer")
    name: str = "Beheer van Samenhang"
    contact: str = _HOME


def catalogue(base: str, version: str, publisher: Publisher) -> Iterator[Triple]:
    """The catalogue as the service at `base` (ends in a slash) offers it, for this version of the knowledge."""
    here = base + DATASETS
    yield from _typed(here, _DCAT + "Catalog", "catalogue", publisher)
    yield here, _DCAT + "dataset", _DATASET
    yield here, _DCAT + "service", _SPARQL
    yield here, _FOAF + "homepage", _HOME
    yield from _dataset(base, version, publisher)
    yield from _service(base, version, publisher)
    for name, standard in _FILES.items():
        yield from _distribution(base, name, standard)
    yield from _agents(publisher)
    yield from _vocabulary()


def _dataset(base: str, version: str, publisher: Publisher) -> Iterator[Triple]:
    yield from _typed(_DATASET, _DCAT + "Dataset", "dataset", publisher)
    yield from _public(_DATASET, version, _DATASET)
    yield _DATASET, _DCAT + "landingPage", base
    yield _DATASET, _FOAF + "page", base
    yield base, terms.TYPE, _FOAF + "Document"
    for standard in _FILES.values():
        yield _DATASET, _DCT + "conformsTo", standard
    for name in _FILES:
        yield _DATASET, _DCAT + "distribution", _at(base, name)


def _service(base: str, version: str, publisher: Publisher) -> Iterator[Triple]:
    yield from _typed(_SPARQL, _DCAT + "DataService", "service", publisher)
    yield from _public(_SPARQL, version, _SPARQL)
    yield _SPARQL, _DCAT + "endpointURL", base + "sparql"
    yield _SPARQL, _DCAT + "endpointDescription", base + "v1/openapi.json"
    yield _SPARQL, _DCAT + "servesDataset", _DATASET
    yield _SPARQL, _DCT + "conformsTo", _PROTOCOL
    yield _SPARQL, _DCT + "license", _LICENCE


def _distribution(base: str, name: str, standard: str) -> Iterator[Triple]:
    here = _at(base, name)
    yield here, terms.TYPE, _DCAT + "Distribution"
    yield from _titled(here, _DCT + "title", name)
    yield here, _DCT + "license", _LICENCE
    yield here, _DCT + "conformsTo", standard
    yield here, _DCAT + "accessService", _SPARQL
    yield here, _DCAT + "accessURL", f"{base}{DATASETS}/{name}"
    yield here, _DCAT + "downloadURL", f"{base}{DATASETS}/{name}"
    yield here, _DCAT + "mediaType", _MEDIA + formats.TURTLE.media_type
    yield here, _DCT + "format", _TURTLE
    yield from ((here, _DCT + "language", language) for language in _LANGUAGES)


def _typed(subject: str, cls: str, name: str, publisher: Publisher) -> Iterator[Triple]:
    """What catalogue, dataset and service all say of themselves."""
    yield subject, terms.TYPE, cls
    yield from _titled(subject, _DCT + "title", name)
    yield from _both(subject, _DCT + "description", _ABOUT)
    yield subject, _DCT + "publisher", publisher.iri
    yield subject, _DCT + "creator", publisher.iri
    yield subject, _DCAT + "contactPoint", _contact(publisher)
    yield from ((subject, _DCT + "language", language) for language in _LANGUAGES)


def _public(subject: str, version: str, identifier: str) -> Iterator[Triple]:
    """What dataset and service say of their use."""
    yield subject, _DCT + "accessRights", _PUBLIC
    yield subject, _DCT + "identifier", _text(identifier)
    yield subject, _DCAT + "version", _text(version)
    yield subject, _DCAT + "theme", _THEME
    for word, language in (("sociaal domein", "nl"), ("social domain", "en")):
        yield subject, _DCAT + "keyword", _text(word, language)


def _agents(publisher: Publisher) -> Iterator[Triple]:
    yield publisher.iri, terms.TYPE, _FOAF + "Agent"
    yield publisher.iri, _FOAF + "name", _text(publisher.name, "nl")
    contact = _contact(publisher)
    yield contact, terms.TYPE, _VCARD + "Kind"
    yield contact, _VCARD + "fn", _text(publisher.name, "nl")
    yield contact, _VCARD + ("hasEmail" if publisher.contact.startswith("mailto:") else "hasURL"), publisher.contact


def _vocabulary() -> Iterator[Triple]:
    """What is referred to elsewhere, with its class, so that the description can be judged by itself."""
    for iri, cls in (
        (_LICENCE, _DCT + "LicenseDocument"),
        (_PUBLIC, _DCT + "RightsStatement"),
        (_TURTLE, _DCT + "MediaTypeOrExtent"),
        (_MEDIA + formats.TURTLE.media_type, _DCT + "MediaType"),
        *((language, _DCT + "LinguisticSystem") for language in _LANGUAGES),
        *((standard, _DCT + "Standard") for standard in _STANDARDS),
        (_THEME, terms.SKOS + "Concept"),
        (_THEMES, terms.SKOS + "ConceptScheme"),
        (_HOME, _FOAF + "Document"),
    ):
        yield iri, terms.TYPE, cls
    for standard, title in _STANDARDS.items():
        yield standard, _DCT + "title", _text(title, "en")
    yield from _titled(_THEME, terms.LABEL, "theme")
    yield from _titled(_THEMES, _DCT + "title", "themes")
    yield _THEME, terms.SKOS + "inScheme", _THEMES


def _at(base: str, name: str) -> str:
    return f"{base}{DATASETS}#{name.partition('.')[0]}"


def _contact(publisher: Publisher) -> str:
    return f"{publisher.iri}#contact"


def _titled(subject: str, predicate: str, name: str) -> Iterator[Triple]:
    return _both(subject, predicate, _NAMES[name])


def _both(subject: str, predicate: str, texts: tuple[str, str]) -> Iterator[Triple]:
    for text, language in zip(texts, ("nl", "en"), strict=True):
        yield subject, predicate, _text(text, language)


def _text(text: str, language: str | None = None) -> Literal:
    return Literal(text, language, terms.RDF + "langString" if language else terms.XSD + "string")
