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
    theme = service.settings.theme or folder / "thema"
    built = (folder / "index.html").is_file()

    @routes.get("/", response_model=None, include_in_schema=False)
    async def pagina(_request: Request) -> Response:
        if not built:
            return Response(_UNBUILT, media_type="text/plain")
        return Response(dressed, media_type="text/html", headers=_HEADERS)

    if built:
        dressed = _dressed((folder / "index.html").read_text(encoding="utf-8"), theme / "thema.css")
        if theme.is_dir():
            routes.mount("/thema", _Theme(directory=theme))
        for path in sorted(p for p in folder.iterdir() if p.is_file() and p.name != "index.html"):
            routes.add_api_route(
                f"/{path.name}", _answering(path), methods=["GET"], response_model=None, include_in_schema=False
            )
        if (folder / "assets").is_dir():
            routes.mount("/assets", _Lasting(directory=folder / "assets"))
    return routes


def _answering(path: Path) -> Callable[[Request], Awaitable[Response]]:
    async def bestand(_request: Request) -> Response:
        return page(path)

    return bestand


def _dressed(html: str, theme: Path) -> str:
    """The page with the class of the theme on it: the first ending in `-theme`, as the NL Design System names them."""
    found = _CLASS.search(theme.read_text(encoding="utf-8")) if theme.is_file() else None
    return html.replace(_OURS, f"{_OURS} {found[1]}", 1) if found and found[1] != _OURS else html


def page(path: Path) -> Response:
    """A page, or a file beside it, that may run our own scripts."""
    return FileResponse(path, headers=_HEADERS)
