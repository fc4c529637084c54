"""A conflict in layers: at most three things first, and below each what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from samenhang.coherence import forms
from samenhang.coherence.model import Condition, Model, bits
from samenhang.search.conflict import Conflict, Element

FIRST = 3
"""Things that a reader is shown at once."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A rule or risk of the conflict with the choices that it binds and the free knobs of which no setting helps; or
    without `element`, the rules that did not fit on the first layer."""

    element: Element | None
    choices: tuple[Element, ...]
    whatever: tuple[str, ...]
    below: tuple["Layer", ...] = ()


def layers(model: Model, found: Conflict) -> tuple[Layer, ...]:
    """The rules of a conflict, those that bind most choices first; from the third on together, where there are more
    than three. A choice stands below every rule that depends on it."""
    choices = [e for e in found.elements if e.kind not in ("regel", "risico")]
    goals = [e for e in found.elements if e.kind in ("regel", "risico")]
    reach = _Reach(model)
    made = []
    for goal in goals:
        touched = reach.of(goal)
        made.append(
            Layer(
                goal,
                tuple(e for e in choices if e.about in touched),
                tuple(knob for knob in found.whatever if knob in touched),
            )
        )
    made.sort(key=lambda layer: (-len(layer.choices), layer.element.about if layer.element else ""))
    if len(made) <= FIRST:
        return tuple(made)
    rest = tuple(made[FIRST - 1 :])
    return (*made[: FIRST - 1], Layer(None, (), (), rest))


class _Reach:
    """On which knobs, measures, archetypes and domeinen (IRIs) the truth of something can depend."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def of(self, goal: Element) -> frozenset[str]:
        """What a rule, or an open risk in a lijn, can depend on."""
        self.found: set[str] = set()
        self.done: set[tuple[str, int]] = set()
        if goal.kind == "regel":
            rule = next(r for r in self.model.rules if r.iri == goal.about)
            self._conditions((*rule.trigger, *rule.exemptions))
        else:
            group = self.model.groups.index((goal.about, goal.line))
            for number, causes in enumerate(self.model.causes):
                for cause in causes:
                    if cause.group == group:
                        self._setting(number)
                        self._measures(cause.answered_by)
            for number, measure in enumerate(self.model.measures):
                for cause in measure.causes:
                    if cause.group == group:
                        self._measures(1 << number | cause.answered_by)
        return frozenset(self.found)

    def _conditions(self, conditions: Iterable[Condition]) -> None:
        for atom in (atom for condition in conditions for atom in condition.atoms):
            if atom.path in (forms.WORKS_AS, forms.CHOOSES):
                self._setting(self.model.numbers[atom.value])
            elif atom.path in (forms.WORKING, forms.TAKES):
                self._measures(1 << self.model.numbers[atom.value])
            else:
                self.found.add(atom.value)

    def _setting(self, number: int) -> None:
        if ("setting", number) in self.done:
            return
        self.done.add(("setting", number))
        knob = self.model.knobs[self.model.settings[number].knob]
        self.found.add(knob.iri)
        if any(self.model.settings[n].domains for n in bits(knob.settings)):
            self.found.update(self.model.domains)
        for rule in self.model.effective_rules:
            if (rule.replaces | rule.yields) >> number & 1:
                self._conditions(rule.trigger)

    def _measures(self, numbers: int) -> None:
        size = self.model.size
        for number in bits(numbers):
            if ("measure", number) in self.done:
                continue
            self.done.add(("measure", number))
            measure = self.model.measures[number]
            self.found.add(measure.iri)
            if measure.setting is not None:
                self._setting(measure.setting)
            for need in (*measure.requires, *measure.excluded_by, *measure.weakened_by, *measure.partial_without):
                for position in bits(need.bits):
                    if position < size:
                        self._setting(position)
                    else:
                        self._measures(1 << position - size)
            for rule in self.model.effective_rules:
                if rule.brings >> number & 1:
                    self._conditions(rule.trigger)
