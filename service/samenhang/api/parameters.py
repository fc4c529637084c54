"""Whether a request asks only for what its route takes: a misspelt parameter that is passed over locks no knob."""

from difflib import get_close_matches
from typing import Final

from starlette.requests import Request

from samenhang.api.problems import ProblemError

_EVERYWHERE: Final = frozenset(("taal",))
_THEIR_OWN: Final = "/v1/queries/"
"""Below this every question has parameters of its own, and looks at them itself."""


async def known(request: Request) -> None:
    """Check the parameters in the query against those in the contract of the route. Raises ProblemError 400."""
    path = request.scope["path"]
    if not request.scope["query_string"] or not path.startswith("/v1/") or path.startswith(_THEIR_OWN):
        return
    extra = getattr(request.scope["route"], "openapi_extra", None) or {}
    names = {p["name"] for p in extra.get("parameters", ()) if p["in"] == "query"} | _EVERYWHERE
    for name in request.query_params:
        if name not in names:
            near = get_close_matches(name, names, n=3, cutoff=0.5) or sorted(names)
            raise ProblemError(
                400, "no-such-parameter", detail_values={"name": name[:80]}, where=name[:80], right=tuple(near)
            )
