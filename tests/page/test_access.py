"""Everything by keyboard, on every screen, for every eye: WCAG 2.2 AA."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .desk import EXAMPLE, card, focused, last_change, open_knob, setting, tab_to, verdict

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


LAID_OUT = "() => document.querySelectorAll('.kaart').forEach(k => { k.style.contentVisibility = 'visible' })"
"""Cards out of sight are laid out too: axe would else measure them where only an estimate of their height stands."""
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
"""In the other scheme only colours differ."""


def violations(page: Page, axe: str, only: dict[str, Any] | None = None) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe)
    page.evaluate(LAID_OUT)
    found: list[dict[str, Any]] = page.evaluate(
        "only => axe.run(document, {runOnly: only, resultTypes: ['violations']}).then(result => result.violations)",
        only or {"type": "tag", "values": TAGS},
    )
    return [
        f"{rule['id']}: {node['html'][:160]} — {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


BUSY = f"{EXAMPLE}.tweede-lijn-plafond-op-alles.lichte-monitoring"
CLASH = "s=tweede-lijn-resultaat.resultaat-vaag-omschreven"
STATES = {
    "start": "",
    "open node": f"{EXAMPLE}&tab=graaf&knoop=risico/doorlopende-facturen",
    "graph": f"{BUSY}&tab=graaf",
    "findings": f"{BUSY}&tab=bevindingen",
    "lit finding": f"{CLASH}&tab=bevindingen&b=resultaat-vaag-omschreven-tweede-lijn--resultaat-onduidelijk",
    "least to change": f"{CLASH}&tab=bevindingen&vraag=minste",
    "why not": f"{CLASH}&tab=bevindingen&vraag=minste&v=bekostiging-tweede-lijn.resultaatdefinitie",
}
WIDE_STATES = {
    "empty desk": "s=",
    "what decides": f"{CLASH}&toon=beslissend",
    "table": f"{EXAMPLE}&beeld=tabel",
    "path": f"{EXAMPLE}&vraag=pad&pad=archetype/totaal-integraal",
    "measuring": f"{EXAMPLE}&vraag=meten",
    "likeness and comparison": f"{EXAMPLE}&vraag=gelijkenis&beeld=vergelijk&naast=s%3Dzonder-bekendheid",
    "English": f"{EXAMPLE}&taal=en",
    "large letters": f"{EXAMPLE}&scherm=1",
}


@pytest.mark.parametrize(
    ("scheme", "width", "height", "states"),
    [("light", 1280, 800, STATES | WIDE_STATES), ("light", 360, 740, STATES), ("dark", 1280, 800, STATES)],
)
def test_no_axe_violation(visit: Visit, axe: str, scheme: str, width: int, height: int, states: dict[str, str]) -> None:
    """The dark scheme is looked at for its colours, which are the same at every width."""
    page = visit("", width, height, color_scheme=scheme, reduced_motion="reduce")
    for name, address in states.items():
        page.evaluate("address => { location.hash = address }", address)
        if address:
            expect(page.locator(".wijziging")).to_be_visible()
            page.wait_for_timeout(250)
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert violations(page, axe, CONTRAST if scheme == "dark" else None) == [], name


def test_knobs_with_their_explanations_pass_axe(visit: Visit, axe: str) -> None:
    page = visit(EXAMPLE, reduced_motion="reduce")
    page.get_by_role("searchbox").fill("plafond tweede lijn")
    for explain in page.get_by_role("button", name=re.compile("^Uitleg bij")).all():
        explain.click()
    assert violations(page, axe) == []


def test_the_whole_way_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert focused(page) == "Naar de knoppen"
    tab_to(page, ".leegbegin button")
    page.keyboard.press("Enter")
    expect(page.locator(".paneel-graaf")).to_contain_text("Kies links een instelling.")

    tab_to(page, "input[type=search]", 200)
    page.keyboard.type("bekostiging van de tweede")
    tab_to(page, "#knop-bekostiging-tweede-lijn input")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(setting(page, "bekostiging-tweede-lijn", "tweede-lijn-productie")).to_be_checked()
    expect(last_change(page)).to_contain_text("Erbij:")

    page.locator(".springlinks a").nth(1).focus()
    page.keyboard.press("Enter")
    tab_to(page, ".knoop .vat")
    assert focused(page).startswith("Keuze:")
    page.keyboard.press("ArrowRight")
    assert focused(page).startswith("Prikkel:")
    page.keyboard.press("ArrowRight")
    assert focused(page).startswith("Risico:")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".knoop.risico .vat:focus")).to_have_count(1)

    tab_to(page, ".kaart .doeknop")
    page.keyboard.press("Enter")
    expect(last_change(page)).to_contain_text("Gemitigeerd:")
    page.keyboard.press("Control+z")
    expect(last_change(page)).to_contain_text("Weer open:")


def test_radio_buttons_turn_with_the_arrow_keys(visit: Visit) -> None:
    page = visit(EXAMPLE + ".tweede-lijn-geen-plafond")
    open_knob(page, "plafond-tweede-lijn")
    setting(page, "plafond-tweede-lijn", "tweede-lijn-geen-plafond").focus()
    page.keyboard.press("ArrowDown")
    expect(setting(page, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles")).to_be_checked()
    expect(setting(page, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles")).to_be_focused()


def test_phone_has_three_tabs_with_verdict_and_last_change_in_sight(visit: Visit) -> None:
    page = visit(EXAMPLE, width=360, height=740)
    panes = {"Knoppen": "knoppen", "Graaf": "graaf", "Bevindingen": "bevindingen"}
    for tab, pane in panes.items():
        page.locator(".tabs").get_by_role("button", name=tab).click()
        for other in panes.values():
            expect(page.locator(f".paneel-{other}")).to_be_visible(visible=other == pane)
        expect(verdict(page)).to_be_in_viewport()
        expect(last_change(page)).to_be_in_viewport()
    card(page, "doorlopende-facturen", "open").locator(".chip").first.click()
    expect(setting(page, "bekostiging-tweede-lijn", "tweede-lijn-productie")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800), (360, 740)])
def test_nothing_scrolls_but_the_panes(visit: Visit, width: int, height: int) -> None:
    page = visit(EXAMPLE, width=width, height=height)
    expect(page.locator(".kaart").first).to_be_attached()
    size = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert size == [width, height]


def test_targets_are_large_enough(visit: Visit) -> None:
    """Links within a sentence excepted, as 2.5.8 does."""
    page = visit(EXAMPLE)
    open_knob(page, "plafond-tweede-lijn")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, label.instelling, select, summary, a')]
            .filter(e => e.checkVisibility() && !e.closest('.springlinks') && getComputedStyle(e).display !== 'inline')
            .map(e => [e.getBoundingClientRect(), e.textContent])
            .filter(([r]) => Math.min(r.width, r.height) < 24).map(([r, t]) => `${t}: ${r.width} x ${r.height}`)"""
    )
    assert small == []
