"""The graph: drawn and as a table the same, a node opens in place, the legend filters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .desk import EXAMPLE

pytestmark = [pytest.mark.page, pytest.mark.xdist_group("page")]
SMALL = {"keuzes": {"toegang-bereikbaarheid": "zonder-bekendheid"}}
"""A configuration of which nothing is folded."""


def test_graph_and_table_say_the_same_as_the_service(visit: Visit, ask: Any) -> None:
    graph = ask("graaf", SMALL)
    page = visit("s=zonder-bekendheid")
    expect(page.locator(".knoop .vat[role=button]")).to_have_count(len(graph["knopen"]))
    expect(page.locator("svg.graaf .pijl")).to_have_count(len(graph["pijlen"]))
    page.get_by_role("button", name="Tabel").click()
    for node in graph["knopen"]:
        expect(page.get_by_role("rowheader", name=node["label"]).first).to_be_visible()


def test_a_node_opens_in_place_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit(EXAMPLE)
    node = page.get_by_role("button", name=re.compile("^Risico: Doorlopende facturen, "))
    node.click()
    detail = page.get_by_role("dialog", name="Doorlopende facturen")
    expect(detail).to_be_focused()
    expect(detail).to_contain_text("Veel uren leveren en declareren")
    expect(detail).to_contain_text("Harmonie in het sociaal domein, §")
    expect(node).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".knoop.keuze")).to_have_class(re.compile(r"\blicht\b"))
    page.keyboard.press("Escape")
    expect(detail).to_have_count(0)
    expect(node).to_be_focused()


def test_the_open_node_is_in_the_address(visit: Visit) -> None:
    page = visit(EXAMPLE + "&knoop=risico/doorlopende-facturen")
    expect(page.get_by_role("dialog", name="Doorlopende facturen")).to_be_visible()


def test_the_legend_is_the_filter(visit: Visit) -> None:
    page = visit(EXAMPLE)
    expect(page.locator(".knoop.mitigatie").first).to_be_visible()
    page.locator(".legenda").get_by_role("button", name="Maatregelen").click()
    expect(page.locator(".knoop.mitigatie .vat[role=button]")).to_have_count(0)
    expect(page.locator("svg.graaf .pijl.beantwoordt")).to_have_count(0)
    page.get_by_role("button", name="Tabel").click()
    expect(page.locator("tbody", has_text="Maatregelen")).to_have_count(0)


def test_what_stays_keeps_its_order_from_turn_to_turn(visit: Visit) -> None:
    order = "() => [...document.querySelectorAll('.knoop.risico .vat[role=button]')].map(n => n.dataset.id)"
    page = visit(EXAMPLE)
    expect(page.locator(".knoop.risico").first).to_be_visible()
    before = page.evaluate(order)
    page.locator(".kaart").get_by_role("button", name="Kies Tweede lijn: plafond voor alle").first.click()
    expect(page.locator('.knoop.risico [data-id$="/wachtlijsten"]')).to_be_visible()
    after = page.evaluate(order)
    assert [node for node in after if node in before] == [node for node in before if node in after]


def test_a_large_graph_folds_and_unfolds(visit: Visit, ask: Any) -> None:
    everything = ".".join(
        stand["slug"]
        for knob in ask("knoppen")["knoppen"]
        for stand in (
            [s for s in knob["standen"] if not s["uitsluitend"]] if knob["meervoudig"] else knob["standen"][-1:]
        )
    )
    page = visit("s=" + everything, width=1920, height=1080)
    group = page.locator(".knoop.risico.groep .vat").first
    expect(group).to_be_visible()
    folded = page.locator(".knoop .vat[role=button]").count()
    group.click()
    expect(group).to_have_attribute("aria-expanded", "true")
    assert page.locator(".knoop .vat[role=button]").count() > folded


def test_no_motion_when_that_is_asked(visit: Visit) -> None:
    page = visit(EXAMPLE, reduced_motion="reduce")
    expect(page.locator(".knoop").first).to_be_visible()
    durations = page.evaluate("() => getComputedStyle(document.querySelector('.knoop')).transitionDuration")
    assert set(durations.split(", ")) == {"0s"}


@pytest.mark.parametrize("width", [1280, 1600])
def test_headings_of_columns_keep_out_of_each_others_way(visit: Visit, width: int) -> None:
    page = visit(EXAMPLE, width=width)
    expect(page.locator(".kolomkoppen h3").filter(has_text="Maatregelen")).to_be_visible()
    across: list[list[float]] = page.locator(".kolomkoppen h3").evaluate_all(
        """heads => heads.map(head => {
            const shown = [...head.querySelectorAll("svg, .kopwoord, .telling")].map(each => {
                const range = document.createRange();
                range.selectNode(each);
                return range.getBoundingClientRect();
            });
            return [Math.min(...shown.map(r => r.left)), Math.max(...shown.map(r => r.right))];
        })"""
    )
    assert len(across) == 6
    assert all(here[1] <= there[0] for here, there in pairwise(across))
