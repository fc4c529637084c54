"""The W3C's tests of the SPARQL 1.1 Protocol and of the service description."""

import httpx
import pyoxigraph as ox
import pytest

from samenhang.store.worker import RESULTS, TRIPLES
from tests.sparql import w3c

pytestmark = w3c.needs_tests()

SD = "http://www.w3.org/ns/sparql-service-description#"
UPDATES = {
    "update_dataset_default_graph",
    "update_dataset_default_graphs",
    "update_dataset_named_graphs",
    "update_dataset_full",
    "update_post_form",
    "update_post_direct",
    "update_base_uri",
}
"""Tests of updates that must succeed. Nothing can be changed through /sparql, so here they must be refused instead."""


def send(client: httpx.Client, request: w3c.Request) -> httpx.Response:
    """The answer to a request of a test."""
    return client.request(request.method, request.path, headers=request.headers, content=request.body or None)


@pytest.mark.parametrize("name", sorted(w3c.protocol().keys() - UPDATES) or ["SAMENHANG_W3C is not set"])
def test_a_request_is_answered_as_the_protocol_says(w3c_client: httpx.Client, name: str) -> None:
    requests = w3c.protocol()[name]
    assert requests
    for request in requests:
        answer = send(w3c_client, request)
        assert any(str(answer.status_code)[0] == status[0] for status in request.statuses), answer.text
        media = answer.headers["content-type"]
        if request.kind == "RDF":
            assert media in TRIPLES
        elif request.kind:
            assert media in RESULTS
        if request.boolean is not None:
            assert answer.json()["boolean"] is request.boolean


@pytest.mark.parametrize("name", sorted(UPDATES))
def test_an_update_is_refused(w3c_client: httpx.Client, name: str) -> None:
    updates = [r for r in w3c.protocol()[name] if "update" in "".join(r.headers.values()) or b"update=" in r.body]
    assert updates
    for request in updates:
        assert send(w3c_client, request).status_code in (400, 415)


@pytest.mark.parametrize("media", TRIPLES)
def test_the_service_describes_itself_in_every_form_of_rdf(w3c_client: httpx.Client, media: str) -> None:
    """The W3C's three tests: it is RDF, names this endpoint, and keeps to the schema (what is a Dataset, a Graph)."""
    answer = w3c_client.get("/sparql", headers={"Accept": media})
    assert answer.headers["content-type"] == media
    graph = w3c.Graph(q.triple for q in ox.parse(answer.content, format=TRIPLES[media]))
    (service,) = graph.subjects[SD + "endpoint"]
    assert graph.text(service, SD + "endpoint") == f"{w3c_client.base_url}/sparql".replace("//sparql", "/sparql")
    assert graph.text(service, w3c.RDF + "type") == SD + "Service"
    (dataset,) = graph.all(service, SD + "defaultDataset")
    named = graph.all(dataset, SD + "namedGraph")
    assert named
    assert all(graph.text(g, SD + "name") for g in named)
    assert all(graph.text(g, w3c.RDF + "type") == SD + "NamedGraph" for g in named)
