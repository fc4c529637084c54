"""Entity tags (RFC 9110, 8.8.3): which bytes an answer has, and whether the client has them already."""

import hashlib
import re
from typing import Final

from starlette.requests import Request

_TAG: Final = re.compile(r'(?:W/)?"[^"]*"|^\s*\*\s*$')


def of(data: bytes) -> str:
    """The strong tag of these bytes: other bytes have another one."""
    return f'"{hashlib.sha256(data).hexdigest()[:24]}"'


def named(request: Request, header: str) -> set[str]:
    """The tags in a header as they stand there, or `*`. For `If-Match` a weak one is like none (13.1.1)."""
    return {tag for value in request.headers.getlist(header) for tag in map(str.strip, _TAG.findall(value))}


def known(request: Request, tag: str) -> bool:
    """Whether `If-None-Match` says that the client has this already; a weak tag is as good as a strong one (13.1.2)."""
    given = named(request, "if-none-match")
    return "*" in given or tag in {each.removeprefix("W/") for each in given}
