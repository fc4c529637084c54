"""Whether an answer is the one that the W3C expects: rows as a bag, numbers by value, blank nodes up to their names."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

import pyoxigraph as ox

from tests.sparql.w3c import RDF, RS, Graph, Term, parsed, path_of

Row = dict[str, Term]
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_RESULTS: Final = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
_NUMBERS: Final = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))


class Table:
    """The rows of a SELECT."""

    def __init__(self, names: Sequence[str], rows: Iterable[Row]) -> None:
        self.names = list(names)
        self.rows = list(rows)


Result = Table | bool | list[ox.Triple]


def expected(iri: str) -> Result:
    """What a test expects: a table, yes or no, or triples. A CSV file is a table of plain texts."""
    path = path_of(iri)
    if path.suffix == ".csv":
        return table_of_csv(path.read_bytes())
    if path.suffix in _RESULTS:
        return results(path.read_bytes(), _RESULTS[path.suffix])
    quads = list(parsed(iri))
    graph = Graph(quads)
    sets = [s for s in graph.subjects.get(RDF + "type", []) if graph.text(s, RDF + "type") == RS + "ResultSet"]
    return _result_set(graph, sets[0]) if sets else [q.triple for q in quads]


def results(content: bytes, form: ox.QueryResultsFormat) -> Table | bool:
    """Results in one of the W3C's own formats but CSV."""
    if form == ox.QueryResultsFormat.TSV and content.strip() in (b"true", b"false"):
        return content.strip() == b"true"
    found = ox.parse_query_results(content, format=form)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    assert isinstance(found, ox.QuerySolutions)
    names = [v.value for v in found.variables]
    return Table(names, [{n: row[n] for n in names if row[n] is not None} for row in found])


def table_of_csv(content: bytes) -> Table | bool:
    """A table of texts."""
    if content.strip() in (b"true", b"false"):
        return content.strip() == b"true"
    head, *rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    # a row with one empty cell, or with none, is an empty line
    return Table(head, [{n: ox.Literal(c) for n, c in zip(head, row, strict=bool(row)) if c} for row in rows])


def _result_set(graph: Graph, node: Term) -> Table | bool:
    if graph.all(node, RS + "boolean"):
        return graph.text(node, RS + "boolean") == "true"
    rows = sorted(graph.all(node, RS + "solution"), key=lambda s: int(graph.text(s, RS + "index") or 0))
    named = [v.value for v in graph.all(node, RS + "resultVariable")]
    return Table(
        named,
        [
            {graph.text(b, RS + "variable"): graph.all(b, RS + "value")[0] for b in graph.all(row, RS + "binding")}
            for row in rows
        ],
    )


def same(found: Result, wanted: Result, *, lax: bool = False, plain: bool = False) -> bool:
    """Whether two results are the same. `lax` forgives how often a row occurs; `plain` compares texts only, as CSV."""
    if isinstance(found, Table) and isinstance(wanted, Table):
        return set(found.names) == set(wanted.names) and _same_rows(found.rows, wanted.rows, lax, plain)
    if isinstance(found, list) and isinstance(wanted, list):
        return _canonical(found) == _canonical(wanted)
    return found == wanted


def _same_rows(found: list[Row], wanted: list[Row], lax: bool, plain: bool) -> bool:
    ours, theirs = (Counter(_key(row, plain) for row in rows) for rows in (found, wanted))
    if lax:
        return set(ours) == set(theirs) and all(n <= theirs[row] for row, n in ours.items())
    if ours != theirs:
        return False
    return plain or _canonical(_as_graph(found)) == _canonical(_as_graph(wanted))


def _key(row: Row, plain: bool) -> tuple[tuple[str, str], ...]:
    """A row as something to compare, without the names of blank nodes."""
    told = ((name, _plain(term) if plain else _shape(term)) for name, term in row.items())
    return tuple(sorted((name, text) for name, text in told if text))  # CSV does not tell "" from nothing


def _shape(term: Term) -> str:
    return "_:" if isinstance(term, ox.BlankNode) else str(_valued(term))


def _plain(term: Term) -> str:
    text = "_:" if isinstance(term, ox.BlankNode) or term.value.startswith("_:") else term.value
    try:
        return str(Decimal(text).normalize() + 0)
    except InvalidOperation:
        return text


def _valued(term: Term) -> Term:
    """A number as the same text however it was written."""
    if not isinstance(term, ox.Literal) or term.datatype.value not in _NUMBERS:
        return term
    try:
        return ox.Literal(str(Decimal(term.value).normalize() + 0), datatype=term.datatype)
    except InvalidOperation:
        return term


def _as_graph(rows: list[Row]) -> list[ox.Triple]:
    """Rows as triples; a bag of rows has been compared already, so each different row once will do."""
    different = {tuple(sorted((n, str(_valued(t))) for n, t in row.items())): row for row in rows}.values()
    if not any(isinstance(t, ox.BlankNode) for row in different for t in row.values()):
        return []
    made = []
    for row in different:
        node = ox.BlankNode()
        made += [ox.Triple(node, ox.NamedNode(f"urn:{name}"), _valued(term)) for name, term in row.items()]
    return made


def different(found: Result, wanted: Result) -> str:
    """Where two results differ, in short."""
    if isinstance(found, Table) and isinstance(wanted, Table):
        ours, theirs = (Counter(_key(row, False) for row in t.rows) for t in (found, wanted))
        return f"too many: {list((ours - theirs).items())[:3]}, missing: {list((theirs - ours).items())[:3]}"
    return f"{str(found)[:200]} instead of {str(wanted)[:200]}"


def _canonical(triples: list[ox.Triple]) -> set[str]:
    data = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in data}
