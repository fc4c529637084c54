"""What is posted to /sparql as a form or as text, and cannot be read."""

from pathlib import Path
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest

from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from samenhang.knowledge import terms
from samenhang.store.dataset import SHAPES
from tests.service.support import InProcess, problem

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TEXT = {"Content-Type": "application/sparql-query"}
ASK = "ASK { GRAPH ?g { ?s ?p ?o } }"


def form(graphs: int) -> str:
    """A question that may look in so many graphs, of which one exists."""
    names = [SHAPES, *(f"https://example.org/{n}" for n in range(graphs - 1))]
    return urlencode([("query", ASK), *(("named-graph-uri", name) for name in names)])


def test_a_form_may_name_hundreds_of_graphs(client: httpx.Client) -> None:
    answer = client.post("/sparql", content=form(999), headers=FORM)
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is True


def test_a_form_of_too_many_fields_is_told_how_many_it_may_have(client: httpx.Client) -> None:
    assert "1000" in problem(client.post("/sparql", content=form(1000), headers=FORM), 400)["detail"]


@pytest.mark.parametrize(
    ("headers", "content"), [(TEXT, b"ASK { ?s ?p '\xff' }"), (FORM, b"query=\xff"), (FORM, b"query=ASK%7B%7D%FF")]
)
def test_a_question_that_is_not_utf8_is_told_so(client: httpx.Client, headers: dict[str, str], content: bytes) -> None:
    for language, said in (("nl", "De vraag is geen UTF-8"), ("en", "The question is not UTF-8")):
        answer = client.post("/sparql", content=content, headers={**headers, "Accept-Language": language})
        assert said in problem(answer, 400)["detail"]


def test_the_description_says_where_the_world_finds_the_service(tmp_path: Path, client: httpx.Client) -> None:
    """And under the licence that the catalogue names."""
    sd, void, dct = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#", terms.DCT
    settings = Settings(page=tmp_path, query_workers=1, address="https://samenhang.example")
    with httpx.Client(transport=InProcess(create_app(settings)), base_url="http://samenhang.test") as other:
        for asked, address in ((other, "https://samenhang.example"), (client, "http://samenhang.test")):
            found = list(ox.parse(asked.get("/sparql", headers={"Accept": "text/turtle"}).content, ox.RdfFormat.TURTLE))
            said = {q.predicate.value: q.object.value for q in found}
            assert said[sd + "endpoint"] == said[void + "sparqlEndpoint"] == f"{address}/sparql"
            catalogue = asked.get("/catalogus?formaat=nt").text
            assert f"<{dct}license> <{said[dct + 'license']}>" in catalogue
