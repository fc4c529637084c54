"""The least to change: every cheapest set of turns that makes a configuration coherent, or harmonious.

As long as there is no repair among the things left, the solver names things of which one at least must change; they
are set apart, and their number is a cost below which there is no repair. Nearly always the repair found last has just
that cost. Else costs are counted by a totalizer and raised until there is a solution, so that the first cost with one
is proven to be the least. All solutions of that cost are then listed.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from samenhang.coherence.evaluate import Outcome, evaluate, open_risks
from samenhang.search.engine import Engine, OutOfTimeError, Session
from samenhang.search.holding import Holding
from samenhang.search.moves import Task, Turn, applied


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is asked: at most `limit` repairs; with `more` also dearer ones, up to so much above the least; at most
    `seconds`. Without `backbone`, what is forced and possible is only told where it takes no search."""

    limit: int = 1000
    more: int = 0
    seconds: float | None = None
    backbone: bool = True


@dataclass(frozen=True, slots=True)
class Repair:
    """Turns that together reach the goal, their cost, what follows then, and the risks (IRIs) that come and go."""

    turns: tuple[Turn, ...]
    cost: int
    outcome: Outcome
    new_risks: tuple[str, ...]
    gone_risks: tuple[str, ...]
    opens: tuple[str, ...]
    """Knobs (IRIs) that lose their last setting: what they would have led to is then not judged any more."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """The answer to a task.

    `feasible` is False where nothing helps and None where time ran out before that was known. No cheaper repair than
    `bound` exists; `proven` says that the first repair has exactly that cost. `complete` says that all of that cost
    are listed. `forced` are the turns that every cheapest repair makes, `possible` those that some make; both are
    None where time ran out or they were not asked.
    """

    repairs: tuple[Repair, ...]
    feasible: bool | None
    bound: int
    proven: bool
    complete: bool
    forced: tuple[Turn, ...] | None
    possible: tuple[Turn, ...] | None


def repairs(engine: Engine, task: Task, effort: Effort | None = None) -> Repairs:
    """All cheapest repairs, cheapest first and in an order that is always the same; dearer ones, where asked, hold no
    cheaper one. A configuration that is already as wanted needs none: the empty repair.

    Raises ValueError for a weight below 1.
    """
    if any(weight < 1 for weight in task.wish.weights.values()):
        raise ValueError("a weight is a whole number from 1")
    effort = effort or Effort()
    found = _searched(engine, task, effort)
    if found.complete or not found.repairs or not found.proven:
        return found
    # there are more than were asked for: which are shown may not depend on what this solver was asked before
    return _searched(engine, task, effort, fresh=True)


def least(engine: Engine, task: Task, seconds: float | None = None) -> Repairs:
    """One cheapest repair with its proof, as fast as can be; which one of several may differ from time to time."""
    return _searched(engine, task, Effort(limit=1, seconds=seconds, backbone=False))


def _searched(engine: Engine, task: Task, effort: Effort, fresh: bool = False) -> Repairs:
    until = None if effort.seconds is None else monotonic() + effort.seconds
    holding, bare = engine.about(task.wish.harmonious)
    with engine.session(effort.seconds, bare, fresh) as session:
        first = _Apart(engine, task, session, holding)
        try:
            feasible = first.split()
        except OutOfTimeError:
            return Repairs((), None, 0, False, False, None, None)
        if not feasible:
            return Repairs((), False, 0, True, True, (), ())
        best, floor = first.found(), len(first.groups)
        if not effort.more and not task.wish.weighted:
            try:
                best, floor = first.settled(best)
            except OutOfTimeError:
                return Repairs(first.judged([best]), True, floor, False, False, None, None)
            if len(best) == len(first.groups):
                return first.all(best, floor, effort)
            if len(best) == floor and effort.limit == 1 and not effort.backbone:
                return Repairs(first.judged([best]), True, floor, True, False, None, None)
    for width in engine.widths:
        left = None if until is None else max(0.0, until - monotonic())
        try:
            with engine.session(left, width, fresh) as session:
                return _Counted(engine, task, session, width).run(best, floor, effort)
        except _TooNarrowError:
            continue
    raise RuntimeError("a counter of every change is wide enough")


class _TooNarrowError(Exception):
    """The least cost is more than this solver can count."""


class _Search(ABC):
    """One task on one solver."""

    fixed: list[int]
    """Literals that hold in every repair."""

    def __init__(self, engine: Engine, task: Task, session: Session, holding: Holding) -> None:
        self.engine = engine
        self.task = task
        self.session = session
        self.holding = holding

    @abstractmethod
    def at_most(self, cost: int) -> list[int]:
        """Literals that hold in repairs of at most this cost."""

    def found(self) -> tuple[Turn, ...]:
        """The repair that was found last."""
        return self.holding.turns(self.task.configuration, self.session.solution())

    def cost(self, turns: Sequence[Turn]) -> int:
        """What some turns cost together."""
        return sum(self.task.wish.weights.get(turn.about, 1) for turn in turns)

    def all(self, best: tuple[Turn, ...], bound: int, effort: Effort) -> Repairs:
        """All that is asked, once the best is known and is as cheap as can be."""
        found, complete = [best], False
        guard = self.session.guard()
        forced = possible = None
        try:
            self._block(guard, best)
            cost = bound
            while len(found) < effort.limit:
                if self.session.holds([*self.fixed, guard, *self.at_most(cost)]):
                    found.append(self.found())
                    self._block(guard, found[-1])
                    continue
                complete = True
                if cost >= bound + effort.more:
                    break
                cost += 1
            cheapest = [turns for turns in found if self.cost(turns) == bound]
            if complete or effort.backbone:
                forced = self._forced(cheapest, bound, complete)
                possible = self._possible(cheapest, bound, complete)
        except OutOfTimeError:
            pass
        return Repairs(self.judged(found), True, bound, True, complete, forced, possible)

    def _block(self, guard: int, turns: Sequence[Turn]) -> None:
        """Never again all of these turns together: neither the same repair nor one that does more than it."""
        self.session.add(-guard, *(-self.holding.literal(turn) for turn in turns))

    def _forced(self, cheapest: list[tuple[Turn, ...]], bound: int, complete: bool) -> tuple[Turn, ...]:
        """Turns that every cheapest repair makes; where not all are listed, a solver is asked for one without."""
        common = set(cheapest[0]).intersection(*cheapest[1:])
        limits = [*self.fixed, *self.at_most(bound)]
        if not complete:
            common = {t for t in common if not self.session.holds([*limits, -self.holding.literal(t)])}
        return tuple(sorted(common, key=lambda turn: turn.order))

    def _possible(self, cheapest: list[tuple[Turn, ...]], bound: int, complete: bool) -> tuple[Turn, ...]:
        """Turns that some cheapest repair makes."""
        found = {turn for turns in cheapest for turn in turns}
        if not complete:
            seen = {self.holding.literal(turn) for turn in found}
            while True:
                guard = self.session.guard()
                self.session.add(-guard, *(x for x in self.holding.changes(self.task.configuration) if x not in seen))
                if not self.session.holds([*self.fixed, guard, *self.at_most(bound)]):
                    break
                turns = self.found()
                found.update(turns)
                seen.update(self.holding.literal(turn) for turn in turns)
        return tuple(sorted(found, key=lambda turn: turn.order))

    def judged(self, found: Sequence[tuple[Turn, ...]]) -> tuple[Repair, ...]:
        """What is offered is judged first, by the evaluation and not by the clauses."""
        screen = self.engine.screen
        risks = frozenset(screen.names(screen.look(self.task.configuration).risks))
        return tuple(sorted((self._repair(turns, risks) for turns in found), key=_order))

    def _repair(self, turns: tuple[Turn, ...], risks: frozenset[str]) -> Repair:
        model, before = self.engine.model, self.task.configuration
        outcome = evaluate(model, applied(model, before, turns))
        if not (outcome.harmonious if self.task.wish.harmonious else outcome.coherent):
            raise RuntimeError(f"the clauses and the evaluation disagree on {turns}")
        after = open_risks(outcome)
        nominal = outcome.configuration.nominal
        touched = dict.fromkeys(model.knobs[model.numbers[turn.knob]] for turn in turns if turn.knob)
        opens = tuple(knob.iri for knob in touched if before.nominal & knob.settings and not nominal & knob.settings)
        return Repair(
            turns, self.cost(turns), outcome, tuple(sorted(after - risks)), tuple(sorted(risks - after)), opens
        )


class _Apart(_Search):
    """Splits what can change into groups, so that in each of them something must change.

    No two groups share a thing, so their number is a cost below which there is no repair; and where a repair has just
    that cost, every repair of that cost changes one thing of each group and nothing else.
    """

    def __init__(self, engine: Engine, task: Task, session: Session, holding: Holding) -> None:
        super().__init__(engine, task, session, holding)
        held = holding.held(task.configuration, task.wish.locked, task.wish.opening)
        self.fixed = [*held.fixed, holding.encoding.goal(task.wish.harmonious)]
        self.free = held.free
        self.groups: list[list[int]] = []
        """Literals of which one at least cannot hold."""
        self._limits: list[int] | None = None

    def split(self) -> bool:
        """Make the groups. False where nothing helps; else the session holds a repair, in which only things of those
        groups change."""
        self.session.prefer(self.free)
        while not self.session.holds([*self.fixed, *self.free]):
            core = set(self.session.core())
            group = [x for x in self.free if x in core]
            if not group:
                return False
            self.groups.append(group)
            self.free = [x for x in self.free if x not in core]
        return True

    def settled(self, best: tuple[Turn, ...]) -> tuple[tuple[Turn, ...], int]:
        """A repair of just as many changes as there are groups, where there is one, else the one that is known; and a
        cost below which there is none."""
        floor = len(self.groups)
        if len(best) > floor:
            if not self.session.holds([*self.fixed, *self.at_most(floor)]):
                return best, floor + 1
            best = self.found()
        return best, floor

    def at_most(self, cost: int) -> list[int]:
        """Only for the number of groups."""
        if self._limits is None:
            counters = [self.session.counter([-x for x in group], 1) for group in self.groups]
            self._limits = [*self.free, *(-count[1] for count in counters if len(count) > 1)]
        return self._limits


class _Counted(_Search):
    """Counts what changes, and raises the cost until there is a repair."""

    def __init__(self, engine: Engine, task: Task, session: Session, width: int) -> None:
        super().__init__(engine, task, session, engine.whole)
        self.fixed = engine.prices.fixed(task)
        self.count = engine.count(width)
        self.narrow = width < len(engine.prices.costs)

    def run(self, best: tuple[Turn, ...], bound: int, effort: Effort) -> Repairs:
        """From a repair, and a cost below which there is none."""
        self.session.prefer(self.engine.encoding.choices(self.task.configuration))
        if self.task.wish.weighted:
            self.count, self.narrow = self._weighted(self.cost(best)), False
        try:
            while bound < self.cost(best):
                if self.session.holds([*self.fixed, *self.at_most(bound)]):
                    best = self.found()
                else:
                    bound += 1
        except OutOfTimeError:
            return Repairs(self.judged([best]), True, bound, False, False, None, None)
        return self.all(best, bound, effort)

    def at_most(self, cost: int) -> list[int]:
        if self.narrow and cost >= len(self.count):
            raise _TooNarrowError
        return [-self.count[cost]] if cost < len(self.count) else []

    def _weighted(self, upper: int) -> list[int]:
        """A counter of its own, in which a change counts as often as it weighs."""
        weigh = self.task.wish.weights
        costs = [x for x, about in self.engine.prices.costs.items() for _ in range(weigh.get(about, 1))]
        return self.session.counter(costs, max(upper, 1))


def _order(repair: Repair) -> tuple[int, int, int, list[tuple[bool, str, str, str]]]:
    """Cheapest first; then what leaves no knob open, then what brings fewest new risks, then by name."""
    return repair.cost, len(repair.opens), len(repair.new_risks), [turn.order for turn in repair.turns]
