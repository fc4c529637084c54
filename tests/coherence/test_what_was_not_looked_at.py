""" "Nothing found" never means "nothing checked": what is reported as not looked at, sentence by sentence."""

from tests.coherence.small import effective, knob, model_of, outcome_of, rule

from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Model
from samenhang.coherence.unseen import unseen
from samenhang.knowledge import terms


def slugs(iris: tuple[str, ...]) -> set[str]:
    return {terms.slug(iri) for iri in iris}


def waiting(model: Model, outcome: Outcome) -> set[str]:
    return slugs(unseen(model, outcome).waiting_rules)


TWO = knob("a", "a1", "a2") + knob("b", "b1", "b2")


def test_a_rule_waits_while_a_knob_of_its_trigger_is_open_and_nothing_is_false() -> None:
    model = model_of(TWO + rule("r", "a1", "b1"))
    assert waiting(model, outcome_of(model)) == {"r"}
    assert waiting(model, outcome_of(model, a="a1")) == {"r"}
    assert waiting(model, outcome_of(model, a="a2")) == set()
    assert waiting(model, outcome_of(model, a="a1", b="b1")) == set()


def test_an_or_waits_only_while_no_member_is_true() -> None:
    model = model_of(TWO + knob("c", "c1", "c2") + rule("r", "a1|b1", "c1"))
    assert waiting(model, outcome_of(model, c="c1")) == {"r"}
    assert waiting(model, outcome_of(model, c="c1", a="a2")) == {"r"}
    assert waiting(model, outcome_of(model, c="c1", a="a1")) == set()
    assert waiting(model, outcome_of(model, c="c1", a="a2", b="b2")) == set()


def test_exemptions_play_no_part_in_waiting() -> None:
    model = model_of(TWO + knob("c", "c1", "c2") + rule("r", "a1", "b1", "not c1"))
    outcome = outcome_of(model, a="a1", b="b1")
    assert waiting(model, outcome) == set()
    (finding,) = findings(model, outcome)
    assert (finding.status, slugs(finding.could_excuse)) == ("open", {"c"})


def test_only_exemptions_that_open_knobs_can_still_make_true_are_named() -> None:
    model = model_of(TWO + knob("c", "c1", "c2") + knob("d", "d1", "d2") + rule("r", "a1", "b1", "not c1&d1"))
    (finding,) = findings(model, outcome_of(model, a="a1", b="b1", c="c2"))
    assert finding.could_excuse == ()
    (finding,) = findings(model, outcome_of(model, a="a1", b="b1", c="c1"))
    assert slugs(finding.could_excuse) == {"d"}


def test_an_undeclared_domain_waits_and_an_undeclared_archetype_is_false() -> None:
    own = "domein:x a sam:Domein . archetype:y a sam:Archetype .\n"
    model = model_of(TWO + own + rule("d", "a1", "domein=x") + rule("e", "a1", "volgtArchetype=y"))
    assert waiting(model, outcome_of(model, a="a1")) == {"d"}
    assert waiting(model, outcome_of(model, a="a1", domein="x")) == set()


def test_a_condition_waits_for_an_effective_rule_that_would_make_it_true() -> None:
    model = model_of(
        TWO + knob("c", "c1", "c2", "c3") + effective("w", ["c1", "b1"], "c1", "c2") + rule("r", "c2", "a1")
    )
    assert waiting(model, outcome_of(model, c="c1", a="a1")) == {"w", "r"}
    assert waiting(model, outcome_of(model, c="c1", a="a1", b="b2")) == set()
    assert waiting(model, outcome_of(model, c="c3", a="a1")) == set()


def test_a_knob_that_cannot_be_chosen_in_this_domain_is_not_open() -> None:
    own = "domein:x a sam:Domein . domein:z a sam:Domein .\n"
    model = model_of(TWO + own + knob("c", "c1", extra="; sam:domein domein:x"))
    assert slugs(unseen(model, outcome_of(model)).open_knobs) == {"a", "b", "c"}
    assert slugs(unseen(model, outcome_of(model, domein="x")).open_knobs) == {"a", "b", "c"}
    assert slugs(unseen(model, outcome_of(model, domein="z")).open_knobs) == {"a", "b"}


def test_a_setting_that_no_shape_and_no_fact_names_is_reported() -> None:
    text = TWO + "risico:r a sam:Risico . stand:a1 sam:leidtTotRisico risico:r .\n" + rule("r", "a1", "not b1")
    model = model_of(text)
    assert slugs(unseen(model, outcome_of(model, a="a1", b="b1")).undiscussed) == set()
    assert slugs(unseen(model, outcome_of(model, a="a2", b="b2")).undiscussed) == {"a2", "b2"}


def test_a_measure_with_nothing_to_answer_is_reported_until_it_has_an_occasion() -> None:
    own = (
        "risico:r a sam:Risico . stand:a1 sam:leidtTotRisico risico:r . "
        "mitigatie:m a sam:Mitigatie ; sam:mitigeert risico:r .\n"
    )
    model = model_of(TWO + own + "mitigatie:n a sam:Mitigatie .\n" + rule("x", "a2", "b1", "not n!"))
    assert slugs(unseen(model, outcome_of(model, "m", a="a2")).idle_measures) == {"m"}
    assert slugs(unseen(model, outcome_of(model, "m", a="a1")).idle_measures) == set()
    assert slugs(unseen(model, outcome_of(model, "n", a="a2")).idle_measures) == {"n"}
    assert slugs(unseen(model, outcome_of(model, "n", a="a2", b="b1")).idle_measures) == set()
