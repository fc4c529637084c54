"""How a person at the keyboard finds things on the page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

EXAMPLE = "s=tweede-lijn-productie"
"""The address of example 3a: production financing in the second line."""


def start_with(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).first.click()
    expect(page.locator("svg.graaf")).to_be_visible()


def setting(page: Page, knob: str, stand: str) -> Locator:
    """The input of a setting; `stand` is "" for the knob left open."""
    return page.locator(f'#knop-{knob} input[value="{stand}"]')


def open_aspect(page: Page, slug: str) -> None:
    button = page.locator(f'button[aria-controls="aspect-{slug}"]')
    if button.get_attribute("aria-expanded") == "false":
        button.click()


def open_knob(page: Page, slug: str) -> None:
    """Opens the aspect that holds a knob, and the knob, so that its settings show."""
    row = page.locator(f"#knop-{slug} > button")
    if not row.is_visible():
        page.get_by_role("button", name="Alles uitklappen").click()
    if row.get_attribute("aria-expanded") == "false":
        row.click()


def verdict(page: Page) -> Locator:
    return page.locator(".oordeelzin")


def last_change(page: Page) -> Locator:
    return page.locator(".wijziging [role=status]")


def card(page: Page, risk: str, status: str) -> Locator:
    return page.locator(f'.kaart.{status}[data-risico="{risk}"]')


def focused(page: Page) -> str:
    """The accessible text of what has the focus."""
    text: str = page.evaluate(
        "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    )
    return text.strip()


def tab_to(page: Page, selector: str, limit: int = 80) -> None:
    """Press Tab until the focus is on what matches."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{limit} times Tab did not reach {selector}; the focus is on {focused(page)!r}")
