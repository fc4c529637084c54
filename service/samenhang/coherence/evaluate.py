"""Evaluating one configuration: the strata, the rules and the causes outside rules. Pure, and in microseconds."""

from collections import defaultdict
from typing import Literal, NamedTuple

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Cause, Measure, Model, Rule, bits

Status = Literal["open", "gemitigeerd"]
Working = Literal["heel", "deels", "niet"]


class RuleFinding(NamedTuple):
    """A rule whose trigger is true, for one of its risks. `excused` are the exemptions that hold (numbers)."""

    rule: Rule
    risk: str | None
    excused: tuple[int, ...]
    place: int
    """Number of the risk among the risks of the rule."""

    @property
    def status(self) -> Status:
        return "gemitigeerd" if self.excused else "open"


class CauseFinding(NamedTuple):
    """All causes outside rules of one risk in one lijn, each with whether it is answered."""

    risk: str
    line: str | None
    causes: tuple[tuple[Cause, bool], ...]
    status: Status
    group: int


class Outcome(NamedTuple):
    """What follows from a configuration. Sets are bits of settings or of measures."""

    configuration: Configuration
    effective: int
    replaced: int
    applied: tuple[int, ...]
    """Numbers of the effective rules that fired."""
    present: int
    working: int
    partial: int
    rules: tuple[RuleFinding, ...]
    causes: tuple[CauseFinding, ...]
    coherent: bool
    harmonious: bool
    conforms: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was chosen and no measure is there, so that nothing found means nothing looked at."""
        return not self.configuration.nominal and not self.present


def evaluate(model: Model, configuration: Configuration) -> Outcome:
    """The findings and the verdict of one configuration."""
    nominal, taken = configuration.nominal, configuration.taken
    size = model.size

    # stratum 1 and 2: effective settings and present measures
    effective, replaced, present = nominal, 0, taken
    applied: tuple[int, ...] = ()
    state = nominal << size | taken << 2 * size
    yielded = 0
    for n, rule in enumerate(model.effective_rules):
        if all(state & c.bits for c in rule.trigger):
            replaced |= rule.replaces
            yielded |= rule.yields
            present |= rule.brings
            applied += (n,)
    if applied:
        effective = nominal & ~replaced | yielded
        replaced &= nominal
    settings, measures = model.realising
    for setting in bits(effective & settings):
        present |= measures[setting]

    # stratum 3: which of them work
    working, partial = present, 0
    around = effective | present << size
    conditional = present & model.conditional
    while conditional:
        low = conditional & -conditional
        conditional ^= low
        how = works(model.measures[low.bit_length() - 1], around)
        if how != "heel":
            working ^= low
            partial |= low if how == "deels" else 0

    rules = _rules(model, configuration, effective, working)
    causes = _causes(model, effective, replaced, present, working)
    violated = [f.rule.severity for f in rules if not f.excused]
    heavy_rule = any(s != "info" for s in violated)
    heavy_cause = any(f.status == "open" and model.risk_severity[f.risk] != "info" for f in causes)
    return Outcome(
        configuration,
        effective,
        replaced,
        applied,
        present,
        working,
        partial,
        rules,
        causes,
        coherent="overtreding" not in violated,
        harmonious=not (heavy_rule or heavy_cause),
        conforms=not violated,
    )


def open_risks(outcome: Outcome) -> set[str]:
    """IRIs of the risks that are open."""
    found = {finding.risk for finding in outcome.rules if finding.risk and not finding.excused}
    return found | {finding.risk for finding in outcome.causes if finding.status == "open"}


def works(measure: Measure, around: int) -> Working:
    """How a present measure works, given effective settings and present measures (stratum 3)."""
    for need in measure.requires:
        if not around & need.bits:
            return "niet"
    for need in measure.excluded_by:
        if around & need.bits:
            return "niet"
    for need in measure.weakened_by:
        if around & need.bits:
            return "deels"
    for need in measure.partial_without:
        if not around & need.bits:
            return "deels"
    return "heel"


def rule_state(model: Model, configuration: Configuration, effective: int, working: int) -> int:
    """All that a coherence rule reads, in one integer (layout: `compile._atom`)."""
    size, measures = model.size, len(model.measures)
    state = effective | configuration.nominal << size | working << 2 * size
    if configuration.archetype is not None:
        state |= 1 << 2 * size + measures + model.numbers[configuration.archetype]
    if configuration.domain is not None:
        state |= 1 << 2 * size + measures + len(model.archetypes) + model.domains.index(configuration.domain)
    return state


def counts(cause: Cause, effective: int, nominal: int, present: int, answered: bool) -> bool:
    """Whether a cause counts: that of a working setting or present measure does, a replaced choice's when answered."""
    if cause.setting is None:
        return bool(present >> (cause.measure or 0) & 1)
    return bool(effective >> cause.setting & 1) or (answered and bool(nominal >> cause.setting & 1))


def _rules(model: Model, configuration: Configuration, effective: int, working: int) -> tuple[RuleFinding, ...]:
    state = rule_state(model, configuration, effective, working)
    pivots, needing, rest = model.pivots
    candidates = [*rest]
    for bit in bits(state & pivots):
        candidates += needing[bit]
    candidates.sort()
    found = []
    for number in candidates:
        rule = model.rules[number]
        must = rule.must
        if state & must != must:
            continue
        for choice in rule.choices:
            if not state & choice.bits:
                break
        else:
            excused: tuple[int, ...] = ()
            if rule.exemptions:
                excused = tuple([n for n, e in enumerate(rule.exemptions) if state & e.bits == e.bits])
            for place, risk in enumerate(rule.risks):
                found.append(RuleFinding(rule, risk, excused, place))
    return tuple(found)


def _causes(model: Model, effective: int, replaced: int, present: int, working: int) -> tuple[CauseFinding, ...]:
    groups: dict[int, list[tuple[Cause, bool]]] = defaultdict(list)
    unanswered = set()
    counting = [model.causes[number] for number in bits(effective & model.causing)]
    counting += [model.measures[number].causes for number in bits(present & model.side_effects)]
    for own in counting:
        for cause in own:
            met = cause.answered_by & working != 0
            groups[cause.group].append((cause, met))
            if not met:
                unanswered.add(cause.group)
    for number in bits(replaced & ~effective):
        for cause in model.causes[number]:
            # a replaced setting counts only where it is answered: a promise that nobody keeps shows nothing
            if cause.answered_by & working:
                groups[cause.group].append((cause, True))
    found = []
    for group in sorted(groups):
        risk, line = model.groups[group]
        found.append(
            CauseFinding(risk, line, tuple(groups[group]), "open" if group in unanswered else "gemitigeerd", group)
        )
    return tuple(found)
