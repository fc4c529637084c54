"""What a question may not do, told from its text: ask elsewhere (`SERVICE`), or change anything.

The text is cut into tokens first, so that the words may stand in names, strings and comments. The worker cannot reach
anything either way; this is for the message.
"""

import re
from typing import Final

_TOKENS: Final = re.compile(
    r"""
      <[^<>"{}|^`\\\x00-\x20]*>                       # IRI
    | '''(?:[^'\\]|\\.|'(?!''))*''' | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"    # strings
    | \#[^\n\r]*                                        # comment
    | [?$@]\w+                                          # variable, language
    | [\w.-]*:[\w.:%\\-]*                               # prefixed name
    | (?P<word>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES: Final = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_QUERIES: Final = frozenset(("SELECT", "CONSTRUCT", "DESCRIBE", "ASK"))


def words(text: str) -> list[str]:
    """The bare words of a question, in capitals."""
    return [found["word"].upper() for found in _TOKENS.finditer(text) if found["word"]]


def asks_elsewhere(text: str) -> bool:
    """Whether a question holds a `SERVICE`."""
    return "SERVICE" in words(text)


def changes(text: str) -> bool:
    """Whether a text is an update: its first verb is one."""
    verb = next((w for w in words(text) if w in _UPDATES | _QUERIES), "")
    return verb in _UPDATES
