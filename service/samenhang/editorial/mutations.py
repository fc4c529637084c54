"""Whether the cases beside the rules would notice a mistake in a rule: each condition is dropped and turned around
once, and a case has to see the difference.

Mutation testing of the rules as data (DeMillo, Lipton and Sayward 1978): a rule whose conditions can be wrong without a
case failing is told by its cases only in part. What differs in no configuration (a condition that others imply) cannot
be noticed, and does not count.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from samenhang.coherence import forms
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.coherence.evaluate import Outcome, rule_state
from samenhang.coherence.model import Condition, Model, Rule, bits
from samenhang.editorial.cases import merged
from samenhang.editorial.remarks import located
from samenhang.knowledge import terms
from samenhang.system import Samenhang

Conditions = tuple[Condition, ...]
Parts = list[list[tuple[int, bool]]]
"""Conditions as lists of bits of the state, each with whether it has to be there."""


@dataclass(frozen=True)
class Mutant:
    """A rule with one mistake in it that no case notices: what was done to which condition."""

    rule: str
    done: str
    """`weg` (dropped), `om` (turned around)."""
    about: tuple[str, ...]
    exemption: bool

    def __str__(self) -> str:
        part = "uitzondering" if self.exemption else "voorwaarde"
        return f"{terms.slug(self.rule)}: {part} {', '.join(map(terms.slug, self.about))} {self.done}"


Told = dict[str, list[tuple[Outcome, bool]]]
"""By rule, what follows in each of its cases, and whether it must be flagged there."""


def survivors(model: Model, cases: Told) -> Iterator[Mutant]:
    """Every mistake that no case notices, for coherence rules and effective rules, in the order of the rules."""
    for rule in model.rules:
        told = [(_state(model, outcome), flag) for outcome, flag in cases.get(terms.slug(rule.iri), [])]
        for mutant in _unnoticed(rule.iri, rule.trigger, rule.exemptions, told):
            if not _implied(model, rule, mutant):
                yield mutant
    for effective in model.effective_rules:
        told = [(_chosen(model, outcome), flag) for outcome, flag in cases.get(terms.slug(effective.iri), [])]
        yield from _unnoticed(effective.iri, effective.trigger, (), told)


def _implied(model: Model, rule: Rule, mutant: Mutant) -> bool:
    """Whether what was dropped follows from the rest of the trigger by an effective rule, so that nothing changed. A
    stand that works and that no effective rule yields was chosen.
    """
    number = model.numbers.get(mutant.about[0], -1)
    alone = {c.atoms[0].value: c.atoms[0].path for c in rule.trigger if len(c.atoms) == 1}
    if mutant.exemption or mutant.done != "weg" or alone.get(mutant.about[0]) != forms.WORKS_AS:
        return False
    yielded = sum(1 << n for n in {n for e in model.effective_rules for n in bits(e.yields)})
    chosen = {
        value
        for value, path in alone.items()
        if path == forms.CHOOSES or (path == forms.WORKS_AS and not yielded >> model.numbers[value] & 1)
    }
    return any(
        effective.yields >> number & 1
        and all(any(a.value in chosen for a in condition.atoms) for condition in effective.trigger)
        for effective in model.effective_rules
    )


def _unnoticed(iri: str, trigger: Conditions, exemptions: Conditions, told: list[tuple[int, bool]]) -> Iterator[Mutant]:
    for mutant, must, must_not in _mutants(iri, trigger, exemptions):
        if all(_fires(state, must, must_not) is flag for state, flag in told):
            yield mutant


def _mutants(iri: str, trigger: Conditions, exemptions: Conditions) -> Iterator[tuple[Mutant, Parts, Parts]]:
    """Every mutant of a rule: one atom dropped (the condition with it, where it is the only one) or turned around."""
    parts = [[[(a.bit, True) for a in c.atoms] for c in group] for group in (trigger, exemptions)]
    for which, group in enumerate((trigger, exemptions)):
        for n, condition in enumerate(group):
            for m, atom in enumerate(condition.atoms):
                for done in ("weg", "om"):
                    made = [[list(c) for c in p] for p in parts]
                    if done == "om":
                        made[which][n][m] = (atom.bit, False)
                    elif len(condition.atoms) > 1:
                        del made[which][n][m]
                    else:
                        del made[which][n]
                    yield Mutant(iri, done, (atom.value,), bool(which)), made[0], made[1]


def _fires(state: int, trigger: Parts, exemptions: Parts) -> bool:
    def holds(atom: tuple[int, bool]) -> bool:
        return bool(state & atom[0]) is atom[1]

    return all(any(map(holds, c)) for c in trigger) and not any(all(map(holds, c)) for c in exemptions)


def _state(model: Model, outcome: Outcome) -> int:
    """What a coherence rule reads."""
    return rule_state(model, outcome.configuration, outcome.effective, outcome.working)


def _chosen(model: Model, outcome: Outcome) -> int:
    """What an effective rule reads: nominal choices, and measures that were taken."""
    return outcome.configuration.nominal << model.size | outcome.configuration.taken << 2 * model.size


def told_by_cases(samenhang: Samenhang) -> Told:
    """The cases beside the rules, evaluated. What is wrong with a case itself is said elsewhere (`cases.check`)."""
    found: Told = defaultdict(list)
    for path in samenhang.knowledge.folders.case_files():
        for case, _ in located(path):
            for side in ("raak", "vrij"):
                try:
                    outcome = samenhang.evaluate(merged(case.get("basis") or {}, case[side] or {}))
                except (NotWellFormedError, KeyError, AttributeError):
                    continue
                found[str(case["regel"])].append((outcome, side == "raak"))
    return found
