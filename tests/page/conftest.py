"""A Chromium that visits a service of its own, and watches that the page stays clean while it does."""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

expect.set_options(timeout=15_000)

Visit = Callable[..., Page]
"""`visit(hash="", width=1280, height=800, **context)` opens the page and waits until it stands."""


@pytest.fixture(scope="session")
def server_url(live_server: str) -> str:
    """The address of the service, with a slash at the end."""
    return f"{live_server}/"


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the page tests, closed before others run: its event loop would be in their way."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        yield running
        running.close()


class Watch:
    """What no visit may do: write errors to the console, throw, or talk to another machine."""

    def __init__(self, server_url: str) -> None:
        self.server_url = server_url
        self.offline = False
        self.faults: list[str] = []

    def over(self, page: Page) -> None:
        page.on("console", lambda message: self.note(f"console: {message.text}", message.type in ("error", "warning")))
        page.on("pageerror", lambda error: self.note(f"thrown: {error}", True))
        page.on("request", self.request)

    def note(self, fault: str, counts: bool) -> None:
        # A browser without a network says so in its console: that is not the page's fault.
        if counts and not self.offline:
            self.faults.append(fault)

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.server_url, "data:", "blob:")):
            self.faults.append(f"outside: {request.url}")


@pytest.fixture
def watch(server_url: str) -> Iterator[Watch]:
    watching = Watch(server_url)
    yield watching
    assert watching.faults == []


@pytest.fixture
def visit(browser: Browser, server_url: str, watch: Watch) -> Iterator[Visit]:
    contexts: list[BrowserContext] = []

    def open_page(hash: str = "", width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(server_url + (f"#{hash}" if hash else ""))
        expect(page.locator(".blad")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def ask(server_url: str) -> Callable[..., Any]:
    """`ask(path, body=None)` is the service's own answer, to hold the page against."""

    def answer(path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{server_url}v1/{path}", data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)

    return answer


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The source of axe-core, as the page's own lock file pins it."""
    return (root / "service/web/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
