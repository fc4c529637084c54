"""What can be wrong with a configuration, and the error that holds all of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

ProblemCode = Literal[
    "not-an-object",
    "unknown-key",
    "not-text",
    "not-a-list",
    "outside-xml",
    "blank",
    "too-long",
    "unknown-knob",
    "unknown-setting",
    "setting-of-other-knob",
    "too-many-settings",
    "exclusive-setting",
    "setting-of-other-domain",
    "unknown-measure",
    "measure-against-knob",
    "unknown-archetype",
    "unknown-domain",
    "unknown-municipality",
    "unknown-indicator",
    "not-a-measurement",
    "outside-bands",
    "measured-otherwise",
    "not-an-individual",
    "several-values",
    "unknown-property",
    "missing-key",
    "unknown-part",
    "not-a-count",
    "wrong-number-of-configurations",
]
"""Three that only RDF can get wrong, then four of a request that holds several configurations."""
MOST_PROBLEMS = 50
"""Looking up names that resemble a wrong one takes time, so a document that is all wrong stops early."""

_SHOWN = 80
"""Characters of a wrong value that are told."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a configuration.

    `where` is the path in the document (`keuzes.monitoring-omvang`), `value` what stood there, `right` what would be
    right there (slugs, the nearest first), and `about` what else the sentence needs (slugs).
    """

    code: ProblemCode
    where: str
    value: str
    right: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


def wrong_kind(code: ProblemCode, where: str, value: object) -> Problem:
    """The problem of another kind of value than belongs there; which kind it is stands in `about`."""
    return Problem(code, where, told(value), (), (_kind(value),))


def told(value: object) -> str:
    """The start of a text, or of any other value as JSON writes it."""
    return value[:_SHOWN] if isinstance(value, str) else _json(value, 3)[:_SHOWN]


def _json(value: object, depth: int) -> str:
    """The start of a value as JSON, no deeper than so many levels."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, str):
        return f'"{value[:_SHOWN]}"'
    if not isinstance(value, Mapping | list):
        return repr(value)
    if not depth:
        return "…"
    if isinstance(value, Mapping):
        pairs = [f'"{key}": {_json(each, depth - 1)}' for key, each in list(value.items())[:9]]
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(_json(each, depth - 1) for each in value[:9]) + "]"


def _kind(value: object) -> str:
    """What JSON calls this kind of value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "object" if isinstance(value, Mapping) else "array"


class Problems(list[Problem]):
    """Problems as they are found, `MOST_PROBLEMS` at most."""

    def append(self, problem: Problem) -> None:
        super().append(problem)
        if len(self) >= MOST_PROBLEMS:
            raise NotWellFormedError(self)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.append(problem)


class NotWellFormedError(Exception):
    """A configuration that cannot be judged. Holds every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p.where}: {p.code} {p.value}" for p in problems))
        self.problems = problems
