"""The graph as data: every IRI of ours answers people and programs, and the answers lead on."""

import re
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import pytest

from samenhang import Samenhang
from samenhang.exchange import formats
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Literal
from samenhang.publication import pages
from samenhang.publication.found import Findings
from samenhang.publication.pages import View
from samenhang.publication.rules import Mentions
from samenhang.publication.things import Things
from tests.service.support import problem

HTML = {"Accept": "text/html", "Accept-Language": "nl"}


class Page(HTMLParser):
    """What is in a page: links, headings with their level, ids, languages, and whatever would run."""

    VOID = frozenset(("meta", "link", "br", "img", "input"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.running: list[str] = []
        self.language = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, "a tag stayed open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        if tag == "a":
            self.links.append(given.get("href") or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag in ("script", "style", "iframe", "form") or any(
            name.startswith("on") or name == "style" for name in given
        ):
            self.running.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def things(samenhang: Samenhang) -> Things:
    """Everything with an IRI of ours."""
    return Things(samenhang.knowledge)


def one_of_each(things: Things) -> list[str]:
    """The thing of each kind of which most is said: whatever can go wrong goes wrong there."""
    return [max(iris, key=lambda iri: len(things.stated.about(iri))) for iris in things.by_kind.values()]


def path(iri: str) -> str:
    return urlsplit(iri).path.removeprefix("/samenhang")


def test_a_thing_of_every_kind_has_a_page_whose_links_arrive(
    client: httpx.Client, samenhang: Samenhang, things: Things
) -> None:
    """Well nested, nothing that runs, headings in order, and every link of ours has something behind it."""
    arrived: set[str] = set()
    for iri in one_of_each(things):
        answer = client.get(path(iri), headers=HTML)
        assert answer.status_code == 200, iri
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        page = Page(answer.text)
        assert page.language == answer.headers["content-language"] == "nl"
        assert not page.running
        assert page.levels[0] == 1
        assert page.levels.count(1) == 1
        assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False)), iri
        assert len(set(page.ids)) == len(page.ids)
        arrived |= {link for link in page.links if link.startswith("/id/") and "?" not in link}
    assert len(arrived) > 500
    named = {terms.ID + link.removeprefix("/id/") for link in arrived}
    findings = Findings(things, samenhang.model)
    assert not [iri for iri in named if not (things.known(iri) or findings.known(iri))]


@pytest.mark.parametrize("form", formats.RDF, ids=lambda form: form.name)
def test_programs_get_exactly_the_format_that_they_ask_for(
    client: httpx.Client, things: Things, form: formats.Format
) -> None:
    """And in each the same statements, those of the closed knowledge."""
    iri = things.by_kind["risico"][0]
    wanted = {"Accept": f"application/json;q=0.9, {form.media_type}"}
    answer = client.get(path(iri), headers=wanted)
    assert answer.headers["content-type"] == form.media_type
    assert form.rdf is not None
    found = {(q.subject, q.predicate, q.object) for q in ox.parse(answer.content, format=form.rdf)}
    turtle = client.get(path(iri), headers={"Accept": "text/turtle"}).content
    assert found == {(q.subject, q.predicate, q.object) for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    said = {p.value for s, p, _ in found if s == ox.NamedNode(iri)}
    assert {terms.TYPE, terms.LABEL, terms.SOURCE} <= said
    by_name = client.get(path(iri), params={"formaat": form.suffixes[0][1:]})
    assert by_name.content == answer.content


def test_what_we_do_not_write_is_refused_with_the_list(client: httpx.Client) -> None:
    for where in ("/id", "/def", "/catalogus", "/id/risico"):
        detail = problem(client.get(where, headers={"Accept": "text/csv"}), 406)["detail"]
        assert "text/turtle" in detail
        assert "text/html" in detail
    assert problem(client.get("/def?formaat=csv"), 400)["fouten"][0]["welGoed"]


def test_a_page_tells_what_a_thing_takes_part_in(client: httpx.Client, samenhang: Samenhang, things: Things) -> None:
    """Causes, answers, indicators and rules of a risk that has them all; conditions and exemptions of a rule."""
    model = samenhang.model
    rule = next(r for r in model.rules if r.exemptions and r.risks[0])
    page = Page(client.get(path(rule.iri), headers=HTML).text)
    named = [atom.value for c in (*rule.trigger, *rule.exemptions) for atom in c.atoms]
    assert {path(iri) for iri in (*named, rule.risks[0] or "")} <= set(page.links)
    back = Page(client.get(path(named[0]), headers=HTML).text)
    assert path(rule.iri) in back.links

    stated = things.stated
    risk = next(
        r
        for r in things.by_kind["risico"]
        if all(stated.subjects(terms.SAM + p, r) for p in ("leidtTotRisico", "mitigeert", "signaleert"))
    )
    links = Page(client.get(path(risk), headers=HTML).text).links
    for name in ("leidtTotRisico", "mitigeert", "signaleert"):
        assert {path(iri) for iri in stated.subjects(terms.SAM + name, risk)} <= set(links)
    inferred = [s for s in samenhang.knowledge.closed.subjects(terms.SAM + "kanLeidenTot", risk) if terms.kind(s)]
    assert {path(iri) for iri in inferred} <= set(links)


def test_a_contradiction_is_told_on_both_sides(client: httpx.Client, things: Things) -> None:
    """Also where the sources contradict a link: at both its ends."""
    against = terms.SAM + "spreektTegen"
    one = next(s for s in things.by_kind["verband"] if things.stated.iris(s, against))
    other = things.stated.iris(one, against)[0]
    ends = things.stated.iris(one, terms.RDF + "subject") + things.stated.iris(one, terms.RDF + "object")
    for iri in (one, other, *ends):
        assert {path(one), path(other)} - {path(iri)} <= set(Page(client.get(path(iri), headers=HTML).text).links)


def test_what_does_not_exist_is_told_with_the_nearest_names(client: httpx.Client, things: Things) -> None:
    iri = things.by_kind["mitigatie"][0]
    wrong = path(iri)[:-1] + "q"
    assert iri in problem(client.get(wrong, headers={"Accept": "text/turtle"}), 404)["fouten"][0]["welGoed"]
    page = client.get(wrong, headers=HTML)
    assert page.status_code == 404
    assert path(iri) in Page(page.text).links
    assert client.get("/id/knp", headers=HTML).status_code == 404
    hostile = client.get("/id/risico/%3Cscript%3Ealert(1)", headers=HTML)
    assert hostile.status_code == 404
    assert "<script" not in hostile.text


def test_nothing_in_the_knowledge_of_others_becomes_markup(samenhang: Samenhang) -> None:
    """Labels, definitions, notes, places and even IRIs that try to."""
    evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"

    class Evil(Things):
        @cached_property
        def stated(self) -> Index:
            real = samenhang.knowledge.asserted.triples
            return Index(
                (s, p, Literal(evil, o.language, o.datatype) if isinstance(o, Literal) else o)
                for s, p, o in (*real, (risk, terms.RDFS + "seeAlso", "javascript:alert(1)"))
            )

    risk = samenhang.knowledge.asserted.instances(terms.SAM + "Risico")[0]
    text = pages.thing(Evil(samenhang.knowledge), Mentions(samenhang.model), risk, View(path(risk), "nl"))
    page = Page(text)
    assert not page.running
    assert "&lt;script&gt;" in text
    assert "<img" not in text
    assert not [link for link in page.links if not link.startswith(("/", "#", "https://", "http://"))]


def test_english_is_a_switch_that_stays(client: httpx.Client, things: Things) -> None:
    where = path(things.by_kind["knop"][0])
    dutch, english = (client.get(where, params={"taal": language}) for language in ("nl", "en"))
    assert dutch.headers["etag"] != english.headers["etag"]
    assert Page(english.text).language == "en"
    assert 'lang="nl"' in english.text, "what there is only in Dutch is marked as such"
    inside = [link for link in Page(english.text).links if link.startswith(("/id/", "/def")) and "taal=nl" not in link]
    assert inside
    assert all("taal=en" in link or "formaat=" in link for link in inside)
    assert (
        client.get(where, headers={"Accept": "text/html", "Accept-Language": "en"}).headers["content-language"] == "en"
    )


def test_who_has_it_does_not_get_it_again_and_links_say_what_it_is(client: httpx.Client, things: Things) -> None:
    iri = things.by_kind["stand"][0]
    first = client.get(path(iri), headers=HTML)
    assert client.get(path(iri), headers={**HTML, "If-None-Match": first.headers["etag"]}).status_code == 304
    assert first.links["describes"]["url"] == iri
    assert client.get(first.links["describedby"]["url"]).status_code == 200
    contract = client.get("/v1/knoppen").links["service-desc"]["url"]
    assert client.get(contract).status_code == 200
    for short in ("/v1", "/.well-known/void"):
        answer = client.get(short)
        assert answer.status_code == 303
        assert client.get(answer.headers["location"]).status_code == 200


def test_the_ontology_is_documented_whole(client: httpx.Client, things: Things) -> None:
    """Every term has an anchor by its own name, in both languages; chains and domains are told; as RDF it is all
    there.
    """
    own = [s for s, p, _ in things.ontology if p == terms.LABEL and str(s).startswith(terms.SAM)]
    for language in ("nl", "en"):
        page = Page(client.get("/def", params={"taal": language}, headers=HTML).text)
        assert {terms.slug(str(s)) for s in own} <= set(page.ids)
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
        assert not page.running
    text = client.get("/def", headers=HTML).text
    asserted = things.knowledge.asserted
    chained = [s for s, p, _ in asserted.triples if p == terms.OWL + "propertyChainAxiom"]
    assert chained
    assert text.count(" → ") >= len(chained)
    turtle = client.get("/def", headers={"Accept": "text/turtle"}).content
    read = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    assert len(read) == len(set(things.ontology))
    assert terms.OWL + "AllDisjointClasses" in {q.object.value for q in read if isinstance(q.object, ox.NamedNode)}


def test_every_link_can_be_read_from_the_other_end(things: Things) -> None:
    """`sam:omgekeerd` in both languages on every property that points to a thing."""
    index = things.knowledge.asserted
    own = [p for p in index.instances(terms.OWL + "ObjectProperty") if p.startswith(terms.SAM)]
    readings = {
        p: {o.language for o in index.objects(p, terms.SAM + "omgekeerd") if isinstance(o, Literal)} for p in own
    }
    assert readings
    assert not [p for p, languages in readings.items() if languages != {"nl", "en"}]


def test_the_pages_look_like_the_workshop_page(root: Path) -> None:
    """Each token has the value that it has there."""
    declared = re.compile(r"^\s*(--[\w-]+):\s*(.+);$", re.MULTILINE)
    page = dict(declared.findall((root / "service/web/src/stijl/tokens.css").read_text("utf-8")))
    here = dict(declared.findall(pages.style().decode()))
    assert here
    assert not {name: value for name, value in here.items() if page.get(name) != value}


def test_what_only_maintainers_need_stands_apart(client: httpx.Client, things: Things) -> None:
    """Every kind once; what is of no class of ours last."""
    page = client.get("/id", headers=HTML).text
    first, _, last = page.partition("<main")[2].partition(">Voor beheerders</h2>")
    shown, apart = (re.findall(r'href="/id/([^"?]+)"', part.partition("<section")[0]) for part in (first, last))
    assert sorted((*shown, *apart)) == sorted(things.by_kind)
    assert {"knop", "stand", "risico", "mitigatie", "indicator", "regel"} <= set(shown)
    assert {"verband", "graaf", "opslagvorm", "begrippenkader", "afleiding", "wacht"} <= set(apart)
    assert "Verband: verband" not in page


def test_headings_read_on_from_each_other(client: httpx.Client, things: Things) -> None:
    """Below a heading of the page stands no name of a property that says the same again, or nothing."""
    stated = things.stated
    risk = next(r for r in things.by_kind["risico"] if stated.subjects(terms.SAM + "dektDeels", r))
    measure = next(m for m in things.by_kind["mitigatie"] if stated.iris(m, terms.SAM + "viaStand"))
    for iri, said in ((risk, "helpt deels"), (measure, "door te kiezen voor")):
        assert f"<h3>{said}<" in client.get(path(iri), headers=HTML).text.replace("</h3>", "<")
    assert "via stand" in client.get("/def", headers=HTML).text, "the property keeps its own name"
