"""What a question may not do, told from its text: ask elsewhere (`SERVICE`), or change anything.

The text is cut into tokens, so that the words may stand in names, strings and comments; that takes a tenth of a
millisecond, so it is done only where the letters are there at all. The worker cannot reach anything either way; this is
for the message.
"""

import re
from functools import lru_cache
from typing import Final

TOKENS: Final = re.compile(
    r"""
      <[^<>"{}|^`\\\x00-\x20]*>                       # IRI
    | '''(?:[^'\\]|\\.|'(?!''))*''' | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"    # strings
    | \#[^\n\r]*                                        # comment
    | [?$@]\w+                                          # variable, language
    | [\w.-]*:[\w.:%\\-]*                               # prefixed name
    | (?P<word>\w+)
    | (?P<bracket>[(){}\[\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES: Final = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_EACH_TIME: Final = frozenset(("NOW", "RAND", "UUID", "STRUUID"))
_OPENED: Final = frozenset("{([")
_CLOSED: Final = frozenset("})]")
DEEPEST: Final = 100
"""Brackets within brackets that a question may have; engines read them by recursion, and end where it goes too deep."""
_QUERIES: Final = frozenset(("SELECT", "CONSTRUCT", "DESCRIBE", "ASK"))
_VERBS: Final = _UPDATES | _QUERIES
_UPDATES_SMALL: Final = tuple(sorted(verb.lower() for verb in _UPDATES))


@lru_cache(64)
def _read(text: str) -> tuple[tuple[str, ...], int]:
    """The bare words of a question, in capitals, and how deep its brackets go; read once for all uses."""
    found, depth, deepest = [], 0, 0
    for token in TOKENS.finditer(text):
        if token["word"]:
            found.append(token["word"].upper())
        elif token["bracket"]:
            depth += 1 if token["bracket"] in _OPENED else -1
            deepest = max(deepest, depth)
    return tuple(found), deepest


@lru_cache(8)
def _small(text: str) -> str:
    """A text in small letters, to see in no time whether a word could be in it at all."""
    return text.lower()


def words(text: str) -> tuple[str, ...]:
    """The bare words of a question, in capitals."""
    return _read(text)[0]


def _verb(text: str) -> str:
    """The first verb of a text, in capitals; what stands behind it is not read."""
    found = (token["word"].upper() for token in TOKENS.finditer(text) if token["word"])
    return next((word for word in found if word in _VERBS), "")


def asks_elsewhere(text: str) -> bool:
    """Whether a question holds a `SERVICE`."""
    return "service" in _small(text) and "SERVICE" in words(text)


def changes(text: str) -> bool:
    """Whether a text is an update: its first verb is one."""
    small = _small(text)
    return any(letters in small for letters in _UPDATES_SMALL) and _verb(text) in _UPDATES


def yields_triples(text: str) -> bool:
    """Whether the answer is triples, and no table and no yes or no."""
    return next((w for w in words(text) if w in _QUERIES), "") in ("CONSTRUCT", "DESCRIBE")


def differs_each_time(text: str) -> bool:
    """Whether the same question may have another answer the next time."""
    small = _small(text)
    return any(name in small for name in ("now", "rand", "uuid")) and not _EACH_TIME.isdisjoint(words(text))


def too_deep(text: str) -> bool:
    """Whether brackets stand deeper within brackets than `DEEPEST`."""
    return sum(map(text.count, _OPENED)) > DEEPEST and _read(text)[1] > DEEPEST


def names_its_graphs(text: str) -> bool:
    """Whether a question says itself, with `FROM`, which graphs it is about."""
    return "from" in _small(text) and "FROM" in words(text)
