"""The W3C's SPARQL tests, read from their manifests in the folder that SAMENHANG_W3C names."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

BASE = "http://w3c.test/"
"""Where the tests pretend to stand, so that no path of this machine gets into an answer."""
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
PROTOCOL = "sparql11/protocol/manifest.ttl"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"

MANIFESTS = (
    "sparql10/manifest-evaluation.ttl",
    "sparql10/manifest-syntax.ttl",
    "sparql11/manifest-sparql11-query.ttl",
    "sparql11/manifest-sparql11-results.ttl",
)
"""All of SPARQL 1.0 and 1.1 but updates, federation, entailment and the graph store protocol: it has no such things."""


def folder() -> Path | None:
    """The folder `sparql` of the W3C's tests, if the environment names one."""
    named = os.environ.get("SAMENHANG_W3C")
    return Path(named) / "sparql" if named else None


def needs_tests() -> pytest.MarkDecorator:
    """Skips what needs the W3C's tests, and says so plainly."""
    return pytest.mark.skipif(
        folder() is None,
        reason="SAMENHANG_W3C is not set: it names a folder that holds the tests of w3c/rdf-tests as `sparql`",
    )


Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Graph:
    """Triples by subject and property."""

    def __init__(self, triples: Iterable[ox.Triple | ox.Quad]) -> None:
        self._by: dict[tuple[Term, str], list[Term]] = {}
        self.subjects: dict[str, list[Term]] = {}
        for t in triples:
            assert not isinstance(t.subject, ox.Triple)
            assert not isinstance(t.object, ox.Triple)
            self._by.setdefault((t.subject, t.predicate.value), []).append(t.object)
            self.subjects.setdefault(t.predicate.value, []).append(t.subject)

    def all(self, subject: Term, name: str) -> list[Term]:
        """The values of a property."""
        return self._by.get((subject, name), [])

    def one(self, subject: Term, name: str) -> Term | None:
        """The value of a property, or None."""
        return next(iter(self.all(subject, name)), None)

    def text(self, subject: Term, name: str) -> str:
        """The text of a value; empty where there is none."""
        found = self.one(subject, name)
        return "" if found is None else found.value

    def items(self, head: Term | None) -> Iterator[Term]:
        """The members of a list."""
        while head is not None and head.value != RDF + "nil":
            first = self.one(head, RDF + "first")
            assert first is not None
            yield first
            head = self.one(head, RDF + "rest")


@dataclass(frozen=True)
class Case:
    """One test: its query, its data, and the file with what should come out (None for a test of syntax)."""

    name: str
    kind: str
    query: str
    data: tuple[str, ...]
    graphs: tuple[str, ...]
    result: str | None
    lax: bool

    @property
    def text(self) -> str:
        """The text of the query, with the base that it stands at."""
        return f"BASE <{self.query}>\n" + path_of(self.query).read_text(encoding="utf-8")


def path_of(iri: str) -> Path:
    """The file behind an address below BASE."""
    root = folder()
    assert root is not None
    return root / iri.removeprefix(BASE)


def read(iri: str) -> Graph:
    """The graph in a file of Turtle, RDF/XML or N-Triples."""
    return Graph(parsed(iri))


def parsed(iri: str) -> Iterator[ox.Quad]:
    """The triples of a file; its blank nodes are shared with no other file."""
    path = path_of(iri)
    form = {
        ".ttl": ox.RdfFormat.TURTLE,
        ".rdf": ox.RdfFormat.RDF_XML,
        ".nt": ox.RdfFormat.N_TRIPLES,
        ".trig": ox.RdfFormat.TRIG,
    }[path.suffix]
    return iter(ox.parse(path.read_bytes(), format=form, base_iri=iri, rename_blank_nodes=True))


def groups() -> list[str]:
    """Every manifest that lists tests."""
    if folder() is None:
        return []
    found = []
    for name in MANIFESTS:
        graph = read(BASE + name)
        for head in graph.all(ox.NamedNode(BASE + name), MF + "include"):
            found += [member.value.removeprefix(BASE) for member in graph.items(head)]
    return found


def cases(group: str) -> list[Case]:
    """The tests of a manifest."""
    iri = BASE + group
    graph = read(iri)
    (entries,) = graph.all(graph.subjects[MF + "entries"][0], MF + "entries")
    return [_case(graph, entry) for entry in graph.items(entries)]


def _case(graph: Graph, entry: Term) -> Case:
    action = graph.one(entry, MF + "action")
    assert action is not None
    query = graph.text(action, QT + "query") or action.value
    return Case(
        name=entry.value.rsplit("/", 1)[-1].replace("manifest#", "") or entry.value,
        kind=graph.text(entry, RDF + "type").removeprefix(MF),
        query=query,
        data=tuple(t.value for t in graph.all(action, QT + "data")),
        graphs=tuple(t.value for t in graph.all(action, QT + "graphData")),
        result=graph.text(entry, MF + "result") or None,
        lax="LaxCardinality" in graph.text(entry, MF + "resultCardinality"),
    )


def dataset() -> Iterator[ox.Quad]:
    """Every file that some test reads, as a graph with the name of the file."""
    names = {iri for group in groups() for case in cases(group) for iri in (*case.data, *case.graphs)}
    root = folder()
    assert root is not None
    names |= {BASE + p.relative_to(root).as_posix() for p in (root / "sparql10" / "dataset").glob("data-*.ttl")}
    files = {name: name for name in sorted(names) if path_of(name).exists()} | protocol_graphs()
    for name, file in files.items():
        for quad in parsed(file):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name))


def protocol_graphs() -> dict[str, str]:
    """The graphs of the tests of the protocol: name and file."""
    graph = read(BASE + PROTOCOL)
    nodes = [node for s in graph.subjects[UT + "graphData"] for node in graph.all(s, UT + "graphData")]
    return {graph.text(node, RDFS + "label"): graph.text(node, UT + "graph") for node in nodes}


@dataclass(frozen=True)
class Request:
    """One request of a test of the protocol, and the answer that it must have."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]
    kind: str
    boolean: bool | None


def protocol() -> dict[str, list[Request]]:
    """The tests of the protocol by name."""
    if folder() is None:
        return {}
    graph = read(BASE + PROTOCOL)
    entries = graph.all(graph.subjects[MF + "entries"][0], MF + "entries")[0]
    found = {}
    for entry in graph.items(entries):
        action = graph.one(entry, MF + "action")
        assert action is not None
        found[entry.value.rpartition("#")[2]] = [
            _request(graph, node) for node in graph.items(graph.one(action, HT + "requests"))
        ]
    return found


def _request(graph: Graph, node: Term) -> Request:
    response, body = graph.one(node, HT + "resp"), graph.one(node, HT + "body")
    assert response is not None
    boolean = graph.text(response, MF + "expectedBoolean")
    content = b""
    if body is not None:
        content = graph.text(body, CNT + "chars").encode(graph.text(body, CNT + "characterEncoding"))
    return Request(
        method=graph.text(node, HT + "methodName"),
        path=graph.text(node, HT + "absolutePath").replace("/sparql/", "/sparql", 1),
        headers={
            graph.text(h, HT + "fieldName"): graph.text(h, HT + "fieldValue")
            for h in graph.items(graph.one(node, HT + "headers"))
        },
        body=content,
        statuses=tuple(s.value.rpartition("#StatusCode")[2] for s in graph.all(response, MF + "expectedStatus")),
        kind=graph.text(response, MF + "expectedFormat"),
        boolean=boolean == "true" if boolean else None,
    )
