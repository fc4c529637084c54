"""The editor at /sparql, in a real browser: saved questions, completion, tables, bars, files; nothing from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watch
from .test_access import violations

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]
COUNTS = "Hoeveel risico's kent elk aspect"


Open = Callable[[int], Page]


@pytest.fixture
def opened(browser: Browser, server_url: str, watch: Watch) -> Iterator[Open]:
    """Opens the editor at a width, and waits until its saved questions are listed."""
    contexts = []

    def open_editor(width: int) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(f"{server_url}sparql")
        expect(page.get_by_role("button", name=COUNTS)).to_be_visible()
        return page

    yield open_editor
    for context in contexts:
        context.close()


@pytest.fixture
def editor(opened: Open) -> Page:
    """The editor on a wide screen."""
    return opened(1280)


def test_a_saved_question_is_asked_with_its_values(editor: Page) -> None:
    editor.get_by_role("searchbox").fill("sameng")
    expect(editor.get_by_role("button", name=COUNTS)).to_have_count(0)
    editor.get_by_role("searchbox").fill("lopen dit risico")
    editor.get_by_role("button", name="lopen dit risico").click()
    expect(editor.get_by_role("textbox", name="De vraag in SPARQL")).to_contain_text("sam:looptRisico")
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
    box = editor.get_by_role("textbox", name="De vraag in SPARQL")
    box.click()
    editor.keyboard.press("Control+a")
    editor.keyboard.press(
        "Delete"
    )  # typing over a selection makes Chromium try an inline style, and say that it may not
    editor.keyboard.type("ASK { ?x a sam:Risico")
    option = editor.get_by_role("option", name="sam:Risico").first
    expect(option).to_be_visible()
    editor.keyboard.press("Enter")
    editor.keyboard.type(" ")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_text("Ja", exact=True)).to_be_visible()
    assert "query=ASK" in editor.url


def test_what_is_wrong_is_said(editor: Page, watch: Watch) -> None:
    watch.offline = True  # a browser writes a refusal in its console as well
    box = editor.get_by_role("textbox", name="De vraag in SPARQL")
    box.click()
    editor.keyboard.press("Control+a")
    editor.keyboard.type("SELECT nonsense")
    editor.get_by_role("button", name="Stel de vraag").click()
    expect(editor.get_by_role("alert")).to_contain_text("geen geldige SPARQL")


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_stands_in_anyones_way(opened: Open, axe: str, width: int) -> None:
    page = opened(width)
    assert violations(page, axe) == []
    page.get_by_role("button", name=COUNTS).click()
    page.get_by_role("button", name="Stel de vraag").click()
    expect(page.get_by_role("img", name="Staafdiagram: Risico's")).to_be_visible()
    assert violations(page, axe) == []
