"""The shortest way for a question gives, to the letter, what the ordinary way gives."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from samenhang.api.envelope import Envelope
from tests.service.support import JSON

QUERY = "application/sparql-query"
SELECT = "SELECT ?s WHERE { ?s a sam:Knop } ORDER BY ?s LIMIT 3"
GRAPH = "CONSTRUCT WHERE { ?s a sam:Knop }"

CASES: dict[str, tuple[str | bytes, dict[str, str]]] = {
    "a table": (SELECT, {"Accept": "application/sparql-results+json"}),
    "a table as csv": (SELECT, {"Accept": "text/csv, application/json;q=0.5"}),
    "triples": (GRAPH, {"Accept": "text/turtle"}),
    "no Accept": (SELECT, {"Accept": ""}),
    "relative to the address": ("SELECT (<> AS ?hier) {}", {"Host": "vragen.test:81"}),
    "nothing to choose from": (SELECT, {"Accept": "image/png"}),
    "triples as a table": (GRAPH, {"Accept": "text/csv"}),
    "no question": ("SELECT", {}),
    "no question, in English": ("SELECT", {"Accept-Language": "en"}),
    "an update": ("DELETE WHERE { ?s ?p ?o }", {}),
    "asks elsewhere": ("SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }", {}),
    "empty": (" \n", {}),
    "not UTF-8": (b"SELECT * { ?s ?p '\xff' }", {}),
    "too long": (b"#" * 1_100_000, {}),
    "with a character set": (SELECT, {"Content-Type": f"{QUERY}; charset=utf-8"}),
    "with another character set": (SELECT, {"Content-Type": f"{QUERY}; charset=latin1"}),
    "another form": (SELECT, {"Content-Type": JSON}),
    "compressed": (SELECT, {"Content-Encoding": "gzip"}),
    "with no receipt": (SELECT, {"Herkomstbewijs": "{}"}),
}


def told(answer: httpx.Response) -> tuple[int, list[tuple[str, str]], bytes]:
    """All that a client can see of an answer; the order of headers says nothing."""
    return answer.status_code, sorted(answer.headers.multi_items()), answer.content


@pytest.mark.parametrize("case", CASES)
def test_the_short_way_gives_what_the_ordinary_way_gives(
    case: str, client: httpx.Client, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, headers = CASES[case]
    sent: dict[str, Any] = {"content": content, "headers": {"Content-Type": QUERY, **headers}}
    short = told(client.post("/sparql", **sent))
    monkeypatch.setattr(app, "direct", None)
    assert told(client.post("/sparql", **sent)) == short


def test_a_question_that_was_posted_takes_the_short_way(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the test above would compare the ordinary way with itself."""
    monkeypatch.setattr(Envelope, "__call__", None)
    headers = {"Content-Type": QUERY, "Accept": "text/csv"}
    client.post("/sparql", content=SELECT, headers=headers).raise_for_status()
    with pytest.raises(TypeError):
        client.get("/sparql", params={"query": SELECT})
