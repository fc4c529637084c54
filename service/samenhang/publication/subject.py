"""What the knowledge as a whole is about, as the knowledge itself says: for the catalogue."""

from dataclasses import dataclass
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Literal, Term

KNOWLEDGE: Final = terms.individual("kennisbank", "samenhang")


@dataclass(frozen=True, slots=True)
class Subject:
    """Title, description and keywords in the languages in which they stand, and themes with their names, by IRI."""

    titles: tuple[Term, ...]
    descriptions: tuple[Term, ...]
    keywords: tuple[Term, ...]
    themes: tuple[tuple[str, tuple[Term, ...]], ...]


def subject(index: Index) -> Subject:
    """What is said of the knowledge base in the knowledge."""

    def said(name: str) -> tuple[Term, ...]:
        return tuple(sorted(index.objects(KNOWLEDGE, name), key=_place))

    themes = sorted(index.iris(KNOWLEDGE, terms.DCAT + "theme"))
    return Subject(
        said(terms.DCT + "title"),
        said(terms.DCT + "description"),
        said(terms.DCAT + "keyword"),
        tuple((theme, tuple(sorted(index.objects(theme, terms.LABEL), key=_place))) for theme in themes),
    )


def _place(term: Term) -> tuple[bool, str]:
    """Dutch first, then in order of the alphabet, however the files were read."""
    return (not (isinstance(term, Literal) and term.language == "nl"), str(term))
