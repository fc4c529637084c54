"""Removing any premise from a trace removes the conclusion; and a trace says nothing without saying on what.

Exactly: of each derivation in a trace (a rule with its status, or one cause with whether it is answered) the premises
are a set of choices, measures, measurements, archetype and domein from which it follows, while it follows from no set
with one fewer. So each of them is needed, and nothing else is.
"""

from random import Random

import pytest
from tests.coherence.small import effective, knob, model_of, outcome_of, rule
from tests.generators import meeting
from tests.search.pools import random_configuration, random_model, swimming_pool
from tests.space import space
from tests.speed.engines import graph

from samenhang import Samenhang
from samenhang.coherence.configuration import judge
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.findings import Finding, Step
from samenhang.coherence.model import Model
from samenhang.coherence.support import of, premises
from samenhang.coherence.trace import PREMISES, Trace, trace
from samenhang.knowledge import terms


def same(one: Finding, model: Model, other: Outcome) -> Finding | None:
    """The finding of that name in another outcome."""
    return next((f for f in findings(model, other) if f.slug == one.slug), None)


def checked(model: Model, outcome: Outcome, slug: str | None = None) -> int:
    """Holds every trace of an outcome, or that of one finding, to the promise; gives how many premises were taken
    away."""
    removed = 0
    for finding in findings(model, outcome):
        if slug not in (None, finding.slug):
            continue
        found = trace(model, outcome, finding)
        sound(found)
        for derivation in found.derivations:
            step = found.lines[derivation.line].step
            assert derivation.premises
            said = {line.about[0] for line in found.lines if line.kind in PREMISES}
            assert {p.value for p in derivation.premises} <= said
            for gone in (None, *derivation.premises):
                rest = [p for p in derivation.premises if p != gone]
                configuration = of(model, rest)
                other = None
                stated, nominal, taken = configuration.stated, configuration.nominal, configuration.taken
                if not judge(model, stated, nominal, taken, configuration.domain):
                    other = same(finding, model, evaluate(model, configuration))
                if step is None:
                    kept = other is not None and other.status == finding.status
                else:
                    kept = other is not None and any(alike(step, each) for each in other.steps)
                assert kept is (gone is None), (finding.slug, gone)
                removed += gone is not None
    return removed


def alike(one: Step, other: Step) -> bool:
    """Whether two steps are the same cause, answered or not alike."""
    return all(getattr(one, k) == getattr(other, k) for k in ("links", "line", "answered", "replaced"))


def sound(found: Trace) -> None:
    """Every line rests on earlier ones, and on premises in the end; the last line is the conclusion, and is reached
    from every premise.
    """
    assert found.lines[-1].kind == "conclusie"
    reached = {len(found.lines) - 1}
    for n in range(len(found.lines) - 1, -1, -1):
        line = found.lines[n]
        assert all(0 <= b < n for b in line.because)
        if n in reached:
            reached.update(line.because)
        if not line.because:
            assert line.kind in (*PREMISES, "niet-rechtgezet", "niet-samen", "afwezig"), line.kind
    assert all(n in reached for n in range(len(found.lines)))


def test_every_premise_is_needed_in_the_swimming_pool() -> None:
    model, rng = swimming_pool(), Random(4)
    removed = sum(checked(model, evaluate(model, random_configuration(model, rng))) for _ in range(60))
    assert removed > 200


def test_every_premise_is_needed_in_random_knowledge() -> None:
    rng = Random(8)
    removed = 0
    for _ in range(40):
        model = random_model(rng)
        removed += sum(checked(model, evaluate(model, random_configuration(model, rng))) for _ in range(5))
    assert removed > 200


def test_every_premise_is_needed_in_our_knowledge(samenhang: Samenhang) -> None:
    """Configurations that set out to trigger a rule or to use an exemption of it."""
    rng, model = Random(15), samenhang.model
    room = space(graph(samenhang.knowledge.everything.triples))
    removed = 0
    for found in rng.sample(room.rules, 8):
        document = meeting(room, found, rng, rng.choice(((), *found.exemptions)))
        assert document is not None
        removed += checked(model, samenhang.evaluate(document))
    assert removed > 60


def test_a_trace_goes_from_the_choice_through_what_it_amounts_to() -> None:
    own = "risico:r a sam:Risico . stand:c2 sam:leidtTotRisico risico:r .\n"
    model = model_of(knob("c", "c1", "c2") + knob("d", "d1", "d2") + own + effective("w", ["c1", "d1"], "c1", "c2"))
    outcome = outcome_of(model, c="c1", d="d1")
    (finding,) = findings(model, outcome)
    found = trace(model, outcome, finding)
    assert [line.kind for line in found.lines] == ["keuze", "keuze", "werkingsregel", "oorzaak", "conclusie"]
    assert [terms.slug(p.value) for p in found.derivations[0].premises] == ["c1", "d1"]


def test_of_several_ways_to_a_condition_the_trace_tells_all_and_needs_one() -> None:
    model = model_of(
        knob("a", "a1", "a2", extra="; sam:meervoudig true") + knob("b", "b1", "b2") + rule("r", "a1|a2", "b1")
    )
    outcome = outcome_of(model, a=["a1", "a2"], b="b1")
    (finding,) = findings(model, outcome)
    found = trace(model, outcome, finding)
    assert len([line for line in found.lines if line.kind == "keuze"]) == 3
    assert len(found.derivations[0].premises) == 2


def test_what_would_put_a_rule_right_is_named_and_what_does_is_traced() -> None:
    text = knob("a", "a1", "a2") + knob("b", "b1", "b2") + "mitigatie:m a sam:Mitigatie ; sam:viaStand stand:b2 .\n"
    model = model_of(text + knob("c", "c1") + rule("r", "a1", "c1", "not m!"))
    for choice, kind in (("b1", "niet-rechtgezet"), ("b2", "rechtgezet")):
        outcome = outcome_of(model, a="a1", b=choice, c="c1")
        finding = next(f for f in findings(model, outcome) if f.rule)
        found = trace(model, outcome, finding)
        (line,) = (line for line in found.lines if line.kind in ("niet-rechtgezet", "rechtgezet"))
        assert (line.kind, [terms.slug(i) for i in line.about]) == (kind, ["m"])
        needed = {terms.slug(p.value) for p in found.derivations[0].premises}
        assert needed == ({"a1", "c1"} if choice == "b1" else {"a1", "c1", "b2"})


@pytest.mark.parametrize("seed", range(3))
def test_parts_of_a_configuration_put_together_are_the_configuration(seed: int) -> None:
    model, rng = swimming_pool(), Random(seed)
    configuration = random_configuration(model, rng)
    again = of(model, premises(model, configuration))
    assert evaluate(model, again)._replace(configuration=configuration) == evaluate(model, configuration)
