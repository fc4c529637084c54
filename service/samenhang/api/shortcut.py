"""The shortest way for a question that was posted as text, which is what programs ask all day.

Nothing is decided here: what a request asks besides its text is worked out by the ordinary endpoints' own functions,
once for each set of headers that is seen, and so is what every answer carries. Whatever is out of the ordinary in a
request goes the ordinary way.
"""

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from samenhang.api import asking, body
from samenhang.api.envelope import Envelope
from samenhang.api.problems import ProblemError
from samenhang.api.receipts import HEADER
from samenhang.api.routes import sparql
from samenhang.api.service import Service
from samenhang.store.runner import Ask

_SPECIAL: Final = frozenset((b"content-encoding", b"expect", HEADER.lower().encode()))
_MOST: Final = 4096
"""Bytes of headers that are worth remembering."""

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True)
class Way:
    """How a request asks: the media types that it takes, and the address that it was sent to."""

    results: str | None
    triples: str | None
    base: str


class Shortcut:
    """Stands before the service; `ordinary` answers what is out of the ordinary."""

    def __init__(self, service: Service, ordinary: Envelope) -> None:
        self._service = service
        self._ordinary = ordinary
        self._limit = service.settings.body_limit
        self._way = lru_cache(64)(_way)
        self._headers = lru_cache(64)(ordinary.headers)

    def has(self, scope: Scope) -> bool:
        """Whether a request is for here."""
        return self._ordinary.has(scope)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI)."""
        sent: Headers = tuple([pair for pair in scope["headers"] if pair[0] != b"content-length"])
        usual = scope["method"] == "POST" and not scope["query_string"] and sum(map(_length, sent)) < _MOST
        way = self._way(scope["scheme"], tuple(scope.get("server") or ()), sent) if usual else None
        if way is None:
            await self._ordinary(scope, receive, send)
            return
        messages = await _body(receive, self._limit)
        text = _text(messages, self._limit)
        if text is None:
            await self._ordinary(scope, _again(messages, receive), send)
            return
        start = time.perf_counter()
        try:
            answer = await asking.asked(self._service, Ask(text, way.results, way.triples, base=way.base), receive)
        except Exception as error:
            status = await self._ordinary.told(error, scope, receive, send)
            self._service.figures.answered("POST", sparql.PATH, status, time.perf_counter() - start)
            return
        headers = self._headers(answer.media, scope["path"], scope["scheme"])
        size = (b"content-length", str(len(answer.content)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [size, *headers]})
        await send({"type": "http.response.body", "body": answer.content})
        self._service.figures.answered("POST", sparql.PATH, 200, time.perf_counter() - start)


def _length(header: tuple[bytes, bytes]) -> int:
    return len(header[0]) + len(header[1])


def _way(scheme: str, server: tuple[Any, ...], headers: Headers) -> Way | None:
    """How requests with these headers ask; None where that is out of the ordinary."""
    if any(name in _SPECIAL for name, _ in headers):
        return None
    at = {"scheme": scheme, "server": server or None, "path": sparql.PATH}
    request = Request({"type": "http", **at, "headers": headers})
    media, parameters = body.content_type(request)
    if media != sparql.QUERY or parameters:
        return None
    try:
        return Way(*asking.wanted(request), sparql.address(request))
    except ProblemError:
        return None


async def _body(receive: Receive, limit: int) -> list[Message]:
    """What is sent, up to its end or to more than the limit."""
    messages = [await receive()]
    room = limit - len(messages[-1].get("body", b""))
    while messages[-1].get("more_body") and room >= 0:
        messages.append(await receive())
        room -= len(messages[-1].get("body", b""))
    return messages


def _text(messages: list[Message], limit: int) -> str | None:
    """The question in a body; None where there is none, or one that cannot be read."""
    if messages[-1]["type"] != "http.request":  # the client left
        return None
    data = b"".join([message.get("body", b"") for message in messages])
    if len(data) > limit:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return text if text.strip() else None


def _again(messages: list[Message], receive: Receive) -> Receive:
    """What was received already, and then what comes."""
    waiting = messages[::-1]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
