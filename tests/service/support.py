"""What several tests of the service need."""

import asyncio
from functools import cached_property
from typing import Any

import httpx
from starlette.types import ASGIApp, Message

JSON = "application/json"
PROBLEM = "application/problem+json"
TURTLE = "text/turtle"


class InProcess(httpx.BaseTransport):
    """Carries requests to an application in this process, chunk by chunk, and its answers back."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.runner = asyncio.Runner()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """As `httpx.BaseTransport.handle_request`."""
        return self.runner.run(self._answer(request))

    def close(self) -> None:
        """End the event loop."""
        self.runner.close()

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        chunks = iter(request.stream)
        sent: list[Message] = []
        done = asyncio.Event()

        async def receive() -> Message:
            if done.is_set():
                await asyncio.Event().wait()  # the client stays; there is nothing more to read
            chunk = next(chunks, None)
            if chunk is None:
                done.set()
            return {"type": "http.request", "body": chunk or b"", "more_body": chunk is not None}

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": request.url.scheme,
            "path": request.url.path,
            "raw_path": request.url.raw_path.partition(b"?")[0],
            "query_string": request.url.query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "server": (request.url.host, request.url.port or 80),
            "client": ("127.0.0.1", 1),
        }
        await self.app(scope, receive, send)
        body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
        start = sent[0]
        return httpx.Response(start["status"], headers=start["headers"], content=body, request=request)


class Choices:
    """Picks knobs, settings and measures from what the service lists, so that tests name none that could go."""

    def __init__(self, knobs: dict[str, Any], measures: dict[str, Any]) -> None:
        self.knobs: list[dict[str, Any]] = knobs["knoppen"]
        self.measures: list[dict[str, Any]] = measures["maatregelen"]

    @cached_property
    def single(self) -> dict[str, Any]:
        """A knob that takes one setting, in every domain."""
        return next(k for k in self.knobs if not k["meervoudig"] and not k["domein"] and len(k["standen"]) > 1)

    @cached_property
    def multiple(self) -> dict[str, Any]:
        """A knob that takes several settings, one of which excludes the others."""
        return next(k for k in self.knobs if k["meervoudig"] and any(s["uitsluitend"] for s in k["standen"]))

    @cached_property
    def realised(self) -> dict[str, Any]:
        """A measure that is realised by a setting of a knob that takes one."""
        single = {k["slug"] for k in self.knobs if not k["meervoudig"]}
        return next(m for m in self.measures if m["viaStand"] and m["viaStand"]["knop"]["slug"] in single)

    def knob(self, slug: str) -> dict[str, Any]:
        """A knob by its short name."""
        return next(k for k in self.knobs if k["slug"] == slug)

    def full(self) -> dict[str, Any]:
        """A configuration in which every knob of every domain has its first setting."""
        open_to_all = [k for k in self.knobs if not k["domein"] and not any(s["domein"] for s in k["standen"])]
        return {"keuzes": {k["slug"]: k["standen"][0]["slug"] for k in open_to_all}}


def problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """The problem document of an answer that must be one, complete and in its own media type."""
    assert response.status_code == status, response.text[:500]
    assert response.headers["content-type"] == PROBLEM
    found: dict[str, Any] = response.json()
    assert found["status"] == status
    assert all(isinstance(found[key], str) and found[key] for key in ("type", "title", "detail", "instance"))
    for mistake in found.get("fouten", []):
        assert set(mistake) == {"waar", "wat", "welGoed", "regel"}
        assert mistake["wat"]
    return found
