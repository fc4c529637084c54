"""Which findings are open, and nothing else: what a search asks of very many configurations.

The derivation of a finding is left out, so that one look takes some ten microseconds; what is offered to anybody is
judged by `coherence.evaluate` first. That the two agree is tested.
"""

from collections import defaultdict
from dataclasses import dataclass

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import works
from samenhang.coherence.model import Model, bits


@dataclass(frozen=True, slots=True)
class Seen:
    """Open findings: bits of violated rules, then bits of groups of causes that are not all answered.

    `risks` are bits of risks with an open finding, in the order of `Screen.risks`.
    """

    findings: int
    risks: int
    coherent: bool
    harmonious: bool


class Screen:
    """Looks at configurations of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.risks = tuple(sorted(model.risk_severity))
        place = {risk: 1 << n for n, risk in enumerate(self.risks)}
        rules = len(model.rules)
        self.clashes = sum(1 << n for n, rule in enumerate(model.rules) if rule.severity == "overtreding")
        """Bits of the findings that make a configuration incoherent."""
        self.heavy = self.clashes | sum(1 << n for n, rule in enumerate(model.rules) if rule.severity == "waarschuwing")
        self._rules = tuple(
            (1 << n, rule.must, rule.choices, rule.exemptions, sum(place[r] for r in rule.risks if r))
            for n, rule in enumerate(model.rules)
        )
        sources: dict[tuple[int, int], int] = defaultdict(int)
        causes = [*model.causes, *(m.causes for m in model.measures)]
        for source, own in enumerate(causes):
            for cause in own:
                sources[cause.group, cause.answered_by] |= 1 << source
        self._causes = []
        for (group, answers), mask in sorted(sources.items()):
            risk, _ = model.groups[group]
            self._causes.append((1 << rules + group, mask, answers, place[risk]))
            if model.risk_severity[risk] != "info":
                self.heavy |= 1 << rules + group

    def look(self, configuration: Configuration) -> Seen:
        """What is open in a configuration."""
        outside = 0
        model = self.model
        start = 2 * model.size + len(model.measures)
        if configuration.archetype is not None:
            outside |= 1 << start + model.numbers[configuration.archetype]
        if configuration.domain is not None:
            outside |= 1 << start + len(model.archetypes) + model.domains.index(configuration.domain)
        return self.see(configuration.nominal, configuration.taken, outside)

    def see(self, nominal: int, taken: int, outside: int) -> Seen:
        """The same from nominal settings and measures taken; `outside` are the bits of archetype and domein in the
        state that rules read."""
        size = self.model.size
        effective, present, working = self._strata(nominal, taken)
        around = effective | present << size
        state = effective | nominal << size | working << 2 * size | outside
        findings = risks = 0
        for bit, must, choices, exemptions, own in self._rules:
            if state & must != must or (choices and not all(state & c.bits for c in choices)):
                continue
            for exemption in exemptions:
                if state & exemption.bits == exemption.bits:
                    break
            else:
                findings |= bit
                risks |= own
        for bit, mask, answers, risk in self._causes:
            if around & mask and not answers & working:
                findings |= bit
                risks |= risk
        return Seen(findings, risks, not findings & self.clashes, not findings & self.heavy)

    def _strata(self, nominal: int, taken: int) -> tuple[int, int, int]:
        """Effective settings, measures present and measures working."""
        model, size = self.model, self.model.size
        present, replaced, yielded = taken, 0, 0
        chosen = nominal << size | taken << 2 * size
        for rule in model.effective_rules:
            if all([chosen & condition.bits for condition in rule.trigger]):
                replaced |= rule.replaces
                yielded |= rule.yields
                present |= rule.brings
        effective = nominal & ~replaced | yielded
        for measure, setting in model.via:
            if effective & setting:
                present |= measure
        around = effective | present << size
        working = present
        for n in bits(present & model.conditional):
            if works(model.measures[n], around) != "heel":
                working ^= 1 << n
        return effective, present, working

    def names(self, risks: int) -> tuple[str, ...]:
        """IRIs of a set of risks."""
        return tuple(self.risks[n] for n in bits(risks))
