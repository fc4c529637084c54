"""The service over an engine elsewhere: the same answers, other copies beside it, and an engine that is gone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from fastapi import FastAPI

from samenhang.api.app import create_app
from samenhang.api.service import Service
from samenhang.api.settings import Settings, variable
from samenhang.store import questions
from samenhang.store.backend import Addresses
from samenhang.store.questions import Question
from samenhang.store.runner import Ask, AskError
from tests.conftest import free_port, wait_for
from tests.service.support import InProcess, problem

pytestmark = pytest.mark.xdist_group("store")  # the engines start once

RESULTS = "application/sparql-results+json"
DEVIATIONS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("afwijkingen.yaml").read_text("utf-8"))
PATH = "/v1/configuraties"


@contextmanager
def over(addresses: Addresses | None) -> Iterator[FastAPI]:
    """A service over an engine that holds the knowledge."""
    app = create_app(Settings(query_workers=1, query_limit=120.0, engine=addresses))
    service: Service = app.state.service
    try:
        if addresses:
            service.saved.publish()
            assert service.saved.leads()
        yield app
    finally:
        service.close()


@pytest.fixture(scope="module")
def embedded() -> Iterator[FastAPI]:
    """The service as it is without an engine elsewhere."""
    with over(None) as found:
        yield found


def rows(app: FastAPI, question: Question) -> list[str]:
    """The answer to a saved question with its example values, in no order.

    Blank nodes have no names of their own, and GROUP_CONCAT has no order: of a value its letters are compared.
    """
    values = {p.name: p.example for p in question.parameters if p.example}
    ask = Ask(question.text, RESULTS, None, values=questions.bind(question, values))
    service: Service = app.state.service
    engine: Any = service.runner if service.settings.engine is None else service.elsewhere
    found = json.loads(engine.ask_now(ask).content)["results"]["bindings"]
    told = [
        {name: "_" if value["type"] == "bnode" else "".join(sorted(value["value"])) for name, value in row.items()}
        for row in found
    ]
    return sorted(json.dumps(row, sort_keys=True) for row in told)


def test_oxigraph_answers_every_saved_question_alike(embedded: FastAPI, oxigraph: Addresses) -> None:
    with over(oxigraph) as app:
        known = app.state.service.questions
        assert len(known) > 20
        for name, question in known.items():
            assert rows(app, question) == rows(embedded, question), name


def test_virtuoso_answers_alike_but_for_what_is_listed(embedded: FastAPI, virtuoso: Addresses) -> None:
    with over(virtuoso) as app:
        for name, question in app.state.service.questions.items():
            if name in DEVIATIONS["valt-om"]:
                continue
            if name in DEVIATIONS["geweigerd"]:
                with pytest.raises(AskError):
                    rows(app, question)
            else:
                alike = rows(app, question) == rows(embedded, question)
                assert alike == (name not in DEVIATIONS["andere-rijen"]), name


def test_virtuoso_passes_over_values_behind_some_questions(embedded: FastAPI, virtuoso: Addresses) -> None:
    """Why bound terms stand inside the pattern."""
    with over(virtuoso) as app:
        question = app.state.service.questions["knoppen-en-standen"]
        (parameter,) = question.parameters
        bound = f"{question.text}\nVALUES ?{parameter.name} {{ <{parameter.term(parameter.example)['iri']}> }}"
        answer = httpx.post(
            virtuoso.query,
            data={"query": bound},
            headers={"Accept": RESULTS},
            auth=httpx.DigestAuth("dba", "dba"),
            timeout=30,
        )
        found = answer.json()["results"]["bindings"]
        assert len(found) > len(rows(embedded, question)), "no longer a deviation"


@pytest.mark.parametrize("engine", ["oxigraph", "virtuoso"])
def test_the_endpoint_answers_in_exactly_the_form_asked_for(engine: str, request: pytest.FixtureRequest) -> None:
    with (
        over(request.getfixturevalue(engine)) as app,
        httpx.Client(transport=InProcess(app), base_url="http://x") as client,
    ):
        made = client.post(PATH, json={"naam": "Proef", "gemeente": "gm0344"}).json()
        asked = {
            f"SELECT ?n WHERE {{ <{made['id']}> skos:prefLabel ?n }}": (
                "text/csv",
                "application/sparql-results+xml",
                RESULTS,
            ),
            f"ASK {{ <{made['id']}> a sam:Configuratie }}": ("application/sparql-results+xml", RESULTS),
            f"CONSTRUCT {{ ?s a ?t }} WHERE {{ VALUES ?s {{ <{made['id']}> }} ?s a ?t }}": (
                "text/turtle",
                "application/ld+json",
            ),
        }
        for query, forms in asked.items():
            for media in forms:
                answer = client.get("/sparql", params={"query": query}, headers={"Accept": media})
                assert answer.status_code == 200, answer.text
                assert answer.headers["content-type"] == media
                assert any(word in answer.text for word in ("Proef", "true", "Configuratie"))
        wrong = client.get("/sparql", params={"query": "SELECT ?x WHERE { ?x"})
        problem(wrong, 400)
        problem(client.get("/sparql", params={"query": "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"}), 400)
        assert client.delete(f"{PATH}/{made['slug']}", headers={"If-Match": "*"}).status_code == 204


def test_without_its_engine_the_service_says_so_and_does_the_rest() -> None:
    base = f"http://127.0.0.1:{free_port()}"
    gone = Addresses(f"{base}/query", f"{base}/update", f"{base}/store", attempts=2)
    app = create_app(Settings(query_workers=1, engine=gone))
    with httpx.Client(transport=InProcess(app), base_url="http://x") as client:
        for answer in (client.get(PATH), client.post(PATH, json={}), client.get("/sparql", params={"query": "ASK {}"})):
            problem(answer, 503)
            assert answer.headers["retry-after"]
        assert client.get("/health").status_code == 200
        assert client.post("/v1/gevolgen", json={}).status_code == 200
    app.state.service.close()


@contextmanager
def copy(engine: Addresses) -> Iterator[str]:
    """The address of a copy of the service in a process of its own."""
    port = free_port()
    given = {"opslag-vraag": engine.query, "opslag-wijziging": engine.update, "opslag-grafen": engine.graphs}
    environment = {**os.environ, **{variable(name): value for name, value in given.items()}}
    program = "from samenhang.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_two_copies_under_load_lose_and_double_nothing(oxigraph: Addresses) -> None:
    """Six clients over two copies count together in one configuration, and each stores some of their own."""
    clients, times = 6, 5
    with ExitStack() as stack:
        one = stack.enter_context(copy(oxigraph))
        both = [one, stack.enter_context(copy(oxigraph))]
        with httpx.Client(base_url=one, timeout=60) as first:
            before = listed(first)
            counter = first.post(PATH, json={"naam": "0"}).json()["slug"]

        def count(number: int) -> list[str]:
            made = []
            with httpx.Client(base_url=both[number % 2], timeout=60) as client:
                for n in range(times):
                    made.append(client.post(PATH, json={"naam": f"{number}-{n}"}).json()["slug"])
                    while not raised(client, f"{PATH}/{counter}"):
                        pass
            return made

        with ThreadPoolExecutor(clients) as pool:
            made = [slug for found in pool.map(count, range(clients)) for slug in found]
        for address in both:
            with httpx.Client(base_url=address, timeout=60) as client:
                assert client.get(f"{PATH}/{counter}").json()["naam"] == str(clients * times)
                assert sorted(listed(client) - before) == sorted([counter, *made])
                assert len(set(made)) == clients * times


def raised(client: httpx.Client, path: str) -> bool:
    """Whether the counter was raised by one, and not by someone else first."""
    now = client.get(path)
    document = {**now.json(), "naam": str(int(now.json()["naam"]) + 1)}
    answer = client.put(path, json=document, headers={"If-Match": now.headers["etag"]})
    assert answer.status_code in (200, 412), answer.text
    return answer.status_code == 200


def listed(client: httpx.Client) -> set[str]:
    return {each["slug"] for each in client.get(PATH, params={"perPagina": 500}).json()["configuraties"]}


def test_a_password_goes_to_the_engine_only(virtuoso: Addresses) -> None:
    wrong = replace(virtuoso, password="mis", attempts=1)
    app = create_app(Settings(query_workers=1, engine=wrong))
    with httpx.Client(transport=InProcess(app), base_url="http://x") as client:
        told = problem(client.post(PATH, json={}), 503)
        assert "mis" not in json.dumps(told).replace("misschien", "")
    app.state.service.close()
