"""How many complete configurations are coherent, exactly, in whole numbers without a limit to their size.

Settings that no clashing rule can tell apart are taken together, so that what is left of a knob is small; each rule
becomes a table over the few knobs and measures on which it depends, and the tables are summed out one knob at a time
(bucket elimination: R. Dechter, "Bucket elimination: a unifying framework for reasoning", 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING

from samenhang.coherence import forms
from samenhang.coherence.model import Condition, Knob, Model, Rule, bits
from samenhang.search.screen import Screen

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Table = npt.NDArray[np.object_]

LARGEST = 3_000_000
"""Entries of one table; beyond this it is better to sample."""


class TooLargeError(Exception):
    """Counting would need a table of more than `LARGEST` entries."""


@dataclass(frozen=True, slots=True)
class Option:
    """Ways to set a knob, or to take a measure or not, that no clashing rule tells apart: the settings and measures
    that matter (bits; measures past the settings) and how many ways there are."""

    bits: int
    ways: int


@dataclass(frozen=True, slots=True)
class Part:
    """One knob, or one measure without a setting (IRI), with all its options."""

    about: str
    options: tuple[Option, ...]

    @property
    def ways(self) -> int:
        """In how many ways it can be set."""
        return sum(option.ways for option in self.options)


@dataclass(frozen=True, slots=True, eq=False)
class _Factor:
    parts: tuple[int, ...]
    table: Table


class Population:
    """All complete configurations in a domein: every knob that can have a setting there has one, or any set of them
    that is well formed; every measure without a setting is taken or not; measures with a setting are not taken apart
    from it; no archetype is declared."""

    def __init__(self, screen: Screen, domain: str | None) -> None:
        self.screen = screen
        self.model = screen.model
        self.domain = domain
        rules = [(n, r) for n, r in enumerate(self.model.rules) if screen.clashes >> n & 1]
        reach = [(n, _reach(self.model, rule)) for n, rule in rules]
        matters = reduce(lambda a, b: a | b, (own for _, own in reach), 0)
        self.parts = tuple(self._parts(matters))
        self._factors = [self._factor(n, own) for n, own in reach]

    @property
    def total(self) -> int:
        """How many complete configurations there are."""
        return prod(part.ways for part in self.parts)

    def coherent(self) -> int:
        """How many of them are coherent. Raises TooLargeError."""
        return int(self._sum(()).item())

    def by_option(self, part: int) -> list[int]:
        """How many coherent ones there are with each option of a part. Raises TooLargeError."""
        found = self._sum((part,))
        return [int(n) * option.ways for n, option in zip(found, self.parts[part].options, strict=True)]

    def deciding(self) -> list[int]:
        """Numbers of the parts that some clashing rule depends on."""
        return sorted({n for factor in self._factors for n in factor.parts})

    def _parts(self, matters: int) -> Iterable[Part]:
        size = self.model.size
        for knob in self.model.knobs:
            options = _options(self.model, knob, self.domain, matters)
            if options:
                yield Part(knob.iri, options)
        for number, measure in enumerate(self.model.measures):
            if measure.setting is None:
                bit = 1 << size + number
                yield Part(measure.iri, (Option(0, 1), Option(bit, 1)) if matters & bit else (Option(0, 2),))

    def _factor(self, rule: int, reach: int) -> _Factor:
        """A table with 1 where the rule is not violated."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second of every start, and only the atlas needs it

        size, small = self.model.size, (1 << self.model.size) - 1
        own = tuple(n for n, part in enumerate(self.parts) if any(o.bits & reach for o in part.options))
        shape = tuple(len(self.parts[n].options) for n in own)
        if prod(shape) > LARGEST:
            raise TooLargeError
        outside = self.screen.domain_bit(self.domain)
        table = np.ones(shape, dtype=object)
        known: dict[int, bool] = {}
        for place in product(*(range(n) for n in shape)):
            chosen = reduce(
                lambda a, b: a | b, (self.parts[n].options[i].bits & reach for n, i in zip(own, place, strict=True)), 0
            )
            if chosen not in known:
                known[chosen] = self.screen.violates(rule, chosen & small, chosen >> size, outside)
            if known[chosen]:
                table[place] = 0
        return _Factor(own, table)

    def _sum(self, keep: tuple[int, ...]) -> Table:
        """The product of all tables, summed over all parts but those to keep (at most one), of which the ways are
        not yet counted."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second of every start, and only the atlas needs it

        factors = list(self._factors)
        left = {n for factor in factors for n in factor.parts} - set(keep)
        free = prod(part.ways for n, part in enumerate(self.parts) if n not in left and n not in keep)
        while left:
            number = min(left, key=lambda n: (self._cost(factors, n), n))
            left.discard(number)
            touched = [factor for factor in factors if number in factor.parts]
            merged = self._merged(touched)
            axis = merged.parts.index(number)
            ways = np.array([o.ways for o in self.parts[number].options], dtype=object)
            along = [-1 if n == axis else 1 for n in range(len(merged.parts))]
            summed = (merged.table * ways.reshape(along)).sum(axis=axis)
            rest = tuple(n for n in merged.parts if n != number)
            factors = [f for f in factors if number not in f.parts] + [_Factor(rest, np.asarray(summed, dtype=object))]
        shape = tuple(len(self.parts[n].options) for n in keep)
        result = np.full(shape, free, dtype=object)
        for factor in factors:
            result = result * factor.table
        return np.asarray(result, dtype=object)

    def _cost(self, factors: Sequence[_Factor], number: int) -> int:
        return prod(len(self.parts[n].options) for n in {n for f in factors if number in f.parts for n in f.parts})

    def _merged(self, factors: Sequence[_Factor]) -> _Factor:
        import numpy as np  # noqa: PLC0415 - a tenth of a second of every start, and only the atlas needs it

        parts = tuple(sorted({n for factor in factors for n in factor.parts}))
        shape = tuple(len(self.parts[n].options) for n in parts)
        if prod(shape) > LARGEST:
            raise TooLargeError
        table = np.ones(shape, dtype=object)
        for factor in factors:
            order = sorted(range(len(factor.parts)), key=lambda axis: factor.parts[axis])
            moved = factor.table.transpose(order)
            table = table * moved.reshape([n if p in factor.parts else 1 for p, n in zip(parts, shape, strict=True)])
        return _Factor(parts, table)


def _options(model: Model, knob: Knob, domain: str | None, matters: int) -> tuple[Option, ...]:
    """Every well-formed way to set a knob, those that look the same taken together; none where it has no setting in
    the domein."""
    fitting = [s for s in bits(knob.settings) if domain is None or domain in (model.settings[s].domains or {domain})]
    ways: list[int] = []
    if knob.multiple:
        free = [1 << s for s in fitting if not model.settings[s].exclusive]
        ways += [sum(some) for size in range(1, len(free) + 1) for some in combinations(free, size)]
        ways += [1 << s for s in fitting if model.settings[s].exclusive]
    else:
        ways += [1 << s for s in fitting]
    found: dict[int, int] = {}
    for way in ways:
        found[way & matters] = found.get(way & matters, 0) + 1
    return tuple(Option(own, count) for own, count in sorted(found.items()))


def _reach(model: Model, rule: Rule) -> int:
    """Settings and measures (bits) on which the truth of a rule can depend."""
    size, found = model.size, 0

    def conditions(own: Iterable[Condition]) -> int:
        number = 0
        for atom in (atom for condition in own for atom in condition.atoms):
            if atom.path in (forms.WORKS_AS, forms.CHOOSES):
                number |= 1 << model.numbers[atom.value]
            elif atom.path in (forms.WORKING, forms.TAKES):
                number |= 1 << size + model.numbers[atom.value]
        return number

    todo = conditions((*rule.trigger, *rule.exemptions))
    while todo:
        found |= todo
        more = 0
        for number in bits(todo):
            if number >= size:
                measure = model.measures[number - size]
                more |= 0 if measure.setting is None else 1 << measure.setting
                for need in (*measure.requires, *measure.excluded_by, *measure.weakened_by, *measure.partial_without):
                    more |= need.bits
            for effective in model.effective_rules:
                touched = effective.replaces | effective.yields | effective.brings << size
                more |= conditions(effective.trigger) if touched >> number & 1 else 0
        todo = more & ~found
    return found
