"""What of a configuration stays as it is, said to a solver as assumptions: what cannot change, and what need not."""

from collections.abc import Iterable
from typing import NamedTuple

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Model, bits
from samenhang.search.encoding import Encoding


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
    keeps one; a measure with a setting is never taken, because its knob is turned instead."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.model = encoding.model
        self.through = _through(self.model)
        """Per knob the measures that a setting of it realises."""
        self._nothing = Held([], [])
        """What an empty configuration holds."""
        self._places = [*self._settings(), *self._measures()]
        """Per setting and then per measure."""

    def held(self, configuration: Configuration, locked: Iterable[str] = (), opening: bool = True) -> Held:
        """All of a configuration. With `opening` a knob that takes several settings may lose its last one."""
        found = Held(self._nothing.fixed.copy(), self._nothing.free.copy())
        for n in bits(configuration.stated | configuration.taken << self.model.size):
            side, place, literal, more, added = self._places[n]
            found[side][place] = literal
            if added:
                found[more].append(added)
        found.fixed.extend(self.encoding.context(configuration))
        found.fixed.extend(self.kept(configuration, locked))
        if not opening:
            found.fixed.extend(self.closed(configuration))
        return found

    def _settings(self) -> Iterable[_Place]:
        knobs: dict[int, int] = {}
        for n, setting in enumerate(self.model.settings):
            knob, literal = self.model.knobs[setting.knob], self.encoding.stated[n]
            side = _FIXED if knob.circumstance else _FREE
            own = self._nothing[side]
            if knob.circumstance or knob.multiple:
                yield _Place(side, len(own), literal, side)
                own.append(-literal)
                continue
            filled = self.encoding.filled[setting.knob]
            if setting.knob not in knobs:
                knobs[setting.knob] = len(own)
                own.append(-filled)
            yield _Place(side, knobs[setting.knob], literal, _FIXED, filled)

    def _measures(self) -> Iterable[_Place]:
        for literal, measure in zip(self.encoding.taken, self.model.measures, strict=True):
            side = _FREE if measure.setting is None else _FIXED
            own = self._nothing[side]
            if measure.setting is None or self.model.knobs[self.model.settings[measure.setting].knob].circumstance:
                yield _Place(side, len(own), literal, side)
            else:
                # it can be dropped, but not taken
                yield _Place(side, len(own), self.encoding.formula.true, _FREE, literal)
            own.append(-literal)

    def closed(self, configuration: Configuration) -> list[int]:
        """Literals that keep every knob that has a setting from falling open."""
        return [self.encoding.chosen[n] for n, k in enumerate(self.model.knobs) if configuration.nominal & k.settings]

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
                found += self._standing(configuration, number)
                measures = self.through[number]
            else:
                measures = [number]
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
