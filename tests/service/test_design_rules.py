"""The API Design Rules 2.2 of Forum Standaardisatie, each as something that can be seen from outside."""

import re
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from samenhang.api.openapi import document
from samenhang.publication.dcat import Publisher
from tests.service.support import Choices, problem

EXCEPTIONS = {"/v1/queries", "/v1/queries/{naam}", "/v1/graaf", "/v1/regelcontrole", "/v1/afrekenbaarheid"}
"""Names that are fixed: no plural, or not Dutch."""
PLURAL = re.compile(r"(en|s|ies|gevolgen)$")


@pytest.fixture(scope="module")
def contract(client: httpx.Client) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = client.get("/v1/openapi.json").json()
    return found


def operations(contract: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, op) for path, own in contract["paths"].items() for method, op in own.items()]


def test_the_document_is_openapi_3_with_contact_servers_and_a_semantic_version(contract: dict[str, Any]) -> None:
    assert contract["openapi"].startswith("3.")
    assert contract["info"]["contact"]["name"]
    assert contract["info"]["contact"]["url"].startswith("https://")
    assert re.fullmatch(r"\d+\.\d+\.\d+", contract["info"]["version"])
    assert contract["servers"][0]["url"]
    assert contract["info"]["license"]["identifier"] == "EUPL-1.2"


def test_every_operation_says_what_it_does(contract: dict[str, Any]) -> None:
    names = [op["operationId"] for _, _, op in operations(contract)]
    assert len(set(names)) == len(names)
    assert all(op["summary"] and op["tags"] for _, _, op in operations(contract))
    described = {(path, method) for path, method, _ in operations(contract)}
    assert described >= {(path, "post") for path in ("/v1/gevolgen", "/v1/validaties", "/v1/graaf", "/sparql")}
    assert described >= {
        (path, "get") for path in ("/v1/knoppen", "/v1/queries", "/v1/openapi.json", "/health", "/sparql")
    }


def test_paths_are_kebab_case_plural_and_end_without_a_slash(contract: dict[str, Any]) -> None:
    for path in contract["paths"]:
        assert not path.endswith("/")
        segments = [s for s in path.split("/")[1:] if not s.startswith("{")]
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(\.json)?", s) for s in segments), path
        if path.startswith("/v1/") and path not in EXCEPTIONS | {"/v1/openapi.json"}:
            assert PLURAL.search(segments[-1]), path


def test_a_parameter_is_listed_once_and_one_of_the_path_always(contract: dict[str, Any]) -> None:
    for path, method, op in operations(contract):
        listed = [(parameter["in"], parameter["name"]) for parameter in op.get("parameters", [])]
        assert len(set(listed)) == len(listed), (path, method)
        assert {name for where, name in listed if where == "path"} == set(re.findall(r"{(\w+)}", path)), (path, method)


def test_every_operation_may_find_its_input_wrong(contract: dict[str, Any]) -> None:
    """A proxy, a header or a parameter can make any request a bad one."""
    assert [(path, method) for path, method, op in operations(contract) if "400" not in op["responses"]] == []


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("mailto:team@example.org", {"name": "Gemeente Proef", "email": "team@example.org"}),
        ("https://example.org/vragen", {"name": "Gemeente Proef", "url": "https://example.org/vragen"}),
    ],
)
def test_questions_go_to_who_offers_the_service(app: FastAPI, contact: str, shown: dict[str, str]) -> None:
    publisher = Publisher(name="Gemeente Proef", contact=contact)
    assert document(app, app.state.service.samenhang, publisher)["info"]["contact"] == shown


def test_query_keys_are_camel_case(contract: dict[str, Any]) -> None:
    """Those of the SPARQL protocol are not ours to name."""
    for path, _, op in operations(contract):
        for parameter in op.get("parameters", []):
            if path != "/sparql" and parameter["in"] == "query":
                assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", parameter["name"]), (path, parameter["name"])


def test_every_key_of_an_answer_is_camel_case(contract: dict[str, Any]) -> None:
    for name, schema in contract["components"]["schemas"].items():
        for key in schema.get("properties", {}):
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", key), (name, key)


def test_problems_are_problem_documents_and_never_422(contract: dict[str, Any]) -> None:
    assert "HTTPValidationError" not in contract["components"]["schemas"]
    for path, method, op in operations(contract):
        assert "422" not in op["responses"], (path, method)
        for status, response in op["responses"].items():
            assert "API-Version" in response["headers"], (path, method, status)
            if int(status) >= 400:
                schema = response["content"]["application/problem+json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Probleem"}


def test_every_schema_that_is_referred_to_is_there(contract: dict[str, Any]) -> None:
    referred = set(re.findall(r"#/components/schemas/(\w+)", str(contract)))
    assert referred == set(contract["components"]["schemas"]) - unreferred(contract)


def unreferred(contract: dict[str, Any]) -> set[str]:
    """Schemas that stand in the document though nothing refers to them: there should be none."""
    text = str(contract)
    return {name for name in contract["components"]["schemas"] if f"#/components/schemas/{name}'" not in text}


def test_examples_in_the_contract_can_be_sent(client: httpx.Client, contract: dict[str, Any]) -> None:
    sent = 0
    for path, method, op in operations(contract):
        for media, body in op.get("requestBody", {}).get("content", {}).items():
            if "example" in body and method == "post":
                example = body["example"]
                how: dict[str, Any] = {"content": example} if isinstance(example, str) else {"json": example}
                assert client.post(path, headers={"Content-Type": media}, **how).status_code in (200, 201)
                sent += 1
    assert sent >= 9


ALL = ["/", "/health", "/v1/openapi.json", "/v1/knoppen", "/sparql", "/pictogram.svg", "/v1/geen", "/assets/geen.js"]


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "DELETE"])
def test_every_answer_has_the_version_and_the_security_headers(client: httpx.Client, path: str, method: str) -> None:
    headers = client.request(method, path).headers
    assert re.fullmatch(r"1\.\d+\.\d+", headers["api-version"])
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["access-control-allow-origin"] == "*"
    assert "strict-transport-security" not in headers
    assert headers["cache-control"]


def test_behind_tls_browsers_are_told_to_stay_there(client: httpx.Client) -> None:
    assert client.get("https://samenhang.test/health").headers["strict-transport-security"]


def test_answers_about_configurations_are_not_stored(client: httpx.Client) -> None:
    for path in ("/v1/gevolgen", "/v1/validaties", "/v1/graaf"):
        assert client.post(path, json={}).headers["cache-control"] == "no-store"
        assert client.post(path, json=[]).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/v1/geen", "/v1/knoppen/", "/v1/", "/v2/knoppen", "/v1/KNOPPEN", "/geen.js", "/v1/%00"]
)
def test_a_path_that_does_not_exist_is_a_problem(client: httpx.Client, path: str) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        found = problem(client.request(method, path), 404)
        assert found["instance"].startswith("/")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/gevolgen", "POST, OPTIONS"),
        ("PUT", "/v1/gevolgen", "POST, OPTIONS"),
        ("POST", "/v1/knoppen", "GET, HEAD, OPTIONS"),
        ("DELETE", "/sparql", "GET, HEAD, POST, OPTIONS"),
        ("TRACE", "/health", "GET, HEAD, OPTIONS"),
    ],
)
def test_a_method_that_is_not_possible_is_told_which_are(
    client: httpx.Client, method: str, path: str, allowed: str
) -> None:
    answer = client.request(method, path)
    assert allowed in problem(answer, 405)["detail"]
    assert answer.headers["allow"] == allowed


def test_head_is_get_without_the_body(client: httpx.Client) -> None:
    for path in ("/health", "/v1/knoppen", "/"):
        full, bare = client.get(path), client.head(path)
        assert bare.status_code == 200
        assert bare.content == b""
        assert bare.headers["content-length"] == str(len(full.content))


def test_other_sites_may_ask(client: httpx.Client) -> None:
    asked = {"Origin": "https://elders.test", "Access-Control-Request-Method": "POST"}
    answer = client.options("/v1/gevolgen", headers={**asked, "Access-Control-Request-Headers": "content-type"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


def test_our_own_failure_is_a_problem_that_gives_nothing_away(
    app: FastAPI,
    client: httpx.Client,
    choices: Choices,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr(app.state.service.samenhang, "evaluate", fail)
    answer = client.post("/v1/gevolgen", json=choices.full())
    problem(answer, 500)
    assert answer.headers["api-version"]
    assert "geheim" not in answer.text
    assert "geheim" in caplog.text, "whoever runs the service can read what happened"


def test_the_page_and_its_files(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-cache"
    script = client.get("/assets/index-abc123.js")
    assert "immutable" in script.headers["cache-control"]
    assert client.get("/pictogram.svg").headers["content-type"] == "image/svg+xml"
    for path in ("/assets/..%2findex.html", "/assets/%2e%2e/%2e%2e/pyproject.toml", "/assets/", "/index.html.map"):
        problem(client.get(path), 404)
