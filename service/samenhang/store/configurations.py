"""Stored configurations in an engine: created, read, replaced, deleted and listed, with what follows beside them."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Index, Literal, Term, Triple
from samenhang.store import form
from samenhang.store.backend import Backend, StoreError
from samenhang.store.form import Registration

Made = Callable[[str], Iterable[Triple]]
"""Gives what a configuration states, when it is told its name."""
Changed = Callable[[str], None]
"""Is told the name of a graph that was written or taken away."""
READ: Final = (form.FORM,)
"""The forms that are read."""
_MUNICIPALITY: Final = terms.SAM + "gemeente"


@dataclass(frozen=True)
class Stored:
    """A stored configuration: its registration and what it states."""

    registration: Registration
    stated: tuple[Triple, ...]


@dataclass(frozen=True)
class Entry:
    """A stored configuration in a list; `fresh` where what follows was derived from this revision, with `version`."""

    registration: Registration
    label: str | None
    municipality: str | None
    version: str | None


class Configurations:
    """The configurations in one engine. All methods raise StoreError. Safe to use from several threads."""

    def __init__(self, backend: Backend, changed: Changed = lambda _graph: None) -> None:
        self.backend = backend
        self._changed = changed

    def create(self, made: Made) -> Stored:
        """Store a new configuration."""
        slug, now = form.new_slug(), form.now()
        registration = Registration(slug, form.new_revision(), now, now)
        stated = tuple(made(registration.name))
        self.backend.update(form.creation(registration, stated))
        return self._told(Stored(registration, stated))

    def read(self, slug: str) -> Stored | None:
        """A configuration, or None where there is none by this name."""
        if not _simple(slug):
            return None
        rows = self.backend.rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{form.named(slug)}> {{ ?s ?p ?o }} }}")
        triples = [(_subject(row["s"]), str(row["p"]), row["o"]) for row in rows]
        return _stored(slug, triples) if triples else None

    def has(self, name: str) -> bool:
        """Whether this IRI is that of a stored configuration; looks no further than its own graph."""
        slug = terms.slug(name)
        return form.named(slug) == name and _simple(slug) and self._revision(slug) is not None

    def said(self, slugs: Iterable[str], predicates: Iterable[str]) -> list[Triple]:
        """What is stored of these configurations by these properties, asked in one go."""
        names = " ".join(f"<{form.named(slug)}>" for slug in slugs if _simple(slug))
        wanted = ", ".join(f"<{p}>" for p in predicates)
        rows = self.backend.rows(
            f"SELECT ?c ?p ?o WHERE {{ VALUES ?c {{ {names} }} GRAPH ?c {{ ?c ?p ?o }} FILTER (?p IN ({wanted})) }}"
        )
        return [(str(row["c"]), str(row["p"]), row["o"]) for row in rows]

    def followed(self, slug: str) -> list[Triple]:
        """What is stored beside a configuration, as far as it follows from something; empty where there is nothing."""
        if not _simple(slug):
            return []
        rows = self.backend.rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{form.beside(slug)}> {{ ?s ?p ?o }} }}")
        triples = [(_subject(row["s"]), str(row["p"]), row["o"]) for row in rows]
        return [t for t in triples if t[0] != form.beside(slug)]

    def replace(self, old: Registration, made: Made) -> Stored | None:
        """Put a configuration in the place of this revision; None where someone else replaced or deleted it first."""
        new = replace(old, revision=form.new_revision(), modified=form.now(), replaced=(*old.replaced, old.revision))
        stated = tuple(made(new.name))
        with self.backend.only(old.name):
            self.backend.update(form.replacement(new, old.revision, stated))
            found = self.read(old.slug)
        if found is None or new.revision not in (found.registration.revision, *found.registration.replaced):
            return None
        return self._told(Stored(new, stated))

    def delete(self, old: Registration) -> bool:
        """Delete this revision; False where someone else replaced it first."""
        with self.backend.only(old.name):
            self.backend.update(form.deletion(old.slug, old.revision))
            if self.read(old.slug) is not None:
                return False
            self._changed(old.name)
            self._put(form.beside(old.slug), ())
            return True

    def follow(self, registration: Registration, version: str, derived: Iterable[Triple]) -> bool:
        """Store what follows from this revision, with this version of the knowledge; False where the configuration was
        replaced meanwhile, so that something else follows.
        """
        with self.backend.only(registration.name):
            revision = self._revision(registration.slug)
            if revision == registration.revision:
                mark = form.mark(registration.slug, revision, version)
                self._put(form.beside(registration.slug), (*mark, *derived))
        return revision in (None, registration.revision)

    def page(self, first: int, size: int, municipality: str | None = None) -> list[Entry]:
        """So many configurations in order of creation, from number `first` (0-based) on."""
        about = f"; <{_MUNICIPALITY}> <{municipality}>" if municipality else ""
        found = (
            self.backend.rows(  # by time and not by name: an engine has a time at hand, and looks up a name to compare
                f"SELECT ?c WHERE {{ GRAPH ?g {{ ?c <{form.CREATED}> ?created {about} }} FILTER (?g = ?c) }}\n"
                f"ORDER BY ?created ?c LIMIT {size} OFFSET {first}"
            )
        )
        return self._entries([terms.slug(str(row["c"])) for row in found])

    def count(self) -> int:
        """How many configurations are stored."""
        rows = self.backend.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?c {{ ?c <{form.CONFORMS}> ?form }} }}")
        return int(_text(rows[0]["n"]))

    def stale(self, version: str) -> list[str]:
        """The configurations of which nothing is stored that follows from their revision with this version."""
        each = (  # of all at once: to look at one after another takes minutes where there are many
            ("?c", f"?c <{form.CREATED}> ?created"),
            ("?c ?revision", f"?c <{form.OWL_VERSION}> ?revision"),
        )
        known = (
            ("?b ?c", f"?b <{form.DERIVED_FROM}> ?c"),
            ("?b ?revision", f"?b <{form.OWL_VERSION}> ?revision"),
            ("?b", f"?b <{form.DERIVED_WITH}> <{form.knowledge(version)}>"),
        )
        rows = self.backend.rows(f"SELECT ?c WHERE {{ {_selected(each)} MINUS {{ {_selected(known)} }} }}")
        return sorted(terms.slug(str(row["c"])) for row in rows)

    def orphans(self) -> list[str]:
        """The names of what follows from configurations that are gone: who deleted them was stopped half-way."""
        followed = f"SELECT ?c WHERE {{ GRAPH ?b {{ ?b <{form.DERIVED_FROM}> ?c }} }}"
        stored = f"SELECT ?c WHERE {{ GRAPH ?c {{ ?c <{form.CREATED}> ?created }} }}"
        rows = self.backend.rows(f"SELECT ?c WHERE {{ {{ {followed} }} MINUS {{ {stored} }} }}")
        return sorted(terms.slug(str(row["c"])) for row in rows)

    def forget(self, slug: str) -> None:
        """Take away what follows from a configuration, if that is gone."""
        with self.backend.only(form.named(slug)):
            if self._revision(slug) is None:
                self._put(form.beside(slug), ())

    def entry(self, stored: Stored, version: str | None) -> Entry:
        """A stored configuration as lists have it, of which this version of the knowledge is known."""
        index, name = Index(stored.stated), stored.registration.name
        municipality = next(iter(index.iris(name, _MUNICIPALITY)), None)
        return Entry(stored.registration, index.text(name, terms.LABEL, "nl"), municipality, version)

    def _entries(self, slugs: Sequence[str]) -> list[Entry]:
        if not slugs:
            return []
        said: dict[str, list[Triple]] = {form.named(slug): [] for slug in slugs}
        for triple in self.said(slugs, (*sorted(form.REGISTRATION), terms.LABEL, _MUNICIPALITY)):
            said[str(triple[0])].append(triple)
        marks = self._marks(slugs)
        found = []
        for slug in slugs:
            with suppress(StoreError):  # of a form that we cannot read it is listed too, but not once it was deleted
                stored = _parted(slug, said[form.named(slug)])
                found.append(self.entry(stored, marks.get((slug, stored.registration.revision))))
        return found

    def _marks(self, slugs: Sequence[str]) -> dict[tuple[str, str], str]:
        """The version with which was derived what is stored beside each revision."""
        graphs = {form.beside(slug): slug for slug in slugs}
        rows = self.backend.rows(
            f"SELECT ?b ?revision ?version WHERE {{ VALUES ?b {{ {' '.join(f'<{g}>' for g in graphs)} }}\n"
            f"GRAPH ?b {{ ?b <{form.OWL_VERSION}> ?revision ; <{form.DERIVED_WITH}> ?version }} }}"
        )
        return {(graphs[str(row["b"])], _text(row["revision"])): terms.slug(str(row["version"])) for row in rows}

    def _revision(self, slug: str) -> str | None:
        """The revision that a configuration has now; None where there is no configuration."""
        name = form.named(slug)
        rows = self.backend.rows(f"SELECT ?r WHERE {{ GRAPH <{name}> {{ <{name}> <{form.OWL_VERSION}> ?r }} }}")
        return _text(rows[0]["r"]) if rows else None

    def _told(self, stored: Stored) -> Stored:
        self._changed(stored.registration.name)
        return stored

    def _put(self, graph: str, triples: Sequence[Triple]) -> None:
        self.backend.put(graph, triples)
        self._changed(graph)


def _stored(slug: str, triples: Sequence[Triple]) -> Stored:
    """The configuration in a graph. Raises StoreError where it is in a form that this program does not know."""
    found = _parted(slug, triples)
    if found.registration.form not in READ:
        raise StoreError("newer-form", found.registration.form)
    return found


def _parted(slug: str, triples: Sequence[Triple]) -> Stored:
    """The registration in a graph, which every form has, and all the rest. Raises StoreError where there is none."""
    index, name = Index(triples), form.named(slug)
    value = {p: index.objects(name, p) for p in form.REGISTRATION}
    written_as = next((str(o) for o in value[form.CONFORMS]), "")
    if not all(value[p] for p in (form.OWL_VERSION, form.CREATED, form.MODIFIED)):
        raise StoreError("newer-form", written_as)
    texts = {p: _text(found[0]) for p, found in value.items() if found}
    registration = Registration(
        slug,
        texts[form.OWL_VERSION],
        form.at(datetime.fromisoformat(texts[form.CREATED])),
        form.at(datetime.fromisoformat(texts[form.MODIFIED])),
        written_as,
        tuple(sorted(_text(o) for o in value[form.REPLACES])),
    )
    return Stored(registration, tuple(t for t in triples if t[0] != name or t[1] not in form.REGISTRATION))


def _selected(parts: Sequence[tuple[str, str]]) -> str:
    """Triples about the graph that they stand in, each selected by itself."""
    return " ".join(f"{{ SELECT {names} WHERE {{ GRAPH {names.split()[0]} {{ {what} }} }} }}" for names, what in parts)


def _text(term: Term) -> str:
    return term.text if isinstance(term, Literal) else str(term)


def _subject(term: Term) -> str | Blank:
    if isinstance(term, Literal):
        raise StoreError("refused", term.text)
    return term


def _simple(slug: str) -> bool:
    """Whether a text can be one of our names; any other would have to be written into a question."""
    return slug.isascii() and slug.replace("-", "").isalnum()
