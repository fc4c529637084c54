"""How a thing hangs together with others, in the order in which a reader asks: what follows, what helps, what shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Triple
from samenhang.publication.headings import ALONE, HEADINGS, PLACES, SECTIONS
from samenhang.publication.naming import Names, Text
from samenhang.publication.things import Things
from samenhang.publication.words import said

_KIEST: Final = terms.SAM + "kiest"
SEVERITY: Final = terms.SH + "severity"
_AGAINST: Final = terms.SAM + "spreektTegen"
_APART: Final = {
    *(terms.TYPE, terms.SOURCE, SEVERITY, _AGAINST, terms.RDFS + "subPropertyOf", terms.RDFS + "isDefinedBy"),
    *(terms.SH + name for name in ("targetClass", "path", "class", "declare", "targetNode")),
}
"""Told elsewhere on the page, or of no use to a reader."""
_ENDS: Final = {terms.RDF + "subject", terms.RDF + "object"}


@dataclass(frozen=True, slots=True)
class Link:
    """A thing that is pointed to. `beside` says what it belongs to; `own` is our own inference; `places` say where a
    source makes just this link.
    """

    iri: str
    label: Text
    beside: Text | None = None
    own: bool = False
    places: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one kind; `inferred` where no one wrote them down."""

    title: Text
    links: tuple[Link, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Groups under one heading; `compact` where they are short and of many kinds."""

    title: str
    groups: tuple[Group, ...]
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of which one contradicts the other, with what the editors say of it."""

    one: Link
    other: Link
    notes: tuple[Text, ...]


class Relations:
    """Relations of things in one language."""

    def __init__(self, things: Things, names: Names) -> None:
        self.things = things
        self.names = names

    def sections(self, iri: str, *, rules: Iterable[Group] = ()) -> list[Section]:
        """The headings of a thing with what stands below them; `rules` are the rules that name it."""
        found: dict[str, list[Group]] = {key: [] for key in SECTIONS}
        found["regels"] += rules
        for inferred, around in ((False, self.stated(iri)), (True, self._inferred(iri))):
            for (predicate, inward), links in around.items():
                key = PLACES.get((predicate, "in" if inward else "uit"), "overig")
                found[key].append(Group(self._heading(predicate, inward), by_name(links), inferred))
        kept = {key: groups for key, groups in found.items() if groups}
        titles = SECTIONS if len(kept) > 1 else {**SECTIONS, "overig": ALONE}
        return [
            Section(said(titles[key], self.names.language), tuple(groups), compact=key == "overig")
            for key, groups in kept.items()
        ]

    def _heading(self, predicate: str, inward: bool) -> Text:
        """What stands above the links of a property."""
        text = HEADINGS.get((predicate, "in" if inward else "uit"))
        language = self.names.language
        return Text(said(text, language), language) if text else self.names.link(predicate, inward)

    def link(self, iri: str) -> Link:
        """A link to a thing; a setting says of which knob it is, a passage where it stands."""
        if self.things.stated.iris(iri, terms.PART_OF) and terms.kind(iri) == "passage":
            return Link(iri, self.names.of(iri), self.place(iri))
        knobs = self.things.stated.subjects(terms.SAM + "heeftStand", iri)
        return Link(iri, self.names.of(iri), self.names.of(knobs[0]) if knobs else None)

    def sources(self, iri: str) -> tuple[Text, ...]:
        """Where something stands: place and document."""
        return tuple(self.place(passage) for passage in sorted(self.things.stated.iris(iri, terms.SOURCE)))

    def place(self, passage: str) -> Text:
        """A passage as a reader looks it up."""
        index = self.things.stated
        where = index.text(passage, terms.SAM + "vindplaats")
        document = next(iter(index.iris(passage, terms.PART_OF)), None)
        if not where or not document:
            return self.names.of(passage)
        name = self.names.of(document)
        return Text(f"{name.text}, {where}", name.language)

    def contradictions(self, iri: str) -> list[Contradiction]:
        """What contradicts a thing or a link that it is an end of."""
        index = self.things.stated
        pairs: dict[tuple[str, str], None] = {}
        for one in (iri, *self.things.statements.get(iri, ())):
            pairs |= {(one, other): None for other in index.iris(one, _AGAINST)}
            pairs |= {(one, other): None for other in index.subjects(_AGAINST, one)}
        found: dict[frozenset[str], Contradiction] = {}
        for one, other in pairs:
            notes = [n for each in (one, other) for n in self.names.texts(each, terms.SKOS + "editorialNote")]
            found.setdefault(
                frozenset((one, other)),
                Contradiction(self._sourced(one), self._sourced(other), tuple(dict.fromkeys(notes))),
            )
        return list(found.values())

    def _sourced(self, iri: str) -> Link:
        return replace(self.link(iri), places=self.sources(iri), own=self._own(iri))

    def _own(self, iri: str) -> bool:
        return self.things.stated.true(iri, terms.SAM + "afgeleid")

    def stated(self, iri: str) -> dict[tuple[str, bool], list[Link]]:
        """Links by property and direction, as they were written down."""
        found: dict[tuple[str, bool], list[Link]] = {}
        for triple, inward in self._around(iri):
            subject, predicate, value = triple
            kept = _KIEST if terms.kind(predicate) == "knop" else predicate
            other = subject if inward else value
            if isinstance(other, str):
                found.setdefault((kept, inward), []).append(self._noted(iri, triple, other))
        return found

    def _around(self, iri: str) -> Iterator[tuple[Triple, bool]]:
        for triple in self.things.stated.about(iri):
            if triple[1] not in _APART:
                yield triple, False
        for triple in self.things.referring(iri):
            if triple[1] not in _APART - {terms.SOURCE} | _ENDS and terms.kind(str(triple[0])) != "verband":
                yield triple, True

    def _noted(self, iri: str, triple: Triple, other: str) -> Link:
        """A link with what the statements about it say."""
        index = self.things.stated
        told = [
            link
            for link in self.things.statements.get(iri, ())
            if all(
                index.iris(link, terms.RDF + part) == [end]
                for part, end in zip(("subject", "predicate", "object"), triple, strict=True)
            )
        ]
        places = tuple(dict.fromkeys(place for link in told for place in self.sources(link)))
        found = self.link(other)
        if triple[:2] == (iri, terms.SAM + "heeftStand"):
            found = replace(found, beside=None)  # the page is that of the knob already
        return replace(found, places=places, own=any(self._own(link) for link in told))

    @cached_property
    def _chains(self) -> list[str]:
        return list(
            dict.fromkeys(str(s) for s, p, _ in self.things.stated.triples if p == terms.OWL + "propertyChainAxiom")
        )

    def _inferred(self, iri: str) -> dict[tuple[str, bool], list[Link]]:
        """Links that follow from a chain, where nothing links the two directly."""
        direct = {str(t[2]) for t in self.things.stated.about(iri)} | {str(t[0]) for t in self.things.referring(iri)}
        closed = self.things.closed
        found: dict[tuple[str, bool], list[Link]] = {}
        for predicate in self._chains:
            for inward in (False, True):
                others = closed.subjects(predicate, iri) if inward else closed.iris(iri, predicate)
                if links := [self.link(other) for other in others if other not in direct]:
                    found[predicate, inward] = links
        return found


def by_name(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in order of the alphabet, each once."""
    return tuple(sorted(dict.fromkeys(links), key=lambda link: (link.label.text.casefold(), link.iri)))
