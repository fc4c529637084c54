"""Triples as plain Python values, looked up by subject and predicate or by predicate and object."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from samenhang.knowledge import terms


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: its text, its language (None without one) and its datatype IRI."""

    text: str
    language: str | None
    datatype: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank node, unique over everything that was read."""

    name: str


Term = str | Blank | Literal
"""An IRI as text, a blank node or a literal."""
Triple = tuple[str | Blank, str, Term]


class Index:
    """An immutable set of triples with the two look-ups that reasoning needs.

    Values come back in the order in which they were read, so that answers are stable.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples: tuple[Triple, ...] = tuple(dict.fromkeys(triples))

    @cached_property
    def _objects(self) -> dict[tuple[str | Blank, str], list[Term]]:
        found: dict[tuple[str | Blank, str], list[Term]] = defaultdict(list)
        for s, p, o in self.triples:
            found[s, p].append(o)
        return found

    @cached_property
    def _subjects(self) -> dict[tuple[str, Term], list[str | Blank]]:
        found: dict[tuple[str, Term], list[str | Blank]] = defaultdict(list)
        for s, p, o in self.triples:
            found[p, o].append(s)
        return found

    @cached_property
    def _by_subject(self) -> dict[str | Blank, list[Triple]]:
        found: dict[str | Blank, list[Triple]] = defaultdict(list)
        for triple in self.triples:
            found[triple[0]].append(triple)
        return found

    def about(self, subject: str | Blank) -> list[Triple]:
        """All triples with this subject."""
        return self._by_subject.get(subject, [])

    def objects(self, subject: str | Blank, predicate: str) -> list[Term]:
        """All objects of a subject and predicate."""
        return self._objects.get((subject, predicate), [])

    def iris(self, subject: str | Blank, predicate: str) -> list[str]:
        """The objects that are IRIs."""
        return [o for o in self.objects(subject, predicate) if isinstance(o, str)]

    def subjects(self, predicate: str, obj: Term) -> list[str]:
        """All subjects with an IRI that have this object."""
        return [s for s in self._subjects.get((predicate, obj), []) if isinstance(s, str)]

    def instances(self, cls: str) -> list[str]:
        """Individuals of a class (closed knowledge: of its subclasses too), by IRI."""
        return sorted(self.subjects(terms.TYPE, cls))

    def one(self, subject: str | Blank, predicate: str) -> Term | None:
        """The first object, or None."""
        return next(iter(self.objects(subject, predicate)), None)

    def text(self, subject: str | Blank, predicate: str, language: str | None = None) -> str | None:
        """Text of a literal, in the language asked for where there is one."""
        found = [o for o in self.objects(subject, predicate) if isinstance(o, Literal)]
        if language is not None:
            found = [o for o in found if o.language == language] or found
        return found[0].text if found else None

    def true(self, subject: str | Blank, predicate: str) -> bool:
        """Whether a boolean property is stated as true."""
        return self.text(subject, predicate) in ("true", "1")

    def members(self, head: Term | None) -> Iterator[Term]:
        """Members of an RDF list; stops at what is not a list."""
        seen: set[Term] = set()
        while head is not None and head != terms.NIL and not isinstance(head, Literal) and head not in seen:
            seen.add(head)
            first = self.one(head, terms.FIRST)
            if first is None:
                return
            yield first
            head = self.one(head, terms.REST)
