"""Decoding an outcome into findings with their derivation.

Most of what a finding says is the same every time it occurs, so that part is made once for a model: the steps of its
causes, and the measures that stand against them.
"""

from functools import lru_cache
from typing import NamedTuple

from samenhang.coherence import forms
from samenhang.coherence.evaluate import CauseFinding, Outcome, RuleFinding, Working, works
from samenhang.coherence.findings import Finding, Help, Step, finding_slug
from samenhang.coherence.model import SEVERITIES, Cause, Link, Measure, Model, Need, Rule, bits
from samenhang.coherence.unseen import could_excuse, open_knobs
from samenhang.knowledge import terms

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
        self._aids = lru_cache(10_000)(self._make_aids)
        self._steps: dict[tuple[int, bool], Step] = {}
        self._group_slugs = {group: finding_slug(*group) for group in model.groups}
        self._conditions = {rule.iri: self._make_conditions(rule) for rule in model.rules}

    def findings(self, outcome: Outcome) -> list[Finding]:
        """Every finding, worst first: open before answered, then by severity, rules before facts."""
        around = outcome.effective | outcome.present << self.model.size
        knobs = open_knobs(self.model, outcome) if any(r.status == "open" for r in outcome.rules) else 0
        found = [self._of_rule(outcome, around, f, knobs) for f in outcome.rules]
        found += [self._of_causes(outcome, around, f) for f in outcome.causes]
        found.sort(key=_worst_first)
        return found

    def _of_rule(self, outcome: Outcome, around: int, finding: RuleFinding, knobs: int) -> Finding:
        rule, risk, excused, place = finding
        nominal = outcome.configuration.nominal
        steps = tuple(
            c.steps[bool(excused)][not outcome.effective >> c.number & 1]
            for c in self._conditions[rule.iri]
            if (nominal if c.nominal else outcome.effective) >> c.number & 1
        )
        named = rule.helped_by[place] | rule.named_measures
        helps = self._helps(outcome, around, self._aids(named, rule.covered_by[place] & ~named, (risk,)))
        return Finding(
            finding_slug(rule.iri, risk),
            rule.iri,
            rule.severity,
            finding.status,
            not excused and any(h.working in ("heel", "deels") for h in helps),
            risk,
            rule.line,
            tuple(dict.fromkeys(s.setting for s in steps if s.setting)),
            steps,
            helps,
            tuple(tuple(a.value for a in rule.exemptions[n].atoms) for n in excused),
            could_excuse(self.model, outcome, finding, knobs) if not excused and rule.exemptions else (),
            self._disputed((rule.iri, risk), steps, (rule.iri, terms.SAM + "leidtTotRisico", risk or "")),
        )

    def _of_causes(self, outcome: Outcome, around: int, finding: CauseFinding) -> Finding:
        answering, covering = 0, 0
        targets: tuple[str | None, ...] = (finding.risk,)
        steps = []
        for cause, answered in finding.causes:
            answering |= cause.answered_by
            covering |= cause.covered_by
            if cause.incentive is not None and cause.incentive not in targets:
                targets = (*targets, cause.incentive)
            steps.append(self._step(outcome, cause, answered))
        helps = self._helps(outcome, around, self._aids(answering, covering & ~answering, targets))
        still_open = finding.status == "open"
        return Finding(
            self._group_slugs[finding.risk, finding.line],
            None,
            self.model.risk_severity[finding.risk],
            finding.status,
            still_open and (any(s.answered for s in steps) or any(h.working == "deels" for h in helps)),
            finding.risk,
            finding.line,
            self._choices(outcome, finding),
            tuple(steps),
            helps,
            (),
            (),
            self._disputed(targets, tuple(steps)),
        )

    def _step(self, outcome: Outcome, cause: Cause, answered: bool) -> Step:
        replaced = cause.setting is not None and not outcome.effective >> cause.setting & 1
        if not answered and not replaced:
            plain = self._steps.get((id(cause), False))
            if plain is None:
                plain = self._steps[id(cause), False] = self._make_step(cause, False, False, ())
            return plain
        by = tuple(self.model.measures[n].iri for n in bits(cause.answered_by & outcome.working)) if answered else ()
        return self._make_step(cause, replaced, answered, by)

    def _make_step(self, cause: Cause, replaced: bool, answered: bool, by: tuple[str, ...]) -> Step:
        setting, measure = cause.setting, cause.measure
        return Step(
            "neveneffect" if measure is not None else "prikkel" if cause.incentive else "stand",
            None if setting is None else self.model.settings[setting].iri,
            cause.form,
            cause.incentive,
            None if measure is None else self.model.measures[measure].iri,
            cause.line,
            replaced,
            answered,
            by,
            cause.links,
        )

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

    def _choices(self, outcome: Outcome, finding: CauseFinding) -> tuple[str, ...]:
        """Nominal choices behind the causes: a yielded setting is traced back to what it replaced, a side effect to the
        choice that realises the measure."""
        model, nominal = self.model, outcome.configuration.nominal
        found: dict[str, None] = {}
        for cause, _ in finding.causes:
            number = cause.setting if cause.setting is not None else model.measures[cause.measure or 0].setting
            if number is None:
                continue
            if nominal >> number & 1:
                found[model.settings[number].iri] = None
                continue
            for rule in (model.effective_rules[n] for n in outcome.applied):
                if rule.yields >> number & 1:
                    found.update((model.settings[m].iri, None) for m in bits(rule.replaces & nominal))
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

    def _helps(self, outcome: Outcome, around: int, aids: tuple[_Aid, ...]) -> tuple[Help, ...]:
        present, taken = outcome.present, outcome.configuration.taken
        return tuple(
            [
                aid.fixed[(present >> aid.number & 1) + (taken >> aid.number & 1)]
                if aid.fixed
                else self._help(aid, around, bool(present >> aid.number & 1), bool(taken >> aid.number & 1))
                for aid in aids
            ]
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
