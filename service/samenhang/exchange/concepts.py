"""The knowledge as concept schemes, in the Dutch profile of SKOS (NL-SBB 1.0.0): what other vocabularies can refer to.

Everything that the knowledge says something about is a concept. There is a scheme for each class of ours, named and
described by the class itself, and one for each knob, which holds its settings: settings of two knobs may share a name.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from samenhang.exchange.pretty import turtle
from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Literal, Triple

CONCEPTS: Final = "begrippen.ttl"
_SKOS: Final = terms.SKOS
_IN_SCHEME: Final = _SKOS + "inScheme"
_TOP: Final = _SKOS + "topConceptOf"
_SUBCLASS: Final = terms.RDFS + "subClassOf"
_ELEMENT: Final = terms.SAM + "Kenniselement"
_SETTING: Final = terms.SAM + "heeftStand"
_TEXTS: Final = (
    *(terms.LABEL, terms.DEFINITION),
    *(_SKOS + name for name in ("altLabel", "editorialNote", "example", "scopeNote")),
)
_TITLE: Final = terms.DCT + "title"


def concepts(knowledge: KnowledgeBase) -> str:
    """The concept schemes as Turtle."""
    return turtle(_Schemes(knowledge).triples())


class _Schemes:
    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.index = knowledge.everything
        self.classes = {terms.SAM + "Stand", *self.index.subjects(_SUBCLASS, _ELEMENT)}

    def triples(self) -> Iterator[Triple]:
        members: dict[str, list[str]] = defaultdict(list)
        types: dict[str, list[str]] = defaultdict(list)
        for cls in self.classes:
            for thing in self.index.subjects(terms.TYPE, cls):
                types[thing].append(cls)
        for thing, own in types.items():
            for home in self._homes(thing, own):
                members[home].append(thing)
        for home in sorted(members):
            yield from self._scheme(home, members[home])
        for thing in sorted(types):
            yield from self._concept(thing)
        for passage in sorted({p for thing in types for p in self.index.iris(thing, terms.SOURCE)}):
            yield from self._source(passage)

    def _homes(self, thing: str, types: list[str]) -> list[str]:
        """What a concept is listed under: the scheme it says it is in, its knobs if it is a setting, else its class."""
        stated = self.index.iris(thing, _IN_SCHEME)
        if stated:
            return stated
        knobs = self.index.subjects(_SETTING, thing)
        if knobs:
            return knobs
        wider = {up for cls in types for up in self.index.iris(cls, _SUBCLASS) if up != cls}
        return sorted(cls for cls in types if cls not in wider)[:1]

    def _scheme(self, home: str, things: list[str]) -> Iterator[Triple]:
        scheme = _scheme_of(home)
        yield scheme, terms.TYPE, _SKOS + "ConceptScheme"
        for title in self.index.objects(home, _TITLE) or self.index.objects(home, terms.LABEL):
            yield scheme, _TITLE, title
        about = self.index.objects(home, terms.DCT + "description")
        for description in about or self.index.objects(home, terms.DEFINITION):
            yield scheme, terms.DCT + "description", description
        for thing in sorted(things):
            yield thing, _IN_SCHEME, scheme
            yield thing, _TOP, scheme
            yield scheme, _SKOS + "hasTopConcept", thing

    def _concept(self, thing: str) -> Iterator[Triple]:
        yield thing, terms.TYPE, _SKOS + "Concept"
        for predicate in _TEXTS:
            yield from ((thing, predicate, value) for value in self.index.objects(thing, predicate))
        for passage in self.index.iris(thing, terms.SOURCE):
            yield thing, terms.SOURCE, passage

    def _source(self, passage: str) -> Iterator[Triple]:
        """Title and citation of a passage: the document it stands in, and where."""
        (document, *_) = [*self.index.iris(passage, terms.PART_OF), passage]
        for title in self.index.objects(passage, terms.LABEL):
            yield passage, _TITLE, title
        where = (self.index.text(document, terms.LABEL, "nl"), self.index.text(passage, terms.SAM + "vindplaats"))
        cited = ", ".join(part for part in where if part)
        yield passage, terms.DCT + "bibliographicCitation", Literal(cited, None, terms.XSD + "string")


def _scheme_of(home: str) -> str:
    """IRI of the scheme of a class or a knob; what is a scheme already keeps its own."""
    kind = terms.kind(home)
    if kind == "begrippenkader":
        return home
    name = f"{kind}-{terms.slug(home)}" if kind else terms.slug(home).lower()
    return terms.individual("begrippenkader", name)
