"""The dataset as a catalogue tells of it: DCAT-AP-NL 3.0, with distributions and services at addresses that answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple
from samenhang.publication.dumps import FORMS

CATALOGUE: Final = terms.individual("catalogus", "samenhang")
DATASET: Final = terms.individual("dataset", "kennis")
_MAKER: Final = "https://w3id.org/samenhang/"
_SPARQL: Final = terms.individual("dienst", "sparql")
_API: Final = terms.individual("dienst", "api")
_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
_EUPL: Final = _AUTHORITY + "licence/EUPL_1_2"
_PUBLIC: Final = _AUTHORITY + "access-right/PUBLIC"
_THEMES: Final = {"SOCI": ("Bevolking en samenleving", "Population and society"), "GOVE": ("Overheid", "Government")}
_LANGUAGES: Final = {"NLD": ("Nederlands", "Dutch"), "ENG": ("Engels", "English")}
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_OPENAPI: Final = "https://spec.openapis.org/oas/v3.1.0"
_PROTOCOL: Final = "https://www.w3.org/TR/sparql11-protocol/"
_KEYWORDS: Final = ("sociaal domein", "Wmo", "jeugdhulp", "inkoop", "bekostiging", "risico’s")
_FILE_TYPES: Final = {"nq": "RDF_N_QUADS", "trig": "RDF_TRIG", "ttl": "RDF_TURTLE"}


@dataclass(frozen=True, slots=True)
class Offered:
    """What is described: at which address the service answers (no slash at the end), and which version with how many
    statements.
    """

    base: str
    version: str
    statements: int

    def dump(self, suffix: str) -> str:
        """Address of the dump in a format of `dumps.FORMS`."""
        return f"{self.base}/dumps/{self.version}.{suffix}"


def description(offered: Offered) -> Iterator[Triple]:
    """The catalogue whole: itself, the dataset, its distributions, the services, and what they refer to."""
    yield from _catalogue(offered)
    yield from _dataset(offered)
    for suffix, form in FORMS.items():
        name = (f"Dump als {form.name}", f"Dump as {form.name}")
        yield from _distribution(suffix, name, offered.dump(suffix), form.media_type, _FILE_TYPES[suffix])
        yield _distributed(suffix), terms.DCAT + "downloadURL", offered.dump(suffix)
    sparql = f"{offered.base}/sparql"
    yield from _distribution("sparql", ("SPARQL-endpoint", "SPARQL endpoint"), sparql, "text/turtle", "RDF_TURTLE")
    yield _distributed("sparql"), terms.DCAT + "accessService", _SPARQL
    api = f"{offered.base}/v1/knoppen"
    yield from _distribution("api", ("API met JSON", "API with JSON"), api, "application/json", "JSON")
    yield _distributed("api"), terms.DCAT + "accessService", _API
    told = (
        "Vragen aan de kennis in SPARQL 1.1, met bewaarde vragen.",
        "Questions to the knowledge in SPARQL 1.1, with saved questions.",
    )
    yield from _service(_SPARQL, offered, ("SPARQL van Samenhang", "SPARQL of Samenhang"), told, "/sparql", "/sparql")
    yield _SPARQL, terms.DCT + "conformsTo", _PROTOCOL
    told = (
        "Wat uit keuzes in het sociaal domein volgt, wat niet samengaat, en wat het minste is om te veranderen.",
        "What follows from choices in the social domain, what does not go together, and the least to change.",
    )
    yield from _service(_API, offered, ("API van Samenhang", "API of Samenhang"), told, "/v1", "/v1/openapi.json")
    yield _API, terms.DCT + "conformsTo", _OPENAPI
    yield from _referred()


def _catalogue(offered: Offered) -> Iterator[Triple]:
    yield CATALOGUE, terms.TYPE, terms.DCAT + "Catalog"
    yield from _titled(CATALOGUE, ("Catalogus van Samenhang", "Catalogue of Samenhang"))
    told = ("De gegevens en diensten van deze Samenhang.", "The data and services of this Samenhang.")
    yield from _told(CATALOGUE, told)
    yield from _responsible(CATALOGUE)
    yield CATALOGUE, terms.DCT + "license", _EUPL
    yield CATALOGUE, terms.DCAT + "dataset", DATASET
    for service in (_SPARQL, _API):
        yield CATALOGUE, terms.DCAT + "service", service
    yield from _languages(CATALOGUE)
    yield CATALOGUE, terms.FOAF + "homepage", f"{offered.base}/"
    yield f"{offered.base}/", terms.TYPE, terms.FOAF + "Document"


def _dataset(offered: Offered) -> Iterator[Triple]:
    page = f"{offered.base}/id"
    yield DATASET, terms.TYPE, terms.DCAT + "Dataset"
    yield DATASET, terms.TYPE, terms.VOID + "Dataset"
    yield from _titled(
        DATASET, ("Kennis over keuzes in het sociaal domein", "Knowledge of choices in the social domain")
    )
    told = (
        "Welke keuzes een gemeente in het sociaal domein maakt, welke prikkels en risico’s daaruit volgen, wat niet "
        "samengaat en wat helpt, met de passages uit de handreikingen waarop het rust.",
        "Which choices a municipality makes in its social domain, which incentives and risks follow, what does not go "
        "together and what helps, with the passages of the handbooks on which it rests.",
    )
    yield from _told(DATASET, told)
    yield from _responsible(DATASET)
    yield DATASET, terms.DCT + "identifier", _plain(DATASET)
    yield DATASET, terms.DCAT + "version", _plain(offered.version)
    yield DATASET, terms.DCT + "accessRights", _PUBLIC
    for code in _THEMES:
        yield DATASET, terms.DCAT + "theme", f"{_AUTHORITY}data-theme/{code}"
    for word in _KEYWORDS:
        yield DATASET, terms.DCAT + "keyword", Literal(word, "nl", terms.RDF + "langString")
    yield from _languages(DATASET)
    yield DATASET, terms.DCAT + "landingPage", page
    yield page, terms.TYPE, terms.FOAF + "Document"
    yield DATASET, terms.FOAF + "page", f"{offered.base}/def"
    yield f"{offered.base}/def", terms.TYPE, terms.FOAF + "Document"
    yield DATASET, terms.DCT + "conformsTo", terms.SAM.rstrip("#")
    yield terms.SAM.rstrip("#"), terms.TYPE, terms.DCT + "Standard"
    for name in (*FORMS, "sparql", "api"):
        yield DATASET, terms.DCAT + "distribution", _distributed(name)
    yield DATASET, terms.VOID + "sparqlEndpoint", f"{offered.base}/sparql"
    yield DATASET, terms.VOID + "uriSpace", _plain(terms.ID)
    yield DATASET, terms.VOID + "triples", Literal(str(offered.statements), None, terms.XSD + "integer")
    for suffix in FORMS:
        yield DATASET, terms.VOID + "dataDump", offered.dump(suffix)


def _distribution(name: str, title: tuple[str, str], address: str, media: str, file_type: str) -> Iterator[Triple]:
    node = _distributed(name)
    yield node, terms.TYPE, terms.DCAT + "Distribution"
    yield from _titled(node, title)
    yield node, terms.DCAT + "accessURL", address
    yield node, terms.DCT + "license", _EUPL
    yield node, terms.DCAT + "mediaType", _MEDIA + media
    yield _MEDIA + media, terms.TYPE, terms.DCT + "MediaType"
    yield node, terms.DCT + "format", f"{_AUTHORITY}file-type/{file_type}"
    yield f"{_AUTHORITY}file-type/{file_type}", terms.TYPE, terms.DCT + "MediaTypeOrExtent"
    yield node, terms.DCT + "conformsTo", terms.SAM.rstrip("#")
    yield from _languages(node)


def _service(
    node: str, offered: Offered, title: tuple[str, str], told: tuple[str, str], path: str, described: str
) -> Iterator[Triple]:
    yield node, terms.TYPE, terms.DCAT + "DataService"
    yield from _titled(node, title)
    yield from _told(node, told)
    yield from _responsible(node)
    yield node, terms.DCT + "identifier", _plain(node)
    yield node, terms.DCT + "accessRights", _PUBLIC
    yield node, terms.DCT + "license", _EUPL
    yield node, terms.DCAT + "theme", f"{_AUTHORITY}data-theme/GOVE"
    yield node, terms.DCAT + "servesDataset", DATASET
    yield node, terms.DCAT + "endpointURL", offered.base + path
    yield node, terms.DCAT + "endpointDescription", offered.base + described
    for word in _KEYWORDS[:2]:
        yield node, terms.DCAT + "keyword", Literal(word, "nl", terms.RDF + "langString")
    yield from _languages(node)


def _referred() -> Iterator[Triple]:
    """What the descriptions refer to, typed as the profile asks."""
    contact = _contact()
    yield contact, terms.TYPE, terms.VCARD + "Organization"
    yield contact, terms.TYPE, terms.VCARD + "Kind"
    yield contact, terms.VCARD + "fn", _plain("Samenhang")
    yield contact, terms.VCARD + "hasURL", _MAKER
    yield _MAKER, terms.TYPE, terms.FOAF + "Agent"
    yield _MAKER, terms.FOAF + "name", Literal("Samenhang", "nl", terms.RDF + "langString")
    yield _EUPL, terms.TYPE, terms.DCT + "LicenseDocument"
    yield from _both(_EUPL, terms.RDFS + "label", ("EUPL 1.2", "EUPL 1.2"))
    yield _PUBLIC, terms.TYPE, terms.DCT + "RightsStatement"
    yield from _both(_PUBLIC, terms.RDFS + "label", ("openbaar", "public"))
    for standard in (_PROTOCOL, _OPENAPI):
        yield standard, terms.TYPE, terms.DCT + "Standard"
    scheme = f"{_AUTHORITY}data-theme"
    yield scheme, terms.TYPE, terms.SKOS + "ConceptScheme"
    yield scheme, terms.DCT + "title", Literal("Data theme", "en", terms.RDF + "langString")
    for code, (nl, en) in _THEMES.items():
        theme = f"{scheme}/{code}"
        yield theme, terms.TYPE, terms.SKOS + "Concept"
        yield theme, terms.SKOS + "inScheme", scheme
        yield theme, terms.LABEL, Literal(nl, "nl", terms.RDF + "langString")
        yield theme, terms.LABEL, Literal(en, "en", terms.RDF + "langString")
    for code, names in _LANGUAGES.items():
        yield f"{_AUTHORITY}language/{code}", terms.TYPE, terms.DCT + "LinguisticSystem"
        yield from _both(f"{_AUTHORITY}language/{code}", terms.RDFS + "label", names)


def _responsible(node: str) -> Iterator[Triple]:
    yield node, terms.DCT + "publisher", _MAKER
    yield node, terms.DCT + "creator", _MAKER
    yield node, terms.DCAT + "contactPoint", _contact()


def _languages(node: str) -> Iterator[Triple]:
    yield from ((node, terms.DCT + "language", f"{_AUTHORITY}language/{code}") for code in _LANGUAGES)


def _contact() -> str:
    return terms.individual("catalogus", "contact")


def _distributed(name: str) -> str:
    return terms.individual("distributie", name)


def _titled(node: str, title: tuple[str, str]) -> Iterator[Triple]:
    yield from _both(node, terms.DCT + "title", title)


def _told(node: str, text: tuple[str, str]) -> Iterator[Triple]:
    yield from _both(node, terms.DCT + "description", text)


def _both(node: str, predicate: str, texts: tuple[str, str]) -> Iterator[Triple]:
    for text, language in zip(texts, ("nl", "en"), strict=True):
        yield node, predicate, Literal(text, language, terms.RDF + "langString")


def _plain(text: str) -> Literal:
    return Literal(text, None, terms.XSD + "string")
