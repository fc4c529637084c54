"""The W3C's evaluation and syntax tests, asked over HTTP in every format that we write.

Data are graphs named by their files, and each test asks for its own with `default-graph-uri` and `named-graph-uri`.
What the engine does otherwise stands in `afwijkingen.yaml`, with the reason; an entry that starts to pass fails.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import yaml

from samenhang.store import guard
from samenhang.store.worker import RESULTS, TRIPLES
from tests.sparql import compare, w3c

pytestmark = w3c.needs_tests()

LISTED: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "afwijkingen.yaml").read_text(encoding="utf-8"))
DEVIATIONS: dict[str, str] = {name: entry["reason"] for entry in LISTED for name in entry["tests"]}
TABLES = [m for m in RESULTS if m not in ("application/json", "application/xml")]
NOTHING = "http://w3c.test/nothing"


def ask(client: httpx.Client, case: w3c.Case, media: str) -> httpx.Response:
    """The answer to the query of a test, in this form."""
    asked: dict[str, Any] = {"query": case.text}
    if "FROM" not in guard.words(case.text):
        asked["default-graph-uri"] = list(case.data) or [NOTHING]
        asked["named-graph-uri"] = list(case.graphs)
    return client.post("/sparql", data=asked, headers={"Accept": media})


def fault(client: httpx.Client, case: w3c.Case) -> str | None:
    """What is wrong with our answer to a test, or None."""
    if "Syntax" in case.kind:
        status = ask(client, case, "*/*").status_code
        right = 400 if case.kind.startswith("Negative") else 200
        return None if status == right else f"status {status}"
    assert case.result is not None
    wanted = compare.expected(case.result)
    for media in TRIPLES if isinstance(wanted, list) else TABLES:
        answer = ask(client, case, media)
        if answer.status_code != 200:
            return f"{media}: status {answer.status_code} {answer.text[:200]}"
        if answer.headers["content-type"] != media:
            return f"{media}: answered {answer.headers['content-type']}"
        found = result(answer.content, media)
        plain = media == "text/csv" or case.result.endswith(".csv")
        if not compare.same(found, wanted, lax=case.lax, plain=plain):
            return f"{media}: {compare.different(found, wanted)}"
    return None


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    """The engine itself, with the data of the tests and nothing of our service."""
    store = ox.Store()
    store.bulk_extend(w3c.dataset())
    return store


def fault_of_engine(store: ox.Store, case: w3c.Case) -> bool:
    """Whether the engine's own answer to a test is wrong, in some form."""
    graphs: dict[str, Any] = {}
    if "FROM" not in guard.words(case.text):
        graphs["default_graph"] = [ox.NamedNode(name) for name in case.data or (NOTHING,)]
        graphs["named_graphs"] = [ox.NamedNode(name) for name in case.graphs]
    try:
        store.query(case.text, **graphs)
    except (SyntaxError, RuntimeError):
        return not case.kind.startswith("Negative")
    if "Syntax" in case.kind:
        return case.kind.startswith("Negative")
    assert case.result is not None
    wanted = compare.expected(case.result)
    for media in TRIPLES if isinstance(wanted, list) else TABLES:
        found: Any = store.query(case.text, **graphs)
        form = TRIPLES[media] if isinstance(found, ox.QueryTriples) else RESULTS[media]
        try:
            told = result(found.serialize(format=form), media)
        except (OSError, RuntimeError, ValueError):
            return True
        plain = media == "text/csv" or case.result.endswith(".csv")
        if not compare.same(told, wanted, lax=case.lax, plain=plain):
            return True
    return False


def test_what_is_listed_is_the_engines_doing_and_not_ours(engine: ox.Store) -> None:
    found = {}
    for group in w3c.groups():
        folder = re.sub(r"/manifest.ttl$", "", group)
        for case in w3c.cases(group):
            name = f"{folder}#{case.name.split('#')[-1]}"
            if name in DEVIATIONS:
                found[name] = fault_of_engine(engine, case)
    assert found.keys() == DEVIATIONS.keys()
    assert [name for name, wrong in found.items() if not wrong] == []


def result(content: bytes, media: str) -> compare.Result:
    """What a content in one of our forms says."""
    if media in TRIPLES:
        return [q.triple for q in ox.parse(content, format=TRIPLES[media])]
    return compare.table_of_csv(content) if media == "text/csv" else compare.results(content, RESULTS[media])


@pytest.mark.parametrize("group", w3c.groups() or ["SAMENHANG_W3C is not set"])
def test_the_answers_are_those_of_the_w3c(w3c_client: httpx.Client, group: str) -> None:
    found = w3c.cases(group)
    assert found
    folder = re.sub(r"/manifest.ttl$", "", group)
    faults = {f"{folder}#{case.name.split('#')[-1]}": fault(w3c_client, case) for case in found}
    wrong = {name: why for name, why in faults.items() if why}
    listed = {name for name in DEVIATIONS if name.rpartition("#")[0] == folder}
    assert {n: w for n, w in wrong.items() if n not in listed} == {}, "an answer is not the W3C's"
    assert listed <= faults.keys(), "no such test"
    assert listed - wrong.keys() == set(), "listed as a deviation, and right: take it off the list"


def test_all_tests_were_looked_at() -> None:
    kinds = Counter(case.kind for group in w3c.groups() for case in w3c.cases(group))
    assert kinds["QueryEvaluationTest"] >= 500
    assert kinds["PositiveSyntaxTest"] + kinds["PositiveSyntaxTest11"] >= 150
    assert kinds["NegativeSyntaxTest"] + kinds["NegativeSyntaxTest11"] >= 50
    assert len(DEVIATIONS) < sum(kinds.values()) / 15
