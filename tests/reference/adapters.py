"""Every evaluator behind one signature, so that one table of promises and one property test serve them all."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from samenhang.coherence import derived
from samenhang.coherence import evaluate as evaluation
from samenhang.coherence.compile import compile_model
from samenhang.coherence.configuration import NotWellFormedError, read_configuration
from samenhang.coherence.model import Model, bits
from samenhang.exchange.bundle import KNOWLEDGE, SHAPES, bundle
from samenhang.knowledge.base import load
from samenhang.knowledge.index import Index
from samenhang.knowledge.turtle import plain_triple
from samenhang.reference import (
    Finding,
    ReferenceOutcome,
    ShaclReference,
    dump,
    evaluate_all_with_sparql,
    evaluate_with_sparql,
)
from samenhang.reference.outcome import ILL_FORMED
from samenhang.reference.question import QUESTIONS
from tests.generators import DEFAULT_IRI, Configuration, as_graph

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).resolve().parent / "kleine-kennis"

Evaluator = Callable[[Configuration], ReferenceOutcome]
EvaluatesMany = Callable[[Sequence[Configuration]], list[ReferenceOutcome]]


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


def by_questions_together(knowledge: Graph, shapes: Graph, at_once: int = 8) -> EvaluatesMany:
    """The saved questions, each asked once about several configurations."""
    clean = dump(knowledge, shapes)

    def some(store: ox.Store, configurations: Sequence[Configuration]) -> list[ReferenceOutcome]:
        names = [f"{DEFAULT_IRI}-{number}" for number, _ in enumerate(configurations)]
        for name, configuration in zip(names, configurations, strict=True):
            triples = as_graph(configuration, name).serialize(format="nt", encoding="utf-8")
            store.load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
        try:
            return evaluate_all_with_sparql(store, names)
        finally:
            for name in names:
                store.clear_graph(ox.NamedNode(name))

    def evaluate(configurations: Sequence[Configuration]) -> list[ReferenceOutcome]:
        store = ox.Store()  # an Oxigraph in memory keeps what was taken out, and every question passes it over
        store.bulk_extend(clean)
        starts = range(0, len(configurations), at_once)
        return [outcome for start in starts for outcome in some(store, configurations[start : start + at_once])]

    return evaluate


def one_by_one(evaluate: Evaluator) -> EvaluatesMany:
    """An evaluator of one configuration, for many."""
    return lambda configurations: [evaluate(configuration) for configuration in configurations]


def by_model(knowledge: Graph, shapes: Graph) -> Evaluator:
    """The compiled model."""
    text = (knowledge + shapes).serialize(format="nt", encoding="utf-8")
    index = Index(plain_triple(t) for t in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    return by_compiled(compile_model(index, "sha256-test"))


def by_compiled(model: Model) -> Evaluator:
    """A compiled model that is there already."""

    def evaluate(configuration: Configuration) -> ReferenceOutcome:
        try:
            read = read_configuration(model, configuration)
        except NotWellFormedError:
            return ILL_FORMED
        return told(model, evaluation.evaluate(model, read))

    return evaluate


def told(model: Model, outcome: evaluation.Outcome) -> ReferenceOutcome:
    """An outcome of the compiled model in the words of the reference."""

    def settings(number: int) -> frozenset[str]:
        return frozenset(model.settings[n].iri for n in bits(number))

    def measures(number: int) -> frozenset[str]:
        return frozenset(model.measures[n].iri for n in bits(number))

    of_rules = [Finding(f.rule.iri, f.risk, f.rule.line, f.status, f.rule.severity) for f in outcome.rules]
    of_causes = [Finding(None, f.risk, f.line, f.status, model.risk_severity[f.risk]) for f in outcome.causes]
    return ReferenceOutcome(
        well_formed=True,
        effective=settings(outcome.effective),
        replaced=settings(outcome.replaced),
        present=measures(outcome.present),
        working=measures(outcome.working),
        partial=measures(outcome.partial),
        violated=frozenset(f.rule.iri for f in outcome.rules if not f.excused),
        risks=derived.risks(model, outcome),
        indicators=derived.indicators(model, outcome),
        findings=frozenset((*of_rules, *of_causes)),
        samenhangend=outcome.coherent,
        harmonisch=outcome.harmonious,
        conforms=outcome.conforms,
    )


EVALUATORS: dict[str, Callable[[Graph, Graph], Evaluator]] = {
    "shacl": by_shacl,
    "question": by_question,
    "model": by_model,
}


def our_knowledge_and_shapes() -> tuple[Graph, Graph]:
    """What `samenhang bundel` writes for our own knowledge: what any other engine would be given."""
    files = bundle(load())
    knowledge, shapes = (Graph().parse(data=files[name], format="turtle") for name in (KNOWLEDGE, SHAPES))
    return knowledge, shapes
