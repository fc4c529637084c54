"""Every answer says what made it; the same receipt gives the same answer, and one of another version is refused."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from rdflib import PROV, Graph, URIRef

from samenhang import Samenhang
from samenhang.answers.receipt import KEY
from samenhang.cli import main
from tests.service.support import TURTLE, problem

LISTS = ("/v1/knoppen", "/v1/archetypen", "/v1/voorbeelden", "/v1/maatregelen", "/v1/gemeenten", "/v1/queries")
OLD = f"sha256-{'0' * 64}"

KEPT = "/v1/configuraties"


@pytest.fixture(scope="module")
def judged(client: httpx.Client) -> list[str]:
    """Every path that takes a configuration and answers in JSON with what follows; keeping one concludes nothing."""
    paths = client.get("/v1/openapi.json").json()["paths"]
    found = [
        path
        for path, operations in paths.items()
        if "Configuratie" in json.dumps(operations.get("post", {}).get("requestBody", {})) and path != KEPT
    ]
    assert "/v1/gevolgen" in found
    return found


@pytest.fixture(scope="module")
def configuration(client: httpx.Client) -> dict[str, Any]:
    """An example with choices and measures."""
    examples = client.get("/v1/voorbeelden").json()["voorbeelden"]
    found: dict[str, Any] = next(e["configuratie"] for e in examples if e["configuratie"].get("maatregelen"))
    indicator = "waarnemingen-per-indicator"
    return {**found, "metingen": [{"indicator": indicator, "proportie": 0.5, "waarnemingen": 100}]}


def test_every_answer_says_what_made_it(client: httpx.Client, judged: list[str], configuration: dict[str, Any]) -> None:
    for path in judged:
        answer = client.post(path, json=configuration).json()
        receipt = answer[KEY]
        assert (receipt["kennis"], receipt["vraag"]) == (answer["kennisversie"], path.rsplit("/", 1)[-1])
        assert receipt["invoer"].startswith("sha256-")
        assert receipt["instellingen"]["taal"] == "nl"
    for path in LISTS:
        assert client.get(path).json()[KEY]["invoer"] is None
    for path in (*LISTS, "/sparql", "/health", "/"):
        assert client.get(path).headers["programmaversie"] == receipt["programma"]["hash"]


def test_the_same_receipt_gives_the_same_answer(
    client: httpx.Client, judged: list[str], configuration: dict[str, Any]
) -> None:
    for path in judged:
        first = client.post(path, json=configuration)
        sent = {"Herkomstbewijs": json.dumps(first.json()[KEY])}
        assert client.post(path, json=configuration, headers=sent).content == first.content


def test_the_receipt_looks_at_what_was_said_and_not_at_how(client: httpx.Client, samenhang: Samenhang) -> None:
    """Order, names and format of a configuration leave it the same; a choice, the language or a wish does not."""
    one = {"keuzes": {"plafond-tweede-lijn": "tweede-lijn-geen-plafond", "poh-jeugd": ["poh-jeugd-ingezet"]}}
    other = {"naam": "Anders", "keuzes": dict(reversed(one["keuzes"].items()))}
    turtle = (
        "@prefix sam: <https://w3id.org/samenhang/def#> . @prefix stand: <https://w3id.org/samenhang/id/stand/> ."
        "<https://example.org/c> a sam:Configuratie ; "
        "sam:kiest stand:tweede-lijn-geen-plafond , stand:poh-jeugd-ingezet ."
    )
    receipts = [client.post("/v1/gevolgen", json=document).json()[KEY] for document in (one, other)]
    receipts.append(client.post("/v1/gevolgen", content=turtle, headers={"Content-Type": TURTLE}).json()[KEY])
    receipts.append(samenhang.gevolgen(one)[KEY])
    assert len({receipt["id"] for receipt in receipts}) == 1
    english = client.post("/v1/gevolgen", json=one, params={"taal": "en"}).json()[KEY]
    less = client.post("/v1/gevolgen", json={"keuzes": {}}).json()[KEY]
    wishes = [client.post("/v1/bijstellingen", json=one, params=p).json()[KEY] for p in ({}, {"doel": "harmonisch"})]
    assert len({r["id"] for r in (receipts[0], english, less, *wishes)}) == 5
    assert less["invoer"] != receipts[0]["invoer"] == english["invoer"]


@pytest.mark.parametrize("part", ["kennis", "programma"])
def test_a_receipt_of_another_version_is_refused_by_name(
    client: httpx.Client, judged: list[str], configuration: dict[str, Any], part: str
) -> None:
    for path in judged:
        receipt = client.post(path, json=configuration).json()[KEY]
        now = receipt[part]["hash"] if part == "programma" else receipt[part]
        stale = {**receipt, part: {"versie": "0.0.1", "hash": OLD} if part == "programma" else OLD}
        found = problem(client.post(path, json=configuration, headers={"Herkomstbewijs": json.dumps(stale)}), 412)
        assert OLD in found["detail"]
        assert now in found["detail"]


def test_a_receipt_of_something_else_is_refused(client: httpx.Client, configuration: dict[str, Any]) -> None:
    receipt = client.post("/v1/gevolgen", json=configuration).json()[KEY]
    sent = {"Herkomstbewijs": json.dumps(receipt)}
    problem(client.post("/v1/gevolgen", json={}, headers=sent), 409)
    found = problem(client.post("/v1/graaf", json=configuration, headers=sent), 409)
    assert "gevolgen" in found["detail"]


@pytest.mark.parametrize("text", ["", "geen", "[]", "{}", '{"kennis": 3}', '{"herkomstbewijs": null}'])
def test_what_is_no_receipt_is_not_passed_over(client: httpx.Client, text: str) -> None:
    problem(client.post("/v1/gevolgen", json={}, headers={"Herkomstbewijs": text}), 400)


def test_an_answer_in_rdf_says_it_in_prov(client: httpx.Client, configuration: dict[str, Any]) -> None:
    receipt = client.post("/v1/validaties", json=configuration).json()[KEY]
    answer = client.post("/v1/validaties", json=configuration, headers={"Accept": TURTLE})
    graph = Graph().parse(data=answer.content, format="turtle")
    activity = URIRef(receipt["id"])
    assert (activity, None, PROV.Activity) in graph
    assert list(graph.subjects(PROV.wasGeneratedBy, activity))
    said = {str(o) for o in graph.objects()}
    assert {receipt["kennis"], receipt["programma"]["hash"], receipt["invoer"]} <= said


def test_a_drawing_has_it_in_a_header(client: httpx.Client, configuration: dict[str, Any]) -> None:
    drawn = client.post("/v1/graaf", json=configuration, headers={"Accept": "image/svg+xml"})
    assert json.loads(drawn.headers["herkomstbewijs"]) == client.post("/v1/graaf", json=configuration).json()[KEY]


@pytest.mark.usefixtures("loaded_once")
def test_the_command_line_refuses_an_older_receipt_too(tmp_path: Path, samenhang: Samenhang) -> None:
    document, kept = tmp_path / "c.json", tmp_path / "antwoord.json"
    document.write_text("{}")
    arguments = ["gevolgen", str(document), "--json", "--herkomstbewijs", str(kept)]
    answer = samenhang.gevolgen({})
    kept.write_text(json.dumps(answer))
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, json.loads(done.stdout)) == (0, answer)
    kept.write_text(json.dumps({**answer[KEY], "kennis": OLD}))
    refused = CliRunner().invoke(main, arguments)
    assert refused.exit_code == 2
    assert OLD in refused.stderr and samenhang.version in refused.stderr
    kept.write_text("{}")
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_a_receipt_of_other_settings_is_refused_by_their_names(
    client: httpx.Client, judged: list[str], configuration: dict[str, Any]
) -> None:
    """The same, or a refusal: never another answer than the one that the receipt is of."""
    for path in judged:
        receipt = client.post(path, json=configuration).json()[KEY]
        sent = {"Herkomstbewijs": json.dumps(receipt)}
        assert client.post(path, json=configuration, headers=sent).status_code == 200, path
        other = client.post(path, json=configuration, headers=sent, params={"taal": "en"})
        assert "(taal)" in problem(other, 409)["detail"]
        forged = {"Herkomstbewijs": json.dumps({**receipt, "id": "x"})}
        problem(client.post(path, json=configuration, headers=forged), 409)
    receipt = client.post("/v1/bijstellingen", json=configuration, params={"aantal": 3}).json()[KEY]
    sent = {"Herkomstbewijs": json.dumps(receipt)}
    wished: dict[str, str | int] = {"doel": "harmonisch", "aantal": 7}
    detail = problem(client.post("/v1/bijstellingen", json=configuration, headers=sent, params=wished), 409)["detail"]
    assert "(inspanning, wens)" in detail
