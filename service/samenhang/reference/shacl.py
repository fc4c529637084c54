"""The arbiter: pySHACL derives and validates; SPARQL over the derived triples says what SHACL cannot report."""

from collections.abc import Generator
from functools import lru_cache
from typing import Any, Self

from pyshacl import Validator
from pyshacl.graph_abstraction import DataGraph
from rdflib import RDF, SH, BNode, Graph, Literal, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import NamespaceManager
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

from samenhang.reference.outcome import (
    ILL_FORMED,
    INFO,
    MITIGATED,
    OPEN,
    VIOLATION,
    WARNING,
    Finding,
    ReferenceOutcome,
    judged,
)
from samenhang.reference.statuses import findings_outside_rules, partially_working
from samenhang.reference.vocabulary import DEMAND, DERIVED, SAM

SEVERITY = {SH.Violation: VIOLATION, SH.Warning: WARNING, SH.Info: INFO}


class NotDerivedError(RuntimeError):
    """The derivation did not run to its end, so that there is nothing to judge (the guard shapes said so)."""


class RememberingGraph(Graph):
    """A graph that does not do the same work again: pySHACL hands it the same dozen SPARQL texts for every
    configuration, and asks for the same values of the configuration at every condition of every rule.
    """

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[Any, list[Node]] = {}

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """As `Graph.query`; each text is parsed once."""
        if isinstance(query_object, str):
            query_object = _prepared(query_object)
        return super().query(query_object, *args, **kwargs)

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Generator[Node, None, None]:
        """As `Graph.objects`; looked up once, until the graph changes."""
        key = subject, predicate, unique
        if key not in self._values:
            self._values[key] = list(super().objects(subject, predicate, unique))
        yield from self._values[key]

    def add(self, triple: Any) -> Self:
        """As `Graph.add`."""
        self._values.clear()
        return super().add(triple)

    def addN(self, quads: Any) -> Self:
        """As `Graph.addN`."""
        self._values.clear()
        return super().addN(quads)

    def remove(self, triple: Any) -> Self:
        """As `Graph.remove`."""
        self._values.clear()
        return super().remove(triple)


class _PlainNames(NamespaceManager):
    """Names without prefixes. pySHACL writes a text for every member of every rule that is not met, and takes half of
    its time to look for prefixes in them; nobody reads those texts.
    """

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph, bind_namespaces="none")

    def bind(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: there are no prefixes."""

    def normalizeUri(self, rdfTerm: str) -> str:
        """The IRI between angle brackets."""
        return f"<{rdfTerm}>"


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    return prepareQuery(text)


class ShaclReference:
    """Evaluates one configuration after the other against the same knowledge and shapes.

    `knowledge` is the closed knowledge; configurations in it (examples) are left out. `shapes` is all that is evaluated
    on a configuration: derivation, guard, well-formedness, effective rules and coherence rules. Both are copied once; a
    configuration is added to the copy, judged there in place, and taken out again. Not for use by several threads.
    """

    def __init__(self, knowledge: Graph, shapes: Graph) -> None:
        """Copies both graphs, and finds the shapes; takes about as long as one evaluation."""
        examples = set(knowledge.subjects(RDF.type, SAM.Configuratie))
        self._data = RememberingGraph()
        self._data += (triple for triple in knowledge if triple[0] not in examples)
        self._shapes = Graph(store="SimpleMemory")
        self._shapes += shapes
        for graph in (self._data, self._shapes):
            graph.namespace_manager = _PlainNames(graph)
        self._rules = set(self._shapes.subjects(RDF.type, SAM.Samenhangregel))
        self._triggers = dict(pair for rule in self._rules for pair in self._add_trigger_shape(rule))
        options = {"advanced": True, "inplace": True}
        self._validator = Validator(DataGraph.from_rdflib_graph(self._data), shacl_graph=self._shapes, options=options)

    def outcome(self, configuration: Graph) -> ReferenceOutcome:
        """What follows from `configuration`, a graph with exactly one `sam:Configuratie`; derived triples are dropped.

        Raises ValueError where there is not exactly one, and NotDerivedError where the shapes derive nothing.
        """
        nodes = [node for node in configuration.subjects(RDF.type, SAM.Configuratie) if isinstance(node, Identifier)]
        if len(nodes) != 1:
            raise ValueError(f"a configuration graph holds exactly one sam:Configuratie, this one holds {len(nodes)}")
        added = [t for t in configuration if t[1] not in DERIVED and t not in self._data]
        try:
            self._data += added
            _, report, _ = self._validator.run()
            return self._read(nodes[0], report)
        finally:
            self._data.remove((nodes[0], None, None))
            for triple in added:
                self._data.remove(triple)
                self._data.remove((triple[2], SAM.toont, None))

    def _add_trigger_shape(self, rule: Node) -> list[tuple[Node, Node]]:
        """A copy of `rule` without its exemptions: SHACL itself then says whether the trigger is true.

        Of a rule without exemptions it says so already, and nothing is added.
        """
        members = list(
            self._shapes.items(self._shapes.value(self._shapes.value(rule, SH["not"]), SH["and"]) or RDF.nil)
        )
        trigger = [member for member in members if (member, SH["not"], None) not in self._shapes]
        if len(trigger) == len(members):
            return []
        shape, inner, first = URIRef(f"{rule}#aanleiding"), BNode(), BNode()
        Collection(self._shapes, first, trigger)
        self._shapes.add((shape, RDF.type, SH.NodeShape))
        self._shapes.add((shape, SH.targetClass, SAM.Configuratie))
        self._shapes.add((shape, SH["not"], inner))
        self._shapes.add((inner, SH["and"], first))
        return [(shape, rule)]

    def _read(self, node: Identifier, report: Graph) -> ReferenceOutcome:
        sources = set(report.objects(None, SH.sourceShape))
        if any(str(source).startswith(DEMAND) for source in sources):
            return ILL_FORMED
        violated = sources & self._rules
        triggered = {self._triggers[source] for source in sources if source in self._triggers}
        if unexpected := sources - self._rules - self._triggers.keys():
            raise NotDerivedError(f"the derivation did not run to its end: {', '.join(sorted(map(str, unexpected)))}")
        held = {rule: OPEN for rule in violated} | {rule: MITIGATED for rule in triggered - violated}
        return judged(
            effective=self._values(node, SAM.werktAls),
            # A rule may say that it replaces a setting that was not chosen: that replaces nothing.
            replaced=self._values(node, SAM.vervangt) & self._values(node, SAM.kiest),
            present=self._values(node, SAM.beschiktOver),
            working=self._values(node, SAM.heeftWerkend),
            partial=partially_working(self._data, node),
            risks=self._values(node, SAM.looptRisico),
            indicators=self._values(node, SAM.vraagtIndicator),
            findings=[f for rule, status in held.items() for f in self._rule_findings(rule, status)]
            + findings_outside_rules(self._data, node),
        )

    def _values(self, node: Node, predicate: URIRef) -> set[str]:
        return {str(value) for value in self._data.objects(node, predicate)}

    def _rule_findings(self, rule: Node, status: str) -> list[Finding]:
        lijn = self._shapes.value(rule, SAM.lijn)
        severity = SEVERITY[URIRef(str(self._shapes.value(rule, SH.severity)))]
        risks: list[Node | None] = [*self._shapes.objects(rule, SAM.leidtTotRisico)] or [None]
        return [Finding(str(rule), _iri(risk), _iri(lijn), status, severity) for risk in risks]


def _iri(node: Node | None) -> str | None:
    return None if node is None or isinstance(node, Literal) else str(node)


def derive_and_validate(knowledge_graph: Graph, shapes_graph: Graph, configuration: Graph) -> ReferenceOutcome:
    """The outcome of one configuration, as a `ShaclReference` made for it alone; keep one of those for several."""
    return ShaclReference(knowledge_graph, shapes_graph).outcome(configuration)
