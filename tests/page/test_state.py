"""The whole state is in the address and in a file; nothing entered is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Visit, Watch
from .desk import EXAMPLE, card, last_change, open_knob, setting, verdict

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]


def test_a_shared_link_restores_the_state_in_another_browser(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("combobox", name="Domein").select_option("jeugd")
    page.get_by_role("combobox", name="Gemeente").fill("utrech")
    page.get_by_role("option", name="Utrecht", exact=True).click()
    page.get_by_label("Scenario").fill("Proef met plafond")
    page.get_by_label("Scenario").press("Enter")
    open_knob(page, "bekostiging-tweede-lijn")
    setting(page, "bekostiging-tweede-lijn", "tweede-lijn-productie").check()
    open_knob(page, "plafond-tweede-lijn")
    setting(page, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles").check()
    page.get_by_role("button", name="Budgetplafond in de tweede lijn staat vast").click()
    expect(card(page, "wachtlijsten", "open")).to_be_visible()
    page.get_by_role("button", name="Delen", exact=True).click()
    expect(page.get_by_text("Link gekopieerd")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")

    other = visit(link.split("#")[1])
    expect(verdict(other)).to_have_text(verdict(page).text_content() or "")
    expect(other.get_by_role("combobox", name="Gemeente")).to_have_value("Utrecht")
    expect(other.get_by_role("combobox", name="Domein")).to_have_value("jeugd")
    expect(other.get_by_label("Scenario")).to_have_value("Proef met plafond")
    open_knob(other, "plafond-tweede-lijn")
    expect(setting(other, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles")).to_be_checked()
    expect(setting(other, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles")).to_be_disabled()
    expect(card(other, "wachtlijsten", "open")).to_be_visible()


def test_a_reload_keeps_the_state_and_undo(visit: Visit) -> None:
    page = visit(EXAMPLE)
    open_knob(page, "plafond-tweede-lijn")
    setting(page, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles").check()
    expect(card(page, "wachtlijsten", "open")).to_be_visible()
    page.reload()
    expect(card(page, "wachtlijsten", "open")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(card(page, "wachtlijsten", "open")).to_have_count(0)


def test_an_old_link_is_read_as_far_as_possible(visit: Visit) -> None:
    page = visit("s=tweede-lijn-productie.bestaat-niet-meer")
    expect(page.get_by_role("alert").filter(has_text="bestaat-niet-meer")).to_be_visible()
    expect(card(page, "doorlopende-facturen", "open")).to_be_visible()


def test_a_file_goes_out_and_comes_back(visit: Visit, tmp_path: Path) -> None:
    page = visit(EXAMPLE + "&n=Proef&d=jeugd&v=plafond-tweede-lijn")
    page.get_by_role("button", name="Meer", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaren als bestand").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "proef.json"
    assert json.loads(file.read_text()) == {
        "naam": "Proef",
        "domein": "jeugd",
        "keuzes": {"bekostiging-tweede-lijn": ["tweede-lijn-productie"]},
        "maatregelen": [],
        "vast": ["plafond-tweede-lijn"],
    }
    other = visit()
    other.locator("input[type=file]").set_input_files(file)
    expect(card(other, "doorlopende-facturen", "open")).to_be_visible()
    expect(other.get_by_label("Scenario")).to_have_value("Proef")
    assert "v=plafond-tweede-lijn" in other.url


def test_a_file_that_is_no_scenario_is_refused_calmly(visit: Visit, tmp_path: Path) -> None:
    wrong = tmp_path / "verkeerd.json"
    wrong.write_text("[1, 2")
    page = visit(EXAMPLE)
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_role("alert").filter(has_text="geen scenario van Samenhang")).to_be_visible()
    expect(card(page, "doorlopende-facturen", "open")).to_be_visible()


def test_without_a_connection_nothing_is_lost(visit: Visit, watch: Watch) -> None:
    page = visit(EXAMPLE)
    expect(card(page, "doorlopende-facturen", "open")).to_be_visible()
    watch.offline = True
    page.context.set_offline(True)
    open_knob(page, "plafond-tweede-lijn")
    setting(page, "plafond-tweede-lijn", "tweede-lijn-plafond-op-alles").check()
    expect(page.get_by_role("alert").filter(has_text="geen verbinding")).to_be_visible()
    assert "tweede-lijn-plafond-op-alles" in page.url
    page.context.set_offline(False)
    expect(card(page, "wachtlijsten", "open")).to_be_visible()
    expect(page.get_by_text("geen verbinding")).to_have_count(0)
    expect(last_change(page)).to_contain_text("Wachtlijsten")


def test_language_switches_everything_and_back(visit: Visit) -> None:
    page = visit(EXAMPLE)
    expect(verdict(page)).to_contain_text("Samenhangend")
    dutch = verdict(page).text_content() or ""
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Findings", exact=True)).to_be_visible()
    expect(verdict(page)).not_to_have_text(dutch)
    expect(page.get_by_role("heading", name="Incentives")).to_be_visible()
    page.get_by_role("button", name="Nederlands").click()
    expect(verdict(page)).to_have_text(dutch)
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_no_address_of_a_term_reaches_the_screen(visit: Visit, ask: object) -> None:
    page = visit(EXAMPLE)
    expect(page.locator("svg.graaf")).to_be_visible()
    for text in ("http", "w3id", "undefined", "null", "NaN", "[object"):
        expect(page.locator("body")).not_to_contain_text(text)
