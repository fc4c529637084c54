"""Everything that has an IRI of ours, and what is said about it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import Final

from samenhang.exchange.bundle import knowledge_base
from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Blank, Index, Literal, Triple
from samenhang.store.dataset import KNOWLEDGE, SHAPES
from samenhang.store.form import FORM

ONTOLOGY: Final = terms.SAM.rstrip("#")
_AXIOMS: Final = (terms.OWL + "AllDisjointClasses", terms.OWL + "AllDisjointProperties", terms.OWL + "Axiom")
_TITLES: Final = {
    KNOWLEDGE: ("Graaf van de kennis, gesloten onder OWL 2 RL", "Graph of the knowledge, closed under OWL 2 RL"),
    SHAPES: ("Graaf van de regels en vormen", "Graph of the rules and shapes"),
}


class Things:
    """One version of the knowledge, looked up by IRI. Everything is made when it is first needed."""

    root: str = terms.ID
    """What the IRIs start with that have an address below /id here."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge

    def named(self, kind: str, slug: str) -> str:
        """The IRI that a path below /id stands for."""
        return f"{self.root}{kind}/{slug}"

    def kind(self, iri: str) -> str | None:
        """The kind that an IRI of ours names; None for any other."""
        head, _, tail = iri.removeprefix(self.root).partition("/")
        return head if tail and iri.startswith(self.root) else None

    @cached_property
    def stated(self) -> Index:
        """What was written down, rules and examples included, and what the program adds of itself: for people."""
        base = self.knowledge
        parts = (base.asserted, base.shapes, base.editorial, base.examples)
        return Index(t for triples in (*(p.triples for p in parts), tuple(_own(base.version))) for t in triples)

    @cached_property
    def closed(self) -> Index:
        """What was written down and what follows from it under OWL 2 RL."""
        return Index((*self.stated.triples, *self.knowledge.closed.triples))

    @cached_property
    def by_kind(self) -> dict[str, list[str]]:
        """The IRIs of ours by kind, in order of the alphabet."""
        found: dict[str, set[str]] = {}
        for subject, _, _ in self.stated.triples:
            if isinstance(subject, str) and (kind := self.kind(subject)):
                found.setdefault(kind, set()).add(subject)
        return {kind: sorted(found[kind]) for kind in sorted(found)}

    @cached_property
    def statements(self) -> dict[str, list[str]]:
        """The links that are told apart (`rdf:Statement`) by both their ends."""
        found: dict[str, list[str]] = {}
        for link in self.stated.instances(terms.RDF + "Statement"):
            ends = (*self.stated.iris(link, terms.RDF + "subject"), *self.stated.iris(link, terms.RDF + "object"))
            for end in dict.fromkeys(ends):
                found.setdefault(end, []).append(link)
        return found

    def known(self, iri: str) -> bool:
        """Whether something is said of an IRI of ours."""
        return iri in self.by_kind.get(self.kind(iri) or "", ())

    def about(self, iri: str) -> Iterator[Triple]:
        """What is said of a thing: as subject, with what follows and with the blank nodes inside; as object; and the
        links that are told apart.
        """
        yield from self.described([iri])
        for subject, predicate, value in self._referring.get(iri, ()):
            if isinstance(subject, str):
                yield subject, predicate, value
        for link in self.statements.get(iri, ()):
            yield from self.described([link])

    def listed(self, kind: str) -> Iterator[Triple]:
        """Type and names of every thing of a kind."""
        for iri in self.by_kind.get(kind, ()):
            for predicate in (terms.TYPE, terms.LABEL):
                yield from ((iri, predicate, value) for value in self.stated.objects(iri, predicate))

    @cached_property
    def ontology(self) -> tuple[Triple, ...]:
        """The ontology as it was written: its head, its terms, and axioms about several of them."""
        subjects = dict.fromkeys(t[0] for t in self.knowledge.asserted.triples)
        own = [s for s in subjects if isinstance(s, str) and (s == ONTOLOGY or s.startswith(terms.SAM))]
        axioms = [
            s
            for s in subjects
            if isinstance(s, Blank) and any(t in _AXIOMS for t in self.knowledge.asserted.iris(s, terms.TYPE))
        ]
        return tuple(_described(self.knowledge.asserted, [*own, *axioms]))

    def described(self, subjects: Iterable[str | Blank]) -> Iterator[Triple]:
        """Triples of these subjects, with the blank nodes inside."""
        yield from _described(self.closed, subjects)

    def nearest(self, kind: str, slug: str, most: int = 5) -> list[str]:
        """IRIs whose name looks like one that does not exist: of the same kind first, then the same name elsewhere."""
        same = {terms.slug(iri): iri for iri in self.by_kind.get(kind, ())}
        close = [same[name] for name in get_close_matches(slug, same, n=most, cutoff=0.5)]
        elsewhere = [iri for other, iris in self.by_kind.items() if other != kind for iri in iris]
        return [*close, *(iri for iri in elsewhere if terms.slug(iri) == slug)][:most]

    def nearest_kinds(self, kind: str) -> list[str]:
        """Kinds whose name looks like one that does not exist."""
        return get_close_matches(kind, self.by_kind, n=3, cutoff=0.5)

    @cached_property
    def _referring(self) -> dict[str, list[Triple]]:
        found: dict[str, list[Triple]] = {}
        for triple in self.stated.triples:
            if isinstance(triple[2], str) and triple[2].startswith(self.root):
                found.setdefault(triple[2], []).append(triple)
        return found

    def referring(self, iri: str) -> list[Triple]:
        """Statements, not inferred ones, that point to a thing."""
        return self._referring.get(iri, [])


def _described(index: Index, subjects: Iterable[str | Blank]) -> Iterator[Triple]:
    queue = list(subjects)
    seen = set(queue)
    for subject in queue:
        for triple in index.about(subject):
            yield triple
            value = triple[2]
            if isinstance(value, Blank) and value not in seen:
                seen.add(value)
                queue.append(value)


def _own(version: str) -> Iterator[Triple]:
    """What the program says of itself: the knowledge base, its present version, and the graphs of the dataset."""
    yield from knowledge_base(version)
    whole = terms.individual("kennisbank", "samenhang")
    present = terms.individual("kennisbank", version)
    yield from _named(present, "De kennisbank, in de huidige versie", "The knowledge base, in its present version")
    yield present, terms.TYPE, terms.SAM + "Kennisbank"
    yield present, terms.SAM + "versie", Literal(version, None, terms.XSD + "string")
    yield present, terms.DCT + "isVersionOf", whole
    yield FORM, terms.TYPE, terms.DCT + "Standard"
    number = terms.slug(FORM)
    yield from _named(FORM, f"Vorm {number} van bewaarde configuraties", f"Form {number} of stored configurations")
    for graph, (nl, en) in _TITLES.items():
        yield graph, terms.TYPE, "http://www.w3.org/ns/sparql-service-description#NamedGraph"
        yield graph, terms.DCT + "isPartOf", whole
        yield from _named(graph, nl, en)


def _named(iri: str, nl: str, en: str) -> Iterator[Triple]:
    for text, language in ((nl, "nl"), (en, "en")):
        yield iri, terms.LABEL, Literal(text, language, terms.RDF + "langString")
