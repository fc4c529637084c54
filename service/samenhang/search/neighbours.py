"""Every configuration that is one turn away, judged together: each setting and measure is one number, in which each
neighbour has a bit (bit slicing, as in `mass`).

With some thousand neighbours a number is sixteen machine words, so that a rule costs a few operations for all of them
at once. That this agrees with the evaluation is tested.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Condition, Model, Need, bits

Parts = tuple[tuple[int, ...], ...]


class Rows(NamedTuple):
    """Per setting or measure (numbers of the model) the neighbours that have it. `state` holds all that rules read
    (layout: `evaluate.rule_state`), `around` effective settings and then measures present."""

    nominal: list[int]
    around: list[int]
    working: list[int]
    state: list[int]


class Differences(NamedTuple):
    """Per neighbour that differs from the configuration itself, the numbers (bits) of what it has and the configuration
    has not (`new`), and the other way round (`gone`)."""

    new: dict[int, int]
    gone: dict[int, int]

    @property
    def places(self) -> set[int]:
        """The neighbours that differ."""
        return self.new.keys() | self.gone.keys()


class _Rule(NamedTuple):
    """Places in the state: all of `must`, one of each of `choices`, and not all of an exemption."""

    must: tuple[int, ...]
    choices: Parts
    exemptions: Parts


class Neighbours:
    """The neighbours of configurations of one model.

    Neighbour n chooses setting n; `removing` says which one removes a setting, of a knob that takes several; the last
    one, `here`, is the configuration itself. Choosing a setting replaces what cannot stand beside it, and drops the
    measures that go against it.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        size = model.size
        several = [n for n, setting in enumerate(model.settings) if model.knobs[setting.knob].multiple]
        self.removing = {n: size + place for place, n in enumerate(several)}
        self.here = size + len(several)
        self.every = (1 << self.here + 1) - 1
        self._chosen = [self._row(n) for n in range(size)]
        """Per setting its row where the configuration has it."""
        self.via: dict[int, list[int]] = defaultdict(list)
        """Per setting the measures that it realises."""
        for number, measure in enumerate(model.measures):
            if measure.setting is not None:
                self.via[measure.setting].append(number)
        self.rules = [
            _Rule(tuple(bits(rule.must)), _places(rule.choices), _places(rule.exemptions)) for rule in model.rules
        ]
        self.clashes = [n for n, rule in enumerate(model.rules) if rule.severity == "overtreding"]
        self.heavy = [n for n, rule in enumerate(model.rules) if rule.severity != "info"]
        """Findings (numbers: rules, then groups of causes) that make a configuration less than harmonious."""
        self.heavy += [
            len(model.rules) + n for n, (risk, _) in enumerate(model.groups) if model.risk_severity[risk] != "info"
        ]
        self.groups = self._groups()
        self._triggers = [
            [tuple(b - size for b in bits(c.bits)) for c in rule.trigger] for rule in model.effective_rules
        ]
        self._conditional = [
            (
                number,
                _needs((*measure.requires, *measure.partial_without)),
                _needs((*measure.excluded_by, *measure.weakened_by)),
            )
            for number, measure in enumerate(model.measures)
            if measure.conditional
        ]

    def _row(self, number: int) -> int:
        knob, exclusive = self.model.knobs[self.model.settings[number].knob], self.model.exclusive
        replaced = knob.settings if not knob.multiple or exclusive >> number & 1 else knob.settings & exclusive
        removed = 1 << self.removing[number] if number in self.removing else 0
        return self.every & ~replaced & ~removed | 1 << number

    def _groups(self) -> list[list[tuple[tuple[int, ...], tuple[int, ...]]]]:
        """Per group of causes: sources, as places in `around`, and the measures that answer them."""
        parts: list[dict[int, list[int]]] = [defaultdict(list) for _ in self.model.groups]
        for source, own in enumerate([*self.model.causes, *(m.causes for m in self.model.measures)]):
            for cause in own:
                parts[cause.group][cause.answered_by].append(source)
        return [[(tuple(sources), tuple(bits(answers))) for answers, sources in own.items()] for own in parts]

    def rows(self, configuration: Configuration) -> Rows:
        """What every neighbour of a configuration has: strata 0 to 3."""
        model, size = self.model, self.model.size
        nominal = [1 << n for n in range(size)]
        for n in bits(configuration.nominal):
            nominal[n] = self._chosen[n]
        taken = [0] * len(model.measures)
        for n in bits(configuration.taken):
            setting = model.measures[n].setting
            taken[n] = self.every if setting is None else nominal[setting]
        effective, present = nominal.copy(), taken.copy()
        self._apply(nominal + taken, effective, present)
        for setting, measures in self.via.items():
            for n in measures:
                present[n] |= effective[setting]
        around, working = effective + present, present.copy()
        for n, needed, barred in self._conditional:
            if present[n]:
                working[n] = self._working(present[n], around, needed, barred)
        outside = [0] * (len(model.archetypes) + len(model.domains))
        if configuration.archetype is not None:
            outside[model.numbers[configuration.archetype]] = self.every
        if configuration.domain is not None:
            outside[len(model.archetypes) + model.domains.index(configuration.domain)] = self.every
        return Rows(nominal, around, working, effective + nominal + working + outside)

    def _apply(self, chosen: list[int], effective: list[int], present: list[int]) -> None:
        """The effective rules (strata 1 and 2)."""
        fired = []
        for rule, trigger in zip(self.model.effective_rules, self._triggers, strict=True):
            found = self.every
            for places in trigger:
                found &= any_of(chosen, places)
            if found:
                fired.append((rule, found))
        for rule, found in fired:
            for n in bits(rule.replaces):
                effective[n] &= ~found
        for rule, found in fired:
            for n in bits(rule.yields):
                effective[n] |= found
            for n in bits(rule.brings):
                present[n] |= found

    def _working(self, found: int, around: list[int], needed: Parts, barred: Parts) -> int:
        for places in needed:
            found &= any_of(around, places)
        for places in barred:
            found &= ~any_of(around, places)
        return found

    def violated(self, rows: Rows, number: int) -> int:
        """The neighbours that violate a rule (number)."""
        state, rule, found = rows.state, self.rules[number], self.every
        for place in rule.must:
            found &= state[place]
            if not found:
                return 0
        for places in rule.choices:
            found &= any_of(state, places)
        for places in rule.exemptions if found else ():
            excused = found
            for place in places:
                excused &= state[place]
            found ^= excused
        return found

    def exposed(self, rows: Rows, group: int) -> int:
        """The neighbours in which a cause of a group (number) is there and not answered."""
        found = 0
        for sources, answers in self.groups[group]:
            there = any_of(rows.around, sources)
            found |= there & ~any_of(rows.working, answers) if there and answers else there
        return found

    def clashing(self, rows: Rows) -> int:
        """The neighbours that are incoherent."""
        found = 0
        for number in self.clashes:
            found |= self.violated(rows, number)
        return found

    def findings(self, rows: Rows) -> list[int]:
        """Per finding the neighbours in which it is open: rules, then groups of causes."""
        return [
            *(self.violated(rows, n) for n in range(len(self.rules))),
            *(self.exposed(rows, n) for n in range(len(self.groups))),
        ]

    def staying(self, rows: Rows, taken: int) -> dict[int, int]:
        """Per measure taken (bits) the neighbours in which it can stay; measures that always can are left out."""
        settings = self.model.measures
        return {n: rows.nominal[s] for n in bits(taken) if (s := settings[n].setting) is not None}

    def differences(self, rows: Iterable[tuple[int, int]]) -> Differences:
        """In what each neighbour differs from the configuration itself, of numbered things and their rows."""
        found = Differences({}, {})
        for number, row in rows:
            # `here` is the highest bit
            into, left = (found.new, row) if row <= self.every >> 1 else (found.gone, row ^ self.every)
            bit = 1 << number
            while left:
                low = left & -left
                left ^= low
                place = low.bit_length() - 1
                into[place] = into.get(place, 0) | bit
        return found


def any_of(rows: Sequence[int], places: Iterable[int]) -> int:
    """The neighbours that some of these rows hold."""
    found = 0
    for place in places:
        found |= rows[place]
    return found


def _places(conditions: Iterable[Condition]) -> Parts:
    return tuple(tuple(bits(condition.bits)) for condition in conditions)


def _needs(needs: Iterable[Need]) -> Parts:
    return tuple(tuple(bits(need.bits)) for need in needs)
