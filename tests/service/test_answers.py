"""Answers have the shape that the contract says, in the form and the language that were asked for."""

import json
from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from samenhang.api import schemas
from samenhang.api.asking import RESULT_TYPES, TRIPLE_TYPES
from samenhang.api.schemas.base import Gezondheid
from samenhang.exchange import formats
from tests.service.support import JSON, Choices, problem

LISTS: dict[str, type[BaseModel]] = {
    "/v1/knoppen": schemas.Knoppen,
    "/v1/archetypen": schemas.Archetypen,
    "/v1/voorbeelden": schemas.Voorbeelden,
    "/v1/maatregelen": schemas.Maatregelen,
    "/v1/gemeenten": schemas.Gemeenten,
    "/v1/queries": schemas.Queries,
    "/health": Gezondheid,
}
JUDGED: dict[str, type[BaseModel]] = {
    "/v1/gevolgen": schemas.Gevolgen,
    "/v1/validaties": schemas.Validatie,
    "/v1/graaf": schemas.Graaf,
}
DRAWN = ("image/svg+xml", "application/graphml+xml", "text/vnd.graphviz")


@pytest.fixture(scope="module")
def configurations(client: httpx.Client, choices: Choices) -> list[dict[str, Any]]:
    """The examples, a configuration that chooses all, and one that chooses nothing."""
    found = [e["configuratie"] for e in client.get("/v1/voorbeelden").json()["voorbeelden"]]
    return [*found, choices.full(), {}]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_list_has_the_shape_it_is_described_with(client: httpx.Client, path: str, language: str) -> None:
    answer = client.get(path, params={"taal": language} if path != "/health" else None)
    assert answer.status_code == 200
    LISTS[path].model_validate_json(answer.content, strict=True)


@pytest.mark.parametrize("path", JUDGED)
def test_an_answer_has_the_shape_it_is_described_with(
    client: httpx.Client, configurations: list[dict[str, Any]], path: str
) -> None:
    for configuration in configurations:
        for language in ("nl", "en"):
            answer = client.post(path, json=configuration, params={"taal": language})
            assert answer.status_code == 200
            assert answer.headers["content-language"] == language
            JUDGED[path].model_validate_json(answer.content, strict=True)


def test_every_list_holds_something(client: httpx.Client) -> None:
    for path in LISTS:
        if path != "/health":
            found = client.get(path).json()
            assert all(value for value in found.values()), path


def test_an_archetype_and_an_example_can_be_sent_back(client: httpx.Client) -> None:
    for archetype in client.get("/v1/archetypen").json()["archetypen"]:
        assert archetype["keuzes"]
        sent = {"archetype": archetype["slug"], "keuzes": archetype["keuzes"]}
        assert client.post("/v1/gevolgen", json=sent).status_code == 200
    for example in client.get("/v1/voorbeelden").json()["voorbeelden"]:
        assert client.post("/v1/gevolgen", json=example["configuratie"]).status_code == 200


def test_there_are_as_many_municipalities_as_there_are(client: httpx.Client) -> None:
    found = client.get("/v1/gemeenten").json()["gemeenten"]
    assert len(found) == 342
    labels = [g["label"].casefold() for g in found]
    assert labels == sorted(labels)


def test_english_labels_differ_from_dutch_ones(client: httpx.Client) -> None:
    dutch, english = (client.get("/v1/knoppen", params={"taal": t}).json()["knoppen"] for t in ("nl", "en"))
    assert [k["slug"] for k in dutch] == [k["slug"] for k in english]
    assert sum(a["label"] != b["label"] for a, b in zip(dutch, english, strict=True)) > len(dutch) / 2


def test_knowledge_that_has_not_changed_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/v1/knoppen")
    again = client.get("/v1/knoppen", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = client.get("/v1/knoppen", params={"taal": "en"}, headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_every_answer_carries_the_version_of_the_knowledge(client: httpx.Client) -> None:
    versions = {client.get(path).json()["kennisversie"] for path in LISTS}
    versions |= {client.post(path, json={}).json()["kennisversie"] for path in JUDGED}
    versions |= {client.get(path).headers["kennisversie"] for path in ("/sparql", "/", "/v1/geen", "/v1/openapi.json")}
    assert len(versions) == 1
    assert next(iter(versions)).startswith("sha256-")


OFFERED = {
    "/v1/gevolgen": (JSON,),
    "/v1/validaties": (JSON, *(f.media_type for f in formats.RDF)),
    "/v1/graaf": (JSON, *DRAWN),
}


@pytest.mark.parametrize(("path", "media"), [(path, media) for path, types in OFFERED.items() for media in types])
def test_the_media_type_is_exactly_the_one_asked_for(client: httpx.Client, path: str, media: str) -> None:
    answer = client.post(path, json={}, headers={"Accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert answer.content


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/*", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/turtle, application/json", JSON),
        ("text/turtle;q=0.9, application/json;q=0.8", "text/turtle"),
        ("text/turtle;q=0, */*;q=0.1", JSON),
        ("application/json;q=0, */*", "text/turtle"),
        ("application/rdf+xml;q=1.0, text/*;q=0.9", "application/rdf+xml"),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        ("text/turtle;charset=utf-8", "text/turtle"),
        ("image/png, application/ld+json ; q=0.2", "application/ld+json"),
    ],
)
def test_weights_and_wildcards_are_followed(client: httpx.Client, accept: str, media: str) -> None:
    answer = client.post("/v1/validaties", json={}, headers={"Accept": accept})
    assert answer.headers["content-type"] == media


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "image/*", "nonsense", "application/json;q=x"])
def test_a_form_that_is_not_offered_gets_the_list_of_those_that_are(client: httpx.Client, accept: str) -> None:
    for path, types in OFFERED.items():
        if accept == "image/*" and path == "/v1/graaf":
            continue
        found = problem(client.post(path, json={}, headers={"Accept": accept}), 406)
        assert all(media in found["detail"] for media in types)


def test_lists_and_questions_refuse_a_form_too(client: httpx.Client) -> None:
    for path in (*LISTS, "/v1/openapi.json", "/sparql?query=ASK%7B%7D"):
        found = problem(client.get(path, headers={"Accept": "application/pdf"}), 406)
        assert "application/json" in found["detail"]


@pytest.mark.parametrize("media", RESULT_TYPES)
def test_results_in_every_form(client: httpx.Client, media: str) -> None:
    answer = client.get("/sparql", params={"query": "SELECT ?x { VALUES ?x { 1 } }"}, headers={"Accept": media})
    assert answer.headers["content-type"] == media
    assert b"1" in answer.content


@pytest.mark.parametrize("media", TRIPLE_TYPES)
def test_triples_in_every_form(client: httpx.Client, media: str) -> None:
    query = "CONSTRUCT { <http://a> <http://b> ?x } { VALUES ?x { 1 } }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": media})
    assert answer.headers["content-type"] == media
    assert b"http://a" in answer.content


def test_an_unknown_language_is_told_which_there_are(client: httpx.Client) -> None:
    (mistake,) = problem(client.post("/v1/gevolgen", json={}, params={"taal": "de"}), 400)["fouten"]
    assert (mistake["waar"], sorted(mistake["welGoed"])) == ("taal", ["en", "nl"])


def test_a_browser_that_accepts_english_first_gets_english(client: httpx.Client) -> None:
    for header, language in (("en", "en"), ("fr, en;q=0.8, nl;q=0.4", "en"), ("nl-NL,en;q=0.9", "nl"), ("fr", "nl")):
        answer = client.post("/v1/gevolgen", json={}, headers={"Accept-Language": header})
        assert answer.headers["content-language"] == language


def test_the_verdict_of_the_two_paths_is_the_same(client: httpx.Client, configurations: list[dict[str, Any]]) -> None:
    keys = ("samenhangend", "harmonisch", "conforms", "oordeel", "nietBekeken")
    for configuration in configurations:
        one, other = (client.post(path, json=configuration).json() for path in ("/v1/gevolgen", "/v1/validaties"))
        assert {k: one[k] for k in keys} == {k: other[k] for k in keys}
        violated = [b for b in one["bevindingen"] if b["regel"] and b["status"] == "open"]
        assert other["bevindingen"] == violated
        assert one["conforms"] is (not violated)


def test_a_configuration_is_never_kept(client: httpx.Client) -> None:
    answer = client.post("/v1/gevolgen", content=json.dumps({"naam": "Proefgemeente"}))
    assert answer.headers["cache-control"] == "no-store"
