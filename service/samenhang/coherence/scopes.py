"""What a finding depends on: the bits of a configuration that can change what it says.

Everything a finding says is a function of its scope, so a decoded finding is remembered under it.
"""

from typing import NamedTuple, Self

from samenhang.coherence import forms
from samenhang.coherence.model import Cause, Model, Rule, bits


class Scope(NamedTuple):
    """Bits of settings and measures: those that a finding looks at, or those that a configuration has among them."""

    effective: int
    nominal: int
    present: int
    working: int
    taken: int

    def within(self, now: Self) -> "Scope":
        """What of a whole outcome lies in this scope."""
        return Scope(
            self.effective & now.effective,
            self.nominal & now.nominal,
            self.present & now.present,
            self.working & now.working,
            self.taken & now.taken,
        )


def causes_by_group(model: Model) -> tuple[tuple[Cause, ...], ...]:
    """All causes of each finding outside rules, by the number of its group."""
    found: list[list[Cause]] = [[] for _ in model.groups]
    for causes in (*model.causes, *(m.causes for m in model.measures)):
        for cause in causes:
            found[cause.group].append(cause)
    return tuple(map(tuple, found))


def scope_of_causes(model: Model, causes: tuple[Cause, ...]) -> Scope:
    """The scope of a finding outside rules."""
    settings, measures, against = 0, 0, 0
    for cause in causes:
        against |= cause.answered_by | cause.covered_by
        if cause.setting is not None:
            settings |= 1 << cause.setting
        if cause.measure is not None:
            measures |= 1 << cause.measure
            via = model.measures[cause.measure].setting
            settings |= 0 if via is None else 1 << via
    for rule in model.effective_rules:
        settings |= rule.replaces if rule.yields & settings else 0
    return _scope(model, settings, measures, against)


def scope_of_rule(model: Model, rule: Rule) -> Scope:
    """The scope of a finding of a rule; its exemptions are judged apart."""
    settings, against = 0, rule.named_measures
    for bits_ in (*rule.helped_by, *rule.covered_by):
        against |= bits_
    for atom in (a for c in rule.trigger for a in c.atoms if a.path in (forms.WORKS_AS, forms.CHOOSES)):
        settings |= 1 << model.numbers[atom.value]
    return _scope(model, settings, 0, against)


def _scope(model: Model, settings: int, measures: int, against: int) -> Scope:
    """Adds what the conditions of the measures look at."""
    needed = 0
    for number in bits(against):
        measure = model.measures[number]
        for need in (*measure.requires, *measure.excluded_by, *measure.weakened_by, *measure.partial_without):
            needed |= need.bits
    size = model.size
    return Scope(settings | needed & ((1 << size) - 1), settings, measures | against | needed >> size, against, against)
