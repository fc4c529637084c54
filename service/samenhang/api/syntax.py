"""What is wrong with a question that is no SPARQL, for people: where, and not how the parser of the engine is made."""

import re
from typing import Final

from samenhang.api.problems import ProblemError
from samenhang.knowledge import terms
from samenhang.store.guard import TOKENS

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")
"""How Oxigraph says where."""
_SAID: Final = re.compile(r"[A-Z]\w*(?: \w+){2,}")
"""What it says in a sentence; the rest is what its grammar would have taken there."""
_DECLARED: Final = re.compile(r"(?i:prefix)\s+([\w.-]*):")
_PREFIX: Final = re.compile(r"([\w.-]*):")


def problem(text: str, detail: str) -> ProblemError:
    """The problem of a question, of which an engine says `detail`: a prefix that nobody declared, or else the place."""
    if unknown := _unknown_prefix(text):
        values = {"prefix": unknown[0], "line": str(unknown[1])}
        found = ProblemError(400, "unknown-prefix", detail_values=values, where="query")
    elif place := _PLACE.search(detail):
        said = _SAID.search(detail, place.end())
        values = {**place.groupdict(), "said": f" ({said[0]})" if said else ""}
        found = ProblemError(400, "not-parsed-here", detail_values=values, where="query")
    else:
        return ProblemError(400, "not-parsed", detail_values={"detail": detail[:300]}, where="query")
    found.line = int(values["line"])
    return found


def _unknown_prefix(text: str) -> tuple[str, int] | None:
    """The first prefix that is used without being known, and its line."""
    known = {*_DECLARED.findall(text), *terms.PREFIXES}
    for token in TOKENS.finditer(text):
        found = _PREFIX.match(token[0])
        if found and found[1] not in known:
            return found[1], text.count("\n", 0, token.start()) + 1
    return None
