"""What the SPARQL endpoint says of itself (SPARQL 1.1 Service Description), and of its data (VoID)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Blank, Literal, Triple
from samenhang.store import dataset

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG"),
)
_TITLES: Final = {
    dataset.KNOWLEDGE: ("De kennis, gesloten onder OWL 2 RL", "The knowledge, closed under OWL 2 RL"),
    dataset.SHAPES: ("De regels en vormen, als data", "The rules and shapes, as data"),
}


def service_description(endpoint: str, licence: str, knowledge: KnowledgeBase) -> Iterator[Triple]:
    """The description of the service at this address, over this knowledge, under the licence with this IRI."""
    service, data = Blank("dienst"), Blank("dataset")
    yield service, terms.TYPE, _SD + "Service"
    yield service, _SD + "endpoint", endpoint
    for language in ("SPARQL10Query", "SPARQL11Query"):
        yield service, _SD + "supportedLanguage", _SD + language
    yield service, _SD + "feature", _SD + "UnionDefaultGraph"
    for name in _WRITTEN:
        yield service, _SD + "resultFormat", _FORMATS + name
    yield service, _SD + "defaultDataset", data
    yield data, terms.DCT + "license", licence
    yield from _dataset(data, endpoint, knowledge)


def _dataset(data: Blank, endpoint: str, knowledge: KnowledgeBase) -> Iterator[Triple]:
    """The dataset and its graphs; without a graph of its own, so that the default graph is all of them together."""
    default = Blank("standaard")
    yield data, terms.TYPE, _SD + "Dataset"
    yield data, terms.TYPE, _VOID + "Dataset"
    yield from _said(data, "title", "Samenhang: kennis over keuzes in het sociaal domein", "nl")
    yield from _said(data, "title", "Samenhang: knowledge of choices in the social domain", "en")
    yield data, terms.DCT + "hasVersion", _text(knowledge.version)
    yield data, _VOID + "sparqlEndpoint", endpoint
    yield data, _VOID + "uriSpace", _text(terms.ID)
    for vocabulary in (terms.SAM, terms.SKOS, terms.DCT, terms.SH, terms.PROV, terms.DCAT):
        yield data, _VOID + "vocabulary", vocabulary
    yield data, _SD + "defaultGraph", default
    yield default, terms.TYPE, _SD + "Graph"
    contents = {dataset.KNOWLEDGE: knowledge.closed.triples, dataset.SHAPES: knowledge.shapes.triples}
    for name, triples in contents.items():
        described, graph = Blank(terms.slug(name)), Blank(f"graaf-{terms.slug(name)}")
        yield data, _SD + "namedGraph", described
        yield described, terms.TYPE, _SD + "NamedGraph"
        yield described, _SD + "name", name
        yield described, _SD + "graph", graph
        yield graph, terms.TYPE, _SD + "Graph"
        yield graph, terms.TYPE, _VOID + "Dataset"
        for title, language in zip(_TITLES[name], ("nl", "en"), strict=True):
            yield from _said(graph, "title", title, language)
        yield from _counted(graph, triples)


def _counted(graph: Blank, triples: Iterable[Triple]) -> Iterator[Triple]:
    """How many triples, subjects and properties a graph has, and how many individuals of each class of ours."""
    listed = list(triples)
    classes = Counter(o for _, p, o in listed if p == terms.TYPE and isinstance(o, str) and o.startswith(terms.SAM))
    yield graph, _VOID + "triples", _number(len(listed))
    yield graph, _VOID + "distinctSubjects", _number(len({s for s, _, _ in listed}))
    yield graph, _VOID + "properties", _number(len({p for _, p, _ in listed}))
    for kind, count in sorted(classes.items()):
        part = Blank(f"{graph.name}-{terms.slug(kind)}")
        yield graph, _VOID + "classPartition", part
        yield part, _VOID + "class", kind
        yield part, _VOID + "entities", _number(count)


def _said(subject: Blank, name: str, text: str, language: str) -> Iterator[Triple]:
    yield subject, terms.DCT + name, Literal(text, language, terms.RDF + "langString")


def _text(value: str) -> Literal:
    return Literal(value, None, terms.XSD + "string")


def _number(value: int) -> Literal:
    return Literal(str(value), None, terms.XSD + "integer")
