"""The workshop page, its files, and the theme it wears."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from samenhang.api.service import Service
from samenhang.api.settings import Settings

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS: Final = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
_OURS: Final = "samenhang-theme"
_CLASS: Final = re.compile(r"\.([a-z][\w-]*-theme)\b")
_UNBUILT: Final = """De dienst draait, maar de pagina is nog niet gebouwd. Bouw haar met:

    make page

en start de dienst opnieuw. Zonder pagina werken de API (/v1/openapi.json) en SPARQL (/sparql) gewoon.

(The service runs, but its page has not been built yet: run `make page` and start again.)
"""


class _Lasting(StaticFiles):
    """Files whose name changes with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


class _Theme(StaticFiles):
    """Files that a municipality may change while we run."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def router(service: Service) -> APIRouter:
    """Routes of / and of the files beside it."""
    routes = APIRouter()
    folder = service.settings.page
    theme = theme_folder(service.settings)
    built = (folder / "index.html").is_file()

    @routes.get("/", response_model=None, include_in_schema=False)
    async def pagina(_request: Request) -> Response:
        if not built:
            return Response(_UNBUILT, media_type="text/plain")
        return answer()

    if built:
        answer = dressed(folder / "index.html", theme)
        if theme.is_dir():
            routes.mount("/thema", _Theme(directory=theme))
        for path in sorted(p for p in folder.iterdir() if p.is_file() and p.name != "index.html"):
            given = dressed(path, theme) if path.suffix == ".html" else _file(path)
            routes.add_api_route(
                f"/{path.name}", _answering(given), methods=["GET"], response_model=None, include_in_schema=False
            )
        if (folder / "assets").is_dir():
            routes.mount("/assets", _Lasting(directory=folder / "assets"))
    return routes


def _answering(given: Callable[[], Response]) -> Callable[[Request], Awaitable[Response]]:
    async def bestand(_request: Request) -> Response:
        return given()

    return bestand


def _file(path: Path) -> Callable[[], Response]:
    return lambda: FileResponse(path, headers=_HEADERS)


def theme_folder(settings: Settings) -> Path:
    """Where the theme of the pages stands."""
    return settings.theme or settings.page / "thema"


def dressed(path: Path, theme: Path) -> Callable[[], Response]:
    """What answers with a page in the theme of a folder. Its class, the first ending in `-theme` as the NL Design
    System names them, stands on the page. Both are read once.
    """
    html, style = path.read_text(encoding="utf-8"), theme / "thema.css"
    found = _CLASS.search(style.read_text(encoding="utf-8")) if style.is_file() else None
    if found and found[1] != _OURS:
        html = html.replace(_OURS, f"{_OURS} {found[1]}", 1)
    return lambda: Response(html, media_type="text/html", headers=_HEADERS)
