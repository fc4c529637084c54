"""One text in, one document of a configuration out, whatever the format; and the line on which a problem stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samenhang.coherence.configuration import Problem
from samenhang.coherence.model import Model
from samenhang.exchange import parsing, plain, statements
from samenhang.exchange.formats import JSON, N_TRIPLES, TRIG, TURTLE, YAML, Format
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Term, Triple
from samenhang.knowledge.turtle import occurrences


@dataclass(frozen=True)
class Document:
    """A configuration as plain values in the shape of the contract, and what its own format got wrong (`problems`)."""

    value: Any
    problems: tuple[Problem, ...]
    text: str = field(repr=False)
    format: Format
    triples: tuple[Triple, ...] = field(default=(), repr=False)
    """All that an RDF text said; empty for JSON and YAML."""
    node: str | Blank | None = None
    """The configuration in those triples."""

    @property
    def subject(self) -> str | None:
        """IRI of the configuration, where RDF gave it one."""
        return self.node if isinstance(self.node, str) else None

    def stated(self, subject: str) -> list[Triple]:
        """What an RDF text said, without what was derived, about `subject` where its configuration has no IRI."""
        return [(subject if s == self.node else s, p, o) for s, p, o in self.triples if p not in terms.DERIVED]

    @property
    def measurements(self) -> list[Term]:
        """The nodes of the measurements, in order: those of the RDF text, else those that `writing` gives them."""
        if self.node is None:
            listed = self.value.get("metingen") if isinstance(self.value, dict) else None
            return [Blank(f"meting{n}") for n in range(len(listed or ()))]
        return list(dict.fromkeys(o for s, p, o in self.triples if s == self.node and p == statements.SETTLES))

    def line(self, problem: Problem) -> int | None:
        """Line (1-based) of what a problem is about, or None where the text cannot be searched."""
        return self._find(problem)

    @cached_property
    def _find(self) -> Callable[[Problem], int | None]:
        if self.format in (JSON, YAML):
            return _by_path(plain.places(self.text))
        if self.format in (TURTLE, TRIG, N_TRIPLES):
            return _by_name([(found.iri, found.line) for found in occurrences(self.text)])
        return _by_text(self.text)


def read(data: bytes, form: Format, model: Model) -> Document:
    """The document of a text in one of `formats.CONFIGURATIONS`.

    `model` tells knobs and settings apart where RDF names only a setting. Raises UnreadableError.
    """
    text = plain.decoded(data)
    if form is JSON:
        return Document(plain.read_json(text), (), text, form)
    if form is YAML:
        return Document(plain.read_yaml(text), (), text, form)
    triples = tuple(parsing.triples(text, form))
    node, value, problems = statements.document(triples, model)
    return Document(value, tuple(problems), text, form, triples, node)


def _by_path(lines: plain.Places) -> Callable[[Problem], int | None]:
    def find(problem: Problem) -> int | None:
        return lines.get((problem.where, problem.value)) or lines.get((problem.where, None))

    return find


def _by_name(names: list[tuple[str, int]]) -> Callable[[Problem], int | None]:
    """In Turtle: the value after its predicate, else the predicate, else the value anywhere."""

    def find(problem: Problem) -> int | None:
        values, keys = set(_iris(problem.value)), set(_iris(problem.where.removeprefix("keuzes.").partition("[")[0]))
        at = next((n for n, (iri, _) in enumerate(names) if iri in keys), None)
        for start in (at, 0) if at is not None else (0,):
            line = next((line for iri, line in names[start:] if iri in values), None)
            if line is not None:
                return line
        return None if at is None else names[at][1]

    return find


def _by_text(text: str) -> Callable[[Problem], int | None]:
    def find(problem: Problem) -> int | None:
        for name in (problem.value, terms.slug(problem.where.removeprefix("keuzes."))):
            at = text.find(name) if name else -1
            if at >= 0:
                return text.count("\n", 0, at) + 1
        return None

    return find


def _iris(name: str) -> list[str]:
    """The IRIs that a slug, a prefixed name or an IRI may stand for."""
    if ":" in name:
        prefix, _, local = name.partition(":")
        return [name, terms.PREFIXES.get(prefix, "") + local]
    if name == "naam":
        return [terms.LABEL]
    own = {"archetype": "volgtArchetype", "maatregelen": "neemtMaatregel", "metingen": "rekentAfOp"}
    kinds = ("knop", "stand", "mitigatie", "archetype", "domein", "gemeente", "indicator")
    return [terms.SAM + own.get(name, name), *(terms.individual(kind, name) for kind in kinds)]
