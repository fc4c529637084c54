"""Two or more configurations side by side: choices, findings, measures, indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from samenhang.coherence.derived import indicators
from samenhang.coherence.evaluate import Outcome, Status, Working
from samenhang.coherence.model import Model, Severity, bits

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """One thing (IRI) with its value in each configuration, in the order in which they were given."""

    about: str
    values: tuple[T, ...]

    @property
    def same(self) -> bool:
        """Whether it is the same everywhere."""
        return all(value == self.values[0] for value in self.values)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen for a knob, and what works there (IRIs)."""

    chosen: tuple[str, ...]
    effective: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, of a rule or in a lijn, with its status in each configuration: None where it is not there."""

    rule: str | None
    risk: str | None
    line: str | None
    severity: Severity
    values: tuple[Status | None, ...]

    @property
    def same(self) -> bool:
        """Whether it is the same everywhere."""
        return all(value == self.values[0] for value in self.values)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is there in at least one of the configurations. A measure that is not present has None; of an
    indicator it is told whether it is asked for."""

    choices: tuple[Row[Choice], ...]
    findings: tuple[FindingRow, ...]
    measures: tuple[Row[Working | None], ...]
    indicators: tuple[Row[bool], ...]
    coherent: tuple[bool, ...]
    harmonious: tuple[bool, ...]


def compare(model: Model, outcomes: Sequence[Outcome]) -> Comparison:
    """The comparison of two or more outcomes. Raises ValueError for fewer."""
    if len(outcomes) < 2:
        raise ValueError("a comparison takes two configurations or more")
    return Comparison(
        _choices(model, outcomes),
        _findings(model, outcomes),
        _measures(model, outcomes),
        _indicators(model, outcomes),
        tuple(outcome.coherent for outcome in outcomes),
        tuple(outcome.harmonious for outcome in outcomes),
    )


def _choices(model: Model, outcomes: Sequence[Outcome]) -> tuple[Row[Choice], ...]:
    def named(settings: int) -> tuple[str, ...]:
        return tuple(model.settings[n].iri for n in bits(settings))

    rows = []
    for knob in model.knobs:
        values = tuple(
            Choice(named(o.configuration.nominal & knob.settings), named(o.effective & knob.settings)) for o in outcomes
        )
        if any(value.chosen or value.effective for value in values):
            rows.append(Row(knob.iri, values))
    return tuple(rows)


def _findings(model: Model, outcomes: Sequence[Outcome]) -> tuple[FindingRow, ...]:
    found: dict[tuple[str | None, str | None, str | None, Severity], dict[int, Status]] = {}
    for place, outcome in enumerate(outcomes):
        for rule in outcome.rules:
            key = (rule.rule.iri, rule.risk, rule.rule.line, rule.rule.severity)
            found.setdefault(key, {})[place] = rule.status
        for cause in outcome.causes:
            found.setdefault((None, cause.risk, cause.line, model.risk_severity[cause.risk]), {})[place] = cause.status
    order = sorted(found, key=lambda key: tuple(part or "" for part in key))
    return tuple(FindingRow(*key, tuple(found[key].get(n) for n in range(len(outcomes)))) for key in order)


def _measures(model: Model, outcomes: Sequence[Outcome]) -> tuple[Row[Working | None], ...]:
    def how(outcome: Outcome, number: int) -> Working | None:
        if not outcome.present >> number & 1:
            return None
        return "heel" if outcome.working >> number & 1 else "deels" if outcome.partial >> number & 1 else "niet"

    present = 0
    for outcome in outcomes:
        present |= outcome.present
    return tuple(Row(model.measures[n].iri, tuple(how(o, n) for o in outcomes)) for n in bits(present))


def _indicators(model: Model, outcomes: Sequence[Outcome]) -> tuple[Row[bool], ...]:
    asked = [indicators(model, outcome) for outcome in outcomes]
    every = sorted(frozenset().union(*asked))
    return tuple(Row(indicator, tuple(indicator in own for own in asked)) for indicator in every)
