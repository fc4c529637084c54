"""The page as the service serves it, and what a municipality can change of it without building anything."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
from fastapi import FastAPI

from samenhang.api.routes import pagina, sparql
from samenhang.api.settings import Settings
from tests.service.support import InProcess


def served(tmp_path: Path, theme: str | None) -> httpx.Client:
    page = tmp_path / "page"
    (page / "thema").mkdir(parents=True)
    (page / "index.html").write_text('<html class="samenhang-theme"><title>Proef</title>', encoding="utf-8")
    (page / "sparql.html").write_text('<html class="samenhang-theme"><title>Vragen</title>', encoding="utf-8")
    (page / "thema" / "thema.css").write_text("/* niets */", encoding="utf-8")
    folder = tmp_path / "gemeente"
    if theme is not None:
        folder.mkdir()
        (folder / "thema.css").write_text(theme, encoding="utf-8")
        (folder / "letter.woff2").write_bytes(b"wOF2")
    app = FastAPI()
    service: Any = SimpleNamespace(settings=Settings(page=page, theme=folder if theme is not None else None))
    app.include_router(pagina.router(service))
    app.add_api_route("/sparql", sparql.endpoints(service)["GET", "/sparql"], response_model=None)
    return httpx.Client(transport=InProcess(app), base_url="http://samenhang.test")


def test_without_a_theme_the_page_is_as_it_was_built(tmp_path: Path) -> None:
    with served(tmp_path, None) as client:
        assert 'class="samenhang-theme"' in client.get("/").text
        assert client.get("/thema/thema.css").text == "/* niets */"


def test_a_theme_of_the_nl_design_system_is_worn_as_it_is(tmp_path: Path) -> None:
    with served(tmp_path, ".utrecht-theme { --basis-color-default-color-document: #000 }") as client:
        for path in ("/", "/sparql"):
            answer = client.get(path, headers={"Accept": "text/html"})
            assert 'class="samenhang-theme utrecht-theme"' in answer.text
            assert "style-src 'self'" in answer.headers["content-security-policy"]
        style = client.get("/thema/thema.css")
        assert style.headers["content-type"].startswith("text/css")
        assert style.headers["cache-control"] == "no-cache"
        assert client.get("/thema/letter.woff2").content == b"wOF2"
        assert client.get("/thema/../index.html").status_code == 404


def test_a_theme_may_speak_of_our_own_class(tmp_path: Path) -> None:
    with served(tmp_path, ".samenhang-theme { --basis-color-action-1-color-default: #154273 }") as client:
        assert 'class="samenhang-theme"' in client.get("/").text
