"""Turning knobs and taking or dropping measures: what a change is, and what is wanted of one (design: Costs)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from samenhang.coherence.configuration import Configuration, NotWellFormedError, judge, nominal_choices
from samenhang.coherence.model import Model, bits


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
    several settings may lose its last one (`opening`): nothing is then judged of it, so it answers by not asking."""

    harmonious: bool = False
    locked: frozenset[str] = frozenset()
    weights: Mapping[str, int] = field(default_factory=dict)
    opening: bool = False

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


def _order(turn: Turn) -> tuple[bool, str, str, str]:
    return turn.order
