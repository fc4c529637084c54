"""Whatever comes in, a clear problem goes out: what is wrong, where, and what would be right; never a failure of
ours.
"""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from httpx import Client, Response

from samenhang.api import texts
from tests.service.support import JSON, TURTLE, Choices, problem

PREFIXES = """\
@prefix knop: <https://w3id.org/samenhang/id/knop/> .
@prefix sam: <https://w3id.org/samenhang/def#> .
@prefix stand: <https://w3id.org/samenhang/id/stand/> .
"""
PATHS = ("/v1/gevolgen", "/v1/validaties", "/v1/graaf")


def send(client: Client, content: bytes | str, media: str = JSON, path: str = "/v1/gevolgen") -> Response:
    return client.post(path, content=content, headers={"Content-Type": media})


def only(response: Response) -> dict[str, Any]:
    """The one mistake of a problem."""
    (mistake,) = problem(response, 400)["fouten"]
    return dict(mistake)


@pytest.mark.parametrize("path", PATHS)
def test_a_well_formed_configuration_is_answered_everywhere(client: Client, choices: Choices, path: str) -> None:
    assert client.post(path, json=choices.full()).status_code == 200
    assert client.post(path, json={}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_knob_gets_the_nearest_right_one(client: Client, choices: Choices, path: str) -> None:
    slug = choices.single["slug"]
    wrong = client.post(path, content=json.dumps({"keuzes": {slug + "x": "y"}}, indent=1))
    mistake = only(wrong)
    assert mistake["waar"] == f"keuzes.{slug}x"
    assert mistake["welGoed"][0] == slug
    assert mistake["regel"] == 3
    assert f"{slug}x" in mistake["wat"]


def test_an_unknown_setting_gets_the_nearest_right_one_of_its_knob(client: Client, choices: Choices) -> None:
    slug, right = choices.single["slug"], choices.single["standen"][0]["slug"]
    mistake = only(client.post("/v1/gevolgen", json={"keuzes": {slug: right[:-1]}}))
    assert mistake["waar"] == f"keuzes.{slug}"
    assert mistake["welGoed"][0] == right


def test_a_setting_of_another_knob_says_whose_it_is(client: Client, choices: Choices) -> None:
    other = choices.multiple["standen"][0]["slug"]
    mistake = only(client.post("/v1/gevolgen", json={"keuzes": {choices.single["slug"]: other}}))
    assert choices.multiple["slug"] in mistake["wat"]
    assert set(mistake["welGoed"]) <= {s["slug"] for s in choices.single["standen"]}


def test_two_settings_where_one_is_allowed(client: Client, choices: Choices) -> None:
    both = [s["slug"] for s in choices.single["standen"][:2]]
    mistake = only(client.post("/v1/gevolgen", json={"keuzes": {choices.single["slug"]: both}}))
    assert sorted(mistake["welGoed"]) == sorted(both)


def test_a_setting_that_excludes_the_others_stands_alone(client: Client, choices: Choices) -> None:
    every = [s["slug"] for s in choices.multiple["standen"]]
    alone = next(s["slug"] for s in choices.multiple["standen"] if s["uitsluitend"])
    mistake = only(client.post("/v1/gevolgen", json={"keuzes": {choices.multiple["slug"]: every}}))
    assert mistake["welGoed"] == [alone]


def test_a_measure_taken_against_its_own_knob(client: Client, choices: Choices) -> None:
    measure = choices.realised
    knob = choices.knob(measure["viaStand"]["knop"]["slug"])
    other = next(s["slug"] for s in knob["standen"] if s["slug"] != measure["viaStand"]["slug"])
    document = {"keuzes": {knob["slug"]: other}, "maatregelen": [measure["slug"]]}
    mistake = only(client.post("/v1/gevolgen", json=document))
    assert mistake["waar"] == "maatregelen"
    assert mistake["welGoed"] == [measure["viaStand"]["slug"]]
    assert measure["slug"] in mistake["wat"]
    assert knob["slug"] in mistake["wat"]


@pytest.mark.parametrize("key", ["gemeente", "archetype", "domein"])
def test_a_name_that_does_not_exist(client: Client, key: str) -> None:
    mistake = only(client.post("/v1/gevolgen", json={key: "gm9999"}))
    assert mistake["waar"] == key
    assert "gm9999" in mistake["wat"]


def test_what_stands_fixed_may_stand_in_the_document(client: Client, choices: Choices) -> None:
    knob = choices.single["slug"]
    other = client.get("/v1/maatregelen").json()["maatregelen"][0]["slug"]
    inside = client.post("/v1/bijstellingen", json={"vast": [knob, other]}).json()
    asked = client.post("/v1/bijstellingen", params={"vast": [knob, other]}, json={}).json()
    assert {item["slug"] for item in inside["vast"]} == {knob, other}
    assert inside["vast"] == asked["vast"]
    assert client.post("/v1/gevolgen", json={"vast": [knob]}).status_code == 200
    mistake = only(client.post("/v1/gevolgen", json={"vast": ["nee"]}))
    assert mistake["waar"] == "vast[0]"


def test_every_mistake_is_told_at_once(client: Client, choices: Choices) -> None:
    document = {"gemeente": "gm9999", "keuzes": {"nee": "nee", choices.single["slug"]: "nee"}, "maatregelen": ["nee"]}
    found = problem(client.post("/v1/gevolgen", json=document), 400)["fouten"]
    assert {m["waar"] for m in found} == {
        "gemeente",
        "keuzes.nee",
        f"keuzes.{choices.single['slug']}",
        "maatregelen[0]",
    }


def test_problems_speak_the_language_asked_for(client: Client) -> None:
    ways: tuple[dict[str, Any], ...] = (
        {},
        {"params": {"taal": "en"}},
        {"headers": {"Accept-Language": "en-GB,nl;q=0.5"}},
    )
    dutch, english, also = (
        problem(client.post("/v1/gevolgen", json={"gemeente": "gm9999"}, **how), 400) for how in ways
    )
    assert dutch["title"] != english["title"]
    assert english["fouten"] == also["fouten"] != dutch["fouten"]
    assert "municipality" in english["fouten"][0]["wat"]


BUSY = 10.0
"""Seconds of processor time that a text of at most some megabytes may take, on a slow machine that does more."""
BROKEN: dict[str, tuple[str, bytes, int | None]] = {
    "empty": (JSON, b"", None),
    "only-spaces": (JSON, b" \n\t ", None),
    "malformed-json": (JSON, b'{"keuzes":\n {"a" "b"}}', 2),
    "json-array": (JSON, b"[]", None),
    "json-text": (JSON, b'"keuzes"', None),
    "json-null": (JSON, b"null", None),
    "trailing": (JSON, b"{} {}", 1),
    "nan": (JSON, b'{"metingen":\n[{"indicator": "x", "proportie": NaN, "waarnemingen": 1}]}', 2),
    "infinity": (JSON, b'{"metingen": [{"indicator": "x", "proportie": 1e999, "waarnemingen": 1}]}', 1),
    "huge-number": (JSON, b'{"metingen": ' + b"9" * 5000 + b"}", None),
    "duplicate-key": (JSON, b'{"keuzes": {},\n "keuzes": {}}', 2),
    "deep-json": (JSON, b'{"keuzes":' + b"[" * 200_000 + b"]" * 200_000 + b"}", None),
    "invalid-utf-8": (JSON, b'{"naam":\n "\xff\xfe"}', 2),
    "utf-16": (JSON, '{"naam": "x"}'.encode("utf-16"), None),
    "null-byte": (JSON, b'{"naam": "a\x00b"}', 1),
    "lone-surrogate": (JSON, b'{"naam": "\\ud800"}', None),
    "key-null-byte": (JSON, b'{"a\\u0000b": 1}', None),
    "number-for-text": (JSON, b'{"naam": 1, "gemeente": 2, "keuzes": 3, "maatregelen": 4, "metingen": 5}', None),
    "nested-for-text": (JSON, b'{"keuzes": {"a": {"b": [1]}}, "maatregelen": [{}, [], null, true]}', None),
    "malformed-yaml": ("application/yaml", b"keuzes:\n  a: b\n c: d\n", 3),
    "yaml-alias": ("application/yaml", b"a: &x [1]\nb: *x\n", 2),
    "yaml-duplicate": ("application/yaml", b"keuzes: {}\nkeuzes: {}\n", 2),
    "yaml-bomb": ("application/yaml", b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", 2),
    "deep-yaml": ("application/yaml", b"[" * 100_000, 1),
    "yaml-python": ("application/yaml", b"!!python/object/apply:os.system ['true']", None),
    "yaml-two": ("application/yaml", b"a: 1\n---\nb: 2\n", None),
    "yaml-tab": ("application/yaml", b"a:\n\tb: 1\n", 2),
    "yaml-date": ("application/yaml", b"gemeente: 2024-99-99\n", 1),
    "yaml-empty": ("application/yaml", b"# niets\n", None),
    "malformed-turtle": (TURTLE, PREFIXES.encode() + b"[] a sam:Configuratie ;\n knop:x stand:y", 5),
    "undeclared-prefix": (TURTLE, b"[] a sam:Configuratie .", 1),
    "no-configuration": (TURTLE, b"<http://a> <http://b> <http://c> .", None),
    "two-configurations": (TURTLE, PREFIXES.encode() + b"[] a sam:Configuratie . [] a sam:Configuratie .", None),
    "statement-about-statement": (TURTLE, b"<http://a> <http://b> <<( <http://c> <http://d> <http://e> )>> .", None),
    "long-list": (TURTLE, b"<http://a> <http://b> " + b"( " * 100_000, None),
    "malformed-trig": ("application/trig", b"<http://g> { <http://a> <http://b> }", 1),
    "malformed-n-triples": ("application/n-triples", b"<http://a> <http://b> <http://c> .\n<a>", 2),
    "malformed-xml": ("application/rdf+xml", b"<rdf:RDF>\n<a>", 2),
    "deep-xml": ("application/rdf+xml", b"<a xmlns='http://a/'>" * 40_000, 1),
    "xml-bomb": ("application/rdf+xml", b'<!DOCTYPE a [<!ENTITY b "cc">\n<!ENTITY d "&b;&b;">]><a>&d;</a>', 1),
    "xml-elsewhere": ("application/rdf+xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', 1),
    "malformed-json-ld": ("application/ld+json", b'{"@id":\n 1}', None),
    "remote-context": ("application/ld+json", b'{"@context": "http://127.0.0.1:9/c", "@id": "http://a"}', None),
    "deep-json-ld": (
        "application/ld+json",
        b'{"@context":{"@vocab":"http://v/"},"x":' * 3000 + b"1" + b"}" * 3000,
        None,
    ),
    "long-context": (
        "application/ld+json",
        b'{"@context":{' + b",".join(b'"k%d":"k%d:a"' % (n, n + 1) for n in range(20_000)) + b'},"k0":1}',
        None,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_a_problem_with_its_line(client: Client, name: str) -> None:
    media, content, line = BROKEN[name]
    started = time.process_time()
    found = problem(send(client, content, media), 400)["fouten"]
    assert time.process_time() - started < BUSY, "no small text keeps the service busy"
    assert found
    assert line is None or line in [m["regel"] for m in found]


@pytest.mark.parametrize("path", PATHS)
def test_every_path_refuses_alike(client: Client, path: str) -> None:
    problem(send(client, b"", path=path), 400)
    problem(send(client, b"{", path=path), 400)
    problem(send(client, b"{}", "text/plain", path), 415)
    problem(send(client, b"x" * 1_100_000, path=path), 413)


@pytest.mark.parametrize(
    ("body", "where", "right", "line"),
    [
        ("knop:geen stand:geen", "keuzes.geen", None, 4),
        ("sam:kiest stand:geen-enkele", "sam:kiest", None, 4),
        ('sam:kiest "tekst"', "sam:kiest", None, 4),
        ("sam:neemtmaatregel <http://x/>", "sam:neemtmaatregel", "sam:neemtMaatregel", 4),
        ("sam:domein <http://x/> , <http://y/>", "domein", None, 4),
        ("sam:rekentAfOp [ ]", "metingen[0]", None, 4),
    ],
)
def test_turtle_that_says_something_else(client: Client, body: str, where: str, right: str | None, line: int) -> None:
    text = f"{PREFIXES}<http://c/> a sam:Configuratie ; {body} ."
    found = problem(send(client, text, TURTLE), 400)["fouten"]
    mistake = next(m for m in found if m["waar"] == where)
    assert right is None or right in mistake["welGoed"]
    assert mistake["regel"] == line


def test_a_literal_is_not_taken_for_a_setting(client: Client, choices: Choices) -> None:
    slug, setting = choices.single["slug"], choices.single["standen"][0]["slug"]
    text = PREFIXES + f'[] a sam:Configuratie ; knop:{slug} "{setting}" .'
    assert only(send(client, text, TURTLE))["waar"] == f"keuzes.{slug}"


def test_derived_properties_that_are_sent_are_dropped(client: Client, choices: Choices) -> None:
    text = PREFIXES + "[] a sam:Configuratie ; sam:werktAls stand:geen ; sam:heeftWerkend stand:nee ; sam:kiest"
    setting = choices.single["standen"][0]["slug"]
    assert send(client, f"{text} stand:{setting} .", TURTLE).status_code == 200


@pytest.mark.parametrize("media", ["text/plain", "application/octet-stream", "application/xml", "nonsense", "a/b/c"])
def test_a_media_type_that_is_not_read(client: Client, media: str) -> None:
    found = problem(send(client, b"{}", media), 415)
    assert "application/json" in found["detail"]
    assert "text/turtle" in found["detail"]


def test_another_character_set_or_compression_is_not_read(client: Client) -> None:
    problem(send(client, b"{}", "application/json; charset=latin-1"), 415)
    assert send(client, b"{}", 'application/json; charset="UTF-8"').status_code == 200
    packed = client.post("/v1/gevolgen", content=b"{}", headers={"Content-Encoding": "gzip", "Content-Type": JSON})
    problem(packed, 415)


def test_without_a_content_type_the_body_is_json(client: Client) -> None:
    assert client.post("/v1/gevolgen", content=b"{}").status_code == 200


def test_a_large_body_is_refused_announced_or_not(client: Client) -> None:
    def stream() -> Iterator[bytes]:
        for _ in range(50):
            yield b" " * 1_000_000

    problem(client.post("/v1/gevolgen", content=b" " * 50_000_000, headers={"Content-Type": JSON}), 413)
    problem(client.post("/v1/gevolgen", content=stream(), headers={"Content-Type": JSON}), 413)


def test_many_mistakes_are_told_in_a_short_answer(client: Client) -> None:
    measures = [f"geen-maatregel-{n}" for n in range(30_000)]
    started = time.process_time()
    answer = client.post("/v1/gevolgen", json={"maatregelen": measures})
    assert time.process_time() - started < BUSY
    assert 0 < len(problem(answer, 400)["fouten"]) <= 50


def test_a_name_of_a_megabyte_is_not_sent_back(client: Client) -> None:
    answer = client.post("/v1/gevolgen", json={"gemeente": "x" * 900_000, "keuzes": {"y" * 50_000: "z"}})
    problem(answer, 400)
    assert len(answer.content) < 10_000


@pytest.mark.parametrize(
    ("method", "path", "right"),
    [
        ("POST", "/v1/bijstellingen?vasst=monitoring-omvang", "vast"),
        ("POST", "/v1/gevolgen?tal=en", "taal"),
        ("GET", "/v1/configuraties?gemente=gm0344", "gemeente"),
        ("GET", "/v1/knoppen?x=1", "taal"),
    ],
)
def test_a_misspelt_parameter_is_refused_with_the_nearest(client: Client, method: str, path: str, right: str) -> None:
    """A lock that is misspelt would lock nothing, without a word."""
    found = problem(client.request(method, path, json={} if method == "POST" else None), 400)
    assert found["fouten"][0]["waar"] in path
    assert right in found["fouten"][0]["welGoed"]


def test_every_parameter_of_the_contract_is_taken(client: Client) -> None:
    """By its name; whatever its value does."""
    contract = client.get("/v1/openapi.json").json()
    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            if not path.startswith("/v1/") or method not in ("get", "post") or "{" in path:
                continue
            for each in operation.get("parameters", ()):
                if each["in"] == "query":
                    answer = client.request(method, path, params={each["name"]: "?"}, json={})
                    where = [m["waar"] for m in answer.json().get("fouten", ())] if answer.status_code == 400 else []
                    told = answer.json()["detail"] if where == [each["name"]] else ""
                    refused = texts.detail("no-such-parameter", "nl", {"name": each["name"]})
                    assert told != refused, (path, each["name"])
