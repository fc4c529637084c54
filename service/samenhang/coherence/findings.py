"""Findings with their derivation: which choices, through what, answered by which measures and how well those work.

Recorded here as IRIs and truth values; rendered as JSON, RDF or sentences elsewhere.
"""

from typing import Literal, NamedTuple

from samenhang.coherence import forms
from samenhang.coherence.evaluate import CauseFinding, Outcome, RuleFinding, Status, Working, works
from samenhang.coherence.model import SEVERITIES, Cause, Link, Model, Need, Severity, bits
from samenhang.coherence.unseen import could_excuse, open_knobs
from samenhang.knowledge import terms


class Step(NamedTuple):
    """One cause of a finding and what answers it."""

    kind: Literal["stand", "prikkel", "neveneffect"]
    setting: str | None
    form: str | None
    incentive: str | None
    measure: str | None
    line: str | None
    replaced: bool
    answered: bool
    by: tuple[str, ...]
    links: tuple[Link, ...]


class Help(NamedTuple):
    """A measure that answers or partly covers a finding, whether it is there, and how it works here.

    `working` is None where the measure is not present; the four lists name what the conditions lack or meet.
    """

    measure: str
    present: bool
    taken: bool
    working: Working | None
    whole: bool
    missing: tuple[str, ...]
    excluded_by: tuple[str, ...]
    weakened_by: tuple[str, ...]
    partial_without: tuple[str, ...]
    links: tuple[Link, ...]


class Finding(NamedTuple):
    """One finding: of a rule and a risk, or of a risk in a lijn for all causes outside rules."""

    rule: str | None
    severity: Severity
    status: Status
    partly: bool
    risk: str | None
    line: str | None
    choices: tuple[str, ...]
    steps: tuple[Step, ...]
    helps: tuple[Help, ...]
    excused_by: tuple[tuple[str, ...], ...]
    could_excuse: tuple[str, ...]
    disputed: bool

    @property
    def slug(self) -> str:
        """Stable name of the finding, for its address."""
        parts = (self.rule, self.risk) if self.rule else (self.risk, self.line)
        return "--".join(terms.slug(part) for part in parts if part)


def findings(model: Model, outcome: Outcome) -> list[Finding]:
    """Every finding, worst first: open before answered, then by severity, rules before facts."""
    knobs = open_knobs(model, outcome)
    found = [_of_rule(model, outcome, f, knobs) for f in outcome.rules]
    found += [_of_causes(model, outcome, f) for f in outcome.causes]
    found.sort(key=lambda f: (f.status != "open", SEVERITIES.index(f.severity), f.rule is None, f.slug))
    return found


def _of_rule(model: Model, outcome: Outcome, finding: RuleFinding, knobs: int) -> Finding:
    rule = finding.rule
    state_settings = (outcome.effective, outcome.configuration.nominal)
    steps = []
    for condition in rule.trigger:
        for atom in condition.atoms:
            if atom.path in (forms.WORKS_AS, forms.CHOOSES):
                number = model.numbers[atom.value]
                if state_settings[atom.path == forms.CHOOSES] >> number & 1:
                    line = model.knobs[model.settings[number].knob].lines
                    link = (rule.iri, atom.path, atom.value)
                    steps.append(
                        Step(
                            "stand",
                            atom.value,
                            None,
                            None,
                            None,
                            line[0] if len(line) == 1 else None,
                            not outcome.effective >> number & 1,
                            bool(finding.excused),
                            (),
                            (link,),
                        )
                    )
    targets = frozenset({finding.risk} if finding.risk else ())
    answering = rule.helped_by[finding.place]
    named = answering | rule.named_measures
    helps = _helps(model, outcome, named, rule.covered_by[finding.place] & ~named, targets)
    excused = tuple(tuple(a.value for a in rule.exemptions[n].atoms) for n in finding.excused)
    links = [link for step in steps for link in step.links]
    if finding.risk:
        links.append((rule.iri, terms.SAM + "leidtTotRisico", finding.risk))
    return Finding(
        rule.iri,
        rule.severity,
        finding.status,
        finding.status == "open" and any(h.working is not None and h.working != "niet" for h in helps),
        finding.risk,
        rule.line,
        tuple(dict.fromkeys(step.setting for step in steps if step.setting)),
        tuple(steps),
        helps,
        excused,
        could_excuse(model, outcome, finding, knobs) if finding.status == "open" else (),
        _disputed(model, (rule.iri, finding.risk), links),
    )


def _of_causes(model: Model, outcome: Outcome, finding: CauseFinding) -> Finding:
    steps = tuple(_step(model, outcome, cause, answered) for cause, answered in finding.causes)
    answering, covering, targets = 0, 0, set()
    for cause, _ in finding.causes:
        answering |= cause.answered_by
        covering |= cause.covered_by
        targets |= {cause.risk} if cause.incentive is None else {cause.risk, cause.incentive}
    helps = _helps(model, outcome, answering, covering & ~answering, frozenset(targets))
    links = [link for step in steps for link in step.links]
    partly = finding.status == "open" and (
        any(step.answered for step in steps) or any(h.working == "deels" for h in helps)
    )
    return Finding(
        None,
        model.risk_severity[finding.risk],
        finding.status,
        partly,
        finding.risk,
        finding.line,
        _choices(model, outcome, finding),
        steps,
        helps,
        (),
        (),
        _disputed(model, (finding.risk, *(c.incentive for c, _ in finding.causes)), links),
    )


def _step(model: Model, outcome: Outcome, cause: Cause, answered: bool) -> Step:
    setting, measure = cause.setting, cause.measure
    return Step(
        "neveneffect" if measure is not None else "prikkel" if cause.incentive else "stand",
        None if setting is None else model.settings[setting].iri,
        cause.form,
        cause.incentive,
        None if measure is None else model.measures[measure].iri,
        cause.line,
        setting is not None and not outcome.effective >> setting & 1,
        answered,
        tuple(model.measures[n].iri for n in bits(cause.answered_by & outcome.working)) if answered else (),
        cause.links,
    )


def _choices(model: Model, outcome: Outcome, finding: CauseFinding) -> tuple[str, ...]:
    """Nominal choices behind the causes: a yielded setting is traced back to what it replaced, a side effect to the
    choice that realises the measure."""
    found: dict[str, None] = {}
    for cause, _ in finding.causes:
        number = cause.setting if cause.setting is not None else model.measures[cause.measure or 0].setting
        if number is None:
            continue
        if outcome.configuration.nominal >> number & 1:
            found[model.settings[number].iri] = None
            continue
        for n in outcome.applied:
            rule = model.effective_rules[n]
            if rule.yields >> number & 1:
                found.update((model.settings[m].iri, None) for m in bits(rule.replaces & outcome.configuration.nominal))
    return tuple(found)


def _helps(model: Model, outcome: Outcome, whole: int, part: int, targets: frozenset[str | None]) -> tuple[Help, ...]:
    around = outcome.effective | outcome.present << model.size
    found = []
    for number in bits(whole | part):
        measure = model.measures[number]
        present = bool(outcome.present >> number & 1)
        answers = bool(whole >> number & 1)
        how: Working | None = works(measure, around) if present else None
        if how == "heel" and not answers:
            how = "deels"  # what only covers part never answers
        link = terms.SAM + ("mitigeert" if answers else "dektDeels")
        links = tuple((measure.iri, link, t) for t in sorted(t for t in targets if t))
        found.append(
            Help(
                measure.iri,
                present,
                bool(outcome.configuration.taken >> number & 1),
                how,
                answers,
                _lacking(measure.requires, around),
                _met(measure.excluded_by, around),
                _met(measure.weakened_by, around),
                _lacking(measure.partial_without, around),
                links,
            )
        )
    return tuple(found)


def _lacking(needs: tuple[Need, ...], around: int) -> tuple[str, ...]:
    return tuple(need.iri for need in needs if not around & need.bits)


def _met(needs: tuple[Need, ...], around: int) -> tuple[str, ...]:
    return tuple(need.iri for need in needs if around & need.bits)


def _disputed(model: Model, things: tuple[str | None, ...], links: list[Link]) -> bool:
    if not model.disputed:
        return False
    return any(thing in model.disputed for thing in things if thing) or any(link in model.disputed for link in links)
