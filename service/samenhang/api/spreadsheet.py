"""What a spreadsheet says where it is one page of an answer: files have no header that could."""

from collections.abc import Mapping
from typing import Final

from samenhang.store import tables

_WORDS: Final = {
    "nl": {
        "title": "Niet alles",
        "partial": "Dit is bladzijde {number}, niet het hele antwoord.",
        "next": "Volgende bladzijde",
        "prev": "Vorige bladzijde",
    },
    "en": {
        "title": "Not all",
        "partial": "This is page {number}, not the whole answer.",
        "next": "Next page",
        "prev": "Previous page",
    },
}


def beside(base: str, links: Mapping[str, str], number: int, language: str) -> tables.Beside | None:
    """A sheet of its own, so that no sum or filter meets it: that page `number` is not all, and where the rest is.

    `links` are addresses by relation (RFC 8288), without the `base` of the service. None where it is the whole.
    """
    words = _WORDS[language]
    addresses = {rel: f"{base}{url}" + ("" if "formaat=" in url else "&formaat=xlsx") for rel, url in links.items()}
    others = tuple((words[rel], addresses[rel]) for rel in ("next", "prev") if rel in addresses)
    return tables.Beside(words["title"], ((words["partial"].format(number=number), None), *others)) if others else None
