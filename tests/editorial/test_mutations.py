"""Flipping any one condition of any rule is noticed by a case beside it."""

from dataclasses import replace

import pytest

from samenhang import Samenhang
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.model import Condition
from samenhang.editorial import mutations
from samenhang.knowledge import terms


@pytest.fixture(scope="module")
def cases(samenhang: Samenhang) -> mutations.Told:
    """Our cases, evaluated once."""
    return mutations.told_by_cases(samenhang)


def test_every_mistake_in_a_condition_is_noticed_by_a_case(samenhang: Samenhang, cases: mutations.Told) -> None:
    """Each condition of each coherence rule and effective rule, dropped and turned around."""
    assert [str(mutant) for mutant in mutations.survivors(samenhang.model, cases)] == []


@pytest.mark.parametrize("part", ["trigger", "exemptions"])
def test_a_mistake_without_a_case_is_told(samenhang: Samenhang, cases: mutations.Told, part: str) -> None:
    """The check can fail: without the cases of one rule, all its conditions can be mistaken."""
    rule = next(rule for rule in samenhang.model.rules if rule.exemptions and len(rule.trigger) > 1)
    rest = {name: told for name, told in cases.items() if name != terms.slug(rule.iri)}
    found = {m.about[0] for m in mutations.survivors(samenhang.model, rest) if m.rule == rule.iri}
    conditions: tuple[Condition, ...] = getattr(rule, part)
    assert {atom.value for condition in conditions for atom in condition.atoms} <= found


def test_a_rule_that_is_wrong_makes_its_cases_fail(samenhang: Samenhang, cases: mutations.Told) -> None:
    """A mutant in the model itself, evaluated as any model is, gives another answer on some case."""
    rule = next(rule for rule in samenhang.model.rules if len(rule.trigger) > 1 and not rule.choices)
    kept = rule.trigger[1:]
    wrong = replace(rule, trigger=kept, must=sum(c.bits for c in kept))
    model = replace(samenhang.model, rules=tuple(wrong if r is rule else r for r in samenhang.model.rules))

    def violated(outcome: Outcome) -> bool:
        found = evaluate(model, outcome.configuration)
        return any(f.rule.iri == rule.iri and not f.excused for f in found.rules)

    assert any(violated(outcome) is not flag for outcome, flag in cases[terms.slug(rule.iri)])
