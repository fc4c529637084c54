"""Which findings are open, and nothing else: what a search asks of very many configurations.

The derivation of a finding is left out, and what did not change since a configuration near by is not looked at again,
so that one look takes some ten microseconds. What is offered to anybody is judged by `coherence.evaluate` first. That
the two agree is tested.
"""

from collections import defaultdict

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import works
from samenhang.coherence.model import Model, bits
from samenhang.search.opened import OpenGroup, OpenRule, Seen, exposed, violated
from samenhang.search.touched import Touched

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
        self.touched = Touched(
            model,
            [(r.must, *(c.bits for c in (*r.choices, *r.exemptions))) for r in self.rules],
            [[sources for sources, _ in g.parts] for g in self.groups],
            [[answers for _, answers in g.parts] for g in self.groups],
            self.clashes,
        )
        self.via = self.touched.via
        self.via_settings = sum(1 << n for n in self.via)
        self.findings_of = [0] * len(self.risks)
        """Per risk, the findings (bits) that open it."""
        for n, own in enumerate(self.risk_of):
            for opened in bits(own):
                self.findings_of[opened] |= 1 << n
        self._names: dict[int, tuple[str, ...]] = {}
        self._rules_at: dict[int, list[OpenRule]] = {}

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
        return View(self, configuration).seen

    def strata(self, nominal: int, taken: int) -> tuple[int, int, int]:
        """Effective settings, measures present and measures working."""
        effective, brought = self.effective(nominal, taken)
        present = taken | brought
        for n in bits(effective & self.via_settings):
            present |= self.via[n]
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

    def rules_at(self, numbers: int) -> list[OpenRule]:
        """The rules with these numbers (bits)."""
        found = self._rules_at.get(numbers)
        if found is None:
            found = [self.rules[n] for n in bits(numbers)]
            if len(self._rules_at) < KEPT:
                self._rules_at[numbers] = found
        return found


class View:
    """What is open in one configuration, and from there in others with the same archetype and domein."""

    def __init__(self, screen: Screen, configuration: Configuration) -> None:
        self.screen = screen
        self.outside = screen.outside(configuration)
        self.nominal, self.taken = configuration.nominal, configuration.taken
        self.effective, self.present, self.working = screen.strata(configuration.nominal, configuration.taken)
        self.held = configuration.taken | screen.effective(configuration.nominal, configuration.taken)[1]
        """Measures present whatever settings realise them."""
        self.realised = 0
        for n in bits(self.effective & screen.via_settings):
            self.realised |= screen.via[n]
        size = screen.model.size
        self.around = self.effective | self.present << size
        self.state = self.effective | configuration.nominal << size | self.working << 2 * size | self.outside
        self.findings = violated(screen.rules, self.state) | exposed(screen.groups, self.around, self.working)
        self.seen = screen.seen(self.findings)

    def turned(self, nominal: int, taken: int) -> Seen:
        """What is open with these nominal settings and measures taken: only what they touch is looked at."""
        screen, size = self.screen, self.screen.model.size
        moved = nominal ^ self.nominal
        if taken == self.taken and not moved & screen.touched.deep:
            return self._shallow(moved)
        effective, present, working = self._strata(nominal, taken)
        state = effective | nominal << size | working << 2 * size | self.outside
        around = effective | present << size
        rules = groups = 0
        for n in bits(state ^ self.state):
            rules |= screen.touched.rules_on.get(n, 0)
        for n in bits(around ^ self.around):
            groups |= screen.touched.groups_on.get(n, 0)
        for n in bits(working ^ self.working):
            groups |= screen.touched.answers_on.get(n, 0)
        findings = (
            self.findings & ~(rules | groups << len(screen.rules))
            | violated(screen.rules_at(rules), state)
            | exposed([screen.groups[n] for n in bits(groups)], around, working)
        )
        return self.seen if findings == self.findings else self._seen(findings)

    def stays(self, nominal: int, taken: int) -> bool:
        """Whether a coherent configuration is so with these nominal settings and measures taken."""
        screen, moved = self.screen, nominal ^ self.nominal
        if taken != self.taken or moved & screen.touched.deep:
            return self.turned(nominal, taken).coherent
        rules = realised = 0
        for n in bits(moved):
            rules |= screen.touched.rules_of[n]
            realised |= screen.via.get(n, 0)
        rules &= screen.clashes
        size = screen.model.size
        state = self.state ^ (moved | moved << size | (realised & ~self.held) << 2 * size)
        return not violated(screen.rules_at(rules), state)

    def _shallow(self, moved: int) -> Seen:
        """What is open when settings move that are not deep: the strata move with them, one to one."""
        screen, touched = self.screen, self.screen.touched
        rules, groups, realised, left = 0, 0, 0, moved
        while left:
            low = left & -left
            left ^= low
            n = low.bit_length() - 1
            rules |= touched.rules_of[n]
            groups |= touched.groups_of[n]
            if low & screen.via_settings:
                realised |= screen.via[n]
        if not rules and not groups:
            return self.seen
        size, count = screen.model.size, len(screen.rules)
        realised &= ~self.held
        found = self.findings & ~(rules | groups << count)
        if rules:
            state = self.state ^ (moved | moved << size | realised << 2 * size)
            found |= violated(screen.rules_at(rules), state)
        if groups:
            around = self.around ^ (moved | realised << size)
            found |= exposed([screen.groups[n] for n in bits(groups)], around, self.working ^ realised)
        return self.seen if found == self.findings else self._seen(found)

    def _strata(self, nominal: int, taken: int) -> tuple[int, int, int]:
        """As the screen's, from what is known of the configuration near by."""
        screen = self.screen
        effective, brought = screen.effective(nominal, taken)
        realised = self.realised
        for n in bits((effective ^ self.effective) & screen.via_settings):
            realised = realised | screen.via[n] if effective >> n & 1 else realised & ~screen.via[n]
        present = taken | brought | realised
        around = effective | present << screen.model.size
        again = present & ~self.present
        for n in bits(around ^ self.around):
            again |= screen.touched.needed_by.get(n, 0)
        again &= present & screen.model.conditional
        working = (self.working & present | present & ~self.present | again) & ~screen.broken(again, around)
        return effective, present, working

    def _seen(self, findings: int) -> Seen:
        screen, risks, touched = self.screen, self.seen.risks, 0
        for n in bits(findings ^ self.findings):
            touched |= screen.risk_of[n]
        for n in bits(touched):
            risks = risks | 1 << n if findings & screen.findings_of[n] else risks & ~(1 << n)
        return Seen(findings, risks, not findings & screen.clashes, not findings & screen.heavy)
