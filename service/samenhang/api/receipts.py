"""A receipt that comes with a request: it is honoured, or refused by name, and never passed over."""

import json
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request

from samenhang.answers.receipt import KEY, Receipt
from samenhang.api.problems import ProblemError
from samenhang.knowledge import terms

HEADER: Final = "Herkomstbewijs"
"""Header of a request that holds the receipt of an earlier answer as JSON, and of an answer that has no room for it."""
_MOST: Final = 20_000


def check_versions(request: Request, knowledge: str, program: str) -> None:
    """Raises ProblemError 412 where the receipt sent along was made with other knowledge or another program, and 400
    where it is no receipt.

    No older version is kept: who wants an old answer starts the version that the problem names.
    """
    sent = _sent(request)
    if sent is None:
        return
    for part, here in (("kennis", knowledge), ("programma", program)):
        then = sent[part]["hash"] if part == "programma" else sent[part]
        if then != here:
            raise ProblemError(412, f"other-{part}", detail_values={"then": then[:80], "now": here}, where=HEADER)


def check_input(request: Request, given: str | None) -> None:
    """Raises ProblemError 409 where the receipt sent along belongs to another configuration or another question."""
    sent = _sent(request)
    if sent is None:
        return
    asked = terms.slug(request.url.path)
    if sent["vraag"] != asked:
        values = {"then": sent["vraag"][:80], "now": asked}
        raise ProblemError(409, "other-question", detail_values=values, where=HEADER)
    if sent["invoer"] != given:
        raise ProblemError(409, "other-input", where=HEADER)


def check_settings(request: Request, now: Mapping[str, Any]) -> None:
    """Raises ProblemError 409 where the receipt sent along is of an answer with other settings than this one is."""
    sent = _sent(request)
    if sent is None or sent.get("id") == now["id"]:
        return
    then = sent.get("instellingen")
    then = then if isinstance(then, dict) else {}
    names = sorted(n for n in {*then, *now["instellingen"]} if then.get(n) != now["instellingen"].get(n))
    raise ProblemError(409, "other-settings", detail_values={"names": ", ".join(names)[:200] or "id"}, where=HEADER)


def headed(receipt: Receipt) -> dict[str, str]:
    """The receipt as a header, for answers that are no JSON."""
    return {HEADER: json.dumps(receipt.as_json(), separators=(",", ":"))}


def _sent(request: Request) -> dict[str, Any] | None:
    """The receipt in the header, or in a whole answer there; None where there is none."""
    text = request.headers.get(HEADER)
    if text is None:
        return None
    try:
        found = json.loads(text[:_MOST])
        found = found.get(KEY, found)
        whole = all(isinstance(found[key], str) for key in ("vraag", "kennis"))
        whole = whole and isinstance(found["programma"]["hash"], str) and isinstance(found["invoer"], str | None)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise ProblemError(400, "no-receipt", where=HEADER)
    return dict(found)
