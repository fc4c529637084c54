"""Rules from the form in which they were written to the bits that the evaluation reads."""

from typing import cast

from samenhang.coherence import forms
from samenhang.coherence.facts import Facts
from samenhang.coherence.model import Atom, Condition, EffectiveRule, Rule, Severity
from samenhang.coherence.numbering import Numbering


class Rules:
    """Makes the rules of a model."""

    def __init__(self, numbering: Numbering, facts: Facts) -> None:
        self.numbering = numbering
        self.facts = facts

    def rule(self, form: forms.CoherenceForm) -> Rule:
        trigger = tuple(self._condition(c) for c in form.trigger)
        exemptions = tuple(self._condition(c) for c in form.exemptions)
        must = 0
        for condition in trigger:
            must |= condition.bits if len(condition.atoms) == 1 else 0
        risks: tuple[str | None, ...] = form.risks or (None,)
        named = 0
        for condition in exemptions:
            for atom in condition.atoms:
                named |= 1 << self.numbering.numbers[atom.value] if atom.path == forms.WORKING else 0
        return Rule(
            form.iri,
            cast(Severity, form.severity),
            risks,
            form.line,
            trigger,
            exemptions,
            must,
            tuple(c for c in trigger if len(c.atoms) > 1),
            tuple(self.facts.against({r} if r else set(), "mitigeert", form.line) for r in risks),
            tuple(self.facts.against({r} if r else set(), "dektDeels", form.line) for r in risks),
            named,
        )

    def effective(self, form: forms.EffectiveForm) -> EffectiveRule:
        trigger = tuple(self._condition(c) for c in form.trigger)
        replaces, yields, brings = map(self.numbering.bits, (form.replaces, form.yields, form.brings))
        return EffectiveRule(form.iri, trigger, replaces, yields, brings)

    def _atom(self, pair: forms.Pair) -> Atom:
        """Layout of the state that rules read: effective settings, chosen settings, working measures, archetypes,
        domains."""
        path, value = pair
        settings, measures = len(self.numbering.settings), len(self.numbering.measures)
        if path == forms.DOMAIN:
            position = 2 * settings + measures + len(self.numbering.archetypes) + self.numbering.domains.index(value)
        else:
            offset = {
                forms.WORKS_AS: 0,
                forms.CHOOSES: settings,
                forms.WORKING: 2 * settings,
                forms.TAKES: 2 * settings,  # only effective rules name it, and they read measures taken in that place
                forms.ARCHETYPE: 2 * settings + measures,
            }[path]
            position = offset + self.numbering.numbers[value]
        return Atom(path, value, 1 << position)

    def _condition(self, pairs: tuple[forms.Pair, ...]) -> Condition:
        atoms = tuple(self._atom(pair) for pair in pairs)
        found = 0
        for atom in atoms:
            found |= atom.bit
        return Condition(atoms, found)
