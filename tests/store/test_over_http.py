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
PAGE = {"Accept": "text/html"}
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


def test_the_page_of_another_site_changes_nothing(client: httpx.Client, well_formed: dict[str, Any]) -> None:
    """A browser sends what such a page tells it to; the own page and programs are let through."""
    made = stored(client, well_formed)
    location, match = made.headers["location"], {"If-Match": "*"}
    for origin in ("https://evil.example", "null", "http://samenhang.test.evil.example"):
        foreign = {"Origin": origin}
        assert origin in problem(client.post(PATH, json={}, headers=foreign), 403)["detail"]
        problem(client.put(location, json={}, headers={**foreign, **match}), 403)
        problem(client.delete(location, headers={**foreign, **match}), 403)
    own = {"Origin": f"http://{client.base_url.netloc.decode()}"}
    assert client.put(location, json=well_formed, headers={**own, **match}).status_code == 200
    assert client.delete(location, headers={**own, **match}).status_code == 204


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


def test_a_question_takes_a_stored_configuration_and_refuses_one_that_is_gone(
    client: httpx.Client, well_formed: dict[str, Any]
) -> None:
    made = stored(client, well_formed)
    path, slug = "/v1/queries/bevindingen", made.json()["slug"]
    for named in (slug, made.json()["id"], f"configuratie:{slug}"):
        answer = client.get(path, params={"configuratie": named})
        assert answer.status_code == 200
        assert answer.json()["results"]["bindings"]
    client.delete(made.headers["location"], headers={"If-Match": "*"})
    for named in (slug, made.json()["id"]):
        (mistake,) = problem(client.get(path, params={"configuratie": named}), 400)["fouten"]
        assert mistake["waar"] == "configuratie"


def section(page: str, title: str) -> str:
    """What stands below a heading, up to the next of its level."""
    return re.split(r"<h2\b", page.partition(f">{title}</h2>")[2])[0]


def test_the_page_of_a_configuration_says_its_verdict_first_and_its_registration_last(
    client: httpx.Client, well_formed: dict[str, Any]
) -> None:
    told = client.post("/v1/gevolgen", json=well_formed).json()
    made = stored(client, well_formed).json()
    page = html.unescape(client.get(f"/id/configuratie/{made['slug']}?taal=nl", headers=PAGE).text)
    titles = re.findall(r"<h2\b[^>]*>([^<]*)</h2>", page)
    assert titles[0] == "Oordeel"
    assert titles.index("Keuzes") < titles.index("Over deze registratie") == len(titles) - 2
    verdict = section(page, "Oordeel")
    assert told["oordeel"] in verdict
    for heading, statuses in (
        ("Open", ("open", False)),
        ("Deels opgelost", ("open", True)),
        ("Opgelost", ("gemitigeerd", False)),
    ):
        wanted = {
            each["id"].rpartition("/")[2]
            for each in told["bevindingen"]
            if (each["status"], each["gedeeltelijk"]) == statuses
        }
        listed = re.split(r"<h3\b", verdict.partition(f"<h3>{heading} ")[2])[0]
        assert set(re.findall(rf'href="/id/bevinding/{made["slug"]}/([^"?]*)', listed)) == wanted
    assert {each["ernst"] for each in told["bevindingen"]} <= {"overtreding", "waarschuwing", "info"}
    assert verdict.count("– waarschuwing") == sum(each["ernst"] == "waarschuwing" for each in told["bevindingen"])
    assert "ns/shacl" not in page
    registration = section(page, "Over deze registratie")
    assert made["slug"] in registration
    assert re.search(r"\d{1,2} [a-z]+ 20\d\d, \d\d:\d\d UTC", registration)
    assert made["gemaakt"] not in page
    assert told["kennisversie"] in registration


def test_a_configuration_without_a_name_is_called_after_whose_it_is(
    client: httpx.Client, well_formed: dict[str, Any]
) -> None:
    """On its page and on those of its findings; for programs it has no name."""
    towns = {g["slug"]: g["label"] for g in client.get("/v1/gemeenten").json()["gemeenten"]}
    document = {**well_formed, "domein": "jeugd"}
    del document["naam"]
    made = stored(client, document).json()
    path = f"/id/configuratie/{made['slug']}"
    for language, said in (
        ("nl", f"Configuratie van {towns['gm0344']}, "),
        ("en", f"Configuration of {towns['gm0344']}, "),
    ):
        page = client.get(path, params={"taal": language}, headers=PAGE).text
        heading = re.search(r"<h1>([^<]*)</h1>", page)
        assert heading is not None
        assert re.fullmatch(rf"{said}[\w ]+ – \d{{1,2}} \w+ 20\d\d", heading[1])
        finding = re.search(r'href="(/id/bevinding/[^"]*)"', page)
        assert finding is not None
        assert f">{heading[1]}</a>" in client.get(html.unescape(finding[1]), headers=PAGE).text
    assert "prefLabel" not in client.get(path, headers={"Accept": "application/n-triples"}).text
    bare = stored(client, {}).json()
    page = client.get(f"/id/configuratie/{bare['slug']}?taal=nl", headers=PAGE).text
    assert re.search(r"<h1>Configuratie – \d{1,2} \w+ 20\d\d</h1>", page)


def test_the_page_of_a_finding_says_why_and_through_which_choices(
    client: httpx.Client, well_formed: dict[str, Any]
) -> None:
    told = client.post("/v1/gevolgen", json=well_formed).json()["bevindingen"]
    made = stored(client, well_formed).json()
    by_rule = next(each for each in told if each["regel"])
    by_fact = next(each for each in told if not each["regel"])
    for each in (by_rule, by_fact):
        slug = each["id"].rpartition("/")[2]
        page = html.unescape(client.get(f"/id/bevinding/{made['slug']}/{slug}?taal=nl", headers=PAGE).text)
        assert each["uitleg"] in page
        for choice in each["keuzes"]:
            assert f"/id/stand/{choice['slug']}" in section(page, "Door deze keuzes")
        assert "ns/shacl" not in page
        assert "/id/passage/" in section(page, "Bronnen")
    rule = by_rule["regel"]["id"]
    possible = html.unescape(client.get(by_rule["id"].replace(terms.ID, "/id/") + "?taal=nl", headers=PAGE).text)
    asked_for = asked(client, f"SELECT ?m WHERE {{ <{rule}> sh:message ?m FILTER (LANG(?m) = 'nl') }}")
    assert asked_for[0].strip('"').replace('""', '"') in possible, "the message of the rule, before anyone has it"


def test_an_example_is_judged_on_its_page_and_what_cannot_be_judged_says_so(client: httpx.Client) -> None:
    example = client.get("/v1/voorbeelden").json()["voorbeelden"][0]
    told = client.post("/v1/gevolgen", json=example["configuratie"]).json()
    page = html.unescape(client.get(f"/id/configuratie/{example['slug']}?taal=nl", headers=PAGE).text)
    assert told["oordeel"] in section(page, "Oordeel")
    for each in told["bevindingen"]:
        place = each["id"].replace(terms.ID, "/id/")
        assert f'href="{place}?taal=nl"' in section(page, "Oordeel")
    store = create_app(Settings(query_workers=1))
    store.state.service.saved.open().backend.store.load(
        Path(__file__).with_name("opslagvorm-1.trig").read_bytes(), format=ox.RdfFormat.TRIG
    )
    with httpx.Client(transport=InProcess(store), base_url="http://samenhang.test") as old:
        (entry,) = old.get(PATH).json()["configuraties"]
        page = old.get(f"/id/configuratie/{entry['slug']}?taal=nl", headers=PAGE).text
        assert "niet te beoordelen" in section(page, "Oordeel")
    store.state.service.close()


def test_a_table_calls_stored_configurations_what_their_pages_do(
    client: httpx.Client, well_formed: dict[str, Any]
) -> None:
    """Also those without a name, and where the answer itself has no column for it."""
    fewer = {"gemeente": "gm0344", "keuzes": dict(list(well_formed["keuzes"].items())[:3])}
    one, other = (stored(client, each).json()["slug"] for each in ({**well_formed, "naam": "De een"}, fewer))
    asking = {"een": one, "ander": other, "taal": "nl"}
    page = client.get(f"/id/configuratie/{other}?taal=nl", headers=PAGE).text
    heading = page.partition("<h1>")[2].partition("</h1>")[0]
    assert heading.startswith("Configuratie van ")
    for question in ("verschil-tussen-configuraties", "configuraties"):
        params = asking if question.startswith("verschil") else {"taal": "nl", "perPagina": "100"}
        table = client.get(f"/v1/queries/{question}", params=params, headers=PAGE).text
        assert f'<a href="/id/configuratie/{one}?taal=nl">De een</a>' in table
        assert f'<a href="/id/configuratie/{other}?taal=nl">{heading}</a>' in table


def test_a_browser_reads_that_the_store_does_not_answer(tmp_path: Path) -> None:
    """On the page of the question; what needs no store is answered."""
    settings = Settings(query_workers=1, folder=tmp_path / "opslag")
    first, second = (create_app(settings) for _ in range(2))
    with httpx.Client(transport=InProcess(second), base_url="http://samenhang.test") as late:
        gone = late.get("/v1/queries/bevindingen?configuratie=is-er-niet", headers=PAGE)
        assert gone.status_code == 503
        assert gone.headers["content-type"] == "text/html; charset=utf-8"
        assert str(settings.folder) in html.unescape(gone.text)
        assert late.get("/v1/queries/bevindingen?configuratie=voorbeeld-3a", headers=PAGE).status_code == 200
    for app in (first, second):
        app.state.service.close()
