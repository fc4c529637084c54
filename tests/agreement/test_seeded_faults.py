"""A fault in either evaluator is noticed: each of these is seeded once, and the comparison has to fail."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from rdflib import RDF, SH, Graph, Node

from samenhang.coherence import evaluate as evaluation
from samenhang.coherence.model import Model
from samenhang.reference import ReferenceOutcome
from tests.agreement.sample import Sample, sample
from tests.agreement.test_evaluators_agree import SEED, closed, compiled, ours, shapes
from tests.generators import Configuration
from tests.reference.adapters import Evaluator, by_compiled, by_model, by_question, small_knowledge, small_shapes
from tests.space import SAM, space

Right = list[tuple[Configuration, ReferenceOutcome]]
LOOKED_AT = 120
"""Configurations of the sample that a fault in the reference is tried on; the comparison itself looks at all."""


@pytest.fixture(scope="module")
def right(made: Sample) -> Right:
    """Configurations with what they mean, as both evaluators say when nothing is wrong."""
    return [(configuration, compiled()(configuration)) for configuration in made.configurations]


@cache
def pool() -> tuple[Evaluator, Right]:
    """The small base, where every turn of the meaning occurs, also those that our knowledge does not take yet."""
    evaluate = by_model(small_knowledge(), small_shapes())
    made = sample(space(small_knowledge() + small_shapes()), evaluate, 500, SEED)
    return evaluate, [(configuration, evaluate(configuration)) for configuration in made.configurations]


def _works_whatever_it_needs(*_: object) -> str:
    return "heel"


def _without_exemptions(model: Model, *rest: Any) -> tuple[evaluation.RuleFinding, ...]:
    return tuple(f._replace(excused=()) for f in _RULES(model, *rest))


def _any_trigger_is_enough(model: Model, *rest: Any) -> tuple[evaluation.RuleFinding, ...]:
    found = {f.rule.iri for f in _RULES(model, *rest)}
    loose = next(rule for rule in model.rules if rule.iri not in found)
    return (*_RULES(model, *rest), evaluation.RuleFinding(loose, loose.risks[0], (), 0))


def _replaced_settings_still_work(model: Model, configuration: Any, *rest: Any) -> Any:
    outcome = _EVALUATE(model, configuration, *rest)
    return outcome._replace(effective=outcome.effective | outcome.replaced)


def _partly_answered_is_answered(model: Model, *rest: Any) -> tuple[evaluation.CauseFinding, ...]:
    return tuple(
        f._replace(status="gemitigeerd") if any(answered for _, answered in f.causes) else f
        for f in _CAUSES(model, *rest)
    )


def _unanswered_replaced_causes_count(
    model: Model, effective: int, replaced: int, present: int, working: int
) -> tuple[evaluation.CauseFinding, ...]:
    return _CAUSES(model, effective | replaced, replaced, present, working)


_RULES, _CAUSES, _EVALUATE = evaluation._rules, evaluation._causes, evaluation.evaluate
IN_THE_MODEL: dict[str, tuple[str, Callable[..., Any]]] = {
    "measures work whatever they need": ("works", _works_whatever_it_needs),
    "exemptions are forgotten": ("_rules", _without_exemptions),
    "a rule fires without its trigger": ("_rules", _any_trigger_is_enough),
    "replaced settings still work": ("evaluate", _replaced_settings_still_work),
    "one answered cause answers all": ("_causes", _partly_answered_is_answered),
    "replaced causes count unanswered": ("_causes", _unanswered_replaced_causes_count),
}


@pytest.mark.parametrize("fault", IN_THE_MODEL)
def test_a_fault_in_the_model_is_noticed(fault: str, right: Right, monkeypatch: pytest.MonkeyPatch) -> None:
    bases = [(by_compiled(ours().model), right), pool()]
    name, wrong = IN_THE_MODEL[fault]
    monkeypatch.setattr(evaluation, name, wrong)
    assert any(evaluate(configuration) != outcome for evaluate, base in bases for configuration, outcome in base)


def _some(graph: Graph, predicate: Node) -> tuple[Node, Node, Node]:
    return min(graph.triples((None, predicate, None)), key=str)


def _lose_a_requirement(knowledge: Graph, _: Graph) -> None:
    knowledge.remove((None, SAM.vereist, None))


def _lose_a_side_effect(knowledge: Graph, _: Graph) -> None:
    knowledge.remove(_some(knowledge, SAM.veroorzaaktRisico))


def _lose_what_weakens(knowledge: Graph, _: Graph) -> None:
    knowledge.remove((None, SAM.verzwaktDoor, None))


def _lose_a_rule(_: Graph, rules: Graph) -> None:
    rules.remove((min(rules.subjects(RDF.type, SAM.Samenhangregel), key=str), None, None))


def _lose_the_exemptions_of_a_rule(_: Graph, rules: Graph) -> None:
    for negated in list(rules.objects(None, SH["not"])):
        if (negated, SH["path"], SAM.heeftWerkend) in rules:
            rules.set((negated, SH["hasValue"], SAM.nergens))


def _lose_the_effective_rules(_: Graph, rules: Graph) -> None:
    rules.remove((None, RDF.type, SAM.Werkingsregel))


IN_THE_REFERENCE = {
    "requirements are lost": _lose_a_requirement,
    "a side effect is lost": _lose_a_side_effect,
    "what weakens is lost": _lose_what_weakens,
    "a rule is lost": _lose_a_rule,
    "working measures excuse nothing": _lose_the_exemptions_of_a_rule,
    "effective rules are lost": _lose_the_effective_rules,
}


@pytest.mark.parametrize("fault", IN_THE_REFERENCE)
def test_a_fault_in_the_reference_is_noticed(fault: str, right: Right) -> None:
    knowledge, rules = Graph() + closed(), Graph() + shapes()
    IN_THE_REFERENCE[fault](knowledge, rules)
    evaluate = by_question(knowledge, rules)
    assert any(evaluate(configuration) != outcome for configuration, outcome in right[:LOOKED_AT])


def test_without_a_fault_nothing_is_noticed(right: Right) -> None:
    evaluate = by_question(closed(), shapes())
    assert all(evaluate(configuration) == outcome for configuration, outcome in right[:20])
