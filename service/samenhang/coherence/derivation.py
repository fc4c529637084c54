"""Decoding an outcome into findings with their derivation.

Most of what a finding says is the same every time it occurs, so that part is made once for a model: the steps of its
causes, and the measures that stand against them.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from samenhang.coherence import forms
from samenhang.coherence.evaluate import Outcome, Working, counts, works
from samenhang.coherence.findings import Finding, Help, Step, finding_slug
from samenhang.coherence.model import SEVERITIES, Cause, Link, Measure, Model, Need, Rule, bits
from samenhang.coherence.scopes import Scope, causes_by_group, scope_of_causes, scope_of_rule
from samenhang.coherence.unseen import could_excuse, open_knobs
from samenhang.knowledge import terms

_KEPT: Final = 20_000
"""Decoded findings to keep for one model; one takes about a kilobyte."""
_MITIGATES, _COVERS = terms.SAM + "mitigeert", terms.SAM + "dektDeels"


class _Aid(NamedTuple):
    """A measure against something: its number, whether it answers it, on what facts, and how that reads.

    `fixed` holds how it reads when it is absent, present, and taken; None where its conditions have to be looked at.
    """

    number: int
    whole: bool
    links: tuple[Link, ...]
    fixed: tuple[Help, Help, Help] | None


class _Condition(NamedTuple):
    """A setting that a rule names: its number, whether the choice counts or the effect, and its step when true.

    The steps are indexed by whether the rule is excused, and by whether the setting was replaced.
    """

    number: int
    nominal: bool
    steps: tuple[tuple[Step, Step], tuple[Step, Step]]


class Derivation:
    """Decodes the outcomes of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._group_causes = causes_by_group(model)
        self._group_scopes = tuple(scope_of_causes(model, causes) for causes in self._group_causes)
        self._rule_numbers = {rule.iri: n for n, rule in enumerate(model.rules)}
        self._rule_scopes = tuple(scope_of_rule(model, rule) for rule in model.rules)
        self._conditions = tuple(self._make_conditions(rule) for rule in model.rules)
        self._aids = lru_cache(_KEPT)(self._make_aids)
        # a turn of a knob touches few findings: the others are looked up
        self._of_causes = lru_cache(_KEPT)(self._make_of_causes)
        self._of_rule = lru_cache(_KEPT)(self._make_of_rule)

    def findings(self, outcome: Outcome) -> list[Finding]:
        """Every finding, worst first: open before answered, then by severity, rules before facts."""
        configuration = outcome.configuration
        now = Scope(outcome.effective, configuration.nominal, outcome.present, outcome.working, configuration.taken)
        knobs = open_knobs(self.model, outcome) if any(not r.excused for r in outcome.rules) else 0
        found = []
        for finding in outcome.rules:
            number = self._rule_numbers[finding.rule.iri]
            could = () if finding.excused else could_excuse(self.model, outcome, finding, knobs)
            scope = self._rule_scopes[number]
            found.append(self._of_rule(number, finding.place, finding.excused, could, scope.within(now)))
        for causes in outcome.causes:
            found.append(self._of_causes(causes.group, self._group_scopes[causes.group].within(now)))
        found.sort(key=_worst_first)
        return found

    def _make_of_rule(
        self, number: int, place: int, excused: tuple[int, ...], could: tuple[str, ...], now: Scope
    ) -> Finding:
        effective, nominal, present, _, taken = now
        rule = self.model.rules[number]
        risk = rule.risks[place]
        steps = tuple(
            c.steps[bool(excused)][not effective >> c.number & 1]
            for c in self._conditions[number]
            if (nominal if c.nominal else effective) >> c.number & 1
        )
        named = rule.helped_by[place] | rule.named_measures
        aids = self._aids(named, rule.covered_by[place] & ~named, (risk,))
        helps = self._helps(effective | present << self.model.size, present, taken, aids)
        return Finding(
            finding_slug(rule.iri, risk),
            rule.iri,
            rule.severity,
            "gemitigeerd" if excused else "open",
            not excused and any(h.working in ("heel", "deels") for h in helps),
            risk,
            rule.line,
            tuple(dict.fromkeys(s.setting for s in steps if s.setting)),
            steps,
            helps,
            tuple(tuple(a.value for a in rule.exemptions[n].atoms) for n in excused),
            could,
            self._disputed((rule.iri, risk), steps, (rule.iri, terms.SAM + "leidtTotRisico", risk or "")),
        )

    def _make_of_causes(self, group: int, now: Scope) -> Finding:
        effective, nominal, present, working, taken = now
        risk, line = self.model.groups[group]
        answering, covering = 0, 0
        targets: tuple[str | None, ...] = (risk,)
        steps, counted = [], []
        for cause in self._group_causes[group]:
            answered = bool(cause.answered_by & working)
            if not counts(cause, effective, nominal, present, answered):
                continue
            counted.append(cause)
            answering |= cause.answered_by
            covering |= cause.covered_by
            if cause.incentive is not None and cause.incentive not in targets:
                targets = (*targets, cause.incentive)
            steps.append(self._step(cause, effective, working, answered))
        aids = self._aids(answering, covering & ~answering, targets)
        helps = self._helps(effective | present << self.model.size, present, taken, aids)
        still_open = not all(step.answered for step in steps)
        return Finding(
            finding_slug(risk, line),
            None,
            self.model.risk_severity[risk],
            "open" if still_open else "gemitigeerd",
            still_open and (any(s.answered for s in steps) or any(h.working == "deels" for h in helps)),
            risk,
            line,
            self._choices(counted, effective, nominal),
            tuple(steps),
            helps,
            (),
            (),
            self._disputed(targets, tuple(steps), *(link for h in helps if h.working == "heel" for link in h.links)),
        )

    def _step(self, cause: Cause, effective: int, working: int, answered: bool) -> Step:
        setting, measure = cause.setting, cause.measure
        return Step(
            "neveneffect" if measure is not None else "prikkel" if cause.incentive else "stand",
            None if setting is None else self.model.settings[setting].iri,
            cause.form,
            cause.incentive,
            None if measure is None else self.model.measures[measure].iri,
            cause.line,
            setting is not None and not effective >> setting & 1,
            answered,
            tuple(self.model.measures[n].iri for n in bits(cause.answered_by & working)),
            cause.links,
        )

    def _choices(self, causes: list[Cause], effective: int, nominal: int) -> tuple[str, ...]:
        """Nominal choices behind the causes: a yielded setting is traced back to what it replaced, a side effect to the
        choice that realises the measure."""
        model = self.model
        found: dict[str, None] = {}
        for cause in causes:
            number = cause.setting if cause.setting is not None else model.measures[cause.measure or 0].setting
            if number is None:
                continue
            if nominal >> number & 1:
                found[model.settings[number].iri] = None
                continue
            for rule in model.effective_rules:
                if rule.yields >> number & 1:
                    # a choice that no longer works was replaced
                    gone = rule.replaces & nominal & ~effective
                    found.update((model.settings[m].iri, None) for m in bits(gone))
        return tuple(found)

    def _make_conditions(self, rule: Rule) -> tuple[_Condition, ...]:
        found = []
        for atom in (a for c in rule.trigger for a in c.atoms if a.path in (forms.WORKS_AS, forms.CHOOSES)):
            number = self.model.numbers[atom.value]
            lines = self.model.knobs[self.model.settings[number].knob].lines
            line = lines[0] if len(lines) == 1 else None
            links = ((rule.iri, atom.path, atom.value),)
            steps = [
                tuple(
                    Step("stand", atom.value, None, None, None, line, replaced, excused, (), links)
                    for replaced in (False, True)
                )
                for excused in (False, True)
            ]
            found.append(
                _Condition(number, atom.path == forms.CHOOSES, ((steps[0][0], steps[0][1]), (steps[1][0], steps[1][1])))
            )
        return tuple(found)

    # --- measures --------------------------------------------------------------------------------------------------

    def _make_aids(self, whole: int, part: int, targets: tuple[str | None, ...]) -> tuple[_Aid, ...]:
        return tuple(self._aid(n, bool(whole >> n & 1), targets) for n in bits(whole | part))

    def _aid(self, number: int, whole: bool, targets: tuple[str | None, ...]) -> _Aid:
        measure = self.model.measures[number]
        own = measure.mitigates if whole else measure.covers
        links = tuple((measure.iri, _MITIGATES if whole else _COVERS, t) for t in targets if t in own and t is not None)
        if measure.conditional:
            return _Aid(number, whole, links, None)
        how: Working = "heel" if whole else "deels"
        absent = Help(measure.iri, False, False, None, whole, (), (), (), (), links)
        present = absent._replace(present=True, working=how)
        return _Aid(number, whole, links, (absent, present, present._replace(taken=True)))

    def _helps(self, around: int, present: int, taken: int, aids: tuple[_Aid, ...]) -> tuple[Help, ...]:
        return tuple(
            aid.fixed[(present >> aid.number & 1) + (taken >> aid.number & 1)]
            if aid.fixed
            else self._help(aid, around, bool(present >> aid.number & 1), bool(taken >> aid.number & 1))
            for aid in aids
        )

    def _help(self, aid: _Aid, around: int, present: bool, taken: bool) -> Help:
        measure: Measure = self.model.measures[aid.number]
        how: Working | None = works(measure, around) if present else None
        if how == "heel" and not aid.whole:
            how = "deels"  # what only covers part never answers
        return Help(
            measure.iri,
            present,
            taken,
            how,
            aid.whole,
            _lacking(measure.requires, around),
            _met(measure.excluded_by, around),
            _met(measure.weakened_by, around),
            _lacking(measure.partial_without, around),
            aid.links,
        )

    def _disputed(self, things: tuple[str | None, ...], steps: tuple[Step, ...], *links: Link) -> bool:
        disputed = self.model.disputed
        if not disputed:
            return False
        return (
            any(t in disputed for t in things if t)
            or any(link in disputed for link in links)
            or any(link in disputed for step in steps for link in step.links)
        )


@lru_cache(maxsize=8)
def derivation(model: Model) -> Derivation:
    """The decoder of a model, made once."""
    return Derivation(model)


def findings(model: Model, outcome: Outcome) -> list[Finding]:
    """Every finding of an outcome, worst first."""
    return derivation(model).findings(outcome)


def _worst_first(finding: Finding) -> tuple[bool, int, bool, str]:
    return finding.status != "open", SEVERITIES.index(finding.severity), finding.rule is None, finding.slug


def _lacking(needs: tuple[Need, ...], around: int) -> tuple[str, ...]:
    return tuple([need.iri for need in needs if not around & need.bits]) if needs else ()


def _met(needs: tuple[Need, ...], around: int) -> tuple[str, ...]:
    return tuple([need.iri for need in needs if around & need.bits]) if needs else ()
