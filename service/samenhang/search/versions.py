"""Two versions of the knowledge: which configurations change verdict, each with the smallest example."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF
from pysat.solvers import Solver

from samenhang.coherence.model import Model
from samenhang.search.encoding import Encoding
from samenhang.search.engine import SOLVER


@dataclass(frozen=True, slots=True)
class Example:
    """A configuration in IRIs, well formed in both versions."""

    settings: tuple[str, ...]
    measures: tuple[str, ...]
    archetype: str | None
    domain: str | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """Something that is judged otherwise: `about` is `samenhangend`, `harmonisch` or a rule (IRI) that both versions
    have; `before` is whether it held in the older (for a rule: whether it was not violated)."""

    about: str
    before: bool
    example: Example


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What changed in the verdicts between two versions, and which rules (IRIs) came and went."""

    changes: tuple[VerdictChange, ...]
    new_rules: tuple[str, ...]
    gone_rules: tuple[str, ...]


def differences(older: Model, newer: Model) -> VersionChanges:
    """All verdicts that some configuration gets otherwise in the newer version, with as few choices and measures as
    show it. Only configurations that are well formed in both are compared."""
    pair = _Pair(older, newer)
    rules = {rule.iri: n for n, rule in enumerate(older.rules)}, {rule.iri: n for n, rule in enumerate(newer.rules)}
    found = []
    for about, one, other in (
        ("samenhangend", pair.older.coherent, pair.newer.coherent),
        ("harmonisch", pair.older.harmonious, pair.newer.harmonious),
        *(
            (iri, -pair.older.violated[n], -pair.newer.violated[rules[1][iri]])
            for iri, n in rules[0].items()
            if iri in rules[1]
        ),
    ):
        for before in (True, False):
            example = pair.example(one if before else -one, -other if before else other)
            if example:
                found.append(VerdictChange(about, before, example))
    return VersionChanges(
        tuple(found), tuple(sorted(rules[1].keys() - rules[0].keys())), tuple(sorted(rules[0].keys() - rules[1].keys()))
    )


class _Pair:
    """Both encodings side by side over the same choices."""

    def __init__(self, older: Model, newer: Model) -> None:
        self.older, self.newer = Encoding(older), Encoding(newer)
        self.shift = self.older.formula.top
        self.clauses = [
            *self.older.formula.clauses,
            *([self._moved(x) for x in clause] for clause in self.newer.formula.clauses),
        ]
        self.inputs: dict[str, int] = {}
        """Variable of every choice, measure, archetype and domein that both have."""
        for one, other in zip(_inputs(older, self.older), _inputs(newer, self.newer), strict=True):
            for iri in one.keys() | other.keys():
                a, b = one.get(iri), other.get(iri)
                if a is not None and b is not None:
                    self.clauses += [[-a, self._moved(b)], [a, -self._moved(b)]]
                    self.inputs[iri] = a
                else:
                    self.clauses.append([-a] if a is not None else [-self._moved(b or 0)])

        self.solver = Solver(SOLVER, bootstrap_with=self.clauses)

    def _moved(self, literal: int) -> int:
        return literal + self.shift if literal > 0 else literal - self.shift

    def example(self, one: int, other: int) -> Example | None:
        """The smallest configuration in which this holds of the older and that of the newer version."""
        if not self.solver.solve(assumptions=[one, self._moved(other)]):
            return None
        formula = WCNF()
        formula.extend(self.clauses)
        formula.extend([[one], [self._moved(other)]])
        formula.extend([[-x] for x in self.inputs.values()], weights=[1] * len(self.inputs))
        with RC2(formula, solver="g4") as solver:
            model = solver.compute() or []
        chosen = {iri for iri, x in self.inputs.items() if model[x - 1] > 0}
        old = self.older.model
        return Example(
            _among(chosen, (s.iri for s in old.settings)),
            _among(chosen, (m.iri for m in old.measures)),
            next(iter(_among(chosen, (a.iri for a in old.archetypes))), None),
            next(iter(_among(chosen, old.domains)), None),
        )


def _inputs(model: Model, encoding: Encoding) -> Sequence[dict[str, int]]:
    return (
        dict(zip((s.iri for s in model.settings), encoding.stated, strict=True)),
        dict(zip((m.iri for m in model.measures), encoding.taken, strict=True)),
        dict(zip((a.iri for a in model.archetypes), encoding.archetypes, strict=True)),
        dict(zip(model.domains, encoding.domains, strict=True)),
    )


def _among(chosen: set[str], iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(iri for iri in iris if iri in chosen)
