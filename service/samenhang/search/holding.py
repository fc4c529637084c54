"""What of a configuration stays as it is, said to a solver as assumptions: what cannot change, and what need not; and
what became of it in the solver's answer."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from samenhang.coherence.configuration import Configuration, nominal_choices
from samenhang.coherence.model import Model, bits
from samenhang.search.encoding import Encoding
from samenhang.search.moves import Turn, between, changed


class Held(NamedTuple):
    """Literals of a configuration that cannot change, and of what can change those that hold as long as it does not:
    each of these that fails is one unit of cost."""

    fixed: list[int]
    free: list[int]


_FIXED, _FREE = 0, 1


class _Place(NamedTuple):
    """Where something that a configuration has stands in `Held`, and with which literal; and a literal that it adds to
    one of the lists, or 0."""

    side: int
    place: int
    literal: int
    more: int
    added: int = 0


class Holding:
    """Assumptions over one encoding, for any configuration. Circumstances stay; a single-valued knob that has a setting
    keeps one; a measure with a setting is never taken, because its knob is turned instead. What is outside the scope of
    the encoding is not spoken of, and stays."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.model = encoding.model
        self.settings, self.measures = encoding.scope
        """Bits of those in scope."""
        self.through = _through(self.model)
        """Per knob the measures that a setting of it realises."""
        self.stated = [(1 << n, encoding.stated[n]) for n in bits(self.settings)]
        """In scope: bit and literal of each setting."""
        self.taken = [(1 << n, encoding.taken[n]) for n in bits(self.measures)]
        """In scope: bit and literal of each measure."""
        self.nothing = [-x for _, x in (*self.stated, *self.taken)]
        """Literals of an empty configuration."""
        self._empty = Held([], [])
        self._places: dict[int, _Place] = {}
        """Per setting and then per measure."""
        self._place_settings()
        self._place_measures()

    def held(self, configuration: Configuration, locked: Iterable[str] = (), opening: bool = True) -> Held:
        """All of a configuration. With `opening` a knob that takes several settings may lose its last one."""
        found = Held(self._empty.fixed.copy(), self._empty.free.copy())
        stated, taken = configuration.stated & self.settings, configuration.taken & self.measures
        for n in bits(stated | taken << self.model.size):
            side, place, literal, more, added = self._places[n]
            found[side][place] = literal
            if added:
                found[more].append(added)
        found.fixed.extend(self.encoding.context(configuration))
        found.fixed.extend(self.kept(configuration, locked))
        if not opening:
            found.fixed.extend(self.closed(configuration))
        return found

    def _place_settings(self) -> None:
        knobs: dict[int, int] = {}
        for n in bits(self.settings):
            number, literal = self.model.settings[n].knob, self.encoding.stated[n]
            knob = self.model.knobs[number]
            side = _FIXED if knob.circumstance else _FREE
            own = self._empty[side]
            if knob.circumstance or knob.multiple:
                self._places[n] = _Place(side, len(own), literal, side)
                own.append(-literal)
                continue
            filled = self.encoding.filled[number]
            if number not in knobs:
                knobs[number] = len(own)
                own.append(-filled)
            self._places[n] = _Place(side, knobs[number], literal, _FIXED, filled)

    def _place_measures(self) -> None:
        for n in bits(self.measures):
            setting, literal = self.model.measures[n].setting, self.encoding.taken[n]
            side = _FREE if setting is None else _FIXED
            own = self._empty[side]
            place = _Place(side, len(own), literal, side)
            if setting is not None and not self.model.knobs[self.model.settings[setting].knob].circumstance:
                # it can be dropped, but not taken
                place = _Place(side, len(own), self.encoding.formula.true, _FREE, literal)
            self._places[self.model.size + n] = place
            own.append(-literal)

    def reached(self, configuration: Configuration, solution: Sequence[int]) -> Configuration:
        """The configuration that a solution (a solver's literals, variable by variable) turns this one into."""
        stated = configuration.stated & ~self.settings | _set(solution, self.stated)
        taken = configuration.taken & ~self.measures | _set(solution, self.taken)
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

    def changes(self, configuration: Configuration) -> list[int]:
        """A literal for each turn that there is."""
        found = [-x if configuration.taken & bit else x for bit, x in self.taken]
        for bit, literal in self.stated:
            knob = self.model.knobs[self.model.settings[bit.bit_length() - 1].knob]
            chosen = configuration.stated & bit
            if not knob.circumstance and (knob.multiple or not chosen):
                found.append(-literal if chosen else literal)
        return found

    def closed(self, configuration: Configuration) -> list[int]:
        """Literals that keep every knob that has a setting from falling open."""
        own = configuration.nominal & self.settings
        return [self.encoding.chosen[n] for n, knob in enumerate(self.model.knobs) if own & knob.settings]

    def kept(self, configuration: Configuration, locked: Iterable[str]) -> list[int]:
        """Literals that keep locked knobs and measures as they are.

        A locked knob keeps the measures that were taken through it: without them it might fall open.
        """
        model, encoding = self.model, self.encoding
        found: list[int] = []
        for iri in locked:
            number = model.numbers.get(iri)
            if number is None:
                continue
            if number < len(model.knobs) and model.knobs[number].iri == iri:
                if not model.knobs[number].settings & self.settings:
                    continue
                found += self._standing(configuration, number)
                measures = self.through[number]
            else:
                measures = [number] if self.measures >> number & 1 else []
            for n in measures:
                found.append(encoding.taken[n] if configuration.taken >> n & 1 else -encoding.taken[n])
        return found

    def _standing(self, configuration: Configuration, number: int) -> list[int]:
        """Literals that keep the stated settings of a knob."""
        encoding, knob = self.encoding, self.model.knobs[number]
        own = configuration.stated & knob.settings
        if not knob.multiple:
            # there is no room for another
            return [encoding.stated[own.bit_length() - 1] if own else -encoding.filled[number]]
        return [encoding.stated[s] if own >> s & 1 else -encoding.stated[s] for s in bits(knob.settings)]


def _through(model: Model) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {n: [] for n in range(len(model.knobs))}
    for number, measure in enumerate(model.measures):
        if measure.setting is not None:
            found[model.settings[measure.setting].knob].append(number)
    return found


def _set(solution: Sequence[int], literals: Iterable[tuple[int, int]]) -> int:
    """The bits of the literals that hold."""
    return sum([bit for bit, x in literals if solution[x - 1] > 0])
