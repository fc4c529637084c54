"""pySHACL on many configurations in one run, for tests that need thousands of verdicts.

Every shape targets `sam:Configuratie`, and whatever it derives or reads hangs on the node it looks at, so that
configurations in one graph do not see each other (`test_many.py` holds that against one at a time). The SPARQL in the
shapes is asked of an Oxigraph that holds the same triples, with `$this` filled in beforehand as SHACL asks; rdflib
needs more time for it than pySHACL does for all the rest.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, NamedTuple, Self

import pyoxigraph as ox
from pyshacl import Validator
from pyshacl.graph_abstraction import DataGraph
from rdflib import RDF, SH, Graph, Literal, Node, URIRef
from rdflib.query import Result

from samenhang.editorial.asked import rows, to_oxigraph, to_rdflib
from samenhang.reference.shacl import NotDerivedError, RememberingGraph
from samenhang.reference.vocabulary import DEMAND, DERIVED, SAM

_THIS = re.compile(r"[$?]this\b")
_HEAD = re.compile(r"SELECT[^{]*", re.IGNORECASE)
_GROUPED = re.compile(r"GROUP\s+BY[^}]*?(?=HAVING|ORDER|LIMIT|\}|$)", re.IGNORECASE | re.DOTALL)

_MANY = 20
"""Configurations in one run after which it pays to be rid of them."""


class Verdict(NamedTuple):
    """What pySHACL says of one configuration: whether it is well formed, and the coherence rules (IRIs) of those
    shapes that were given that it violates; none where it is not well formed."""

    well_formed: bool
    violated: frozenset[str]


def overtredingen(shapes: Graph) -> Graph:
    """The shapes without the coherence rules that are less than a violation: they have no say in `samenhangend`."""
    kept = Graph()
    kept += shapes
    for rule in set(kept.subjects(RDF.type, SAM.Samenhangregel)):
        if (rule, SH.severity, SH.Violation) not in kept:
            kept.remove((rule, None, None))
    return kept


class ManyByShacl:
    """pySHACL over the same closed knowledge and shapes, for some configurations at a time."""

    def __init__(self, knowledge: Graph, shapes: Graph) -> None:
        """Examples in the knowledge are left out; takes about as long as two configurations."""
        examples = set(knowledge.subjects(RDF.type, SAM.Configuratie))
        self._data = _Mirrored()
        self._data += (t for t in knowledge if t[0] not in examples and not isinstance(t[0], Literal))
        self._numbers = count()
        self._rules = set(shapes.subjects(RDF.type, SAM.Samenhangregel))
        self._validator = Validator(
            DataGraph.from_rdflib_graph(self._data), shacl_graph=shapes, options={"advanced": True, "inplace": True}
        )

    def verdicts(self, configurations: Sequence[Graph]) -> list[Verdict]:
        """One verdict each, in their order; each graph holds one `sam:Configuratie`, and its measurements.

        Raises NotDerivedError where the derivation did not run to its end.
        """
        nodes: list[Node] = []
        added: set[Node] = set()
        try:
            for configuration in configurations:
                (own,) = configuration.subjects(RDF.type, SAM.Configuratie)
                fresh = {each: self._fresh() for each in set(configuration.subjects())}
                self._data += ((fresh[s], p, fresh.get(o, o)) for s, p, o in configuration if p not in DERIVED)
                added.update(fresh.values())
                nodes.append(fresh[own])
            if not nodes:
                return []
            _, report, _ = self._validator.run()
        finally:
            for node in added:
                self._data.remove((node, None, None))
            if len(nodes) >= _MANY:
                self._data.renew()
        found: dict[Node, set[Node]] = defaultdict(set)
        for result in report.subjects(RDF.type, SH.ValidationResult):
            found[report.value(result, SH.focusNode)].add(report.value(result, SH.sourceShape))
        if strangers := found.keys() - set(nodes):
            raise NotDerivedError(f"a result about something else: {strangers}")
        return [self._verdict(found[node]) for node in nodes]

    def _fresh(self) -> URIRef:
        """A node that no configuration had before: what was said of another one is never seen again."""
        return URIRef(f"https://w3id.org/samenhang/id/configuratie/{next(self._numbers)}")

    def _verdict(self, sources: set[Node]) -> Verdict:
        if any(str(source).startswith(DEMAND) for source in sources):
            return Verdict(False, frozenset())
        if unexpected := sources - self._rules:
            raise NotDerivedError(f"the derivation did not run to its end: {unexpected}")
        return Verdict(True, frozenset(map(str, sources)))


class _Mirrored(RememberingGraph):
    """A graph whose triples stand in an Oxigraph too, which answers what is asked in SPARQL."""

    def __init__(self) -> None:
        super().__init__()
        self._mirror = ox.Store()

    def query(
        self,
        query_object: Any,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Any = None,
        initBindings: Any = None,
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """As `Graph.query`, for a SELECT or CONSTRUCT in which nothing but `$this` is bound beforehand."""
        assert isinstance(query_object, str) and set(initBindings) == {"this"}
        answer = self._mirror.query(bound(query_object, initBindings["this"]))
        if isinstance(answer, ox.QueryTriples):
            made = Result("CONSTRUCT")
            made.graph = Graph()
            made.graph += ((to_rdflib(t.subject), to_rdflib(t.predicate), to_rdflib(t.object)) for t in answer)
            return made
        assert isinstance(answer, ox.QuerySolutions)
        return rows(answer)

    def add(self, triple: Any) -> Self:
        """As `Graph.add`."""
        self._mirror.add(_quad(triple))
        return super().add(triple)

    def addN(self, quads: Iterable[Any]) -> Self:
        """As `Graph.addN`."""
        for s, p, o, _ in quads:
            self.add((s, p, o))
        return self

    def remove(self, triple: Any) -> Self:
        """As `Graph.remove`, for triples about one subject."""
        for quad in list(self._mirror.quads_for_pattern(to_oxigraph(triple[0]), None, None)):
            self._mirror.remove(quad)
        assert triple[1:] == (None, None)
        return super().remove(triple)

    def renew(self) -> None:
        """Have the Oxigraph forget what was removed: in memory it keeps all that ever was in it."""
        clean = ox.Store()
        clean.bulk_extend(self._mirror)
        self._mirror = clean


def bound(text: str, this: Node) -> str:
    """A query of a shape with `$this` filled in."""
    iri = f"<{this}>"
    text = _GROUPED.sub(lambda part: _THIS.sub(f"({iri})", part[0]), text)
    text = _HEAD.sub(lambda part: _THIS.sub("(@ AS ?@)", part[0]), text, count=1)
    return _THIS.sub(iri, text).replace("(@ AS ?@)", f"({iri} AS ?this)")


def _quad(triple: tuple[Node, Node, Node]) -> ox.Quad:
    return ox.Quad(*(to_oxigraph(term) for term in triple))
