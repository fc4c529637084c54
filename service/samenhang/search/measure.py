"""The least to measure: fewest indicators that signal every open finding, then fewest data elements and source systems.

Exact set covers by the core-guided MaxSAT solver RC2 of python-sat, one level after the other: of all smallest sets
of indicators the one that needs fewest data elements, and of those the one that needs fewest source systems.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Model
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index

Signal = tuple[str, str | None]
"""An open risk (IRI) and its lijn."""


@dataclass(frozen=True)
class Sources:
    """What indicators are made of, in IRIs: all the data elements of each, and the source systems of which any one
    yields an indicator or a data element."""

    elements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    systems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """One open risk in one lijn and what signals it: indicators (IRIs) of the risk, or of an incentive on the way."""

    risk: str
    line: str | None
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One smallest plan. `signals` tells for each indicator which open risks it shows; `elements` and `systems` are
    all that the indicators need."""

    indicators: tuple[str, ...]
    elements: tuple[str, ...]
    systems: tuple[str, ...]
    signals: tuple[tuple[str, tuple[Signal, ...]], ...]


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest plans, all of them up to the limit asked (`complete`), and the open risks that no indicator
    signals."""

    plans: tuple[Plan, ...]
    complete: bool
    unseen: tuple[Signal, ...]


def sources(index: Index) -> Sources:
    """What the knowledge says of data elements and source systems."""
    wanted = index.instances(terms.SAM + "Indicator") + index.instances(terms.SAM + "DataElement")
    elements = {iri: tuple(sorted(index.iris(iri, terms.SAM + "opgebouwdUit"))) for iri in wanted}
    systems = {iri: tuple(sorted(index.iris(iri, terms.SAM + "uitBronsysteem"))) for iri in wanted}
    return Sources({k: v for k, v in elements.items() if v}, {k: v for k, v in systems.items() if v})


def needs(model: Model, outcome: Outcome) -> tuple[Need, ...]:
    """Every open risk with the indicators that signal it; causes that are answered give no indicator."""
    found: dict[Signal, set[str]] = {}
    for rule in outcome.rules:
        if not rule.excused and rule.risk:
            found.setdefault((rule.risk, rule.rule.line), set()).update(model.indicators.get(rule.risk, ()))
    for finding in outcome.causes:
        if finding.status == "open":
            own = found.setdefault((finding.risk, finding.line), set())
            own.update(model.indicators.get(finding.risk, ()))
            for cause, answered in finding.causes:
                if cause.incentive and not answered:
                    own.update(model.indicators.get(cause.incentive, ()))
    order = sorted(found, key=lambda signal: (signal[0], signal[1] or ""))
    return tuple(Need(risk, line, tuple(sorted(found[risk, line]))) for risk, line in order)


def least(wanted: Iterable[Need], known: Sources, limit: int = 20) -> Least:
    """All smallest plans, in a stable order."""
    wanted = tuple(wanted)
    seen = [need for need in wanted if need.indicators]
    unseen = tuple((need.risk, need.line) for need in wanted if not need.indicators)
    problem = _Problem(seen, known)
    plans, complete = problem.plans(limit)
    return Least(tuple(sorted(plans, key=lambda p: (p.indicators, p.elements, p.systems))), complete, unseen)


class _Problem:
    """Variables for indicators, data elements and source systems, and the clauses between them."""

    def __init__(self, seen: list[Need], known: Sources) -> None:
        self.seen = seen
        self.numbers: dict[str, int] = {}
        self.levels: tuple[dict[int, str], dict[int, str], dict[int, str]] = ({}, {}, {})
        self.clauses: list[list[int]] = []
        for need in seen:
            self.clauses.append([self._number(i, 0) for i in need.indicators])
        for iri, number in list(self.numbers.items()):
            own = known.elements.get(iri, ())
            for element in own:
                self.clauses.append([-number, self._number(element, 1)])
                self._system(element, known)
            if not own:
                self._system(iri, known)

    def _number(self, iri: str, level: int) -> int:
        number = self.numbers.setdefault(iri, len(self.numbers) + 1)
        self.levels[level][number] = iri
        return number

    def _system(self, iri: str, known: Sources) -> None:
        options = known.systems.get(iri, ())
        if options:
            self.clauses.append([-self.numbers[iri], *(self._number(system, 2) for system in options)])

    def plans(self, limit: int) -> tuple[list[Plan], bool]:
        """The weights make one indicator dearer than all data elements, and one of those than all systems."""
        systems = len(self.levels[2]) + 1
        weights = (systems * (len(self.levels[1]) + 1), systems, 1)
        formula = WCNF()
        for clause in self.clauses:
            formula.append(clause)
        for weight, level in zip(weights, self.levels, strict=True):
            for number in level:
                formula.append([-number], weight=weight)
        found: list[Plan] = []
        cost: int | None = None
        with RC2(formula, solver="g4") as solver:
            while (model := solver.compute()) is not None:
                if cost is not None and solver.cost > cost:
                    return found, True
                if len(found) == limit:
                    return found, False
                cost = solver.cost
                chosen = {x for x in model if x > 0 and x <= len(self.numbers)}
                found.append(self._plan(chosen))
                solver.add_clause([-x for x in sorted(chosen)] or [len(self.numbers) + 1])
                if not chosen:
                    return found, True
        return found, True

    def _plan(self, chosen: set[int]) -> Plan:
        indicators, elements, systems = (
            tuple(sorted(iri for number, iri in level.items() if number in chosen)) for level in self.levels
        )
        signals = tuple(
            (i, tuple((need.risk, need.line) for need in self.seen if i in need.indicators)) for i in indicators
        )
        return Plan(indicators, elements, systems, signals)
