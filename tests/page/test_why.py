"""What a finding rests on comes first, and everything that is named leads to what is known about it."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from .conftest import Visit
from .desk import EXAMPLE, card, last_change, verdict

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]
CLASH = "s=tweede-lijn-resultaat.resultaat-vaag-omschreven"
CHOICES = {"bekostiging-tweede-lijn": ["tweede-lijn-resultaat"], "resultaatdefinitie": "resultaat-vaag-omschreven"}


def test_a_card_tells_combination_mechanism_and_passage_before_what_helps(visit: Visit, ask: Any) -> None:
    clash = next(b for b in ask("gevolgen", {"keuzes": CHOICES})["bevindingen"] if b["ernst"] == "overtreding")
    page = visit(CLASH)
    told = card(page, clash["risico"]["slug"], "open").first
    expect(told).to_contain_text(clash["uitleg"])
    text = told.inner_text()
    order = [clash["keuzes"][0]["label"], clash["uitleg"], clash["bronnen"][0]["vindplaats"], "Wat helpt"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_findings_do_not_wait_for_the_graph(visit: Visit) -> None:
    page = visit()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/v1/graaf*", hold)
    page.get_by_role("button", name="Voorbeeld 3a").first.click()
    expect(card(page, "doorlopende-facturen", "open")).to_be_visible()
    expect(verdict(page)).to_contain_text("Samenhangend")
    expect(page.locator("svg.graaf")).to_have_count(0)
    held[-1].continue_()
    expect(page.locator("svg.graaf")).to_be_visible()


def test_the_knobs_that_decide_are_one_tap_away_and_stay_while_they_are_set(visit: Visit, ask: Any) -> None:
    still_open = {k["slug"] for k in ask("gevolgen", {"keuzes": CHOICES})["nietBekeken"]["opengelaten"]}
    page = visit(CLASH)
    page.get_by_role("button", name="Wat beslist nu?").click()
    rows = page.locator(".beslissend .knop")
    expect(rows).to_have_count(5)
    named = [row.get_attribute("id") for row in rows.all()]
    assert {(name or "").removeprefix("knop-") for name in named} <= still_open
    for row in rows.all():
        expect(row.locator(".reden")).to_be_visible()
    rows.first.locator(".knoprij").click()
    rows.first.locator("input").first.check()
    expect(last_change(page)).to_contain_text(rows.first.locator(".knopnaam").inner_text())
    assert [row.get_attribute("id") for row in rows.all()] == named
    page.locator(".beslissend").get_by_role("button", name="Wat beslist nu?").click()
    expect(page.locator(f"#{named[0]}")).to_have_count(0)


def test_a_clash_names_the_open_knob_that_mends_it_first(visit: Visit, ask: Any) -> None:
    """Of example 4b: monitoring was kept light where access stands at a distance."""
    choices = {"toegang-afstand": "toegang-op-afstand", "monitoring-omvang": "lichte-monitoring"}
    knobs = ask("mogelijkheden", {"keuzes": choices})["knoppen"]
    mending = {
        k["knop"]["slug"]
        for k in knobs
        if k["knop"]["slug"] not in choices and any(s["past"] and s["samenhangend"] for s in k["standen"])
    }
    page = visit(f"s={'.'.join(choices.values())}&toon=beslissend")
    first = page.locator(".beslissend .knop").first
    expect(first).to_be_visible()
    if mending:
        expect(first.locator(".reden")).to_contain_text("kan het weer samenhangend maken")
        assert (first.get_attribute("id") or "").removeprefix("knop-") in mending
    else:
        expect(page.get_by_text("kan het weer samenhangend maken")).to_have_count(0)


def test_the_page_accounts_for_its_answer(visit: Visit, ask: Any) -> None:
    page = visit(EXAMPLE, permissions=["clipboard-read", "clipboard-write"])
    sent = {"keuzes": {"bekostiging-tweede-lijn": ["tweede-lijn-productie"]}, "maatregelen": []}
    receipt = ask("gevolgen?taal=nl", sent)["herkomstbewijs"]
    page.get_by_text("Verantwoording", exact=True).click()
    account = page.locator(".verantwoording")
    for part in (receipt["kennis"], receipt["programma"]["hash"], receipt["invoer"], receipt["id"].rsplit("/", 1)[1]):
        expect(account).to_contain_text(part)
    account.get_by_role("button", name="Kopieer het herkomstbewijs").click()
    expect(account.get_by_text("Gekopieerd")).to_be_visible()
    assert json.loads(page.evaluate("navigator.clipboard.readText()")) == receipt


def test_what_is_named_leads_to_its_page_and_back_loses_nothing(visit: Visit, server_url: str) -> None:
    page = visit(EXAMPLE + "&taal=en")
    told = card(page, "doorlopende-facturen", "open")
    expect(told).to_be_visible()
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.wait_for_timeout(200)
    places: list[str] = page.evaluate(
        "() => [...new Set([...document.querySelectorAll('a.ding, a.beeldknop')].map(a => a.href))]"
    )
    kinds = {place.removeprefix(server_url).split("/")[1] for place in places}
    assert {"risico", "mitigatie", "indicator", "prikkel", "bron", "regel"} <= kinds
    for place in {place.rsplit("/", 1)[0]: place for place in places}.values():
        assert place.endswith("?taal=en")
        with urllib.request.urlopen(urllib.request.Request(place, headers={"Accept": "text/html"})) as answer:
            assert answer.status == 200
    told.locator("a.ding[href*='/mitigatie/'], a.ding[href^='id/mitigatie/']").first.click()
    expect(page.locator("main h1")).to_be_visible()
    page.go_back()
    expect(card(page, "doorlopende-facturen", "open")).to_be_visible()
    expect(page.locator(".chip").first).to_have_text("Second line: production financing")


def test_an_open_knob_leads_to_its_page(visit: Visit) -> None:
    page = visit(EXAMPLE)
    card(page, "doorlopende-facturen", "open").locator(".chip").first.click()
    page.get_by_role("link", name="Meer over Bekostiging van de tweede lijn").click()
    expect(page.get_by_role("heading", name="Bekostiging van de tweede lijn", level=1)).to_be_visible()
