"""Very many configurations at once: which of them are incoherent, sixty-four to a machine word.

Each setting and measure is one row of words, a bit for each configuration; the strata and the rules are then a few
hundred operations on whole rows (bit slicing). Rows are taken in blocks that fit the cache.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Condition, Model, Need, bits

Words = npt.NDArray[np.uint64]
_BLOCK: Final = 2048
"""Words of a row that are looked at together: some hundred rows of them fit the cache of a core."""


class Mass:
    """Judges packed configurations of one model. Rows: nominal settings, measures taken, archetypes, domeinen."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.rules = [rule for rule in model.rules if rule.severity == "overtreding"]
        self.height = model.size + len(model.measures) + len(model.archetypes) + len(model.domains)

    def packed(self, configurations: Sequence[Configuration]) -> Words:
        """Configurations as rows; the last word is filled with empty ones."""
        model, size = self.model, self.model.size
        outside = size + len(model.measures)
        table = np.zeros((self.height, -(-len(configurations) // 64) * 64), dtype=np.uint8)
        for place, each in enumerate(configurations):
            table[bits(each.nominal), place] = 1
            table[[size + n for n in bits(each.taken)], place] = 1
            if each.archetype is not None:
                table[outside + model.numbers[each.archetype], place] = 1
            if each.domain is not None:
                table[outside + len(model.archetypes) + model.domains.index(each.domain), place] = 1
        return np.packbits(table, axis=1, bitorder="little").view(np.uint64)

    def unpacked(self, row: Words, count: int) -> npt.NDArray[np.bool_]:
        """The first configurations of a row, one truth value each."""
        return np.unpackbits(row.view(np.uint8), bitorder="little")[:count].astype(np.bool_)

    def incoherent(self, rows: Words) -> Words:
        """The row of the configurations in which some rule of severity overtreding is violated."""
        found = np.zeros(rows.shape[1], dtype=np.uint64)
        for start in range(0, rows.shape[1], _BLOCK):
            block = _Block(self.model, rows[:, start : start + _BLOCK])
            for rule in self.rules:
                found[start : start + _BLOCK] |= block.violated(rule.trigger, rule.exemptions)
        return found


class _Block:
    """Some words of all rows. What follows from them is made when it is first read."""

    def __init__(self, model: Model, rows: Words) -> None:
        self.model = model
        self.rows = rows
        self.size = model.size
        self.none = np.zeros(rows.shape[1], dtype=np.uint64)
        self._effective: dict[int, Words] = {}
        self._present: dict[int, Words] = {}
        self._working: dict[int, Words] = {}
        self.fires = [self._all(self._chosen(c) for c in rule.trigger) for rule in model.effective_rules]

    def violated(self, trigger: Iterable[Condition], exemptions: Iterable[Condition]) -> Words:
        """Where every condition holds and no exemption does."""
        found = self._all(self._any(condition) for condition in trigger)
        for exemption in exemptions:
            found = found & ~self._all(self._state(bit) for bit in bits(exemption.bits))
        return found

    def _any(self, condition: Condition) -> Words:
        return self._or(self._state(bit) for bit in bits(condition.bits))

    def _row(self, number: int) -> Words:
        found: Words = self.rows[number]
        return found

    def _chosen(self, condition: Condition) -> Words:
        """A condition of an effective rule: nominal settings and measures taken (layout: `evaluate`)."""
        return self._or(self._row(bit - self.size) for bit in bits(condition.bits))

    def _state(self, bit: int) -> Words:
        """A bit of the state that rules read (layout: `evaluate.rule_state`)."""
        size, measures = self.size, len(self.model.measures)
        if bit < size:
            return self.effective(bit)
        if bit < 2 * size:
            return self._row(bit - size)
        if bit < 2 * size + measures:
            return self.working(bit - 2 * size)
        return self._row(bit - size)

    def effective(self, number: int) -> Words:
        """A setting as it works."""
        if number not in self._effective:
            found = self.rows[number]
            rules = self.model.effective_rules
            for rule, fires in zip(rules, self.fires, strict=True):
                if rule.replaces >> number & 1:
                    found = found & ~fires
            for rule, fires in zip(rules, self.fires, strict=True):
                if rule.yields >> number & 1:
                    found = found | fires
            self._effective[number] = found
        return self._effective[number]

    def present(self, number: int) -> Words:
        """A measure that is there."""
        if number not in self._present:
            found = self.rows[self.size + number]
            setting = self.model.measures[number].setting
            if setting is not None:
                found = found | self.effective(setting)
            for rule, fires in zip(self.model.effective_rules, self.fires, strict=True):
                if rule.brings >> number & 1:
                    found = found | fires
            self._present[number] = found
        return self._present[number]

    def working(self, number: int) -> Words:
        """A measure that works fully."""
        if number not in self._working:
            measure, found = self.model.measures[number], self.present(number)
            for need in (*measure.requires, *measure.partial_without):
                found = found & self._met(need)
            for need in (*measure.excluded_by, *measure.weakened_by):
                found = found & ~self._met(need)
            self._working[number] = found
        return self._working[number]

    def _met(self, need: Need) -> Words:
        size = self.size
        return self._or(self.effective(b) if b < size else self.present(b - size) for b in bits(need.bits))

    def _all(self, rows: Iterable[Words]) -> Words:
        found = ~self.none
        for row in rows:
            found = found & row
        return found

    def _or(self, rows: Iterable[Words]) -> Words:
        found = self.none
        for row in rows:
            found = found | row
        return found
