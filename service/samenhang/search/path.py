"""The growth path: from a configuration to another in phases, passing through as little incoherence as can be.

The turns are those in which the two differ, each once: no path is shorter. Which turn comes in which phase is found
on copies of the clauses, one a phase, so that the least worst phase, and then the least sum, are proven.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pysat.card import CardEnc, EncType

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.derived import indicators
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.model import Model
from samenhang.search.engine import Engine, OutOfTimeError, Session
from samenhang.search.moves import Task, Turn, applied, between
from samenhang.search.repairs import Effort, repairs

LOOKED_AT = 100
"""Cheapest repairs of which the nearest configuration is the first."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Turns made together, the configuration judged after them, the rules of severity overtreding that are violated
    then, and the indicators that are asked for from then on (IRIs)."""

    turns: tuple[Turn, ...]
    outcome: Outcome
    clashes: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The phases in order. `worst` is the largest number of clashes after any phase but the last, `total` their sum;
    no path of these turns in as many phases has a smaller worst than `worst_bound`, nor with that worst a smaller
    total than `total_bound`. `kept` are circumstances (IRIs) that the target has otherwise: nobody can turn them."""

    phases: tuple[Phase, ...]
    worst: int
    total: int
    worst_bound: int
    total_bound: int
    kept: tuple[str, ...]

    @property
    def proven(self) -> bool:
        """Whether no path is better."""
        return (self.worst, self.total) == (self.worst_bound, self.total_bound)


def nearest(engine: Engine, start: Configuration, seconds: float | None = None) -> Configuration | None:
    """A coherent configuration that takes fewest turns to reach, always the same one, and one that leaves no knob open
    where that takes no more; None where nothing helps.

    Raises OutOfTimeError.
    """
    found = repairs(engine, Task(start), Effort(limit=LOOKED_AT, seconds=seconds, backbone=False))
    if found.feasible is None:
        raise OutOfTimeError
    return found.repairs[0].outcome.configuration if found.repairs else None


def path(
    engine: Engine, start: Configuration, target: Configuration, turns: int = 1, seconds: float | None = None
) -> Path:
    """The best path with at most so many turns a phase, in as few phases as that allows.

    Circumstances, archetype and domein stay as they are in `start`. Raises ValueError for less than one turn,
    NotWellFormedError where the target's choices are not well formed there, and OutOfTimeError where time is over
    before any path is known.
    """
    if turns < 1:
        raise ValueError("a phase takes at least one turn")
    model = engine.model
    steps = between(model, start, target)
    applied(model, start, steps)
    kept = tuple(k.iri for k in model.knobs if k.circumstance and (start.stated ^ target.stated) & k.settings)
    phases = -(-len(steps) // turns)
    if phases < 2:
        return Path(_judged(model, start, [steps] if steps else []), 0, 0, 0, 0, kept)
    order, worst_bound, total_bound = _Unrolled(engine, start, steps, phases, turns).best(seconds)
    found = _judged(model, start, order)
    counts = [len(phase.clashes) for phase in found[:-1]]
    return Path(found, max(counts), sum(counts), worst_bound, total_bound, kept)


def _judged(model: Model, start: Configuration, order: Sequence[Sequence[Turn]]) -> tuple[Phase, ...]:
    """Each phase judged by the evaluation, not by the clauses."""
    now, found = start, []
    for turns in order:
        now = applied(model, now, turns)
        outcome = evaluate(model, now)
        found.append(Phase(tuple(turns), outcome, clashes(outcome), tuple(sorted(indicators(model, outcome)))))
    return tuple(found)


def clashes(outcome: Outcome) -> tuple[str, ...]:
    """The rules that keep a configuration from being coherent, by IRI."""
    rules = (f.rule for f in outcome.rules if not f.excused and f.rule.severity == "overtreding")
    return tuple(sorted({rule.iri for rule in rules}))


class _Unrolled:
    """One copy of the encoding for each configuration between start and target."""

    def __init__(self, engine: Engine, start: Configuration, steps: Sequence[Turn], phases: int, turns: int) -> None:
        self.engine = engine
        self.steps = steps
        self.phases = phases
        encoding = engine.encoding
        count, size = encoding.alone
        own = encoding.formula.clauses[:count]
        moved = [engine.whole.literal(turn) for turn in steps]
        off = [encoding.stated[engine.model.numbers[turn.off]] if turn.off and turn.on else 0 for turn in steps]
        still = [x for x in encoding.choices(start) if -x not in moved and abs(x) not in off]
        self.clauses: list[list[int]] = []
        self.top = size * (phases - 1)
        self.done: list[list[int]] = []
        for copy in range(phases - 1):
            shift = copy * size
            self.clauses += [[_moved(x, shift) for x in clause] for clause in own]
            self.clauses += [[_moved(x, shift)] for x in (*encoding.context(start), *still)]
            made = self._news(len(steps))
            self.done.append(made)
            for x, gone, done in zip(moved, off, made, strict=True):
                self._equal(_moved(x, shift), done)
                if gone:
                    self._equal(_moved(gone, shift), -done)
        self._in_order(turns)
        bad = [n for n, rule in enumerate(engine.model.rules) if engine.screen.clashes >> n & 1]
        self.clashes = [[_moved(encoding.violated[n], copy * size) for n in bad] for copy in range(phases - 1)]

    def _news(self, count: int) -> list[int]:
        self.top += count
        return list(range(self.top - count + 1, self.top + 1))

    def _equal(self, one: int, other: int) -> None:
        self.clauses += [[-one, other], [one, -other]]

    def _in_order(self, turns: int) -> None:
        """What is done stays done, and no phase, the last included, has too many turns."""
        for before, after in zip([None, *self.done], [*self.done, None], strict=True):
            fresh = []
            for n in range(len(self.steps)):
                if before is None and after is not None:
                    fresh.append(after[n])
                elif before is not None and after is None:
                    fresh.append(-before[n])
                elif before is not None and after is not None:
                    self.clauses.append([-before[n], after[n]])
                    fresh += self._news(1)
                    self.clauses.append([-after[n], before[n], fresh[-1]])
            limit = CardEnc.atmost(fresh, bound=turns, top_id=self.top, encoding=EncType.seqcounter)
            self.clauses += limit.clauses
            self.top = max(self.top, limit.nv)

    def best(self, seconds: float | None) -> tuple[list[list[Turn]], int, int]:
        """Turns by phase, and the bounds on worst and total."""
        session = Session(self.clauses, self.top)
        session.limit(seconds)
        try:
            return self._search(session)
        finally:
            session.solver.delete()

    def _search(self, session: Session) -> tuple[list[list[Turn]], int, int]:
        every = [x for own in self.clashes for x in own]
        if not session.holds([]):
            raise RuntimeError("no order of turns is well formed throughout")
        order, worst, total = self._found(session)
        most = [session.counter(own, len(own)) for own in self.clashes] if every else []
        bound = 0
        try:
            while bound < worst:
                if session.holds(self._at_most(most, bound)):
                    order, worst, total = self._found(session)
                else:
                    bound += 1
        except OutOfTimeError:
            return order, bound, 0
        low = 0
        try:
            count = session.counter(every, total) if total else []
            while low < total:
                if session.holds([*self._at_most(most, worst), -count[low]]):
                    order, worst, total = self._found(session)
                else:
                    low += 1
        except OutOfTimeError:
            pass
        return order, worst, low

    def _at_most(self, most: Sequence[Sequence[int]], bound: int) -> list[int]:
        return [-count[bound] for count in most if bound < len(count)]

    def _found(self, session: Session) -> tuple[list[list[Turn]], int, int]:
        solution = session.solution()
        done = [{n for n, x in enumerate(made) if solution[x - 1] > 0} for made in self.done]
        steps = [set(), *done, set(range(len(self.steps)))]
        order = [[self.steps[n] for n in sorted(b - a)] for a, b in pairwise(steps)]
        clashes = [sum(solution[abs(x) - 1] == x for x in own) for own in self.clashes]
        return order, max(clashes), sum(clashes)


def _moved(literal: int, shift: int) -> int:
    return literal + shift if literal > 0 else literal - shift
