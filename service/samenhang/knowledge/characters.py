"""Characters that XML 1.0 cannot hold, not even escaped: control characters, halves of a pair, U+FFFE and U+FFFF.

A text with one of them can be written as JSON or Turtle, and not as RDF/XML, as a spreadsheet or as results in XML.
"""

import re
from typing import Final

_OUTSIDE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL: Final = bytes(sorted(set(range(0x20)) - set(b"\t\n\r")))
_NO_CHARACTER: Final = ("\ufffe".encode(), "\uffff".encode())


def outside_xml(text: str) -> str | None:
    """The first character that XML cannot hold, or None."""
    found = _OUTSIDE.search(text)
    return found[0] if found else None


def breaks_xml(document: bytes) -> bool:
    """Whether a document in UTF-8 holds such a character, and so is no XML."""
    return len(document.translate(None, _CONTROL)) < len(document) or any(c in document for c in _NO_CHARACTER)


def for_xml(text: str, instead: str = "\ufffd") -> str:
    """A text with something else for every such character."""
    return _OUTSIDE.sub(instead, text)
