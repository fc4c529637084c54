"""What a question may not do, told from its text: ask elsewhere (`SERVICE`), or change anything.

The text is cut into tokens, so that the words may stand in names, strings and comments. That takes more than a
millisecond for a long question, and the service does one thing at a time, so it is done only where the word is there
beside strings, IRIs and comments. The worker cannot reach anything either way; this is for the message.
"""

import re
from functools import lru_cache
from typing import Final

_HIDING: Final = r"""
      <[^<>"{}|^`\\\x00-\x20]*>                       # IRI
    | '''(?:[^'\\]|\\.|'(?!''))*''' | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"    # strings
    | \#[^\n\r]*                                        # comment
"""
TOKENS: Final = re.compile(
    rf"""
    {_HIDING}
    | [?$@]\w+                                          # variable, language
    | [\w.-]*:[\w.:%\\-]*                               # prefixed name
    | (?P<word>\w+)
    | (?P<bracket>[(){{}}\[\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_HIDDEN: Final = re.compile(_HIDING, re.VERBOSE | re.DOTALL)
_BRACKETS: Final = re.compile(r"[(){}\[\]]")
_UPDATES: Final = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_EACH_TIME: Final = ("NOW", "RAND", "UUID", "STRUUID")
_OPENED: Final = frozenset("{([")
DEEPEST: Final = 100
"""Brackets within brackets that a question may have; engines read them by recursion, and end where it goes too deep."""
_QUERIES: Final = frozenset(("SELECT", "CONSTRUCT", "DESCRIBE", "ASK"))
_VERBS: Final = _UPDATES | _QUERIES
_UPDATES_SMALL: Final = tuple(sorted(verb.lower().encode() for verb in _UPDATES))


@lru_cache(64)
def words(text: str) -> tuple[str, ...]:
    """The bare words of a question, in capitals."""
    return tuple(token["word"].upper() for token in TOKENS.finditer(text) if token["word"])


@lru_cache(64)
def _bare(text: str) -> str:
    """A question without its strings, IRIs and comments."""
    return _HIDDEN.sub(" ", text)


@lru_cache(16)
def _any_of(*names: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


def _says(text: str, *names: str) -> bool:
    """Whether one of these words stands in a question by itself; the dearer ways to look come last."""
    small = _small(text)
    return (
        any(name.lower().encode() in small for name in names)
        and _any_of(*names).search(_bare(text)) is not None
        and not set(names).isdisjoint(words(text))
    )


@lru_cache(8)
def _small(text: str) -> bytes:
    """A text in small letters, to see in no time whether a word could be in it at all.

    In bytes, where only the letters of ASCII have two sizes: those are all that a word of SPARQL is made of, and it
    takes a tenth of the time.
    """
    return text.encode(errors="replace").lower()


def _verb(text: str) -> str:
    """The first verb of a text, in capitals; what stands behind it is not read."""
    found = (token["word"].upper() for token in TOKENS.finditer(text) if token["word"])
    return next((word for word in found if word in _VERBS), "")


def asks_elsewhere(text: str) -> bool:
    """Whether a question holds a `SERVICE`."""
    return _says(text, "SERVICE")


def changes(text: str) -> bool:
    """Whether a text is an update: its first verb is one."""
    small = _small(text)
    return any(letters in small for letters in _UPDATES_SMALL) and _verb(text) in _UPDATES


def yields_triples(text: str) -> bool:
    """Whether the answer is triples, and no table and no yes or no."""
    return next((w for w in words(text) if w in _QUERIES), "") in ("CONSTRUCT", "DESCRIBE")


def differs_each_time(text: str) -> bool:
    """Whether the same question may have another answer the next time."""
    return _says(text, *_EACH_TIME)


def too_deep(text: str) -> bool:
    """Whether brackets stand deeper within brackets than `DEEPEST`."""
    return sum(map(text.count, _OPENED)) > DEEPEST and _depth(_bare(text)) > DEEPEST


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in _OPENED else -1
        deepest = max(deepest, depth)
    return deepest


def names_its_graphs(text: str) -> bool:
    """Whether a question says itself, with `FROM`, which graphs it is about."""
    return _says(text, "FROM")
