"""What coherence can depend on: nothing that is said of the other settings and measures can change that verdict."""

from collections.abc import Iterable
from typing import NamedTuple

from samenhang.coherence import forms
from samenhang.coherence.model import Condition, Model, bits


class Scope(NamedTuple):
    """Bits of settings and measures. A setting brings in all of its knob."""

    settings: int
    measures: int


def everything(model: Model) -> Scope:
    """All settings and measures."""
    return Scope((1 << model.size) - 1, (1 << len(model.measures)) - 1)


def coherence(model: Model) -> Scope:
    """What the rules of severity overtreding read, what that depends on in turn, and what cannot stand beside it.

    Settings that hold in some domeinen only are in it too: choosing one says something of the domein, which rules read.
    """
    found = _Found(model)
    for rule in model.rules:
        if rule.severity == "overtreding":
            found.read((*rule.trigger, *rule.exemptions))
    for number, setting in enumerate(model.settings):
        if setting.domains:
            found.setting(number)
    return Scope(found.settings, found.measures)


class _Found:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.settings = 0
        self.measures = 0

    def read(self, conditions: Iterable[Condition]) -> None:
        """What some conditions name."""
        for atom in (atom for condition in conditions for atom in condition.atoms):
            if atom.path in (forms.WORKS_AS, forms.CHOOSES):
                self.setting(self.model.numbers[atom.value])
            elif atom.path in (forms.WORKING, forms.TAKES):
                self.measure(self.model.numbers[atom.value])

    def setting(self, number: int) -> None:
        """The knob of a setting, the measures that it realises, and the rules that make it something else."""
        if self.settings >> number & 1:
            return
        own = self.model.knobs[self.model.settings[number].knob].settings
        self.settings |= own
        for n, measure in enumerate(self.model.measures):
            if measure.setting is not None and own >> measure.setting & 1:
                self.measure(n)
        for rule in self.model.effective_rules:
            if (rule.replaces | rule.yields) & own:
                self.read(rule.trigger)

    def measure(self, number: int) -> None:
        """A measure, its setting, its conditions, and the rules that bring it."""
        if self.measures >> number & 1:
            return
        self.measures |= 1 << number
        measure, size = self.model.measures[number], self.model.size
        if measure.setting is not None:
            self.setting(measure.setting)
        for need in (*measure.requires, *measure.excluded_by, *measure.weakened_by, *measure.partial_without):
            for n in bits(need.bits):
                if n < size:
                    self.setting(n)
                else:
                    self.measure(n - size)
        for rule in self.model.effective_rules:
            if rule.brings >> number & 1:
                self.read(rule.trigger)
