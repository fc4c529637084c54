"""Every evaluator behind one signature, so that one table of promises and one property test serve them all."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from samenhang.exchange.bundle import KNOWLEDGE, SHAPES, bundle
from samenhang.knowledge.base import load
from samenhang.reference import ReferenceOutcome, ShaclReference, dump, evaluate_with_sparql
from samenhang.reference.question import QUESTIONS
from tests.generators import DEFAULT_IRI, Configuration, as_graph

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).resolve().parent / "kleine-kennis"

Evaluator = Callable[[Configuration], ReferenceOutcome]


def read(*paths: Path) -> Graph:
    """The Turtle of several files in one graph."""
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


def small_knowledge() -> Graph:
    """The pool: knowledge that needs no closing."""
    return read(SMALL / "kennis.ttl")


def small_shapes(folder: Path = ROOT / "shapes") -> Graph:
    """All that is evaluated on a configuration of the pool."""
    ours = [folder / f"{name}.ttl" for name in ("welgevormd", "afleiding", "wacht")]
    return read(*ours, SMALL / "werking.ttl", SMALL / "regels.ttl")


def by_shacl(knowledge: Graph, shapes: Graph) -> Evaluator:
    """pySHACL, with SPARQL over what it derived."""
    reference = ShaclReference(knowledge, shapes)
    return lambda configuration: reference.outcome(as_graph(configuration))


def by_question(knowledge: Graph, shapes: Graph, questions: Path = QUESTIONS) -> Evaluator:
    """The saved questions, asked of an embedded Oxigraph that holds the dump and one configuration at a time."""
    store = dump(knowledge, shapes)
    place = ox.NamedNode(DEFAULT_IRI)

    def evaluate(configuration: Configuration) -> ReferenceOutcome:
        triples = as_graph(configuration).serialize(format="nt", encoding="utf-8")
        store.load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=place)
        try:
            return evaluate_with_sparql(store, DEFAULT_IRI, questions)
        finally:
            store.clear_graph(place)

    return evaluate


EVALUATORS: dict[str, Callable[[Graph, Graph], Evaluator]] = {"shacl": by_shacl, "question": by_question}


def our_knowledge_and_shapes() -> tuple[Graph, Graph]:
    """What `samenhang bundel` writes for our own knowledge: what any other engine would be given."""
    files = bundle(load())
    knowledge, shapes = (Graph().parse(data=files[name], format="turtle") for name in (KNOWLEDGE, SHAPES))
    return knowledge, shapes
