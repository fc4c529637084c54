"""Limits bind, and whoever stays within them notices nothing of those who do not."""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from samenhang.api.settings import SettingError, Settings, from_environment, variable
from tests.conftest import free_port, wait_for
from tests.service.support import problem
from tests.sparql.conftest import served

SECONDS = 2.0
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SHORT = "SELECT ?s WHERE { ?s a <https://w3id.org/samenhang/def#Knop> } LIMIT 20"


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """A service in a process of its own, so that it shares no interpreter with those who ask."""
    port = free_port()
    environment = {**os.environ, variable("vraag-tijd"): str(SECONDS), variable("vraag-onthouden"): "0"}
    command = [sys.executable, "-c", "from samenhang.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def times(client: httpx.Client, runs: int, **what: Any) -> list[float]:
    """Seconds that each of some requests took."""
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        assert client.request(**what).status_code == 200
        spent.append(time.perf_counter() - start)
    return sorted(spent)


def test_a_hundred_endless_questions_stop_nobody_else(service: str) -> None:
    """Asked at once, each is stopped or sent away within its time; meanwhile others are answered as ever."""
    with httpx.Client(base_url=service, timeout=60) as client:
        examples = client.get("/v1/voorbeelden").json()["voorbeelden"]
        choices = max((each["configuratie"] for each in examples), key=lambda each: len(each["keuzes"]))
        short: dict[str, Any] = {"method": "GET", "url": "/sparql", "params": {"query": SHORT}}
        follow: dict[str, Any] = {"method": "POST", "url": "/v1/gevolgen", "json": choices}
        times(client, 5, **short)
        before = statistics.median(times(client, 30, **short))
        quiet = times(client, 100, **follow)

        async def storm() -> tuple[list[httpx.Response], list[float], list[float]]:
            limits = httpx.Limits(max_connections=None)
            async with httpx.AsyncClient(base_url=service, timeout=120, limits=limits) as many:
                asked = [asyncio.create_task(many.post("/sparql", data={"query": ENDLESS})) for _ in range(100)]
                await asyncio.sleep(0.5)
                health = await asyncio.to_thread(times, client, 100, method="GET", url="/health")
                following = await asyncio.to_thread(times, client, 100, **follow)
                return await asyncio.gather(*asked), health, following

        answers, health, following = asyncio.run(storm())
        told = [problem(answer, 503)["detail"] for answer in answers]
        assert any("vraag-tijd" in detail for detail in told)
        assert all("/v1/instellingen" in detail for detail in told)
        for name, spent in (("/health", health), ("/v1/gevolgen", following)):
            line = f"{name}: p99 {spent[98] * 1000:.1f} ms, and {quiet[98] * 1000:.1f} ms when nobody else asks"
            print(line)
            # 50 ms is the promise; a machine that is busy with other things is slow without a storm as well
            assert spent[98] < max(0.05, 10 * quiet[98]), line
        after = statistics.median(times(client, 30, **short))
        print(f"short question: {before * 1000:.1f} ms before, {after * 1000:.1f} ms after")
        assert after < before * 3 + 0.01


def test_an_endless_question_is_stopped_on_time(service: str) -> None:
    with httpx.Client(base_url=service, timeout=60) as client:
        start = time.perf_counter()
        problem(client.post("/sparql", data={"query": ENDLESS}), 503)
        assert SECONDS <= time.perf_counter() - start < SECONDS * 3 + 10


@pytest.mark.parametrize(
    "how",
    [
        {"content": ENDLESS, "headers": {"Content-Type": "application/sparql-query"}},
        {"data": {"query": ENDLESS}},
        {"method": "GET", "params": {"query": ENDLESS}},
    ],
    ids=["text", "form", "address"],
)
def test_who_hangs_up_does_not_keep_a_process_from_others(how: dict[str, Any]) -> None:
    """The only process there is, for a question that may take a minute."""
    settings = Settings(query_limit=60, query_waiting=30, query_workers=1)
    with served(settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert client.get("/sparql", params={"query": SHORT}).status_code == 200
        with httpx.Client(base_url=address, timeout=0.6) as leaving, pytest.raises(httpx.ReadTimeout):
            leaving.request(**{"method": "POST", "url": "/sparql", **how})
        start = time.perf_counter()
        assert client.get("/sparql", params={"query": SHORT + "1"}).status_code == 200
        assert time.perf_counter() - start < settings.query_waiting - 1


def test_each_limit_is_named_when_it_stops_a_question() -> None:
    settings = Settings(query_rows=10, query_result=5_000, query_memory=150_000_000, query_workers=1)
    with served(settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        for query, name in (
            ("SELECT * WHERE { ?s ?p ?o } LIMIT 11", "vraag-rijen"),
            ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 11", "vraag-rijen"),
            ("SELECT * { ?s <http://www.w3.org/2004/02/skos/core#definition> ?d } LIMIT 90", "vraag-antwoord"),
            ("SELECT DISTINCT ?a ?b ?c ?d ?e ?f WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f LIMIT 1", "vraag-geheugen"),
        ):
            detail = problem(client.get("/sparql", params={"query": query}), 503)["detail"]
            assert f"‘{name}’" in detail, detail
        assert client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o } LIMIT 10"}).status_code == 200
        assert client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 10"}).status_code == 200
        shown = {i["naam"]: i for i in client.get("/v1/instellingen").json()["instellingen"]}
        assert shown["vraag-rijen"]["waarde"] == 10
        assert all(i["omschrijving"] and i["eenheid"] and i["omgeving"] for i in shown.values())


def test_a_limit_is_set_by_the_environment_and_a_wrong_one_is_named() -> None:
    assert from_environment({"SAMENHANG_VRAAG_RIJEN": "7"}).query_rows == 7
    assert from_environment({}) == Settings()
    for wrong in ("veel", "0", "-1", "", "inf", "nan"):
        with pytest.raises(SettingError) as caught:
            from_environment({"SAMENHANG_VRAAG_TIJD": wrong})
        assert caught.value.variable == "SAMENHANG_VRAAG_TIJD"
