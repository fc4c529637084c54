"""What every answer carries, whatever made it: headers, HEAD and OPTIONS, and a problem document where something
broke.
"""

import logging
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samenhang.api import negotiation, receipts
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
_CONTRACT: Final = '</v1/openapi.json>; rel="service-desc"'
"""Where the contract of the API stands (RFC 8631)."""
_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"
_SENT: Final = b"Accept, Accept-Language, Content-Type, Herkomstbewijs, If-Match, If-None-Match"
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "DELETE")

_log = logging.getLogger("samenhang")


class Envelope:
    """Wraps the application. `routes` are asked which methods a path takes; `knowledge` is the version of what is
    known, `program` the hash of the program.
    """

    def __init__(self, app: ASGIApp, routes: list[BaseRoute], knowledge: str, program: str) -> None:
        self.app = app
        self.routes = routes
        self.versions = (knowledge, program)
        self.always = {**_SAFE, "Kennisversie": knowledge, "Programmaversie": program}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        started = False

        async def sealed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._seal(MutableHeaders(scope=message), scope)
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
            await self.app(scope, receive, sealed)
        except ProblemError as error:
            await error.response(Request(scope), negotiation.spoken(Request(scope)))(scope, receive, sealed)
        except ClientDisconnect:
            return
        except Exception:
            _log.exception("%s %s", scope["method"], scope["path"])
            if started:
                raise
            request = Request(scope)
            await ProblemError(500, "our-fault").response(request, negotiation.spoken(request))(scope, receive, sealed)

    def _seal(self, headers: MutableHeaders, scope: Scope) -> None:
        for name, value in self.always.items():
            headers[name] = value
        headers.setdefault("Content-Security-Policy", _POLICY)
        headers.setdefault("Cache-Control", "no-store")
        headers.add_vary_header("Accept, Accept-Language")
        if scope["path"].startswith("/v1"):
            headers.append("Link", _CONTRACT)
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
