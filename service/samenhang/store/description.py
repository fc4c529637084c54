"""What the SPARQL endpoint says of itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Triple
from samenhang.store import dataset

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG"),
)


def service_description(endpoint: str) -> Iterator[Triple]:
    """The description of the service at this address."""
    service, default, data = Blank("dienst"), Blank("standaard"), Blank("dataset")
    yield service, terms.TYPE, _SD + "Service"
    yield service, _SD + "endpoint", endpoint
    yield service, _SD + "supportedLanguage", _SD + "SPARQL11Query"
    yield service, _SD + "feature", _SD + "UnionDefaultGraph"
    for name in _WRITTEN:
        yield service, _SD + "resultFormat", _FORMATS + name
    yield service, _SD + "defaultDataset", data
    yield data, terms.TYPE, _SD + "Dataset"
    yield data, _SD + "defaultGraph", default
    yield default, terms.TYPE, _SD + "Graph"
    for name in (dataset.KNOWLEDGE, dataset.SHAPES):
        graph = Blank(terms.slug(name))
        yield data, _SD + "namedGraph", graph
        yield graph, terms.TYPE, _SD + "NamedGraph"
        yield graph, _SD + "name", name
