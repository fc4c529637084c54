"""Reading what was sent: no more than the limit, only in the forms that we read."""

from collections.abc import AsyncIterator
from typing import Any, Final

import anyio
from starlette.requests import ClientDisconnect, Request

from samenhang.answers import mistakes
from samenhang.api import negotiation
from samenhang.api.problems import ProblemError
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.exchange import formats
from samenhang.exchange.formats import Format
from samenhang.exchange.reading import Document
from samenhang.exchange.unreadable import UnreadableError

_DRAIN_FACTOR: Final = 100
"""How many times the limit is read and thrown away before the line is cut: most clients only listen once they have
sent all.
"""
_DRAIN_SECONDS: Final = 10.0


async def read(request: Request, limit: int) -> bytes:
    """The body of a request. Raises ProblemError 413 where it has more than `limit` bytes, announced or not."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise ProblemError(415, "compressed", detail_values={"given": encoding[:40]})
    announced = request.headers.get("content-length", "")
    if request.headers.get("expect", "").lower() == "100-continue" and announced.isdigit() and int(announced) > limit:
        raise _too_large(limit)
    kept = bytearray()
    chunks = request.stream()
    async for chunk in chunks:
        if len(kept) + len(chunk) > limit:
            await _drop(chunks, _DRAIN_FACTOR * limit - len(chunk))
            raise _too_large(limit)
        kept += chunk
    return bytes(kept)


async def _drop(chunks: AsyncIterator[bytes], most: int) -> None:
    """Read on to the end, though not for long and no more than so many bytes."""
    with anyio.move_on_after(_DRAIN_SECONDS):
        async for chunk in chunks:
            most -= len(chunk)
            if most < 0:
                break


def format_of(request: Request, readable: tuple[Format, ...] = formats.CONFIGURATIONS) -> Format:
    """The format of the body by its `Content-Type`; JSON where there is none. Raises ProblemError 415 with the list."""
    media, parameters = content_type(request)
    found = formats.by_media_type(media) if media else formats.JSON
    if found not in readable:
        read_ = ", ".join(f.media_type for f in readable)
        raise ProblemError(415, "not-read", detail_values={"given": media[:80], "read": read_})
    check_charset(parameters)
    return found


def check_charset(parameters: dict[str, str]) -> None:
    """Raises ProblemError 415 for a text that says that it is in anything but UTF-8."""
    charset = parameters.get("charset", "utf-8").strip("\"'").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise ProblemError(415, "not-utf8", detail_values={"given": charset[:40]})


def content_type(request: Request) -> tuple[str, dict[str, str]]:
    """Media type and parameters of the body."""
    media, *rest = request.headers.get("content-type", "").split(";")
    pairs = (part.partition("=") for part in rest)
    return media.strip().lower(), {key.strip().lower(): value.strip() for key, _, value in pairs}


def unreadable(request: Request, error: UnreadableError) -> ProblemError:
    """The problem of a text that holds no configuration."""
    sentence = mistakes.unreadable(error, negotiation.spoken(request))
    wrong: list[dict[str, Any]] = [{"waar": "", "wat": sentence, "welGoed": [], "regel": error.line}]
    return ProblemError(400, "unreadable", detail_values={"sentence": sentence}, mistakes=wrong)


def not_well_formed(request: Request, error: NotWellFormedError, document: Document) -> ProblemError:
    """The problem of a configuration that cannot be judged, with all that is wrong with it."""
    language = negotiation.spoken(request)
    wrong = [mistakes.mistake(problem, document, language) for problem in error.problems]
    return ProblemError(400, "not-well-formed", mistakes=wrong)


def _too_large(limit: int) -> ProblemError:
    return ProblemError(413, "too-large", detail_values={"limit": str(limit)}, headers={"Connection": "close"})


__all__ = ["ClientDisconnect", "content_type", "format_of", "not_well_formed", "read", "unreadable"]
