"""The service in this process, over our own knowledge."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from samenhang import Samenhang
from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from tests.service.support import Choices, InProcess


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application, with a page of two files and a short limit on questions."""
    page = tmp_path_factory.mktemp("page")
    (page / "assets").mkdir()
    (page / "index.html").write_text('<!doctype html><html lang="nl"><title>Proef</title>', encoding="utf-8")
    (page / "pictogram.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (page / "assets" / "index-abc123.js").write_text("export {};", encoding="utf-8")
    return create_app(Settings(page=page, query_limit=2.0, query_workers=1))


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    """A client that sees what a browser would: a failure of ours as an answer, not as an exception."""
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as found:
        yield found


@pytest.fixture(scope="session")
def choices(client: httpx.Client) -> Choices:
    """Names of the knowledge by what they can do in a test."""
    return Choices(client.get("/v1/knoppen").json(), client.get("/v1/maatregelen").json())


@cache
def _loaded(extra: tuple[Path, ...]) -> Samenhang:
    return Samenhang(extra)


@pytest.fixture
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every verb of the command line loads the knowledge; for tests of what it does with it, once is enough."""
    monkeypatch.setattr("samenhang.system.Samenhang", lambda extra=(): _loaded(tuple(extra)))


@pytest.fixture(scope="session")
def examples(root: Path) -> list[Path]:
    """The example configurations."""
    found = sorted((root / "data" / "voorbeelden").glob("*.ttl"))
    assert found
    return found
