"""What stands where something else belongs is told in words that people know, not in those of Python."""

import json

import pytest
from httpx import Client

from tests.service.support import problem

KINDS: dict[str, tuple[str, str]] = {
    "null": ("niets (null)", "null"),
    "true": ("waar of onwaar (true)", "a truth value (true)"),
    "1": ("een getal (1)", "a number (1)"),
    '"x"': ("een tekst", "a text"),
    "[]": ("een lijst", "a list"),
    "{}": ("een object", "an object"),
}
PYTHON = ("NoneType", "None", "dict", "int", "str", "bool", "True")


def sentences(client: Client, path: str, body: str) -> list[str]:
    """What is wrong, in Dutch and in English."""
    return [
        "\n".join(
            m["wat"] for m in problem(client.post(f"{path}?taal={language}", content=body.encode()), 400)["fouten"]
        )
        for language in ("nl", "en")
    ]


@pytest.mark.parametrize("text", KINDS)
def test_the_kind_of_what_stands_there_is_named(client: Client, text: str) -> None:
    bodies = [
        ("/v1/gevolgen", text, ["{}"]),
        ("/v1/groeipaden", text, ["{}"]),
        ("/v1/vergelijkingen", text, ["{}"]),
        ("/v1/gevolgen", f'{{"metingen": {text}}}', ["null", "[]"]),
        ("/v1/gevolgen", f'{{"keuzes": {text}}}', ["null", "{}"]),
        ("/v1/gevolgen", f'{{"maatregelen": [{text}]}}', ['"x"']),
    ]
    for path, body, right in bodies:
        if text in right:
            continue
        dutch, english = sentences(client, path, body)
        assert dutch.endswith(f"; er staat {KINDS[text][0]}.")
        assert english.endswith(f"belongs here, not {KINDS[text][1]}.")


def test_no_value_is_shown_as_python_writes_it(client: Client) -> None:
    wrong = {
        "naam": None,
        "metingen": [{"indicator": None, "proportie": True}, None],
        "maatregelen": [True, {"a": None}],
    }
    for said in sentences(client, "/v1/gevolgen", json.dumps(wrong)):
        assert not [word for word in PYTHON if word in said.replace(",", " ").replace(":", " ").split()]
        assert '{"indicator": null, "proportie": true}' in said


def test_nothing_is_promised_where_nothing_looks_like_it(client: Client) -> None:
    headers = {"Accept": "text/turtle"}
    for iri, promised in (("/id/risico/qqqqqqqq", False), ("/id/risico/wachtlijste", True)):
        found = problem(client.get(iri, headers=headers), 404)
        assert bool(found["fouten"][0]["welGoed"]) is promised
        assert ("lijkt" in found["detail"]) is promised
