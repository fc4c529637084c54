"""What can be wrong with a configuration, and the error that holds all of it."""

from collections.abc import Iterable
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
