"""What came from where: of every document each passage, what was taken from it, and why from some nothing was."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Index

_STATEMENT: Final = terms.RDF + "Statement"
_SUBCLASS: Final = terms.RDFS + "subClassOf"
_NOTES: Final = (terms.SKOS + "scopeNote", terms.SKOS + "editorialNote")


@dataclass(frozen=True)
class Taken:
    """A passage and what came from it.

    `rows` is how many rows its table or list has in the document (None: it is no table), `found` how many of those
    are in the knowledge; `items` are names by kind; `reason` says why nothing was taken.
    """

    place: str
    name: str
    rows: int | None
    found: int
    items: dict[str, list[str]]
    reason: str | None
    notes: list[str]

    @property
    def count(self) -> int:
        """How many statements rest on the passage."""
        return sum(map(len, self.items.values()))

    @property
    def missing(self) -> int:
        """Rows of the document that are neither in the knowledge nor left out with a reason."""
        return 0 if self.reason or self.rows is None else max(0, self.rows - self.found)


@dataclass(frozen=True)
class Document:
    """A document, and its passages by chapter in reading order."""

    slug: str
    name: str
    about: str
    year: str
    publisher: str
    chapters: dict[str, list[Taken]] = field(repr=False)

    @property
    def passages(self) -> list[Taken]:
        """All passages in reading order."""
        return [passage for chapter in self.chapters.values() for passage in chapter]


class Provenance:
    """The account of one version of the knowledge, in one language."""

    def __init__(self, knowledge: KnowledgeBase, language: str = "nl") -> None:
        parts = (knowledge.asserted, knowledge.shapes, knowledge.examples)
        self._index = Index(triple for part in parts for triple in part.triples)
        self._closed = knowledge.closed
        self.language = language

    def documents(self) -> list[Document]:
        """Every document, the newest first."""
        sources = self._index.instances(terms.SAM + "Bron")
        return sorted((self._document(iri) for iri in sources), key=lambda d: (d.year, d.slug), reverse=True)

    def documents_of(self, thing: str) -> list[str]:
        """Slugs of the documents that something rests on."""
        passages = self._index.iris(thing, terms.SOURCE)
        return sorted({terms.slug(source) for p in passages for source in self._index.iris(p, terms.PART_OF)})

    def name(self, iri: str) -> str:
        """What something is called; a described link is read out, what has no name goes by its slug."""
        if _STATEMENT in self._index.iris(iri, terms.TYPE):
            ends = (self._index.one(iri, terms.RDF + part) for part in ("subject", "predicate", "object"))
            return " → ".join(self.name(end) for end in ends if isinstance(end, str))
        return self._text(iri, terms.LABEL) or terms.slug(iri)

    def _document(self, iri: str) -> Document:
        def order(passage: str) -> tuple[int, str]:
            return int(self._text(passage, terms.SAM + "volgorde") or 10**6), self._place(passage)

        chapters: dict[str, list[Taken]] = defaultdict(list)
        for passage in sorted(self._index.subjects(terms.PART_OF, iri), key=order):
            chapters[self._text(passage, terms.SAM + "hoofdstuk") or ""].append(self._taken(passage))
        return Document(
            terms.slug(iri),
            self.name(iri),
            self._text(iri, terms.DEFINITION) or "",
            self._text(iri, terms.DCT + "issued") or "",
            self._text(iri, terms.DCT + "publisher") or "",
            dict(chapters),
        )

    def _taken(self, passage: str) -> Taken:
        items: dict[str, list[str]] = defaultdict(list)
        for thing in dict.fromkeys(self._index.subjects(terms.SOURCE, passage)):
            items[self._kind(thing)].append(self.name(thing))
        rows = self._text(passage, terms.SAM + "aantalRijen")
        return Taken(
            self._place(passage),
            self.name(passage),
            int(rows) if rows else None,
            len(set(self._rows(passage))),
            {kind: sorted(items[kind]) for kind in sorted(items)},
            self._text(passage, terms.SAM + "nietOpgenomenOmdat"),
            [note for predicate in _NOTES if (note := self._text(passage, predicate))],
        )

    def _rows(self, passage: str) -> Iterator[str]:
        """Rows of a table: what says so of itself; where nothing does, all that came from it."""
        own = self._index.subjects(terms.SAM + "rijVan", passage)
        yield from own or self._index.subjects(terms.SOURCE, passage)

    def _kind(self, thing: str) -> str:
        """Name of the narrowest class of ours that something was said to be in."""
        types = self._index.iris(thing, terms.TYPE)
        ours = [t for t in types if t.startswith(terms.SAM)] or types
        wider = {up for t in ours for up in self._closed.iris(t, _SUBCLASS) if up != t}
        narrow = next((t for t in ours if t not in wider), None)
        if narrow == _STATEMENT:
            return {"nl": "Verband", "en": "Link"}[self.language]
        return self.name(narrow) if narrow else terms.slug(thing)

    def _place(self, passage: str) -> str:
        return self._text(passage, terms.SAM + "vindplaats") or ""

    def _text(self, iri: str, predicate: str) -> str | None:
        return self._index.text(iri, predicate, self.language)
