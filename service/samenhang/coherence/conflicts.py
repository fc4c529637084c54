"""Effective rules that could contradict each other, found before anything is evaluated."""

from collections.abc import Iterator
from itertools import combinations, product

from samenhang.coherence import forms
from samenhang.coherence.faults import Fault
from samenhang.coherence.model import Atom, EffectiveRule, Model, bits
from samenhang.knowledge import terms


def conflicts(model: Model) -> Iterator[Fault]:
    """A fault for each pair of rules that one well-formed configuration can meet while one replaces what the other
    yields, or their results are different settings of one single-valued knob (design: stratum 1)."""
    for one in model.effective_rules:
        if one.replaces & one.yields and _compatible(model, one, one):
            yield Fault(one.iri, "vervangt een stand door dezelfde stand", "replaces a setting by that same setting")
    for one, other in combinations(model.effective_rules, 2):
        clash = (one.replaces & other.yields) | (other.replaces & one.yields) | _different(model, one, other)
        if clash and _compatible(model, one, other):
            a, b = terms.short(one.iri), terms.short(other.iri)
            yield Fault(
                one.iri,
                f"spreekt {b} tegen: samen vervangen zij wat de ander oplevert, of geven zij één knop twee standen",
                f"contradicts {b}: together they replace what the other yields, or give one knob two settings ({a})",
            )


def _different(model: Model, one: EffectiveRule, other: EffectiveRule) -> int:
    found = 0
    for knob in model.knobs:
        results = (one.yields | other.yields) & knob.settings
        if (
            not knob.multiple
            and one.yields & knob.settings
            and other.yields & knob.settings
            and results.bit_count() > 1
        ):
            found |= results
    return found


def _compatible(model: Model, one: EffectiveRule, other: EffectiveRule) -> bool:
    """Whether some well-formed configuration meets both conditions: try every way to meet each `sh:or`."""
    conditions = (*one.trigger, *other.trigger)
    return any(_well_formed(model, pick) for pick in product(*(c.atoms for c in conditions)))


def _well_formed(model: Model, atoms: tuple[Atom, ...]) -> bool:
    chosen, taken = 0, 0
    for atom in atoms:
        number = model.numbers[atom.value]
        if atom.path == forms.CHOOSES:
            chosen |= 1 << number
        else:
            taken |= 1 << number
    for number in bits(taken):
        setting = model.measures[number].setting
        chosen |= 1 << setting if setting is not None else 0
    domains = [model.settings[n].domains for n in bits(chosen) if model.settings[n].domains]
    if domains and not frozenset.intersection(*domains):
        return False
    for knob in model.knobs:
        own = bits(chosen & knob.settings)
        if len(own) > 1 and (not knob.multiple or any(model.settings[n].exclusive for n in own)):
            return False
    return True
