"""What a service offers as a catalogue tells of it: DCAT-AP-NL 3.0, so that a data portal can take it over as it is.

Every distribution has an address that answers, a file to fetch and the service behind it: what SPARQL answers from can
be had whole as a dump, and the files of `exchange.bundle` are part of the API.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from samenhang.exchange import bundle, concepts, formats
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple
from samenhang.publication.dumps import FORMS
from samenhang.publication.subject import KNOWLEDGE, Subject

Both = tuple[str, str]
"""A text in Dutch and in English."""

FILES: Final = "v1/datasets"
"""Path below which the files of `exchange.bundle` stand."""
_MAKER: Final = "https://w3id.org/samenhang/"
_SPARQL: Final = "sparql"
_API: Final = "api"
_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
_EUPL: Final = _AUTHORITY + "licence/EUPL_1_2"
_PUBLIC: Final = _AUTHORITY + "access-right/PUBLIC"
_SCHEME: Final = _AUTHORITY + "data-theme"
_LANGUAGES: Final = {"NLD": ("Nederlands", "Dutch"), "ENG": ("Engels", "English")}
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_TURTLE: Final = formats.TURTLE.media_type
_FILE_TYPES: Final = {"nq": "RDF_N_QUADS", "trig": "RDF_TRIG", "ttl": "RDF_TURTLE"}
_ONTOLOGY: Final = terms.SAM.rstrip("#")
_STANDARDS: Final = {
    _ONTOLOGY: ("Begrippen van Samenhang", "Terms of Samenhang"),
    "https://www.w3.org/TR/owl2-profiles/": ("OWL 2 RL", "OWL 2 RL"),
    "https://www.w3.org/TR/shacl/": ("SHACL", "SHACL"),
    "https://docs.geostandaarden.nl/nl-sbb/nl-sbb/": ("NL-SBB", "NL-SBB"),
    "https://www.w3.org/TR/sparql11-protocol/": ("SPARQL 1.1 Protocol", "SPARQL 1.1 Protocol"),
    "https://spec.openapis.org/oas/v3.1.0": ("OpenAPI 3.1", "OpenAPI 3.1"),
}
_, _OWL, _SHACL, _NL_SBB, _PROTOCOL, _OPENAPI = _STANDARDS
_BUNDLED: Final[dict[str, tuple[Both, str]]] = {
    bundle.KNOWLEDGE: (("De kennis, doorgerekend", "The knowledge, closed"), _OWL),
    bundle.SHAPES: (("De regels in SHACL", "The rules in SHACL"), _SHACL),
    concepts.CONCEPTS: (("De begrippen in SKOS", "The concepts in SKOS"), _NL_SBB),
}


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who offers the data: an IRI (for a municipality that of TOOI), a name, and where questions go (`mailto:` or
    `https:`).
    """

    iri: str = _MAKER
    name: str = "Beheer van Samenhang"
    contact: str = _MAKER

    @property
    def card(self) -> str:
        """IRI of the contact; below that of the publisher, so that two services do not share one."""
        return f"{self.iri}#contact"


@dataclass(frozen=True, slots=True)
class Offered:
    """What is described: at which address the service answers (no slash at the end), which version with how many
    statements, what it is about, and by whom it is offered. `root` is what the IRIs of catalogue, dataset and services
    start with: ours, or an address of whoever runs the service, so that two of them are not taken for one.
    """

    base: str
    version: str
    statements: int
    about: Subject
    publisher: Publisher = field(default_factory=Publisher)
    root: str = terms.ID

    def named(self, kind: str, name: str) -> str:
        """IRI of something that is described."""
        return f"{self.root}{kind}/{name}"

    @property
    def catalogue(self) -> str:
        """IRI of the catalogue."""
        return self.named("catalogus", "samenhang")

    @property
    def dataset(self) -> str:
        """IRI of the dataset."""
        return self.named("dataset", "kennis")

    def dump(self, suffix: str) -> str:
        """Address of the dump in a format of `dumps.FORMS`."""
        return f"{self.base}/dumps/{self.version}.{suffix}"

    def file(self, name: str) -> str:
        """Address of a file of `exchange.bundle`."""
        return f"{self.base}/{FILES}/{name}"


class _Distribution(NamedTuple):
    name: str
    title: Both
    access: str
    download: str
    media: str
    file_type: str
    service: str
    standard: str = _ONTOLOGY


def description(offered: Offered) -> Iterator[Triple]:
    """The catalogue whole: itself, the dataset, its distributions, the services, and what they refer to."""
    distributions = tuple(_distributions(offered))
    yield from _catalogue(offered)
    yield from _dataset(offered, [each.name for each in distributions])
    for each in distributions:
        yield from _distribution(offered, each)
    told = (
        "Vragen aan de kennis in SPARQL 1.1, met bewaarde vragen.",
        "Questions to the knowledge in SPARQL 1.1, with saved questions.",
    )
    sparql, api = (offered.named("dienst", name) for name in (_SPARQL, _API))
    yield from _service(sparql, offered, ("SPARQL van Samenhang", "SPARQL of Samenhang"), told, "/sparql", "/sparql")
    yield sparql, terms.DCT + "conformsTo", _PROTOCOL
    told = (
        "Wat uit keuzes in het sociaal domein volgt, wat niet samengaat, en wat het minste is om te veranderen.",
        "What follows from choices in the social domain, what does not go together, and the least to change.",
    )
    yield from _service(api, offered, ("API van Samenhang", "API of Samenhang"), told, "/v1", "/v1/openapi.json")
    yield api, terms.DCT + "conformsTo", _OPENAPI
    yield from _agents(offered.publisher)
    yield from _referred(distributions)
    yield from _themes(offered.about)


def _distributions(offered: Offered) -> Iterator[_Distribution]:
    """The ways to get the dataset, or a part of it."""
    for suffix, form in FORMS.items():
        title, dump = (f"Dump als {form.name}", f"Dump as {form.name}"), offered.dump(suffix)
        yield _Distribution(suffix, title, dump, dump, form.media_type, _FILE_TYPES[suffix], _SPARQL)
    for file, (title, standard) in _BUNDLED.items():
        name, place = file.partition(".")[0], offered.file(file)
        yield _Distribution(name, title, place, place, _TURTLE, _FILE_TYPES["ttl"], _API, standard)
    title, endpoint = ("SPARQL-endpoint", "SPARQL endpoint"), f"{offered.base}/sparql"
    yield _Distribution("sparql", title, endpoint, offered.dump("ttl"), _TURTLE, _FILE_TYPES["ttl"], _SPARQL)
    title, knobs = ("API met JSON", "API with JSON"), f"{offered.base}/v1/knoppen"
    yield _Distribution("api", title, knobs, knobs, "application/json", "JSON", _API)


def _catalogue(offered: Offered) -> Iterator[Triple]:
    catalogue = offered.catalogue
    yield catalogue, terms.TYPE, terms.DCAT + "Catalog"
    told = ("De gegevens en diensten van deze Samenhang.", "The data and services of this Samenhang.")
    yield from _told(catalogue, ("Catalogus van Samenhang", "Catalogue of Samenhang"), told)
    yield from _responsible(catalogue, offered.publisher)
    yield catalogue, terms.DCT + "license", _EUPL
    yield catalogue, terms.DCAT + "dataset", offered.dataset
    for service in (_SPARQL, _API):
        yield catalogue, terms.DCAT + "service", offered.named("dienst", service)
    yield from _documents(catalogue, {terms.FOAF + "homepage": f"{offered.base}/"})


def _dataset(offered: Offered, distributions: list[str]) -> Iterator[Triple]:
    dataset, about = offered.dataset, offered.about
    yield dataset, terms.TYPE, terms.DCAT + "Dataset"
    yield dataset, terms.TYPE, terms.VOID + "Dataset"
    yield from ((dataset, terms.DCT + "title", title) for title in about.titles)
    yield from ((dataset, terms.DCT + "description", text) for text in about.descriptions)
    yield from _languages(dataset)
    yield dataset, terms.DCT + "relation", KNOWLEDGE
    yield from _responsible(dataset, offered.publisher)
    yield from _open(dataset, about)
    yield dataset, terms.DCAT + "version", _plain(offered.version)
    pages = {terms.DCAT + "landingPage": f"{offered.base}/id", terms.FOAF + "page": f"{offered.base}/def"}
    yield from _documents(dataset, pages)
    for standard in (_ONTOLOGY, _OWL, _SHACL, _NL_SBB):
        yield dataset, terms.DCT + "conformsTo", standard
    for name in distributions:
        yield dataset, terms.DCAT + "distribution", offered.named("distributie", name)
    yield dataset, terms.VOID + "sparqlEndpoint", f"{offered.base}/sparql"
    yield dataset, terms.VOID + "uriSpace", _plain(terms.ID)
    yield dataset, terms.VOID + "triples", Literal(str(offered.statements), None, terms.XSD + "integer")
    for suffix in FORMS:
        yield dataset, terms.VOID + "dataDump", offered.dump(suffix)


def _distribution(offered: Offered, each: _Distribution) -> Iterator[Triple]:
    node = offered.named("distributie", each.name)
    yield node, terms.TYPE, terms.DCAT + "Distribution"
    yield from _both(node, terms.DCT + "title", each.title)
    yield node, terms.DCAT + "accessURL", each.access
    yield node, terms.DCAT + "downloadURL", each.download
    yield node, terms.DCAT + "accessService", offered.named("dienst", each.service)
    yield node, terms.DCT + "license", _EUPL
    yield node, terms.DCAT + "mediaType", _MEDIA + each.media
    yield node, terms.DCT + "format", f"{_AUTHORITY}file-type/{each.file_type}"
    yield node, terms.DCT + "conformsTo", each.standard
    yield from _languages(node)


def _service(node: str, offered: Offered, title: Both, told: Both, path: str, described: str) -> Iterator[Triple]:
    yield node, terms.TYPE, terms.DCAT + "DataService"
    yield from _told(node, title, told)
    yield from _responsible(node, offered.publisher)
    yield from _open(node, offered.about)
    yield node, terms.DCT + "license", _EUPL
    yield node, terms.DCAT + "servesDataset", offered.dataset
    yield node, terms.DCAT + "endpointURL", offered.base + path
    yield node, terms.DCAT + "endpointDescription", offered.base + described


def _agents(publisher: Publisher) -> Iterator[Triple]:
    yield publisher.iri, terms.TYPE, terms.FOAF + "Agent"
    yield publisher.iri, terms.FOAF + "name", Literal(publisher.name, "nl", terms.RDF + "langString")
    card = publisher.card
    yield card, terms.TYPE, terms.VCARD + "Organization"
    yield card, terms.TYPE, terms.VCARD + "Kind"
    yield card, terms.VCARD + "fn", Literal(publisher.name, "nl", terms.RDF + "langString")
    how = "hasEmail" if publisher.contact.startswith("mailto:") else "hasURL"
    yield card, terms.VCARD + how, publisher.contact


def _referred(distributions: tuple[_Distribution, ...]) -> Iterator[Triple]:
    """What the descriptions refer to elsewhere, typed as the profile asks and named, so that they stand by
    themselves.
    """
    for each in distributions:
        yield _MEDIA + each.media, terms.TYPE, terms.DCT + "MediaType"
        yield f"{_AUTHORITY}file-type/{each.file_type}", terms.TYPE, terms.DCT + "MediaTypeOrExtent"
    yield _EUPL, terms.TYPE, terms.DCT + "LicenseDocument"
    yield from _both(_EUPL, terms.RDFS + "label", ("EUPL 1.2", "EUPL 1.2"))
    yield _PUBLIC, terms.TYPE, terms.DCT + "RightsStatement"
    yield from _both(_PUBLIC, terms.RDFS + "label", ("openbaar", "public"))
    for standard, title in _STANDARDS.items():
        yield standard, terms.TYPE, terms.DCT + "Standard"
        yield from _both(standard, terms.DCT + "title", title)
    for code, names in _LANGUAGES.items():
        yield f"{_AUTHORITY}language/{code}", terms.TYPE, terms.DCT + "LinguisticSystem"
        yield from _both(f"{_AUTHORITY}language/{code}", terms.RDFS + "label", names)


def _themes(about: Subject) -> Iterator[Triple]:
    """The themes by name, and the list of the European Union in which they stand."""
    yield _SCHEME, terms.TYPE, terms.SKOS + "ConceptScheme"
    yield from _both(
        _SCHEME, terms.DCT + "title", ("Datathema’s van de Europese Unie", "Data themes of the European Union")
    )
    for theme, names in about.themes:
        yield theme, terms.TYPE, terms.SKOS + "Concept"
        yield theme, terms.SKOS + "inScheme", _SCHEME
        yield from ((theme, terms.LABEL, name) for name in names)


def _told(node: str, title: Both, text: Both) -> Iterator[Triple]:
    yield from _both(node, terms.DCT + "title", title)
    yield from _both(node, terms.DCT + "description", text)
    yield from _languages(node)


def _responsible(node: str, publisher: Publisher) -> Iterator[Triple]:
    yield node, terms.DCT + "publisher", publisher.iri
    yield node, terms.DCT + "creator", publisher.iri
    yield node, terms.DCAT + "contactPoint", publisher.card


def _open(node: str, about: Subject) -> Iterator[Triple]:
    """What dataset and services say of how they are found and who may use them."""
    yield node, terms.DCT + "identifier", _plain(node)
    yield node, terms.DCT + "accessRights", _PUBLIC
    yield from ((node, terms.DCAT + "theme", theme) for theme, _ in about.themes)
    yield from ((node, terms.DCAT + "keyword", words) for words in about.keywords)


def _documents(node: str, pages: dict[str, str]) -> Iterator[Triple]:
    for predicate, page in pages.items():
        yield node, predicate, page
        yield page, terms.TYPE, terms.FOAF + "Document"


def _languages(node: str) -> Iterator[Triple]:
    yield from ((node, terms.DCT + "language", f"{_AUTHORITY}language/{code}") for code in _LANGUAGES)


def _both(node: str, predicate: str, texts: Both) -> Iterator[Triple]:
    for text, language in zip(texts, ("nl", "en"), strict=True):
        yield node, predicate, Literal(text, language, terms.RDF + "langString")


def _plain(text: str) -> Literal:
    return Literal(text, None, terms.XSD + "string")
