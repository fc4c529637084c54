"""What `/v1/configuraties` promises to whoever stores a configuration there."""

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from fastapi import FastAPI

from samenhang.api.app import create_app
from samenhang.api.settings import FOLDER, SettingError, Settings, from_environment
from samenhang.knowledge import terms
from samenhang.store import form
from tests.service.support import PROBLEM, Choices, InProcess, problem

PATH = "/v1/configuraties"
CSV = {"Accept": "text/csv"}


@pytest.fixture(scope="module")
def app() -> Iterator[FastAPI]:
    """A service with a store in memory."""
    found = create_app(Settings(query_workers=1, store_most=12))
    yield found
    found.state.service.close()


@pytest.fixture
def client(app: FastAPI) -> Iterator[httpx.Client]:
    """A client that leaves the store empty."""
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as found:
        yield found
        for each in found.get(PATH).json()["configuraties"]:
            assert found.delete(f"{PATH}/{each['slug']}", headers={"If-Match": "*"}).status_code == 204


@pytest.fixture
def example(client: httpx.Client) -> dict[str, Any]:
    """A configuration from which something follows."""
    knobs, measures = client.get("/v1/knoppen").json(), client.get("/v1/maatregelen").json()
    choices = Choices(knobs, measures)
    return {"naam": "Proef", "gemeente": "gm0344", **choices.full(), "maatregelen": [choices.measures[0]["slug"]]}


@pytest.fixture
def well_formed(client: httpx.Client, example: dict[str, Any]) -> dict[str, Any]:
    """The same without a measure that may be taken against its knob."""
    return {key: value for key, value in example.items() if key != "maatregelen"}


def stored(client: httpx.Client, document: object) -> httpx.Response:
    answer = client.post(PATH, json=document)
    assert answer.status_code == 201, answer.text
    return answer


def asked(client: httpx.Client, query: str) -> list[str]:
    answer = client.get("/sparql", params={"query": query}, headers=CSV)
    assert answer.status_code == 200, answer.text
    return answer.text.splitlines()[1:]


def test_a_stored_configuration_has_a_page_and_rdf_at_its_own_iri(
    client: httpx.Client, well_formed: dict[str, Any]
) -> None:
    """Like everything with an IRI of ours: what was chosen by name, and for programs what follows too."""
    made = stored(client, well_formed).json()
    path = made["id"].replace(terms.ID, "/id/")
    page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "nl"})
    assert page.status_code == 200
    assert "<h1>Proef</h1>" in page.text or ">Proef</h1>" in page.text
    knobs = {k["slug"]: k for k in client.get("/v1/knoppen").json()["knoppen"]}
    for knob, chosen in well_formed["keuzes"].items():
        first = chosen if isinstance(chosen, str) else chosen[0]
        assert f'href="/id/stand/{first}"' in page.text
        assert next(s["label"] for s in knobs[knob]["standen"] if s["slug"] == first) in html.unescape(page.text)
    answer = client.get(path, headers={"Accept": "application/n-triples"})
    assert answer.status_code == 200
    assert f"<{made['id']}> <{terms.SAM}afgeleidMet>" in answer.text
    assert f"<{terms.SAM}Bevinding>" in answer.text
    assert client.get(form.FORM.replace(terms.ID, "/id/"), headers={"Accept": "text/html"}).status_code == 200
    again = client.get(path, headers={"Accept": "application/n-triples", "If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    for wrong in (path[:-1] + "x", "/id/configuratie/bestaat-niet"):
        assert client.get(wrong, headers={"Accept": "text/html"}).status_code == 404
        problem(client.get(wrong, headers={"Accept": "text/turtle"}), 404)


def test_every_finding_has_a_page_and_rdf_at_its_own_iri(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    """Of a stored configuration, where it is told apart; and before there is one, as what a rule or a fact leads to."""
    made = stored(client, well_formed).json()
    found = asked(client, f"SELECT ?f {{ ?f a <{terms.SAM}Bevinding> ; <{terms.SH}focusNode> <{made['id']}> }}")
    assert found
    names = [each["id"] for each in client.post("/v1/gevolgen", json=well_formed).json()["bevindingen"]]
    assert {iri.rpartition("/")[2] for iri in found} == {iri.rpartition("/")[2] for iri in names}
    for iri in (*found[:5], *names[:5]):
        path = iri.replace(terms.ID, "/id/")
        answer = client.get(path, headers={"Accept": "application/n-triples"})
        assert answer.status_code == 200, iri
        assert f"<{iri}> <{terms.RDF}type> <{terms.SAM}Bevinding>" in answer.text
        page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "nl"})
        assert page.status_code == 200
        named = re.search(rf'href="{made["id"].replace(terms.ID, "/id/")}"[^>]*>([^<]*)<', page.text)
        assert (named is not None and named[1] == "Proef") == (iri in found)
    listed = client.get("/id/bevinding", headers={"Accept": "application/n-triples"}).text
    assert all(f"<{iri}>" in listed for iri in names)
    for wrong in (f"/id/bevinding/{made['slug']}/bestaat-niet", "/id/bevinding/bestaat-niet/x", "/id/bevinding/x"):
        assert client.get(wrong, headers={"Accept": "text/html"}).status_code == 404
        problem(client.get(wrong, headers={"Accept": "text/turtle"}), 404)


def test_what_is_stored_can_be_got_and_sent_again(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    made = stored(client, well_formed)
    location, tag = made.headers["location"], made.headers["etag"]
    assert location == f"{PATH}/{made.json()['slug']}"
    assert made.json()["id"] == form.named(made.json()["slug"])
    got = client.get(location)
    assert got.headers["etag"] == tag == made.json()["etag"]
    assert got.json()["naam"] == "Proef"
    assert got.json()["gemeente"] == "gm0344"
    assert got.json()["keuzes"].keys() == well_formed["keuzes"].keys()
    again = client.put(location, json=got.json(), headers={"If-Match": tag})
    assert again.status_code == 200
    assert client.get(location).json() == got.json()
    assert client.get(location).headers["etag"] == again.headers["etag"] != tag


def test_every_form_of_rdf_says_the_same_and_can_be_stored(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    location = stored(client, well_formed).headers["location"]
    document = client.get(location).json()
    tags = set()
    for media in ("text/turtle", "application/ld+json", "application/n-triples", "application/trig"):
        got = client.get(location, headers={"Accept": media})
        assert got.headers["content-type"] == media
        tags.add(got.headers["etag"])
        again = client.post(PATH, content=got.content, headers={"Content-Type": media})
        assert again.status_code == 201, again.text
        assert client.get(again.headers["location"]).json() == document
    assert len(tags) == 4, "other bytes, another tag"
    assert client.get(location, headers={"If-None-Match": ", ".join(tags), "Accept": media}).status_code == 304
    weak = {"If-None-Match": ", ".join(f"W/{tag}" for tag in tags), "Accept": media}
    assert client.get(location, headers=weak).status_code == 304
    problem(client.delete(location, headers={"If-Match": weak["If-None-Match"]}), 412)
    problem(client.get(location, headers={"Accept": "text/html"}), 406)


def test_who_names_no_version_or_an_old_one_changes_nothing(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    made = stored(client, well_formed)
    location, first = made.headers["location"], made.headers["etag"]
    changed = {**well_formed, "naam": "Anders"}
    ways: tuple[Callable[[dict[str, str]], httpx.Response], ...] = (
        lambda headers: client.put(location, json=changed, headers=headers),
        lambda headers: client.delete(location, headers=headers),
    )
    for send in ways:
        assert "If-Match" in problem(send({}), 428)["detail"]
        for given in ('"niet-deze"', f"W/{first}"):
            told = send({"If-Match": given})
            assert first in problem(told, 412)["detail"]
            assert told.headers["etag"] == first
    assert client.get(location).json()["naam"] == "Proef"
    second = client.put(location, json=changed, headers={"If-Match": f'"x", {first}'})
    assert second.status_code == 200
    problem(client.put(location, json=well_formed, headers={"If-Match": first}), 412)
    assert client.get(location).json()["naam"] == "Anders"
    assert client.delete(location, headers={"If-Match": second.headers["etag"]}).status_code == 204
    problem(client.get(location), 404)
    problem(client.put(location, json=changed, headers={"If-Match": "*"}), 404)


def test_what_is_not_well_formed_is_not_stored(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    location = stored(client, well_formed).headers["location"]
    wrong = {"keuzes": {"geen-knop": "geen-stand"}}
    assert problem(client.post(PATH, json=wrong), 400)["fouten"]
    assert problem(client.put(location, json=wrong, headers={"If-Match": "*"}), 400)["fouten"]
    assert (
        client.post(PATH, content=b"{", headers={"Content-Type": "application/json"}).headers["content-type"] == PROBLEM
    )
    assert len(client.get(PATH).json()["configuraties"]) == 1


def test_lists_come_in_pages_that_lead_to_each_other(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    made = [stored(client, {**well_formed, "naam": str(n)}).json()["slug"] for n in range(5)]
    seen, url, walked = [], f"{PATH}?perPagina=2&gemeente=gm0344", 0
    while url:
        page = client.get(url)
        walked += 1
        seen += [each["slug"] for each in page.json()["configuraties"]]
        links = {rel: href for href, rel in re.findall(r'<([^>]+)>; rel="(\w+)"', page.headers["link"])}
        assert "first" in links
        assert ("prev" in links) == (walked > 1)
        url = links.get("next", "")
    assert (seen, walked) == (made, 3)
    assert client.get(PATH, params={"gemeente": "gm0014"}).json()["configuraties"] == []
    for wrong in ({"pagina": "0"}, {"perPagina": "100000"}, {"gemeente": "gm9999"}):
        problem(client.get(PATH, params=wrong), 400)


def test_questions_see_what_is_stored_at_once(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    made = stored(client, well_formed)
    name = made.json()["id"]
    choices = f"SELECT ?s WHERE {{ GRAPH <{name}> {{ <{name}> ?k ?s }} FILTER (STRSTARTS(STR(?k), STR(knop:))) }}"
    findings = f"SELECT ?b WHERE {{ ?b a sam:Bevinding ; sh:focusNode <{name}> ; sam:status ?status }}"
    told = client.post("/v1/gevolgen", json=well_formed).json()
    assert len(asked(client, choices)) >= len(well_formed["keuzes"])
    assert len(asked(client, findings)) == len(told["bevindingen"]) > 0
    risks = asked(client, f"SELECT DISTINCT ?r WHERE {{ ?b sh:focusNode <{name}> ; sam:betreftRisico ?r }}")
    assert {each["risico"]["id"] for each in told["bevindingen"] if each["risico"]} == set(risks)
    location = made.headers["location"]
    client.put(location, json={"naam": "leeg"}, headers={"If-Match": "*"})
    assert asked(client, choices) == asked(client, findings) == []
    client.delete(location, headers={"If-Match": "*"})
    assert asked(client, f"SELECT ?g WHERE {{ GRAPH ?g {{ <{name}> ?p ?o }} }}") == []


def test_a_full_store_says_so(client: httpx.Client) -> None:
    for _ in range(12):
        stored(client, {})
    assert "opslag-aantal" in problem(client.post(PATH, json={}), 503)["detail"]


def test_stored_on_disk_it_is_there_the_next_time_and_follows_new_knowledge(tmp_path: Path) -> None:
    """What follows from an older version of the knowledge is stale until it was worked out again."""
    settings = Settings(query_workers=1, folder=tmp_path / "opslag")
    first = create_app(settings).state.service
    entry = first.saved.create(first.samenhang.evaluate({"naam": "blijft", "gemeente": "gm0344"}))
    slug = entry.registration.slug
    first.saved.open().follow(entry.registration, "sha256-vorige", [])
    assert first.saved.open().stale(first.samenhang.version) == [slug]
    with httpx.Client(transport=InProcess(create_app(settings)), base_url="http://samenhang.test") as second:
        told = problem(second.get(PATH), 503)
        assert str(settings.folder) in told["detail"]
        assert second.get("/health").status_code == 200, "the rest goes on"
    first.close()
    app = create_app(settings)
    service = app.state.service
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as third:
        service.saved.refresh()
        (found,) = third.get(PATH).json()["configuraties"]
        assert (found["slug"], found["label"], found["verouderd"]) == (slug, "blijft", False)
        assert third.get("/health").json()["bijwerking"] is None
    service.close()


def test_recomputing_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(Settings(query_workers=1))
    service = app.state.service
    store = service.saved.open()
    for _ in range(3):
        service.saved.create(service.samenhang.evaluate({}))
    for entry in store.page(0, 10):
        store.follow(entry.registration, "sha256-vorige", [])
    seen = []
    follow = store.follow
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as client:

        def watched(*given: Any) -> bool:
            progress = client.get("/health").json()["bijwerking"]
            listed = client.get(PATH).json()
            assert listed["bijwerking"] == progress
            seen.append((progress["gedaan"], progress["totaal"], sum(e["verouderd"] for e in listed["configuraties"])))
            return bool(follow(*given))

        monkeypatch.setattr(store, "follow", watched)
        service.saved.refresh()
        assert seen == [(0, 3, 3), (1, 3, 2), (2, 3, 1)]
        assert client.get("/health").json()["bijwerking"] is None
    service.close()


def test_what_todays_knowledge_does_not_know_any_more_is_kept(tmp_path: Path) -> None:
    service = create_app(Settings(query_workers=1)).state.service
    store = service.saved.open().backend.store
    store.load(Path(__file__).with_name("opslagvorm-1.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    service.saved.refresh()
    (entry,) = service.saved.open().page(0, 10)
    assert entry.version == service.samenhang.version
    stored = service.saved.open().read(entry.registration.slug)
    assert service.saved.document(stored)["keuzes"]["een-knop-van-toen"] == "een-stand-van-toen"
    assert json.loads(json.dumps(service.saved.document(stored)))
    beside = list(service.saved.quads(form.beside(entry.registration.slug)))
    assert not [quad for quad in beside if quad.predicate.value == terms.SAM + "looptRisico"], "nothing follows from it"
    service.close()


def test_the_environment_chooses_the_store(tmp_path: Path) -> None:
    folder = from_environment({FOLDER: str(tmp_path)}).folder
    assert folder == tmp_path
    given = {f"SAMENHANG_OPSLAG_{name}": f"https://engine.test/{name}" for name in ("VRAAG", "WIJZIGING", "GRAFEN")}
    engine = from_environment({**given, "SAMENHANG_OPSLAG_GEBRUIKER": "ik", "SAMENHANG_OPSLAG_WACHTWOORD": "x"}).engine
    assert engine is not None
    assert (engine.query, engine.user, engine.login) == ("https://engine.test/VRAAG", "ik", "basic")
    assert "x" not in repr(engine).replace("https", ""), "a password is not shown"
    for wrong in (
        {"SAMENHANG_OPSLAG_GRAFEN": ""},
        {"SAMENHANG_OPSLAG_VRAAG": "ftp://x"},
        {"SAMENHANG_OPSLAG_INLOG": "?"},
    ):
        with pytest.raises(SettingError) as told:
            from_environment({**given, **wrong})
        assert told.value.variable == next(iter(wrong))
        assert told.value.right
