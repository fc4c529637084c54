"""The least to change: every cheapest set of turns that makes a configuration coherent, or harmonious.

Costs are counted by a totalizer in one incremental solver and raised until there is a solution, so that the first
cost with one is proven to be the least. All solutions of that cost are then listed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.model import bits
from samenhang.search.engine import Engine, OutOfTimeError, Session
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
    """Turns that together reach the goal, what they cost, the configuration judged after them, and the risks (IRIs)
    that are open then and were not open before, or the other way round."""

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
    for width in engine.widths:
        try:
            with engine.session(effort.seconds, width, fresh) as session:
                return _Search(engine, task, session, width).run(effort)
        except _TooNarrowError:
            continue
    raise RuntimeError("a counter of every change is wide enough")


class _TooNarrowError(Exception):
    """The least cost is more than this solver can count."""


class _Search:
    """One task on one solver."""

    def __init__(self, engine: Engine, task: Task, session: Session, width: int) -> None:
        self.engine = engine
        self.task = task
        self.session = session
        self.fixed = engine.moves.fixed(task)
        self.count = engine.count(width)
        self.narrow = width < len(engine.moves.costs)
        self.seen = engine.screen.look(task.configuration)

    def run(self, effort: Effort) -> Repairs:
        nothing = Repairs((), None, 0, False, False, None, None)
        self.session.prefer(self.engine.encoding.choices(self.task.configuration))
        try:
            floor = self._floor()
        except OutOfTimeError:
            return nothing
        if floor is None:
            return Repairs((), False, 0, True, True, (), ())
        bound, best = floor, self._found()
        if any(weight != 1 for weight in self.task.wish.weights.values()):
            self.count, self.narrow = self._weighted(self._cost(best)), False
        try:
            while bound < self._cost(best):
                if self.session.holds([*self.fixed, *self._at_most(bound)]):
                    best = self._found()
                else:
                    bound += 1
        except OutOfTimeError:
            return Repairs((self._repair(best),), True, bound, False, False, None, None)
        return self._all(best, bound, effort)

    def _all(self, best: tuple[Turn, ...], bound: int, effort: Effort) -> Repairs:
        found, complete = [best], False
        guard = self.session.guard()
        forced = possible = None
        try:
            self._block(guard, best)
            cost = bound
            while len(found) < effort.limit:
                if self.session.holds([*self.fixed, guard, *self._at_most(cost)]):
                    found.append(self._found())
                    self._block(guard, found[-1])
                    continue
                complete = True
                if cost >= bound + effort.more:
                    break
                cost += 1
            cheapest = [turns for turns in found if self._cost(turns) == bound]
            if complete or effort.backbone:
                forced = self._forced(cheapest, bound, complete)
                possible = self._possible(cheapest, bound, complete)
        except OutOfTimeError:
            pass
        repairs = sorted((self._repair(turns) for turns in found), key=_order)
        return Repairs(tuple(repairs), True, bound, True, complete, forced, possible)

    def _floor(self) -> int | None:
        """A cost below which there is no repair: so many groups of things there are of which something must change,
        and no two groups share a thing. None where nothing helps; else the session holds a repair, in which only
        things of those groups change."""
        unchanged = [-x for x in self.engine.moves.costs]
        found = 0
        while not self.session.holds([*self.fixed, *unchanged]):
            core = set(self.session.core())
            left = [x for x in unchanged if x not in core]
            if len(left) == len(unchanged):
                return None
            unchanged = left
            found += 1
        return found

    def _at_most(self, cost: int) -> list[int]:
        if self.narrow and cost >= len(self.count):
            raise _TooNarrowError
        return [-self.count[cost]] if cost < len(self.count) else []

    def _found(self) -> tuple[Turn, ...]:
        return self.engine.moves.turns(self.task.configuration, self.session.solution())

    def _cost(self, turns: Sequence[Turn]) -> int:
        return sum(self.task.wish.weights.get(turn.about, 1) for turn in turns)

    def _weighted(self, upper: int) -> list[int]:
        """A counter of its own, in which a change counts as often as it weighs."""
        weigh = self.task.wish.weights
        costs = [x for x, about in self.engine.moves.costs.items() for _ in range(weigh.get(about, 1))]
        return self.session.counter(costs, max(upper, 1))

    def _block(self, guard: int, turns: Sequence[Turn]) -> None:
        """Never again all of these turns together: neither the same repair nor one that does more than it."""
        self.session.add(-guard, *(-self.engine.moves.literal(turn) for turn in turns))

    def _forced(self, cheapest: list[tuple[Turn, ...]], bound: int, complete: bool) -> tuple[Turn, ...]:
        """Turns that every cheapest repair makes; where not all are listed, a solver is asked for one without."""
        common = set(cheapest[0]).intersection(*cheapest[1:])
        limits = [*self.fixed, *self._at_most(bound)]
        if not complete:
            common = {t for t in common if not self.session.holds([*limits, -self.engine.moves.literal(t)])}
        return tuple(sorted(common, key=lambda turn: turn.order))

    def _possible(self, cheapest: list[tuple[Turn, ...]], bound: int, complete: bool) -> tuple[Turn, ...]:
        """Turns that some cheapest repair makes."""
        found = {turn for turns in cheapest for turn in turns}
        if not complete:
            seen = {self.engine.moves.literal(turn) for turn in found}
            while True:
                guard = self.session.guard()
                self.session.add(-guard, *(x for x in self._changes() if x not in seen))
                if not self.session.holds([*self.fixed, guard, *self._at_most(bound)]):
                    break
                turns = self._found()
                found.update(turns)
                seen.update(self.engine.moves.literal(turn) for turn in turns)
        return tuple(sorted(found, key=lambda turn: turn.order))

    def _changes(self) -> list[int]:
        """A literal for each turn that there is."""
        encoding, now = self.engine.encoding, self.task.configuration
        model = self.engine.model
        found = [-x if now.taken >> n & 1 else x for n, x in enumerate(encoding.taken)]
        for knob in model.knobs:
            for s in [] if knob.circumstance else bits(knob.settings):
                chosen = now.stated >> s & 1
                if knob.multiple or not chosen:
                    found.append(-encoding.stated[s] if chosen else encoding.stated[s])
        return found

    def _repair(self, turns: tuple[Turn, ...]) -> Repair:
        """What is offered is judged first, by the evaluation and not by the clauses."""
        model, before = self.engine.model, self.task.configuration
        outcome = evaluate(model, applied(model, before, turns))
        if not (outcome.harmonious if self.task.wish.harmonious else outcome.coherent):
            raise RuntimeError(f"the clauses and the evaluation disagree on {turns}")
        after = self.engine.screen.look(outcome.configuration)
        nominal = outcome.configuration.nominal
        touched = dict.fromkeys(model.knobs[model.numbers[turn.knob]] for turn in turns if turn.knob)
        opens = tuple(knob.iri for knob in touched if before.nominal & knob.settings and not nominal & knob.settings)
        names = self.engine.screen.names
        return Repair(
            turns,
            self._cost(turns),
            outcome,
            names(after.risks & ~self.seen.risks),
            names(self.seen.risks & ~after.risks),
            opens,
        )


def _order(repair: Repair) -> tuple[int, int, int, list[tuple[bool, str, str, str]]]:
    """Cheapest first; then what leaves no knob open, then what brings fewest new risks, then by name."""
    return repair.cost, len(repair.opens), len(repair.new_risks), [turn.order for turn in repair.turns]
