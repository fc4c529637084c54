"""What is stored under a name of its own, looked up like everything else that has an IRI of ours."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from samenhang.knowledge.index import Blank, Index, Term, Triple
from samenhang.publication.things import Things

KIND = "configuratie"


class Kept(Things):
    """What is stored under one name, what follows from it, and all that the knowledge says of what it names: a
    configuration, or a finding of one.

    `stated` is what its municipality said with its registration; `followed` what follows, findings included. A reader
    is not shown the findings as nodes; programs get everything, but for what it is `called` on pages only.
    """

    def __init__(
        self,
        whole: Things,
        iri: str,
        stated: Iterable[Triple],
        followed: Iterable[Triple],
        called: Iterable[Triple] = (),
    ) -> None:
        super().__init__(whole.knowledge)
        self.iri = iri
        self._whole = whole
        self._own = (*stated, *followed)
        self._called = tuple(called)

    def known(self, iri: str) -> bool:
        """Whether it is this one."""
        return iri == self.iri

    def about(self, iri: str) -> Iterator[Triple]:
        """All of it."""
        yield from self._own

    @cached_property
    def stated(self) -> Index:
        """What people read of it, over what is said of everything else."""
        told = (t for t in (*self._own, *self._called) if str(t[0]).partition("#")[0] == self.iri)
        return Over(told, self._whole.stated)

    @cached_property
    def closed(self) -> Index:
        """The same: nothing is inferred from a configuration but what is stored beside it."""
        return self.stated

    @cached_property
    def by_kind(self) -> dict[str, list[str]]:
        """This one."""
        return {self.kind(self.iri) or KIND: [self.iri]}

    @cached_property
    def statements(self) -> dict[str, list[str]]:
        """Those of the knowledge."""
        return self._whole.statements


class Over(Index):
    """A few triples over many that are indexed already; only the few are told as triples."""

    def __init__(self, own: Iterable[Triple], base: Index) -> None:
        super().__init__(own)
        self._base = base

    def about(self, subject: str | Blank) -> list[Triple]:
        """Of both."""
        return [*super().about(subject), *self._base.about(subject)]

    def objects(self, subject: str | Blank, predicate: str) -> list[Term]:
        """Of both."""
        return [*super().objects(subject, predicate), *self._base.objects(subject, predicate)]

    def subjects(self, predicate: str, obj: Term) -> list[str]:
        """Of both."""
        return [*super().subjects(predicate, obj), *self._base.subjects(predicate, obj)]
