"""The ontology as documentation: every class and property with what the axioms say of it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from samenhang.knowledge import terms
from samenhang.publication.naming import Names, Text
from samenhang.publication.relations import Link
from samenhang.publication.things import ONTOLOGY, Things
from samenhang.publication.words import CHARACTER, PAGE, STANDARD, said

_CLASS = terms.OWL + "Class"
_PROPERTIES = tuple(terms.OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
_NOTES = tuple(terms.SKOS + name for name in ("altLabel", "example", "scopeNote"))
_INVERSE = terms.OWL + "inverseOf"
_CHAIN = terms.OWL + "propertyChainAxiom"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the axioms say: a heading and links, or texts."""

    title: str
    links: tuple[Link, ...] = ()
    texts: tuple[Text, ...] = ()
    chains: tuple[tuple[Link, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A class or a property."""

    iri: str
    anchor: str
    short: str
    label: Text
    definition: Text | None
    rows: tuple[Row, ...]
    kind: str | None = None
    count: int = 0


class Terminology:
    """The terms of the ontology in one language."""

    def __init__(self, things: Things, names: Names) -> None:
        self.things = things
        self.names = names
        self.index = things.knowledge.asserted

    @cached_property
    def title(self) -> Text:
        """Name of the ontology."""
        return self.names.of(ONTOLOGY)

    @cached_property
    def description(self) -> Text | None:
        """What the ontology is for."""
        return self.names.best(ONTOLOGY, terms.DCT + "description")

    @cached_property
    def classes(self) -> list[Entry]:
        """The classes by name."""
        return self._entries(self.index.instances(_CLASS), self._class)

    @cached_property
    def properties(self) -> list[Entry]:
        """The properties by name; knobs are properties too, but stand with the individuals."""
        return self._entries(
            dict.fromkeys(p for kind in _PROPERTIES for p in self.index.instances(kind)), self._property
        )

    @cached_property
    def chains(self) -> list[Entry]:
        """The properties that follow from others."""
        return [entry for entry in self.properties if any(row.chains for row in entry.rows)]

    def _entries(self, iris: Iterable[str], rows: Callable[[str], list[Row]]) -> list[Entry]:
        found = [self._entry(iri, rows(iri)) for iri in iris if iri.startswith(terms.SAM)]
        return sorted(found, key=lambda entry: (entry.label.text.casefold(), entry.iri))

    def _entry(self, iri: str, rows: list[Row]) -> Entry:
        kept = [row for row in (*self._notes(iri), *rows) if row.links or row.texts or row.chains]
        kind, count = self._kinds.get(iri, (None, 0))
        definition = self.names.best(iri, terms.DEFINITION)
        return Entry(iri, terms.slug(iri), terms.short(iri), self.names.of(iri), definition, tuple(kept), kind, count)

    def _class(self, iri: str) -> list[Row]:
        index = self.index
        sub = terms.RDFS + "subClassOf"
        return [
            self._links("broader", index.iris(iri, sub)),
            self._links("narrower", index.subjects(sub, iri)),
            self._links("has", index.subjects(terms.RDFS + "domain", iri)),
            self._links("pointed", index.subjects(terms.RDFS + "range", iri)),
            self._links("disjoint", self._disjoint(iri)),
            self._links("matches", index.iris(iri, terms.SKOS + "closeMatch")),
        ]

    def _property(self, iri: str) -> list[Row]:
        index = self.index
        sub = terms.RDFS + "subPropertyOf"
        kinds = [Text(said(CHARACTER[t], self.names.language)) for t in index.iris(iri, terms.TYPE) if t in CHARACTER]
        chains = tuple(
            tuple(self._link(step) for step in index.members(chain) if isinstance(step, str))
            for chain in index.objects(iri, _CHAIN)
        )
        narrower = [p for p in index.subjects(sub, iri) if p.startswith(terms.SAM)]
        return [
            self._links("domain", index.iris(iri, terms.RDFS + "domain")),
            self._links("range", index.iris(iri, terms.RDFS + "range")),
            Row(self._said("reading"), texts=tuple(self.names.texts(iri, terms.SAM + "omgekeerd"))),
            Row(self._said("character"), texts=tuple(kinds)),
            self._links("broader", index.iris(iri, sub)),
            self._links("narrower", narrower),
            self._links("inverse", [*index.iris(iri, _INVERSE), *index.subjects(_INVERSE, iri)]),
            self._links("disjoint", index.iris(iri, terms.OWL + "propertyDisjointWith")),
            Row(self._said("chain"), chains=chains),
            self._links("matches", index.iris(iri, terms.SKOS + "closeMatch")),
        ]

    def _disjoint(self, iri: str) -> list[str]:
        """Classes with which a class shares no member, by any of the ways to say so."""
        index = self.index
        found = [*index.iris(iri, terms.OWL + "disjointWith"), *index.subjects(terms.OWL + "disjointWith", iri)]
        for members in self._together:
            if iri in members:
                found += [other for other in members if other != iri]
        return list(dict.fromkeys(found))

    @cached_property
    def _together(self) -> list[list[str]]:
        index = self.index
        axioms = [s for s, p, o in index.triples if p == terms.TYPE and o == terms.OWL + "AllDisjointClasses"]
        heads = [index.one(axiom, terms.OWL + "members") for axiom in axioms]
        return [[m for m in index.members(head) if isinstance(m, str)] for head in heads]

    @cached_property
    def _kinds(self) -> dict[str, tuple[str, int]]:
        """For each class the kind of its individuals, and how many there are."""
        found: dict[str, Counter[str]] = {}
        for s, p, o in self.index.triples:
            if p == terms.TYPE and isinstance(o, str) and isinstance(s, str) and (kind := terms.kind(s)):
                found.setdefault(o, Counter())[kind] += 1
        return {cls: (kinds.most_common(1)[0][0], sum(kinds.values())) for cls, kinds in found.items()}

    def _links(self, key: str, iris: list[str]) -> Row:
        links = tuple(sorted((self._link(iri) for iri in dict.fromkeys(iris)), key=_by_name))
        return Row(self._said(key), links)

    def _link(self, iri: str) -> Link:
        return Link(iri, self.names.of(iri))

    def _said(self, key: str) -> str:
        return said(PAGE[key], self.names.language)

    def _notes(self, iri: str) -> list[Row]:
        return [
            Row(said(STANDARD[note][0], self.names.language), texts=tuple(self.names.texts(iri, note)))
            for note in _NOTES
        ]


def _by_name(link: Link) -> tuple[str, str]:
    return link.label.text.casefold(), link.iri
