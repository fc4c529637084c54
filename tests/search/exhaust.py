"""Everything that a few changes lead to, tried: changes written from design.md, judged sixty-four to a word.

Nothing of the search is used: no clauses, no solver, no moves. A change of cost 1 flips one or two rows (settings as
stated, measures as taken); pairs of changes are the columns of one table, and triples are that table once for each
change with its rows flipped. What looks coherent there is made anew one at a time, well-formedness included.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

import numpy as np

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model, bits
from samenhang.search.mass import Mass, Words
from tests.search import pools

ALL = np.uint64(0xFFFFFFFFFFFFFFFF)


@dataclass(frozen=True)
class Change:
    """The settings and measures (bits) that a change of cost 1 flips."""

    stated: int
    taken: int = 0


def changes(model: Model, start: Configuration) -> list[Change]:
    """Every change of cost 1: each single-valued knob to each other setting, each setting of the others in or out, each
    measure without a setting taken or dropped, each other one dropped. Settings of another domein are left out: with
    them nothing is well formed."""
    shut = model.outside[start.domain] if start.domain else 0
    found = []
    for knob in model.knobs:
        own = start.stated & knob.settings
        for s in [] if knob.circumstance else bits(knob.settings):
            here, there = own >> s & 1, shut >> s & 1
            if knob.multiple and (here or not there):
                found.append(Change(1 << s))
            elif not knob.multiple and not here and not there:
                found.append(Change(own | 1 << s))
    for n, measure in enumerate(model.measures):
        fixed = measure.setting is not None and model.knobs[model.settings[measure.setting].knob].circumstance
        if measure.setting is None or (start.taken >> n & 1 and not fixed):
            found.append(Change(0, 1 << n))
    return found


class Exhaust:
    """All that some changes of one configuration lead to."""

    def __init__(self, mass: Mass, start: Configuration) -> None:
        self.mass, self.start = mass, start
        self.model = mass.model
        self.changes = changes(mass.model, start)
        self.judged = 0
        """How many configurations were looked at."""
        through = [(n, s) for n in bits(start.taken) if (s := self.model.measures[n].setting) is not None]
        self.through = [
            (self.model.size + n, s, bits(self.model.knobs[self.model.settings[s].knob].settings)) for n, s in through
        ]
        """Measures taken through a setting: row of the measure, of the setting, and of all settings of its knob."""

    def coherent(self, size: int) -> set[tuple[int, int]]:
        """What is well formed and coherent after exactly so many changes: settings stated, measures taken."""
        if size == 1:
            single = [(n,) for n in range(len(self.changes))]
            hits = self._hits(self._rows(single))
            return {made for place in hits if place < len(single) for made in self._made(single[place])}
        pairs = list(combinations(range(len(self.changes)), 2))
        rows = self._rows(pairs)
        first = {one: place for place, (one, _) in reversed(list(enumerate(pairs)))}
        found: set[tuple[int, int]] = set()
        for some in combinations(range(len(self.changes) - 2), size - 2):
            flipped = [row for number in some for row in self._flipped(self.changes[number])]
            for row in flipped:
                rows[row] ^= ALL
            # pairs of later changes only; a few earlier ones share their first word
            word = first[some[-1] + 1] // 64 if some else 0
            for place in self._hits(rows[:, word:]):
                pair = pairs[word * 64 + place] if word * 64 + place < len(pairs) else (0, 0)
                if (some[-1] if some else -1) < pair[0] < pair[1]:
                    found.update(self._made((*some, *pair)))
            for row in flipped:
                rows[row] ^= ALL
        return found

    def sampled(self, rng: Random, count: int) -> Iterator[tuple[Configuration, bool]]:
        """Some well-formed pairs, each with whether the table calls it coherent."""
        pairs = list(combinations(range(len(self.changes)), 2))
        hits = set(self._hits(self._rows(pairs)))
        for place in rng.sample(range(len(pairs)), count):
            for stated, taken in self._made(pairs[place]):
                found = pools.made(self.model, stated, taken, self.start.domain, self.start.archetype)
                assert found is not None
                yield found, place in hits

    def _flipped(self, change: Change) -> list[int]:
        return [*bits(change.stated), *(self.model.size + n for n in bits(change.taken))]

    def _rows(self, combined: Sequence[tuple[int, ...]]) -> Words:
        """Choices as stated, a column for each combination of changes; the last word is filled with the start."""
        width = -(-len(combined) // 64)
        members = np.zeros((len(self.changes), width * 64), dtype=np.uint8)
        columns = np.arange(len(combined))
        for part in np.array(combined, dtype=np.int64).T:
            members[part, columns] = 1
        packed = np.packbits(members, axis=1, bitorder="little").view(np.uint64)
        rows = np.repeat(self._column(replace(self.start, nominal=self.start.stated))[:, None], width, axis=1)
        for change, row in zip(self.changes, packed, strict=True):
            rows[self._flipped(change)] ^= row
        return rows

    def _column(self, configuration: Configuration) -> Words:
        """One configuration in every bit of a word."""
        first = self.mass.packed([configuration])[:, 0] & np.uint64(1)
        return first * ALL

    def _hits(self, rows: Words) -> list[int]:
        """Columns that no rule of severity overtreding is violated in. Stratum 0 is done here: a measure taken through
        a setting chooses it where its knob is open."""
        self.judged += rows.shape[1] * 64
        kept = [(setting, rows[setting].copy()) for _, setting, _ in self.through]
        chosen = {s: np.bitwise_or.reduce(rows[own], axis=0) for _, s, own in self.through}
        for measure, setting, _ in self.through:
            rows[setting] |= ~chosen[setting] & rows[measure]
        good = ~self.mass.incoherent(rows)
        for setting, row in kept:
            rows[setting] = row
        words = np.flatnonzero(good)
        return [int(w) * 64 + b for w in words for b in bits(int(good[w]))]

    def _made(self, some: tuple[int, ...]) -> list[tuple[int, int]]:
        """What some changes lead to, where that is well formed."""
        stated, taken = self.start.stated, self.start.taken
        for number in some:
            stated ^= self.changes[number].stated
            taken ^= self.changes[number].taken
        found = pools.made(self.model, stated, taken, self.start.domain, self.start.archetype)
        return [(stated, taken)] if found else []


def confirmed(model: Model, start: Configuration, found: set[tuple[int, int]]) -> bool:
    """Whether each of these is coherent by the evaluation of one at a time."""
    every = (pools.made(model, stated, taken, start.domain, start.archetype) for stated, taken in found)
    return all(made is not None and evaluate(model, made).coherent for made in every)
