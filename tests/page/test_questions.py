"""What else one asks: the least to change, why not, the path, what to measure, what it is, and side by side."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import Visit
from .desk import EXAMPLE, card, last_change, open_knob, setting, verdict

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]
CLASH = {"bekostiging-tweede-lijn": ["tweede-lijn-resultaat"], "resultaatdefinitie": "resultaat-vaag-omschreven"}
ADDRESS = "s=tweede-lijn-resultaat.resultaat-vaag-omschreven"
FINDING = "resultaat-vaag-omschreven-tweede-lijn--resultaat-onduidelijk"


def test_the_least_to_change_is_told_with_its_proof_and_done_with_one_click(visit: Visit, ask: Any) -> None:
    answer = ask("bijstellingen", {"keuzes": CLASH})
    assert answer["optimaal"]
    page = visit(ADDRESS)
    expect(page.locator(".wenk")).to_contain_text("samenhangend")
    page.locator(".wenk").get_by_role("button", name="Bekijk").click()
    expect(page.locator(".manieren > .manier")).to_have_count(len(answer["bijstellingen"]))
    expect(page.locator(".uitkomst")).to_contain_text("dat is bewezen")
    page.get_by_role("button", name="Doe dit").first.click()
    expect(verdict(page)).to_contain_text("Samenhangend")
    expect(last_change(page)).to_contain_text("Bijgesteld")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(verdict(page)).to_contain_text("Niet samenhangend")


def test_locks_that_make_it_impossible_are_explained_and_let_go(visit: Visit, ask: Any) -> None:
    locks = [*CLASH]
    why = ask("bijstellingen?" + "&".join(f"vast={k}" for k in locks), {"keuzes": CLASH})["waaromNiet"]
    page = visit(f"{ADDRESS}&v={'.'.join(locks)}&vraag=minste")
    expect(page.locator(".waaromniet > .lagen > li")).to_have_count(len(why["lagen"]))
    assert len(why["lagen"]) <= 3
    expect(page.locator(".waaromniet")).to_contain_text(why["lagen"][0]["deel"]["tekst"])
    page.locator(".waaromniet").get_by_role("button", name="Maak los").first.click()
    expect(page.locator(".uitkomst")).to_contain_text("dat is bewezen")
    expect(last_change(page)).to_contain_text("Weer los")


def test_a_finding_has_an_address_that_lights_it_in_the_graph(visit: Visit) -> None:
    page = visit(f"{ADDRESS}&b={FINDING}", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator(".uitgelicht")).to_contain_text("Onduidelijk wanneer een resultaat goed genoeg is")
    lit = page.locator(".kaart.gekozen")
    expect(lit).to_be_in_viewport()
    expect(page.locator(".knoop.keuze.licht")).to_have_count(2)
    expect(page.locator(".knoop.risico.licht")).to_have_count(1)
    lit.hover()
    lit.get_by_role("button", name="Kopieer een link naar deze bevinding").click()
    expect(lit.get_by_role("status")).to_have_text("Link gekopieerd")
    assert f"b={FINDING}" in page.evaluate("navigator.clipboard.readText()")
    lit.locator(".kaartnaam").click()
    expect(page.locator("svg.graaf.belicht")).to_have_count(0)
    assert FINDING not in page.url


def test_the_path_leads_phase_by_phase(visit: Visit, ask: Any) -> None:
    archetype = ask("archetypen")["archetypen"][0]
    target = {"archetype": archetype["slug"], "keuzes": archetype["keuzes"]}
    answer = ask("groeipaden", {"van": {"keuzes": CLASH}, "naar": target})
    page = visit(f"{ADDRESS}&vraag=pad")
    page.locator(".padvraag select").first.select_option(label=archetype["label"])
    expect(page.locator(".fase")).to_have_count(len(answer["fasen"]))
    expect(page.locator(".pad .uitkomst")).to_have_text(answer["uitleg"])
    page.get_by_role("button", name="Doe deze fase: fase 1").click()
    expect(last_change(page)).to_contain_text("Bijgesteld")


def test_what_to_measure_what_it_is_and_side_by_side(visit: Visit, ask: Any) -> None:
    configuration = {"keuzes": {"bekostiging-tweede-lijn": ["tweede-lijn-productie"]}}
    page = visit(EXAMPLE)
    page.get_by_role("button", name="Meten", exact=True).click()
    plan = ask("meetplannen", configuration)["plannen"][0]
    expect(page.locator(".meten .manieren > .manier")).to_have_count(len(plan["indicatoren"]))
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als gegevenslijst (CSV)").click()
    assert download.value.suggested_filename.endswith(".csv")

    measured = {"indicator": plan["indicatoren"][0]["slug"], "proportie": 0.8, "waarnemingen": 120}
    form = page.locator(".afrekenen form")
    form.locator("select").select_option(measured["indicator"])
    form.get_by_label("Score in procenten").fill("80")
    form.get_by_label("Aantal metingen").fill("120")
    form.get_by_role("button", name="Beoordeel").click()
    settled = ask("afrekenbaarheid", {**configuration, "metingen": [measured]})["metingen"][0]
    expect(page.locator(f".meting.{settled['oordeel']}")).to_contain_text(settled["uitleg"])
    page.get_by_role("button", name=f"Haal weg: {plan['indicatoren'][0]['label']}").click()
    expect(page.locator(".meting")).to_have_count(0)

    page.get_by_role("button", name="Wat is dit?").click()
    likest = ask("gelijkenissen", configuration)["archetypen"][0]
    expect(page.locator(".gelijkenis .manier").first).to_contain_text(likest["archetype"]["label"])

    page.get_by_role("button", name="Vergelijk", exact=True).click()
    page.get_by_role("button", name="Leg dit ernaast").click()
    open_knob(page, "plafond-tweede-lijn")
    setting(page, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles").check()
    choices = page.locator(".vergelijk tbody", has_text="Keuzes")
    row = choices.locator("tr", has_text="Budgetplafond in de tweede lijn")
    expect(row).to_contain_text("nog open")
    expect(choices.locator("tr", has_text="Bekostiging van de tweede lijn")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Ga hiermee verder")).click()
    expect(setting(page, "plafond-tweede-lijn", "")).to_be_checked()


def test_knobs_are_filtered_to_what_is_set_and_what_is_in_play(visit: Visit) -> None:
    page = visit(ADDRESS)
    page.get_by_role("button", name=re.compile("^Gezet")).click()
    expect(page.locator(".knop")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Speelt nu")).click()
    expect(page.locator("#knop-bekostiging-tweede-lijn")).to_be_visible()
    assert "toon=speelt" in page.url


def until(page: Page, happened: list[Any]) -> None:
    """Wait until something has been noted."""
    for _ in range(100):
        if happened:
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing of the kind happened")


def test_findings_never_wait_for_what_comes_later_and_a_next_turn_drops_it(visit: Visit) -> None:
    page = visit()
    held: list[Route] = []
    dropped: list[str] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("/v1/(mogelijkheden|bijstellingen)"), hold)
    page.on("requestfailed", lambda request: dropped.append(request.url))
    page.evaluate("address => { location.hash = address }", ADDRESS)
    expect(card(page, "resultaat-onduidelijk", "open").first).to_be_visible()
    until(page, held)
    open_knob(page, "resultaatdefinitie")
    setting(page, "resultaatdefinitie", "resultaat-scherp-omschreven").check()
    expect(verdict(page)).to_contain_text("Samenhangend")
    until(page, dropped)
