"""One question to one worker over the socket between them, with as little work as that can be."""

import asyncio
import json
from functools import lru_cache
from typing import Final

from samenhang.store.processes import Worker
from samenhang.store.worker import ANSWER, frame

LONG: Final = 0.3
"""Seconds after which a question lets shorter ones, and the service itself, go first."""
_CHUNK: Final = 1 << 20


@lru_cache(256)
def head(
    results_as: str | None,
    triples_as: str | None,
    default_graphs: tuple[str, ...],
    named_graphs: tuple[str, ...],
    base: str | None,
    union: bool,
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...],
) -> bytes:
    """All of a question but its text, as a frame; most questions differ in their text only."""
    content = {
        "results_as": results_as,
        "triples_as": triples_as,
        "default_graphs": default_graphs,
        "named_graphs": named_graphs,
        "base": base,
        "union": union,
        "values": {name: dict(value) for name, value in values},
    }
    return frame(json.dumps(content).encode())


async def exchange(worker: Worker, sent: bytes, seconds: float) -> tuple[str, bytes]:
    """Media type and content of the answer of a worker to these frames; a media type of "" is that of an error in JSON.

    Raises TimeoutError after so many seconds, and OSError or EOFError where the worker ends before that.
    """
    loop = asyncio.get_running_loop()
    reading = _Reading(loop, worker, seconds)
    line = worker.line
    try:
        try:
            begun = line.send(sent)
        except BlockingIOError:
            begun = 0
        if begun < len(sent):
            async with asyncio.timeout(seconds):
                await loop.sock_sendall(line, sent[begun:])
        loop.add_reader(line, reading.take)
        return await reading.whole
    finally:
        reading.timer.cancel()
        loop.remove_reader(line)


class _Reading:
    """An answer as it comes in."""

    def __init__(self, loop: asyncio.AbstractEventLoop, worker: Worker, seconds: float) -> None:
        self.whole: asyncio.Future[tuple[str, bytes]] = loop.create_future()
        self.timer = loop.call_later(min(LONG, seconds), self._later)
        self._loop = loop
        self._worker = worker
        self._left = seconds - LONG
        self._media: str | None = None
        self._missing = ANSWER.size
        self._parts: list[bytes] = []

    def take(self) -> None:
        """Take in what has come; what comes in one piece is not copied."""
        try:
            while not self.whole.done():
                part = self._worker.line.recv(min(self._missing, _CHUNK))
                if not part:
                    raise EOFError("the process ended")
                self._add(part)
        except BlockingIOError:
            pass
        except (OSError, EOFError) as error:
            self.whole.set_exception(error)

    def _add(self, part: bytes) -> None:
        self._parts.append(part)
        self._missing -= len(part)
        if self._missing:
            return
        content = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        self._parts.clear()
        if self._media is None:
            self._missing, media = ANSWER.unpack(content)
            self._media = media.rstrip(b"\0").decode()
            if self._missing:
                return
            content = b""
        self.whole.set_result((self._media, content))

    def _later(self) -> None:
        """Let others go first, and then end it."""
        if self.whole.done():
            return
        if self._left <= 0:
            self.whole.set_exception(TimeoutError())
            return
        self._worker.step_behind()
        self.timer = self._loop.call_later(self._left, self._later)
        self._left = 0
