"""What was not looked at, so that "nothing found" never means "nothing checked"."""

from dataclasses import dataclass
from typing import Literal

from samenhang.coherence import forms
from samenhang.coherence.evaluate import Outcome, RuleFinding, rule_state
from samenhang.coherence.model import Atom, Condition, Model, bits

Truth = Literal["true", "false", "waits"]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Knobs left open, rules that wait for one, settings that nothing is said of, measures with nothing to answer
    (IRIs)."""

    open_knobs: tuple[str, ...]
    waiting_rules: tuple[str, ...]
    undiscussed: tuple[str, ...]
    idle_measures: tuple[str, ...]


def open_knobs(model: Model, outcome: Outcome) -> int:
    """Bits of the knobs, circumstances included, that could be chosen in this configuration and have no nominal
    setting."""
    configuration, found = outcome.configuration, 0
    for n, knob in enumerate(model.knobs):
        if configuration.nominal & knob.settings:
            continue
        possible = configuration.domain is None or any(
            not model.settings[s].domains or configuration.domain in model.settings[s].domains
            for s in bits(knob.settings)
        )
        found |= 1 << n if possible else 0
    return found


def unseen(model: Model, outcome: Outcome) -> Unseen:
    """All four lists, sorted as the model is."""
    knobs = open_knobs(model, outcome)
    waits = _Waiting(model, outcome, knobs)
    return Unseen(
        tuple(model.knobs[n].iri for n in bits(knobs)),
        tuple(waits.rules()),
        tuple(model.settings[n].iri for n in bits(outcome.configuration.nominal & ~model.discussed)),
        tuple(model.measures[n].iri for n in bits(outcome.present & ~_occasions(model, outcome))),
    )


def could_excuse(model: Model, outcome: Outcome, finding: RuleFinding, knobs: int) -> tuple[str, ...]:
    """Open knobs that could still make an exemption of a violated rule true (IRIs)."""
    found: set[str] = set()
    state = rule_state(model, outcome.configuration, outcome.effective, outcome.working)
    for exemption in finding.rule.exemptions:
        needed = [_opens(model, atom, knobs) for atom in exemption.atoms if not state & atom.bit]
        if all(needed):
            found.update(knob for knob in needed if knob)
    return tuple(sorted(found))


def _opens(model: Model, atom: Atom, knobs: int) -> str | None:
    """The open knob through which this atom can still become true, if any."""
    number = model.numbers.get(atom.value)
    if atom.path == forms.WORKING and number is not None:
        number = model.measures[number].setting
    elif atom.path not in (forms.WORKS_AS, forms.CHOOSES):
        return None
    if number is None:
        return None
    knob = model.settings[number].knob
    return model.knobs[knob].iri if knobs >> knob & 1 else None


class _Waiting:
    """Three-valued truth of conditions while knobs are open."""

    def __init__(self, model: Model, outcome: Outcome, knobs: int) -> None:
        self.model = model
        self.outcome = outcome
        self.open = 0
        for n in bits(knobs):
            self.open |= model.knobs[n].settings
        self.coming = 0
        self.state = rule_state(model, outcome.configuration, outcome.effective, outcome.working)
        chosen = outcome.configuration.nominal << model.size | outcome.configuration.taken << 2 * model.size
        self.effective = [r for r in model.effective_rules if self._undecided(r.trigger, chosen)]
        for rule in self.effective:
            self.coming |= rule.yields

    def rules(self) -> list[str]:
        waiting = [r.iri for r in self.model.rules if self._undecided(r.trigger, self.state)]
        return sorted(waiting + [r.iri for r in self.effective])

    def _undecided(self, trigger: tuple[Condition, ...], state: int) -> bool:
        """No condition false and at least one that waits."""
        truths = [self._condition(c, state) for c in trigger]
        return "false" not in truths and "waits" in truths

    def _condition(self, condition: Condition, state: int) -> Truth:
        if state & condition.bits:
            return "true"
        return "waits" if any(self._atom_waits(atom) for atom in condition.atoms) else "false"

    def _atom_waits(self, atom: Atom) -> bool:
        if atom.path == forms.DOMAIN:
            return self.outcome.configuration.domain is None
        if atom.path not in (forms.WORKS_AS, forms.CHOOSES):
            return False
        bit = 1 << self.model.numbers[atom.value]
        coming = self.coming if atom.path == forms.WORKS_AS else 0
        return bool(bit & (self.open | coming))


def _occasions(model: Model, outcome: Outcome) -> int:
    """Bits of the measures that answer or partly cover a cause that counts or the risk of a triggered rule, or that
    a triggered rule's exemption names."""
    found = 0
    for finding in outcome.causes:
        for cause, _ in finding.causes:
            found |= cause.answered_by | cause.covered_by
    for rule in outcome.rules:
        found |= rule.rule.helped_by[rule.place] | rule.rule.covered_by[rule.place] | rule.rule.named_measures
    return found
