"""Every turn is answered at once, told by name, and can be taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .desk import EXAMPLE, card, last_change, open_knob, setting, verdict

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]
CEILING = ("plafond-tweede-lijn", "tweede-lijn-plafond-op-alles")


def turn_ceiling(page: Page) -> None:
    open_knob(page, CEILING[0])
    setting(page, *CEILING).check()


def test_a_turn_changes_the_findings_and_says_what_came(visit: Visit) -> None:
    page = visit(EXAMPLE)
    expect(card(page, "doorlopende-facturen", "open")).to_be_visible()
    expect(card(page, "wachtlijsten", "open")).to_have_count(0)
    turn_ceiling(page)
    expect(card(page, "wachtlijsten", "open")).to_be_visible()
    expect(last_change(page)).to_contain_text("Tweede lijn: plafond voor alle aanbieders")
    expect(last_change(page)).to_contain_text("Erbij:")
    expect(last_change(page)).to_contain_text("Wachtlijsten (tweede lijn)")
    expect(last_change(page)).to_contain_text("Gemitigeerd: Doorlopende facturen (tweede lijn)")


def test_a_circumstance_is_shown_as_stated_and_is_answered_too(visit: Visit, ask: Any) -> None:
    page = visit(EXAMPLE)
    stated = next(k for k in ask("knoppen")["knoppen"] if k["omstandigheid"] and k["aspect"]["slug"] == "bekostiging")
    open_knob(page, stated["slug"])
    expect(page.locator(".omstandigheden", has=page.locator(f"#knop-{stated['slug']}"))).to_contain_text(
        "Zo is het hier."
    )
    setting(page, stated["slug"], stated["standen"][0]["slug"]).check()
    expect(last_change(page)).to_contain_text(stated["standen"][0]["label"])


def answering_measure(ask: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """An example with an open finding that one measure of its own answers, as the service tells."""
    for example in ask("voorbeelden")["voorbeelden"]:
        configuration = example["configuratie"]
        if configuration.get("archetype"):  # it may be listed as that archetype
            continue
        for finding in ask("gevolgen", configuration)["bevindingen"]:
            if finding["status"] != "open" or not finding["risico"]:
                continue
            for measure in finding["mitigaties"]:
                if measure["aanwezig"] or measure["viaStand"]:
                    continue
                taken = {**configuration, "maatregelen": [*configuration.get("maatregelen", []), measure["slug"]]}
                after = {f["id"]: f["status"] for f in ask("gevolgen", taken)["bevindingen"]}
                if after.get(finding["id"]) == "gemitigeerd":
                    return example, finding, measure
    raise AssertionError("no example has a finding that one measure answers")


def test_one_click_takes_a_measure_and_its_finding_is_mitigated(visit: Visit, ask: Any) -> None:
    example, finding, measure = answering_measure(ask)
    page = visit()
    page.locator(".keus", has=page.get_by_text(example["label"], exact=True)).click()
    risk = finding["risico"]["slug"]
    take = card(page, risk, "open").first.get_by_role("button", name=f"Neem maatregel: {measure['label']}")
    take.or_(card(page, risk, "open").first.get_by_text("Nog ")).first.wait_for()
    if not take.is_visible():
        card(page, risk, "open").first.get_by_text("Nog ").click()
    take.click()
    expect(last_change(page)).to_contain_text(f"Gemitigeerd: {finding['risico']['label']}")
    mitigated = page.locator("details.opgelost")
    expect(mitigated).to_contain_text(finding["risico"]["label"])
    page.get_by_role("button", name=f"Neem terug: {measure['label']}").first.click()
    expect(card(page, risk, "open").first).to_be_visible()


def test_a_measure_that_is_a_setting_turns_its_knob(visit: Visit) -> None:
    page = visit(EXAMPLE)
    card(page, "doorlopende-facturen", "open").get_by_role("button", name="Kies Tweede lijn: plafond voor alle").click()
    open_knob(page, CEILING[0])
    expect(setting(page, *CEILING)).to_be_checked()
    expect(card(page, "wachtlijsten", "open")).to_be_visible()


def test_undo_and_redo(visit: Visit) -> None:
    page = visit(EXAMPLE)
    expect(verdict(page)).to_contain_text("Samenhangend")
    before = verdict(page).text_content() or ""
    turn_ceiling(page)
    expect(card(page, "wachtlijsten", "open")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(card(page, "wachtlijsten", "open")).to_have_count(0)
    expect(verdict(page)).to_have_text(before)
    expect(setting(page, "plafond-tweede-lijn", "")).to_be_checked()
    page.get_by_role("button", name="Opnieuw doen").click()
    expect(setting(page, *CEILING)).to_be_checked()
    page.keyboard.press("Control+z")
    expect(setting(page, *CEILING)).not_to_be_checked()


def test_a_chip_leads_to_its_knob(visit: Visit) -> None:
    page = visit(EXAMPLE)
    card(page, "doorlopende-facturen", "open").locator(".chip").first.click()
    expect(setting(page, "bekostiging-tweede-lijn", "tweede-lijn-productie")).to_be_focused()


def test_what_stands_fixed_does_not_turn(visit: Visit) -> None:
    page = visit(EXAMPLE)
    open_knob(page, CEILING[0])
    page.get_by_role("button", name="Budgetplafond in de tweede lijn staat vast").click()
    expect(setting(page, *CEILING)).to_be_disabled()
    expect(card(page, "doorlopende-facturen", "open")).to_contain_text(
        "Kan niet: Budgetplafond in de tweede lijn staat vast"
    )


def test_only_the_newest_turn_counts(visit: Visit) -> None:
    page = visit("s=")
    open_knob(page, CEILING[0])
    for stand in ("tweede-lijn-geen-plafond", "tweede-lijn-plafond-gericht", "tweede-lijn-plafond-op-alles"):
        setting(page, "plafond-tweede-lijn", stand).check()
    choice = page.locator(".knoop.keuze .vat[role=button]")
    expect(choice).to_have_count(1)
    expect(choice).to_have_attribute("aria-label", re.compile("plafond voor alle aanbieders"))


def test_before_choosing_a_setting_shows_what_it_would_bring(visit: Visit, ask: Any) -> None:
    configuration = {"keuzes": {"bekostiging-tweede-lijn": ["tweede-lijn-productie"]}}
    knobs = {k["knop"]["slug"]: k["standen"] for k in ask("mogelijkheden", configuration)["knoppen"]}
    ceiling = next(s for s in knobs[CEILING[0]] if s["stand"]["slug"] == CEILING[1])
    assert ceiling["erbij"], "example 3a is to have a setting that brings a risk"
    assert ceiling["eraf"], "and that takes one away"
    page = visit(EXAMPLE, width=1600)
    open_knob(page, CEILING[0])
    label = page.locator(f'label.instelling:has(input[value="{CEILING[1]}"])')
    expect(label.locator(".vooruitblik .erbij")).to_have_text(f"+{len(ceiling['erbij'])}")
    expect(label.locator(".vooruitblik .eraf")).to_have_text(f"−{len(ceiling['eraf'])}")
    label.hover()
    for risk in ceiling["erbij"]:
        expect(page.locator(".knoop.schim", has_text=risk["label"].split()[0])).to_be_visible()
