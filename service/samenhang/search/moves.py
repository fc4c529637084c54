"""Turning knobs and taking or dropping measures: what a change is, what it costs, and its clauses (design: Costs)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from samenhang.coherence.configuration import Configuration, NotWellFormedError, judge, nominal_choices
from samenhang.coherence.model import Model, bits
from samenhang.search.encoding import Encoding
from samenhang.search.holding import Holding


@dataclass(frozen=True, slots=True)
class Turn:
    """One unit of change, in IRIs: a knob from one setting to another, a setting added to or removed from a knob that
    takes several (`several`), a measure taken or dropped. `off` is None where the knob was open or a setting is added,
    `on` where one is removed or the knob falls open."""

    knob: str | None = None
    off: str | None = None
    on: str | None = None
    measure: str | None = None
    drop: bool = False
    several: bool = False

    @property
    def kind(self) -> Literal["take", "drop", "add", "remove", "set", "turn", "open"]:
        """What is done."""
        if self.measure is not None:
            return "drop" if self.drop else "take"
        if self.several:
            return "add" if self.on else "remove"
        return "open" if self.on is None else "set" if self.off is None else "turn"

    @property
    def about(self) -> str:
        """The knob or measure that is touched."""
        return self.knob or self.measure or ""

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Knobs before measures, by IRI: where a turn stands in a list."""
        return self.knob is None, self.about, self.on or "", self.off or ""


@dataclass(frozen=True)
class Wish:
    """What is wanted of a repair: which verdict, which knobs and measures stay as they are (`locked`, IRIs), what
    turning or taking one costs where that is not 1 (`weights`, whole numbers from 1), and whether a knob that takes
    several settings may lose its last one (`opening`): design.md allows it, but it answers by not asking."""

    harmonious: bool = False
    locked: frozenset[str] = frozenset()
    weights: Mapping[str, int] = field(default_factory=dict)
    opening: bool = True

    @property
    def weighted(self) -> bool:
        """Whether any change counts for more than another."""
        return any(weight != 1 for weight in self.weights.values())


@dataclass(frozen=True)
class Task:
    """A configuration, and what is wanted of it."""

    configuration: Configuration
    wish: Wish = field(default_factory=Wish)


def task(configuration: Configuration, wish: Wish | None = None) -> Task:
    """What is wanted of a configuration; what it says itself to stand fixed counts too."""
    wish = wish or Wish()
    return Task(configuration, replace(wish, locked=wish.locked | configuration.locked))


def changed(configuration: Configuration, stated: int, nominal: int, taken: int) -> Configuration:
    """The same configuration with other choices and measures; that they are well formed is for the caller to know."""
    return replace(configuration, stated=stated, nominal=nominal, taken=taken)


def applied(model: Model, configuration: Configuration, turns: Iterable[Turn]) -> Configuration:
    """The configuration after some turns together.

    Raises NotWellFormedError where that is none.
    """
    stated, taken, numbers = configuration.stated, configuration.taken, model.numbers
    for turn in turns:
        if turn.measure is not None:
            bit = 1 << numbers[turn.measure]
            taken = taken & ~bit if turn.drop else taken | bit
            continue
        knob = model.knobs[numbers[turn.knob or ""]]
        if turn.off is not None:
            stated &= ~(1 << numbers[turn.off])
        if turn.on is not None:
            stated = (
                stated | 1 << numbers[turn.on] if knob.multiple else stated & ~knob.settings | 1 << numbers[turn.on]
            )
    nominal = nominal_choices(model, stated, taken)
    problems = judge(model, stated, nominal, taken, configuration.domain)
    if problems:
        raise NotWellFormedError(problems)
    return changed(configuration, stated, nominal, taken)


def between(model: Model, start: Configuration, end: Configuration) -> list[Turn]:
    """The turns that make one configuration the other, circumstances left out; a single-valued knob that is to be
    open again counts as a turn too."""
    turns = []
    moved = start.stated ^ end.stated
    for number in dict.fromkeys(model.settings[n].knob for n in bits(moved)):
        knob = model.knobs[number]
        if knob.circumstance:
            continue
        off, on = ([model.settings[n].iri for n in bits(side.stated & moved & knob.settings)] for side in (start, end))
        if knob.multiple:
            turns += [Turn(knob.iri, off=iri, several=True) for iri in off]
            turns += [Turn(knob.iri, on=iri, several=True) for iri in on]
        else:
            turns.append(Turn(knob.iri, next(iter(off), None), next(iter(on), None)))
    turns += [Turn(measure=model.measures[n].iri, drop=True) for n in bits(start.taken & ~end.taken)]
    turns += [Turn(measure=model.measures[n].iri) for n in bits(end.taken & ~start.taken)]
    return sorted(turns, key=_order)


class Moves:
    """Clauses over a configuration as it is and as it becomes, added to an encoding.

    What it was is part of the variables, so that one solver serves every configuration and keeps what it learned.
    Circumstances stay; a single-valued knob that has a setting keeps one; a measure with a setting is never taken,
    because its knob is turned instead.
    """

    def __init__(self, encoding: Encoding, holding: Holding) -> None:
        self.encoding = encoding
        self.holding = holding
        self.model = model = encoding.model
        formula = encoding.formula
        self.was_stated = formula.news(len(model.settings))
        self.was_taken = formula.news(len(model.measures))
        self.costs: dict[int, str] = {}
        """Literals that hold where something changes, each one unit of cost, with the knob or measure it is about."""
        for number, knob in enumerate(model.knobs):
            own = bits(knob.settings)
            if knob.circumstance:
                for s in own:
                    self._same(encoding.stated[s], self.was_stated[s])
            elif knob.multiple:
                for s in own:
                    self._costs(knob.iri, encoding.stated[s], self.was_stated[s])
            else:
                changed = self._cost(knob.iri)
                for s in own:
                    formula.add(-encoding.stated[s], self.was_stated[s], changed)
                    formula.add(-self.was_stated[s], encoding.filled[number])
        for number, measure in enumerate(model.measures):
            now, was = encoding.taken[number], self.was_taken[number]
            if measure.setting is None:
                self._costs(measure.iri, now, was)
            elif model.knobs[model.settings[measure.setting].knob].circumstance:
                self._same(now, was)
            else:
                formula.add(-now, was)
                self._costs(measure.iri, now, was)

    def _cost(self, about: str) -> int:
        literal = self.encoding.formula.new()
        self.costs[literal] = about
        return literal

    def _costs(self, about: str, now: int, was: int) -> None:
        changed = self._cost(about)
        self.encoding.formula.add(-now, was, changed)
        self.encoding.formula.add(now, -was, changed)

    def _same(self, now: int, was: int) -> None:
        self.encoding.formula.add(-now, was)
        self.encoding.formula.add(now, -was)

    def was(self, configuration: Configuration) -> list[int]:
        """Literals that say which configuration is to be changed."""
        return [
            *self.encoding.context(configuration),
            *(x if configuration.stated >> n & 1 else -x for n, x in enumerate(self.was_stated)),
            *(x if configuration.taken >> n & 1 else -x for n, x in enumerate(self.was_taken)),
        ]

    def fixed(self, task: Task) -> list[int]:
        """Literals for all that a task leaves no choice in, its goal included."""
        now = task.configuration
        return [
            *self.was(now),
            *self.holding.kept(now, task.wish.locked),
            *([] if task.wish.opening else self.holding.closed(now)),
            self.encoding.goal(task.wish.harmonious),
        ]

    def reached(self, configuration: Configuration, solution: Sequence[int]) -> Configuration:
        """The configuration that a solution (a solver's literals, variable by variable) turns this one into."""
        encoding = self.encoding
        stated, taken = _set(solution, encoding.stated), _set(solution, encoding.taken)
        return changed(configuration, stated, nominal_choices(self.model, stated, taken), taken)

    def turns(self, configuration: Configuration, solution: Sequence[int]) -> tuple[Turn, ...]:
        """The change that a solution stands for, in stable order."""
        return tuple(between(self.model, configuration, self.reached(configuration, solution)))

    def literal(self, turn: Turn) -> int:
        """The literal that holds where a turn is made."""
        numbers, encoding = self.model.numbers, self.encoding
        if turn.measure is not None:
            literal = encoding.taken[numbers[turn.measure]]
            return -literal if turn.drop else literal
        if turn.on is not None:
            return encoding.stated[numbers[turn.on]]
        return -encoding.stated[numbers[turn.off or ""]]


def _set(solution: Sequence[int], variables: tuple[int, ...]) -> int:
    """Bits of the variables, numbered in a row, that hold."""
    if not variables:
        return 0
    first = variables[0]
    return sum([1 << x for x in solution[first - 1 : variables[-1]] if x > 0]) >> first


def _order(turn: Turn) -> tuple[bool, str, str, str]:
    return turn.order
