"""What every answer carries, whatever made it: headers, HEAD and OPTIONS, and a problem document where something
broke.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samenhang.api import negotiation, receipts
from samenhang.api.figures import LEFT, UNKNOWN, Figures
from samenhang.api.problems import ProblemError

API_VERSION: Final = "1.0.0"
"""Semantic version of the contract that `/v1` keeps; the first number is the one in the path."""

_SAFE: Final = {
    "API-Version": API_VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, Allow, Content-Language, ETag, Herkomstbewijs, Kennisversie, "
    "Link, Location, Programmaversie, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_CONTRACT: Final = b'</v1/openapi.json>; rel="service-desc"'
"""Where the contract of the API stands (RFC 8631)."""
_POLICY: Final = b"default-src 'none'; frame-ancestors 'none'"
_SENT: Final = b"Accept, Accept-Language, Content-Type, Herkomstbewijs, If-Match, If-None-Match"
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "DELETE")

_log = logging.getLogger("samenhang")

Endpoint = Callable[[Request], Awaitable[Response]]


class Envelope:
    """Wraps the application. `routes` are asked which methods a path takes; `versions` are the version of what is
    known and the hash of the program. `direct` are endpoints, by method and path, that are called in place of the
    application: the router and what it brings take longer than their own work.
    """

    def __init__(
        self,
        app: ASGIApp,
        routes: list[BaseRoute],
        versions: tuple[str, str],
        figures: Figures,
        direct: Mapping[tuple[str, str], Endpoint] | None = None,
    ) -> None:
        self.app = app
        self.routes = routes
        self.versions = versions
        self.figures = figures
        self.direct = direct or {}
        always = {**_SAFE, "Kennisversie": versions[0], "Programmaversie": versions[1]}
        self.always = [(name.lower().encode(), value.encode()) for name, value in always.items()]
        self.ours = frozenset(name for name, _ in self.always)

    def has(self, scope: Scope) -> bool:
        """Whether a request is for a direct endpoint."""
        return (scope.get("method"), scope.get("path")) in self.direct and not scope.get("root_path")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        start, status = time.perf_counter(), 0

        async def sealed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._seal(message, scope)
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        if head:
            scope = {**scope, "method": "GET"}
        try:
            if scope["method"] == "OPTIONS" and (allowed := self._allowed(scope)):
                await _options(sealed, allowed)
                return
            receipts.check_versions(Request(scope), *self.versions)
            if endpoint := self.direct.get((scope["method"], scope["path"])):
                await (await endpoint(Request(scope, receive)))(scope, receive, sealed)
            else:
                await self.app(scope, receive, sealed)
        except Exception as error:
            if status and not isinstance(error, ClientDisconnect):
                _log.exception("%s %s", scope["method"], scope["path"])
                raise
            await self._told(error, scope, receive, sealed)
        finally:
            route = getattr(scope.get("route"), "path", UNKNOWN)
            path = scope["path"] if self.has(scope) else route
            self.figures.answered(
                "HEAD" if head else scope["method"], path, status or LEFT, time.perf_counter() - start
            )

    async def told(self, error: Exception, scope: Scope, receive: Receive, send: Send) -> int:
        """Answer with the problem that an error is; its status."""
        status = LEFT

        async def sealed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._seal(message, scope)
            await send(message)

        await self._told(error, scope, receive, sealed)
        return status

    async def _told(self, error: Exception, scope: Scope, receive: Receive, send: Send) -> None:
        if isinstance(error, ClientDisconnect):
            return
        if not isinstance(error, ProblemError):
            _log.error("%s %s", scope["method"], scope["path"], exc_info=error)
            error = ProblemError(500, "our-fault")
        request = Request(scope)
        await error.response(request, negotiation.spoken(request))(scope, receive, send)

    def headers(self, media: str, path: str, scheme: str) -> list[tuple[bytes, bytes]]:
        """All headers of an answer of this type, but its length."""
        message: Message = {"headers": [(b"content-type", media.encode())]}
        self._seal(message, {"path": path, "scheme": scheme})
        return list(message["headers"])

    def _seal(self, message: Message, scope: Scope) -> None:
        headers = MutableHeaders(raw=[pair for pair in message["headers"] if pair[0] not in self.ours])
        message["headers"] = headers.raw
        if "content-security-policy" not in headers:
            headers.raw.append((b"content-security-policy", _POLICY))
        if "cache-control" not in headers:
            headers.raw.append((b"cache-control", b"no-store"))
        headers.add_vary_header("Accept, Accept-Language")
        headers.raw.extend(self.always)
        if scope["path"].startswith("/v1"):
            headers.raw.append((b"link", _CONTRACT))
        if scope.get("scheme") == "https":
            headers["Strict-Transport-Security"] = "max-age=31536000"

    def _allowed(self, scope: Scope) -> list[str]:
        """Methods of a path; none where it does not exist."""
        return allowed_methods(self.routes, scope)


def allowed_methods(routes: list[BaseRoute], scope: Scope) -> list[str]:
    """The methods that some route takes on the path of a request."""
    asked = {method: {**scope, "method": "GET" if method == "HEAD" else method} for method in _METHODS}
    return [method for method, as_asked in asked.items() if any(r.matches(as_asked)[0] is Match.FULL for r in routes)]


async def _options(send: Send, allowed: list[str]) -> None:
    methods = ", ".join([*allowed, "OPTIONS"]).encode()
    headers = [
        (b"allow", methods),
        (b"access-control-allow-methods", methods),
        (b"access-control-allow-headers", _SENT),
        (b"access-control-max-age", b"86400"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
