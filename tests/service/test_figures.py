"""What Prometheus reads of a service."""

from collections.abc import Iterator

import httpx
import pytest

from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from tests.service.support import InProcess

QUERY = {"Content-Type": "application/sparql-query"}


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    """A service of which nobody else asks anything."""
    app = create_app(Settings(query_workers=1, query_rows=5))
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as found:
        yield found
    app.state.service.close()


def figures(client: httpx.Client) -> dict[str, float]:
    """The figures by name and labels, as the text format of Prometheus (version 0.0.4) has them."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def asked(found: dict[str, float], method: str, path: str, status: int) -> float:
    return found.get(f'samenhang_requests_total{{method="{method}",path="{path}",status="{status}"}}', 0)


def test_requests_are_counted_by_route_and_status(client: httpx.Client) -> None:
    for _ in range(3):
        client.get("/health")
    client.head("/health")
    client.get("/v1/queries/bestaat-niet")
    client.get("/nergens/een")
    client.get("/nergens/twee")
    client.post("/v1/gevolgen", json={"keuzes": {"bestaat-niet": "x"}})
    client.post("/sparql", content="ASK {}", headers=QUERY)
    client.post("/sparql", content="SELECT", headers=QUERY)
    client.post("/sparql", data={"query": "ASK {}"})
    client.get("/sparql", params={"query": "ASK {}"})
    found = figures(client)
    assert asked(found, "GET", "/health", 200) == 3
    assert asked(found, "HEAD", "/health", 200) == 1
    assert asked(found, "GET", "/v1/queries/{naam}", 404) == 1
    assert asked(found, "GET", "onbekend", 404) == 2
    assert asked(found, "POST", "/v1/gevolgen", 400) == 1
    assert asked(found, "POST", "/sparql", 200) == 2
    assert asked(found, "POST", "/sparql", 400) == 1
    assert asked(found, "GET", "/sparql", 200) == 1
    assert found['samenhang_request_seconds_count{path="/sparql"}'] == 4
    assert found['samenhang_request_seconds_sum{path="/sparql"}'] > 0
    assert asked(figures(client), "GET", "/metrics", 200) == 1


def test_methods_that_someone_makes_up_get_one_figure(client: httpx.Client) -> None:
    """Else whoever sends a thousand of them fills the memory."""
    for method in ("EEN", "TWEE"):
        assert client.request(method, "/health").status_code == 405
    found = figures(client)
    assert asked(found, "onbekend", "/health", 405) == 2
    assert not [name for name in found if "TWEE" in name]


def test_a_stopped_question_is_counted_with_its_reason(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 9"}).status_code == 503
    assert figures(client)['samenhang_questions_stopped_total{reason="rows"}'] == 1


def test_the_versions_are_those_of_every_answer(client: httpx.Client) -> None:
    headers = client.get("/health").headers
    versions = f'kennisversie="{headers["kennisversie"]}",programmaversie="{headers["programmaversie"]}"'
    assert figures(client)[f"samenhang_info{{{versions}}}"] == 1
