"""Which media type and which language to answer in. The one place where `Accept` and `Accept-Language` are read."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from starlette.requests import Request

from samenhang.api.problems import ProblemError

LANGUAGES: Final = ("nl", "en")
_MOST: Final = 4096
"""Characters of a header that are looked at; browsers send some two hundred."""


def media_type(request: Request, offered: Sequence[str]) -> str:
    """The offered media type that the request likes best; the first of equals.

    `offered` is in our own order of preference. Raises ProblemError 406 with the list where none will do.
    """
    header = ", ".join(request.headers.getlist("accept"))
    if not header.strip():
        return offered[0]
    found = preferred(header, offered)
    if found is None:
        raise ProblemError(406, "not-offered", detail_values={"offered": ", ".join(offered)})
    return found


def preferred(header: str, offered: Sequence[str]) -> str | None:
    """The offered media type that an `Accept` header likes best, or None (RFC 9110, 12.5.1: the most specific range
    counts).
    """
    return _preferred(header[:_MOST], tuple(offered))


@lru_cache(256)
def _preferred(header: str, offered: tuple[str, ...]) -> str | None:
    """The same, worked out once: few clients differ in what they accept."""
    ranges = list(_ranges(header))
    best, weight = None, 0.0
    for candidate in offered:
        kind = candidate.partition("/")[0]
        fits = {candidate: 3, f"{kind}/*": 2, "*/*": 1}
        matching = [(fits[name], q) for name, q in ranges if name in fits]
        q = max(matching)[1] if matching else 0.0
        if q > weight:
            best, weight = candidate, q
    return best


def language(request: Request) -> str:
    """The language asked for by `?taal=`, else by `Accept-Language`, else Dutch.

    Raises ProblemError 400 for a `taal` that we do not speak.
    """
    wanted = request.query_params.get("taal")
    if wanted is None:
        return spoken(request)
    if wanted not in LANGUAGES:
        raise ProblemError(400, "unknown-language", where="taal", right=LANGUAGES)
    return wanted


def spoken(request: Request) -> str:
    """The language of `Accept-Language`, else Dutch; never fails, so that problems can be told in it."""
    if request.query_params.get("taal") in LANGUAGES:
        return str(request.query_params["taal"])
    ranges = sorted(_ranges(request.headers.get("accept-language", "")), key=lambda pair: pair[1])
    weights = {name.partition("-")[0]: q for name, q in ranges}
    return "en" if weights.get("en", 0.0) > weights.get("nl", weights.get("*", 0.0)) else "nl"


def _ranges(header: str) -> list[tuple[str, float]]:
    """Names and weights of a header; parameters other than `q` are dropped, and what cannot be read weighs nothing."""
    found = []
    for part in header[:_MOST].split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if not name:
            continue
        q = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                q = _quality(value.strip())
        found.append((name, q))
    return found


def _quality(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0
