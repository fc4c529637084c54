"""Which findings are open, and nothing else: what a search asks of very many configurations.

The derivation of a finding is left out. What is offered to anybody is judged by `coherence.evaluate` first. That
the two agree is tested.
"""

from collections import defaultdict

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import works
from samenhang.coherence.model import Model, bits
from samenhang.search.opened import OpenGroup, OpenRule, Seen, exposed, violated

KEPT = 20_000
"""Sets that are remembered by what they stand for; most come back with every turn of a knob."""


class Screen:
    """Looks at configurations of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.risks = tuple(sorted(model.risk_severity))
        place = {risk: 1 << n for n, risk in enumerate(self.risks)}
        self.clashes = sum(1 << n for n, rule in enumerate(model.rules) if rule.severity == "overtreding")
        """Bits of the findings that make a configuration incoherent."""
        heavy = sum(1 << n for n, rule in enumerate(model.rules) if rule.severity == "waarschuwing")
        self.heavy = self.clashes | heavy
        """Bits of the findings that make it less than harmonious."""
        self.rules = tuple(OpenRule(1 << n, r.must, r.choices, r.exemptions) for n, r in enumerate(model.rules))
        self.groups = self._groups()
        for group, (risk, _) in zip(self.groups, model.groups, strict=True):
            self.heavy |= group.bit if model.risk_severity[risk] != "info" else 0
        self.risk_of = [
            *(sum(place[r] for r in rule.risks if r) for rule in model.rules),
            *(place[risk] for risk, _ in model.groups),
        ]
        self.findings_of = [0] * len(self.risks)
        """Per risk, the findings (bits) that open it."""
        for n, own in enumerate(self.risk_of):
            for opened in bits(own):
                self.findings_of[opened] |= 1 << n
        self._names: dict[int, tuple[str, ...]] = {}

    def _groups(self) -> tuple[OpenGroup, ...]:
        parts: list[dict[int, int]] = [defaultdict(int) for _ in self.model.groups]
        for source, own in enumerate([*self.model.causes, *(m.causes for m in self.model.measures)]):
            for cause in own:
                parts[cause.group][cause.answered_by] |= 1 << source
        first = len(self.model.rules)
        return tuple(
            OpenGroup(1 << first + n, tuple((sources, answers) for answers, sources in sorted(own.items())))
            for n, own in enumerate(parts)
        )

    def look(self, configuration: Configuration) -> Seen:
        """What is open in a configuration."""
        effective, present, working = self.strata(configuration.nominal, configuration.taken)
        size = self.model.size
        state = effective | configuration.nominal << size | working << 2 * size | self.outside(configuration)
        return self.seen(violated(self.rules, state) | exposed(self.groups, effective | present << size, working))

    def strata(self, nominal: int, taken: int) -> tuple[int, int, int]:
        """Effective settings, measures present and measures working."""
        effective, brought = self.effective(nominal, taken)
        present = taken | brought
        settings, measures = self.model.realising
        for n in bits(effective & settings):
            present |= measures[n]
        working = present & ~self.broken(present & self.model.conditional, effective | present << self.model.size)
        return effective, present, working

    def effective(self, nominal: int, taken: int) -> tuple[int, int]:
        """Effective settings, and the measures that effective rules bring."""
        chosen = nominal << self.model.size | taken << 2 * self.model.size
        replaced = yielded = brought = 0
        for rule in self.model.effective_rules:
            for condition in rule.trigger:
                if not chosen & condition.bits:
                    break
            else:
                replaced |= rule.replaces
                yielded |= rule.yields
                brought |= rule.brings
        return nominal & ~replaced | yielded, brought

    def broken(self, measures: int, around: int) -> int:
        """Which of these present measures do not work fully."""
        found = 0
        for n in bits(measures):
            if works(self.model.measures[n], around) != "heel":
                found |= 1 << n
        return found

    def outside(self, configuration: Configuration) -> int:
        """Archetype and domein as bits of the state that rules read."""
        model, found = self.model, 0
        start = 2 * model.size + len(model.measures)
        if configuration.archetype is not None:
            found |= 1 << start + model.numbers[configuration.archetype]
        if configuration.domain is not None:
            found |= 1 << start + len(model.archetypes) + model.domains.index(configuration.domain)
        return found

    def domain_bit(self, domain: str | None) -> int:
        """A domein alone, as a bit of the state that rules read."""
        if domain is None:
            return 0
        return 1 << 2 * self.model.size + len(self.model.measures) + len(
            self.model.archetypes
        ) + self.model.domains.index(domain)

    def violates(self, rule: int, nominal: int, taken: int, outside: int) -> bool:
        """Whether one rule (number) is violated."""
        return bool(violated([self.rules[rule]], self._state(nominal, taken, outside)))

    def clashing(self, nominal: int, taken: int, outside: int) -> bool:
        """Whether any rule of severity overtreding is violated."""
        return bool(violated([self.rules[n] for n in bits(self.clashes)], self._state(nominal, taken, outside)))

    def _state(self, nominal: int, taken: int, outside: int) -> int:
        effective, _, working = self.strata(nominal, taken)
        return effective | nominal << self.model.size | working << 2 * self.model.size | outside

    def seen(self, findings: int) -> Seen:
        """Risks and verdicts of a set of open findings."""
        risks = 0
        for n in bits(findings):
            risks |= self.risk_of[n]
        return Seen(findings, risks, not findings & self.clashes, not findings & self.heavy)

    def moved(self, before: Seen, new: int, gone: int) -> tuple[int, int]:
        """Risks that come open and risks that do not stay so, where some findings come and others go."""
        opened = closed = 0
        for n in bits(new):
            opened |= self.risk_of[n]
        for n in bits(gone):
            closed |= self.risk_of[n]
        closed &= ~opened
        left = before.findings & ~gone
        for n in bits(closed):
            if left & self.findings_of[n]:
                closed ^= 1 << n
        return opened & ~before.risks, closed

    def names(self, risks: int) -> tuple[str, ...]:
        """IRIs of a set of risks."""
        found = self._names.get(risks)
        if found is None:
            found = tuple(self.risks[n] for n in bits(risks))
            if len(self._names) < KEPT:
                self._names[risks] = found
        return found
