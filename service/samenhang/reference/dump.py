"""Knowledge and shapes in one store, so that the saved questions can read rules as data."""

from pyoxigraph import RdfFormat, Store
from rdflib import RDF, RDFS, BNode, Graph, Literal, Node


def dump(knowledge: Graph, shapes: Graph) -> Store:
    """One default graph with `knowledge` (closed), `shapes`, and `rdfs:member` beside every list of `shapes`.

    A question asks "is every member true" far cheaper over `rdfs:member` than over `rdf:rest*/rdf:first`. Statements
    with a literal as subject, which OWL RL reasoners make, are left out: no other store reads them.
    """
    everything = Graph()
    everything += (triple for triple in knowledge if not isinstance(triple[0], Literal))
    everything += shapes
    for start in _list_starts(shapes):
        for member in everything.items(start):
            everything.add((start, RDFS.member, member))
    store = Store()
    store.bulk_load(everything.serialize(format="nt", encoding="utf-8"), format=RdfFormat.N_TRIPLES)
    return store


def _list_starts(graph: Graph) -> set[Node]:
    starts = {node for node in graph.subjects(RDF.first) if (None, RDF.rest, node) not in graph}
    return {node for node in starts if isinstance(node, BNode)}
