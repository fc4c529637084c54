"""No saved question joins what has nothing to do with each other.

`OPTIONAL { ?x skos:prefLabel ?name }` behind a pattern that may leave ?x unbound gives such a row every name there is.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from samenhang import Samenhang
from samenhang.knowledge import terms
from samenhang.knowledge.folders import Folders, default_root
from samenhang.store import questions
from samenhang.store.runner import Runner
from tests.sparql import questions as kept

SAVED: Final = questions.load(Folders(default_root()))
ASKED: Final = [
    (name, left_out)
    for name, question in SAVED.items()
    for left_out in (None, *(p.name for p in question.parameters if not p.required))
]
KIND: Final = {kind: kind for kind in terms.KINDS} | {"maatregel": "mitigatie"}
"""The kind that a column of this name holds."""


@pytest.fixture(scope="module")
def engine(samenhang: Samenhang) -> Iterator[Runner]:
    """Answers questions without HTTP."""
    made = kept.runner(samenhang)
    yield made
    made.close()


@pytest.mark.parametrize(("name", "left_out"), ASKED)
def test_a_column_holds_what_its_name_says(engine: Runner, name: str, left_out: str | None) -> None:
    """Asked with its examples, and without each parameter that may be left out."""
    question = SAVED[name]
    values = {key: value for key, value in kept.examples(question).items() if key != left_out}
    (head, *rows) = kept.answer(engine, question, values)
    for column, label in enumerate(head):
        if label in KIND:
            space = f"{terms.ID}{KIND[label]}/"
            others = {row[column] for row in rows if ":" in row[column]} - {""}
            assert {iri for iri in others if not iri.startswith(space)} == set(), label
    assert question.chooses or len(rows) <= question.rows


@pytest.mark.parametrize("name", SAVED)
def test_what_is_optional_hangs_on_what_is_there(name: str) -> None:
    """Whatever the knowledge: a variable that a pattern and its OPTIONAL share is bound before the OPTIONAL."""
    assert list(loose(prepareQuery(SAVED[name].text).algebra)) == []


def test_a_loose_optional_is_seen() -> None:
    loosely = "{ { ?x a <a:b> OPTIONAL { ?x <a:c> ?y } } UNION { ?x <a:d> ?y } } OPTIONAL { ?y <a:e> ?z }"
    assert list(loose(prepareQuery(f"SELECT * {{ {loosely} }}").algebra)) == [{Variable("y")}]


def loose(node: Any) -> Iterator[frozenset[Variable]]:
    """The variables that an OPTIONAL shares with a pattern that may leave them unbound."""
    if isinstance(node, CompValue):
        if node.name == "LeftJoin" and (found := (scope(node.p1) & scope(node.p2)) - certain(node.p1)):
            yield found
        for part in node.values():
            yield from loose(part)
    elif isinstance(node, list):
        for part in node:
            yield from loose(part)


def scope(node: CompValue) -> frozenset[Variable]:
    """The variables that some solution of a pattern may bind."""
    match node.name:
        case "Join" | "LeftJoin" | "Union":
            return scope(node.p1) | scope(node.p2)
        case "values":
            return frozenset(variable for row in node.res for variable in row)
        case _:
            return _of_one(node, scope)


def certain(node: CompValue) -> frozenset[Variable]:
    """The variables that every solution of a pattern binds, if no expression fails."""
    match node.name:
        case "Join":
            return certain(node.p1) | certain(node.p2)
        case "LeftJoin":
            return certain(node.p1)
        case "Union":
            return certain(node.p1) & certain(node.p2)
        case "values":
            return frozenset.intersection(*(frozenset(k for k, v in row.items() if v != "UNDEF") for row in node.res))
        case _:
            return _of_one(node, certain)


def _of_one(node: CompValue, within: Callable[[CompValue], frozenset[Variable]]) -> frozenset[Variable]:
    """The same of a node with one pattern in it."""
    match node.name:
        case "BGP":
            return frozenset(term for triple in node.triples for term in triple if isinstance(term, Variable))
        case "Extend":
            found, copied = within(node.p), isinstance(node.expr, Variable)
            return found | {node.var} if not copied or node.expr in found else found
        case "AggregateJoin":
            found = within(node.p)
            return frozenset(a.res for a in node.A if a.name != "Aggregate_Sample" or a.vars in found)
        case "Project":
            return within(node.p) & frozenset(node.PV)
        case "ToMultiSet" | "Filter" | "Group" | "Distinct" | "OrderBy" | "Slice":
            return within(node.p)
    raise AssertionError(node.name)
