"""The editor at /sparql, in a real browser: saved questions, completion, tables, bars, files; nothing from outside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Protocol
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from .conftest import Watch
from .test_access import violations

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]
COUNTS = "Hoeveel risico's kent elk aspect"
RUNS = "lopen dit risico"
MANY = "herkomst-van-een-indicator"
"""A saved question with more rows than one page, more names than one question asks for, and a wide table."""
BROKEN = "SELECT ?x WHERE {\n  ?x a sam:Risico .\n  ?x a b ?y .\n}\n"
"""Wrong in its third line."""


class Open(Protocol):
    """Opens the editor at a width and an address."""

    def __call__(self, width: int, address: str = "", /) -> Page: ...


@pytest.fixture
def opened(browser: Browser, server_url: str, watch: Watch) -> Iterator[Open]:
    """Opens the editor, and waits until its saved questions are listed."""
    contexts = []

    def open_editor(width: int, address: str = "", /) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(f"{server_url}sparql{address}")
        expect(page.locator(".lijst li")).not_to_have_count(1)
        return page

    yield open_editor
    for context in contexts:
        context.close()


@pytest.fixture
def editor(opened: Open) -> Page:
    """The editor on a wide screen."""
    return opened(1280)


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="De vraag in SPARQL")


def write(page: Page, text: str) -> None:
    """Replaces the text. What stands there goes first: typing over it makes Chromium try an inline style."""
    box(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def answered(page: Page) -> None:
    """Waits until an answer is there."""
    expect(page.get_by_role("region", name="Antwoord").and_(page.locator("[aria-busy=false]"))).to_be_visible()
    expect(page.get_by_role("status")).not_to_be_empty()


def test_a_saved_question_is_asked_with_its_values(editor: Page) -> None:
    editor.get_by_role("searchbox").fill("sameng")
    expect(editor.get_by_role("button", name=COUNTS)).to_have_count(0)
    editor.get_by_role("searchbox").fill(RUNS)
    editor.get_by_role("button", name=RUNS).click()
    expect(box(editor)).to_contain_text("sam:looptRisico")
    value = editor.get_by_role("textbox", name="Het risico")
    expect(value).to_have_value("wachtlijsten")
    editor.get_by_role("button", name="Stel de vraag").click()
    table = editor.get_by_role("table")
    expect(table.get_by_role("columnheader", name="Configuratie", exact=True)).to_be_visible()
    expect(table.get_by_role("cell", name="Wachtlijsten").first).to_be_visible()


def test_counts_are_drawn_and_taken_along(editor: Page) -> None:
    editor.get_by_role("button", name=COUNTS).click()
    editor.get_by_role("button", name="Stel de vraag").click()
    expect(editor.get_by_role("img", name="Staafdiagram: Risico's")).to_be_visible()
    with editor.expect_download() as taken:
        editor.get_by_role("button", name="CSV").click()
    lines = taken.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("aspect,aspectNaam,aantal")
    assert len(lines) > 5


def test_words_of_ours_are_completed_by_keyboard(editor: Page) -> None:
    write(editor, "")
    editor.keyboard.type("ASK { ?x a sam:Risico")
    option = editor.get_by_role("option", name="sam:Risico").first
    expect(option).to_be_visible()
    editor.keyboard.press("Enter")
    editor.keyboard.type(" ")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_role("region", name="Antwoord").get_by_text("Ja", exact=True).last).to_be_visible()
    expect(editor).to_have_url(re.compile("query=ASK"))


def test_what_is_wrong_is_said_with_its_line(editor: Page, watch: Watch) -> None:
    watch.offline = True  # a browser writes a refusal in its console as well
    write(editor, BROKEN)
    editor.get_by_role("button", name="Stel de vraag").click()
    expect(editor.get_by_role("alert")).to_contain_text("Regel 3: hier klopt de vraag niet.")
    expect(editor.get_by_role("alert")).to_contain_text("geen geldige SPARQL")
    expect(editor.get_by_role("alert")).not_to_contain_text("haakje")
    expect(editor.locator(".cm-foutregel")).to_have_text("  ?x a b ?y .")
    expect(box(editor)).to_have_attribute("aria-invalid", "true")
    editor.get_by_role("button", name="Naar regel 3").click()
    expect(box(editor)).to_be_focused()
    editor.keyboard.type("# ")
    expect(editor.locator(".cm-foutregel")).to_have_text("#   ?x a b ?y .")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_role("table")).to_be_visible()
    expect(editor.locator(".cm-foutregel")).to_have_count(0)
    expect(box(editor)).to_have_attribute("aria-invalid", "false")


def test_a_mistake_that_is_seen_at_the_end_may_stand_before_it(opened: Open, watch: Watch) -> None:
    watch.offline = True
    text = "SELECT * {\n  ?x a ?y .\n  FILTER )\n}\n"
    page = opened(1280, f"?query={quote(text)}&stel=ja")
    expect(page.get_by_role("alert")).to_contain_text("Misschien ontbreekt een haakje")


def test_a_question_that_runs_can_be_stopped(editor: Page, watch: Watch) -> None:
    write(editor, "ASK {}")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_role("status")).to_have_text("Ja")
    editor.route("**/sparql", lambda _route: None)
    editor.get_by_role("button", name="Stel de vraag").click()
    expect(editor.get_by_role("status")).to_have_text("Bezig …")
    expect(editor.locator(".oud")).to_contain_text("Ja")
    watch.offline = True
    editor.get_by_role("button", name="Stop").click()
    expect(editor.get_by_role("status")).to_have_text("De vraag is gestopt.")
    expect(editor.get_by_role("button", name="Stop")).to_have_count(0)
    expect(editor.get_by_role("button", name="Stel de vraag")).to_be_focused()
    expect(editor.locator(".uitkomst")).to_have_count(0)
    editor.unroute("**/sparql")
    editor.get_by_role("button", name="Stel de vraag").click()
    expect(editor.get_by_role("status")).to_have_text("Ja")


def test_every_outcome_is_announced(editor: Page, watch: Watch) -> None:
    status = editor.get_by_role("status")
    for text, said in {
        "ASK { ?x a sam:Olifant }": "Nee",
        "DESCRIBE risico:wachtlijsten": "Het antwoord staat er, als Turtle.",
        "SELECT * { ?x a sam:Olifant }": "Er zijn geen rijen.",
        "SELECT * { VALUES ?x { 1 2 } }": "2 rijen.",
    }.items():
        write(editor, text)
        editor.keyboard.press("Control+Enter")
        expect(status).to_have_text(said)
    with editor.expect_download():
        editor.get_by_role("button", name="TSV").click()
    expect(status).to_have_text("TSV is gedownload.")

    def busy(route: Route) -> None:
        problem = {"detail": "Er zijn te veel vragen tegelijk."}
        route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))

    watch.offline = True
    editor.route("**/sparql", busy)
    editor.get_by_role("button", name="CSV").click()
    expect(editor.get_by_role("alert")).to_have_text("Er zijn te veel vragen tegelijk.")
    expect(editor.get_by_role("table")).to_be_visible()


def test_what_is_asked_is_in_the_address(opened: Open, server_url: str) -> None:
    page = opened(1280)
    write(page, "ASK { ?mijn a sam:Risico }")
    page.get_by_role("button", name=RUNS).click()
    value = page.get_by_role("textbox", name="Het risico")
    value.fill("doorlopende-facturen")
    expect(page).to_have_url(re.compile(r"\?vraag=wie-loopt-dit-risico&risico=doorlopende-facturen&taal=nl$"))
    page.reload()
    expect(value).to_have_value("doorlopende-facturen")
    page.get_by_role("button", name="Eigen vraag").click()
    expect(box(page)).to_contain_text("?mijn")
    expect(page).to_have_url(re.compile("query=ASK[^&]*mijn[^&]*&taal=nl$"))
    page.reload()
    expect(box(page)).to_contain_text("?mijn")
    page.goto(f"{server_url}sparql?vraag=wie-loopt-dit-risico&risico=doorlopende-facturen&taal=en")
    expect(page.get_by_role("textbox", name="The risk")).to_have_value("doorlopende-facturen")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("columnheader", name="Municipality")).to_be_visible()
    expect(page).to_have_url(re.compile("stel=ja"))
    page.reload()
    expect(page.get_by_role("columnheader", name="Municipality")).to_be_visible()
    expect(page.get_by_role("textbox", name="The risk")).to_have_value("doorlopende-facturen")


def test_an_edited_question_and_one_that_is_gone_come_back_as_they_are(opened: Open) -> None:
    page = opened(1280, f"?vraag=wie-loopt-dit-risico&query={quote('ASK { ?x ?y ?z }')}")
    expect(box(page)).to_contain_text("?z")
    expect(page.get_by_text("De tekst is veranderd")).to_be_visible()
    page = opened(1280, "?vraag=bestaat-niet")
    expect(page.get_by_role("alert")).to_contain_text("“bestaat-niet” is er niet")
    expect(page.get_by_role("button", name="Eigen vraag")).to_have_attribute("aria-current", "true")


def test_a_page_is_not_called_all(opened: Open, server_url: str) -> None:
    """The pages are smaller than a question of ours has, so that what we know today fills several."""
    page = opened(1280)
    page.route(f"**/v1/queries/{MANY}*", lambda route: route.continue_(url=f"{route.request.url}&perPagina=100"))
    page.goto(f"{server_url}sparql?vraag={MANY}&stel=ja")
    said = page.get_by_role("region", name="Antwoord").locator(".hint")
    expect(said).to_have_text("100 rijen. Dit is bladzijde 1; er zijn meer rijen.")
    expect(page.get_by_text("Download deze bladzijde")).to_be_visible()
    expect(page.get_by_role("button", name="Vorige bladzijde")).to_have_count(0)
    expect(page.get_by_role("row")).to_have_count(101)
    first = page.get_by_role("row").nth(1).text_content()
    page.get_by_role("button", name="Volgende bladzijde").click()
    expect(said).to_contain_text("Dit is bladzijde 2;")
    expect(page.get_by_role("row").nth(1)).not_to_have_text(first or "")
    expect(page.get_by_role("region", name="Antwoord")).to_be_focused()
    with page.expect_download() as taken:
        page.get_by_role("button", name="TSV").click()
    assert taken.value.suggested_filename == f"{MANY}-2.tsv"
    expect(page).to_have_url(re.compile("pagina=2"))
    page.reload()
    expect(said).to_contain_text("Dit is bladzijde 2;")
    page.get_by_role("button", name="Vorige bladzijde").click()
    expect(said).to_contain_text("Dit is bladzijde 1;")


def test_a_long_answer_of_ones_own_comes_whole_in_its_download(opened: Open) -> None:
    page = opened(1280, f"?query={quote('SELECT ?s { ?s a ?t } LIMIT 600')}&stel=ja")
    said = "De eerste 500 van 600 rijen; de download heeft ze allemaal."
    expect(page.get_by_role("status")).to_have_text(said)
    expect(page.get_by_role("row")).to_have_count(501)


def test_every_row_has_names_once(opened: Open) -> None:
    """Where a column only names what another shows, it goes; and names come for more rows than one request asks of."""
    page = opened(1280, f"?vraag={MANY}&stel=ja")
    expect(page.get_by_role("columnheader")).to_have_text(
        ["Indicator", "Data-element", "Waarover het gaat", "Welke eigenschap", "Waardedomein", "Bronsysteem"]
    )
    page = opened(1280, f"?query={quote('SELECT ?ding { ?ding a sam:Stand } LIMIT 450')}&stel=ja")
    nameless = page.locator("td a").filter(has_text=re.compile(r"^[a-z]+:[\w-]+$"))
    expect(page.get_by_role("row")).to_have_count(451)
    expect(nameless).to_have_count(0)


def test_links_stay_with_this_service(opened: Open) -> None:
    asked = "SELECT * { VALUES ?x { risico:wachtlijsten sam:Risico gemeente:gm0344 } }"
    page = opened(1280, f"?query={quote(asked)}&stel=ja")
    answered(page)
    links = [page.get_by_role("row").nth(n).get_by_role("link") for n in (1, 2, 3)]
    expect(links[0]).to_have_attribute("href", "/id/risico/wachtlijsten?taal=nl")
    expect(links[1]).to_have_attribute("href", "/def?taal=nl#Risico")
    expect(links[2]).to_have_attribute("href", "https://identifier.overheid.nl/tooi/id/gemeente/gm0344")
    links[0].click()
    expect(page.get_by_role("heading", name="Wachtlijsten").first).to_be_visible()


def test_bars_are_on_one_scale_and_readable_on_a_phone(opened: Open) -> None:
    page = opened(1280, "?vraag=risicos-per-aspect&stel=ja")
    expect(page.locator(".staven")).to_have_count(3)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        per_count = []
        for bar in page.locator(".baan").all():
            drawn = bar.locator(".balk").bounding_box()
            assert drawn is not None
            per_count.append(drawn["width"] / int(bar.inner_text()))
        assert max(per_count) - min(per_count) < 0.05 * max(per_count)
        size = page.locator(".wie").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 12


def test_another_language_leaves_nothing_behind(opened: Open) -> None:
    page = opened(1280, "?vraag=risicos-per-aspect&stel=ja")
    expect(page.get_by_role("columnheader", name="Met maatregel")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("columnheader", name="With a measure")).to_be_visible()
    expect(page.get_by_role("link", name="Procurement")).to_be_visible()
    expect(page.get_by_role("link", name="Inkoop")).to_have_count(0)
    expect(page).to_have_url(re.compile("taal=en"))
    menu = page.get_by_role("navigation", name="Main menu").get_by_role("link")
    expect(menu).to_have_text(["Workbench", "Everything by name", "Terms", "Data"])
    addresses = [link.get_attribute("href") for link in menu.all()]
    assert addresses == ["/#taal=en", "/id?taal=en", "/def?taal=en", "/catalogus?taal=en"]


def test_the_keyboard_is_soon_where_it_wants_to_be(editor: Page) -> None:
    editor.keyboard.press("Tab")
    expect(editor.get_by_role("link", name="Naar de vraag")).to_be_focused()
    editor.keyboard.press("Enter")
    expect(box(editor)).to_be_focused()
    editor.get_by_role("button", name=RUNS).press("Enter")
    expect(editor.get_by_role("textbox", name="Het risico")).to_be_focused()
    editor.get_by_role("button", name=COUNTS).press("Enter")
    expect(editor.get_by_role("button", name="Stel de vraag")).to_be_focused()
    editor.get_by_role("button", name="Eigen vraag").press("Enter")
    expect(box(editor)).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_wide_table_scrolls_in_its_own_place(opened: Open, width: int) -> None:
    page = opened(width, f"?vraag={MANY}&stel=ja")
    expect(page.get_by_role("table")).to_be_visible()
    region = page.get_by_role("region", name="Tabel")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth"), "this answer is not wide"
    assert page.evaluate("() => document.documentElement.scrollWidth === innerWidth")


@pytest.mark.parametrize("state", ["answer", "refusal"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_stands_in_anyones_way(opened: Open, axe: str, width: int, state: str, watch: Watch) -> None:
    if state == "answer":
        page = opened(width, "?vraag=risicos-per-aspect&stel=ja")
        expect(page.get_by_role("img", name="Staafdiagram: Risico's")).to_be_visible()
    else:
        watch.offline = True
        page = opened(width, f"?query={quote(BROKEN)}&stel=ja")
        expect(page.get_by_role("button", name="Naar regel 3")).to_be_visible()
    assert violations(page, axe) == []
