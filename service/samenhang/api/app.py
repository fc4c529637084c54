"""The application: routes, problems and headers put together."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import Depends, FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from samenhang.api import negotiation, parameters, saved
from samenhang.api.envelope import Envelope, allowed_methods
from samenhang.api.problems import ProblemError
from samenhang.api.routes import (
    afleidingen,
    afrekenbaarheid,
    bijstellingen,
    configuraties,
    datasets,
    dingen,
    dumps,
    gevolgen,
    graaf,
    groeipaden,
    health,
    instellingen,
    kennis,
    meetplannen,
    metrics,
    mogelijkheden,
    onderzoek,
    openapi,
    pagina,
    queries,
    sparql,
    validaties,
)
from samenhang.api.service import Service
from samenhang.api.settings import Settings
from samenhang.api.shortcut import Shortcut
from samenhang.knowledge.program import program
from samenhang.store.backend import StoreError

_log = logging.getLogger("samenhang")

# Tried in this order: what is asked most, and should be answered fastest, stands first.
_ROUTERS = (
    sparql,
    gevolgen,
    kennis,
    validaties,
    mogelijkheden,
    bijstellingen,
    groeipaden,
    meetplannen,
    graaf,
    onderzoek,
    afleidingen,
    afrekenbaarheid,
    configuraties,
    queries,
    datasets,
    dingen,
    dumps,
    instellingen,
    health,
    metrics,
    openapi,
    pagina,
)


class Application(FastAPI):
    """The framework's application, with a way around it for what should be answered fastest."""

    direct: Shortcut | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI)."""
        if self.direct is not None and self.direct.has(scope):
            await self.direct(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(settings: Settings | None = None) -> Application:
    """The service over one version of the knowledge. Raises KnowledgeError where that cannot be used."""
    service = Service(settings or Settings())
    app = Application(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    for resource in _ROUTERS:
        app.include_router(resource.router(service), dependencies=[Depends(parameters.known)])
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(StoreError, _store)
    versions = service.samenhang.version, program().hash
    envelope: dict[str, Any] = {"routes": app.router.routes, "versions": versions, "figures": service.figures}
    app.user_middleware.append(Middleware(Envelope, **envelope))
    if service.settings.engine is None:  # an engine elsewhere fails in ways that are told within the framework
        app.direct = Shortcut(service, Envelope(app, **envelope, direct=sparql.endpoints(service)))
    app.state.service = service
    return app


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return error.response(request, negotiation.spoken(request))


def _store(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)
    _log.warning("%s %s: %s", request.method, request.url.path, error)
    return _problem(request, saved.problem(error, request.app.state.service.settings))


def _http(request: Request, error: Exception) -> Response:
    """What the framework itself refuses: an unknown path, a method that a path does not take."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = ", ".join([*allowed_methods(request.app.router.routes, request.scope), "OPTIONS"])
        values = {"method": request.method, "allowed": allowed}
        found = ProblemError(405, "no-such-method", detail_values=values, headers={"Allow": allowed})
    elif error.status_code == HTTPStatus.NOT_FOUND:
        found = ProblemError(404, "no-such-path", detail_values={"path": request.url.path[:200]})
    else:
        found = ProblemError(error.status_code, "other", detail_values={"sentence": str(error.detail)})
    return _problem(request, found)
