"""A finding says through what it comes, what answers it, and what a measure lacks."""

from tests.coherence.small import effective, knob, model_of, outcome_of, rule

from samenhang.coherence.derivation import findings
from samenhang.knowledge import terms

FACTS = """
risico:r a sam:Risico . prikkel:p a sam:Prikkel ; sam:leidtTotRisico risico:r .
risico:zij a sam:Risico ; sam:ernst "info" .
vorm:v a sam:Bekostigingsvorm ; sam:geeftPrikkel prikkel:p . stand:a1 sam:vorm vorm:v .
mitigatie:m a sam:Mitigatie ; sam:mitigeert prikkel:p ; sam:vereist stand:b1 ; sam:veroorzaaktRisico risico:zij .
mitigatie:half a sam:Mitigatie ; sam:dektDeels risico:r .
mitigatie:zwak a sam:Mitigatie ; sam:mitigeert risico:r ; sam:verzwaktDoor stand:b2 .
"""
MODEL = model_of(knob("a", "a1", "a2") + knob("b", "b1", "b2") + FACTS)


def test_a_cause_names_setting_form_and_incentive() -> None:
    (finding,) = findings(MODEL, outcome_of(MODEL, a="a1"))
    (step,) = finding.steps
    assert (step.kind, step.answered, step.replaced) == ("prikkel", False, False)
    assert [terms.short(x) for x in (step.setting or "", step.form or "", step.incentive or "")] == [
        "stand:a1",
        "vorm:v",
        "prikkel:p",
    ]
    assert [[terms.short(x) for x in link] for link in step.links] == [
        ["stand:a1", "sam:vorm", "vorm:v"],
        ["vorm:v", "sam:geeftPrikkel", "prikkel:p"],
        ["prikkel:p", "sam:leidtTotRisico", "risico:r"],
    ]
    assert {terms.slug(h.measure): h.working for h in finding.helps} == {"m": None, "half": None, "zwak": None}


def test_a_measure_that_lacks_what_it_requires_does_not_answer_and_says_what_is_missing() -> None:
    found = findings(MODEL, outcome_of(MODEL, "m", a="a1", b="b2"))
    main = next(f for f in found if f.risk and f.risk.endswith("/r"))
    help_ = next(h for h in main.helps if h.measure.endswith("/m"))
    assert (main.status, help_.working, [terms.slug(x) for x in help_.missing]) == ("open", "niet", ["b1"])
    assert {terms.slug(f.risk or "") for f in found} == {"r", "zij"}, (
        "a side effect comes from presence, not from working"
    )


def test_answered_by_a_working_measure() -> None:
    found = findings(MODEL, outcome_of(MODEL, "m", a="a1", b="b1"))
    assert {terms.slug(f.risk or ""): f.status for f in found} == {"r": "gemitigeerd", "zij": "open"}
    assert found[0].status == "open", "open findings come first"


def test_what_only_covers_part_reads_deels_and_leaves_the_finding_open_but_partly() -> None:
    (finding,) = findings(MODEL, outcome_of(MODEL, "half", a="a1"))
    assert (finding.status, finding.partly) == ("open", True)
    assert {terms.slug(h.measure): h.working for h in finding.helps if h.present} == {"half": "deels"}


def test_a_weakened_measure_reads_deels_and_says_by_what() -> None:
    (finding,) = findings(MODEL, outcome_of(MODEL, "zwak", a="a1", b="b2"))
    help_ = next(h for h in finding.helps if h.present)
    assert (finding.status, help_.working, [terms.slug(x) for x in help_.weakened_by]) == ("open", "deels", ["b2"])


def test_a_yielded_setting_is_traced_back_to_the_choice_it_replaced() -> None:
    own = "risico:r a sam:Risico . stand:c2 sam:leidtTotRisico risico:r .\n"
    model = model_of(knob("c", "c1", "c2") + knob("d", "d1", "d2") + own + effective("w", ["c1", "d1"], "c1", "c2"))
    (finding,) = findings(model, outcome_of(model, c="c1", d="d1"))
    assert [terms.slug(s) for s in finding.choices] == ["c1"]
    assert [terms.slug(s.setting or "") for s in finding.steps] == ["c2"]


def test_a_replaced_setting_shows_only_what_was_answered() -> None:
    own = (
        "risico:r a sam:Risico . risico:q a sam:Risico . stand:c1 sam:leidtTotRisico risico:r , risico:q . "
        "mitigatie:m a sam:Mitigatie ; sam:mitigeert risico:r .\n"
    )
    model = model_of(knob("c", "c1", "c2") + knob("d", "d1", "d2") + own + effective("w", ["c1", "d1"], "c1", "c2"))
    assert findings(model, outcome_of(model, c="c1", d="d1")) == []
    (finding,) = findings(model, outcome_of(model, "m", c="c1", d="d1"))
    assert (terms.slug(finding.risk or ""), finding.status, finding.steps[0].replaced) == ("r", "gemitigeerd", True)


def test_an_excused_rule_says_what_made_it_right() -> None:
    model = model_of(knob("a", "a1", "a2") + knob("b", "b1", "b2") + rule("x", "a1", "not b1"))
    (finding,) = findings(model, outcome_of(model, a="a1", b="b1"))
    assert (finding.status, [[terms.slug(i) for i in g] for g in finding.excused_by]) == ("gemitigeerd", [["b1"]])
