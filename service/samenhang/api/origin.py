"""Which pages may have a browser write here.

Everybody's page may read what is public. But a browser also sends what another site's page tells it to, from inside the
network where this service stands, so that such a page must not store, replace or delete anything.
"""

from urllib.parse import urlsplit

from starlette.requests import Request

from samenhang.api.problems import ProblemError


def check_origin(request: Request, address: str | None) -> None:
    """Let pass what is sent by our own page, by that of our own `address`, or by a program: those name no origin.

    Raises ProblemError 403 (RFC 6454, section 7).
    """
    origin = request.headers.get("origin")
    if origin is None:
        return
    ours = {request.headers.get("host"), urlsplit(address).netloc if address else None}
    if urlsplit(origin).netloc not in ours:
        raise ProblemError(403, "foreign-origin", detail_values={"origin": origin[:80]}, where="Origin")
