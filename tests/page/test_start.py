"""Three ways in, one click each, and a graph within a second."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .desk import last_change, setting, start_with, verdict

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]


def test_bare_page_says_how_to_begin_and_claims_nothing(visit: Visit) -> None:
    page = visit()
    expect(verdict(page)).to_have_text("○Nog niets gekozen.")
    expect(page.get_by_role("heading", name="Waar begint u?")).to_be_visible()
    expect(page.locator(".paneel-bevindingen")).to_contain_text("Nog geen bevindingen.")
    expect(page.locator("svg.graaf")).to_have_count(0)


def test_archetype_fills_the_desk(visit: Visit, ask: Any) -> None:
    archetype = ask("archetypen")["archetypen"][0]
    page = visit()
    page.get_by_role("button", name=archetype["label"]).first.click()
    expect(page.locator("svg.graaf .knoop").first).to_be_visible()
    answer = ask("gevolgen", {"archetype": archetype["slug"], "keuzes": archetype["keuzes"]})
    expect(verdict(page)).to_contain_text(answer["oordeel"])
    expect(page.locator(".vertrekpunt")).to_contain_text(archetype["label"])
    expect(last_change(page)).to_contain_text(f"Begonnen met {archetype['label']}")


def test_an_example_stands_after_one_click(visit: Visit, ask: Any) -> None:
    """One in four: what follows from each is compared elsewhere, here the click is."""
    page = visit()
    expect(page.locator(".keus").first).to_be_visible()
    listed = set(page.locator(".keus strong").all_inner_texts())
    for example in [e for e in ask("voorbeelden")["voorbeelden"] if e["label"] in listed][::4]:
        page.locator(".keus", has=page.get_by_text(example["label"], exact=True)).click()
        expect(verdict(page)).to_contain_text(ask("validaties", example["configuratie"])["oordeel"])
        expect(page.locator("svg.graaf .knoop").first).to_be_visible()
        page.keyboard.press("Control+z")


def test_an_example_stands_under_the_handbook_that_it_comes_from(visit: Visit, ask: Any) -> None:
    page = visit()
    expect(page.locator(".ingang h5").first).to_be_visible()
    groups = {
        title: page.locator(f".ingang h5:nth-of-type({number}) + ul strong").all_inner_texts()
        for number, title in enumerate(page.locator(".ingang h5").all_inner_texts(), 1)
    }
    assert len(groups) > 2
    sizes = [len(names) for names in groups.values()]
    assert sizes == sorted(sizes, reverse=True)
    titles = {e["label"]: e["bronnen"][0]["titel"] for e in ask("voorbeelden")["voorbeelden"]}
    assert all(titles[name] == title for title, names in groups.items() for name in names)


def test_only_what_is_an_archetype_already_is_not_listed_as_an_example(visit: Visit, ask: Any) -> None:
    page = visit()
    expect(page.locator(".keus").first).to_be_visible()
    listed = page.locator(".keus strong").all_inner_texts()
    archetypes = {a["slug"]: a for a in ask("archetypen")["archetypen"]}
    assert all(a["label"] in listed for a in archetypes.values())
    for example in ask("voorbeelden")["voorbeelden"]:
        said = example["configuratie"]
        same = said["keuzes"] == archetypes.get(said.get("archetype"), {}).get("keuzes") and not said.get("maatregelen")
        assert (example["label"] in listed) != same, example["label"]


def test_empty_desk_waits_for_the_first_choice(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Leeg beginnen").click()
    expect(verdict(page)).to_contain_text("Nog niets gekozen.")
    expect(page.locator(".paneel-graaf")).to_contain_text("Kies links een instelling.")
    page.locator(".knop input:visible").first.check()
    expect(page.locator("svg.graaf .knoop")).to_have_count(1)


def test_a_knob_turned_on_the_bare_page_starts_too(visit: Visit) -> None:
    page = visit()
    page.get_by_role("searchbox").fill("tweede productiebekostiging")
    setting(page, "bekostiging-tweede-lijn", "tweede-lijn-productie").check()
    expect(page.locator("svg.graaf")).to_be_visible()


def test_starting_again_keeps_who_we_are_and_can_be_undone(visit: Visit) -> None:
    page = visit()
    page.get_by_role("combobox", name="Domein").select_option("jeugd")
    start_with(page, "Voorbeeld 3a")
    before = verdict(page).text_content()
    page.get_by_role("button", name="Meer", exact=True).click()
    page.get_by_role("button", name="Opnieuw beginnen").click()
    expect(page.get_by_role("heading", name="Waar begint u?")).to_be_visible()
    expect(page.get_by_role("combobox", name="Domein")).to_have_value("jeugd")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(verdict(page)).to_have_text(before or "")
