"""pySHACL and the saved questions say the same, on configurations that violate each rule and use each exemption.

Chance does not get there, so that every test forces its share and counts what came of it: an evaluator that never saw
an exemption would agree with anything.
"""

import random
from collections import Counter

import pytest
from hypothesis import given, settings

from samenhang.reference import ReferenceOutcome
from tests.generators import Configuration, broken, configurations, enacting, meeting, used
from tests.reference.adapters import (
    Evaluator,
    by_question,
    by_shacl,
    small_knowledge,
    small_shapes,
)
from tests.space import AllOf, Space, space

POOL = space(small_knowledge() + small_shapes())


@pytest.fixture(scope="module")
def pool() -> tuple[Evaluator, Evaluator]:
    """Both evaluators over the pool."""
    return by_shacl(small_knowledge(), small_shapes()), by_question(small_knowledge(), small_shapes())


def reached(place: Space, evaluate: Evaluator, rng: random.Random, times: int) -> dict[tuple[str, AllOf], int]:
    """How often each rule was violated and each exemption put its rule right, going on until that is `times` each.

    What falls short after eight attempts a time was not reached.
    """
    rules = {rule.iri: rule for rule in place.rules}
    counts = Counter({(rule.iri, e): 0 for rule in place.rules for e in ((), *rule.exemptions)})
    for iri, exemption in list(counts):
        for _ in range(8 * times):
            if counts[iri, exemption] >= times:
                break
            configuration = meeting(place, rules[iri], rng, exemption)
            assert configuration is not None, f"no configuration was found for {iri} with {exemption}"
            outcome = evaluate(configuration)
            counts.update((rule, ()) for rule in outcome.violated)
            mitigated = {f.rule for f in outcome.findings if f.rule and f.rule not in outcome.violated}
            counts.update(used((rules[rule] for rule in mitigated), configuration, outcome, place))
    return dict(counts)


def enacted(place: Space, evaluate: Evaluator, rng: random.Random) -> set[str]:
    """The effective rules that were seen to apply, in at most eight attempts each."""
    applied = set()
    for rule in place.effective:
        for _ in range(8):
            configuration = enacting(place, rule, rng)
            assert configuration is not None, f"no configuration was found for {rule.iri}"
            outcome = evaluate(configuration)
            all_replaced = rule.replaces <= slugs(outcome.replaced)
            if all_replaced and rule.yields <= slugs(outcome.effective) and rule.brings <= slugs(outcome.present):
                applied.add(rule.iri)
                break
    return applied


def slugs(iris: frozenset[str]) -> set[str]:
    """The last parts of some IRIs."""
    return {iri.rsplit("/", 1)[-1] for iri in iris}


def agreed(first: Evaluator, second: Evaluator) -> Evaluator:
    """One evaluator that fails where two differ."""

    def evaluate(configuration: Configuration) -> ReferenceOutcome:
        outcome = first(configuration)
        assert second(configuration) == outcome, configuration
        return outcome

    return evaluate


@settings(max_examples=60, deadline=None)
@given(configuration=configurations(POOL))
def test_both_agree_on_any_configuration_of_the_pool(
    configuration: Configuration, pool: tuple[Evaluator, Evaluator]
) -> None:
    """The same outcome in every part, from two engines that share neither text nor code."""
    shacl, question = pool
    outcome = shacl(configuration)
    assert outcome.well_formed
    assert question(configuration) == outcome


def test_both_agree_where_each_rule_of_the_pool_is_violated_and_each_exemption_used(
    pool: tuple[Evaluator, Evaluator],
) -> None:
    """Forced, and counted: at least three times each."""
    counts = reached(POOL, agreed(*pool), random.Random(7), 3)
    assert [what for what, times in counts.items() if times < 3] == []


def test_both_agree_where_each_effective_rule_of_the_pool_applies(pool: tuple[Evaluator, Evaluator]) -> None:
    """What it replaces is replaced, what it yields works, and what it brings is there."""
    assert enacted(POOL, agreed(*pool), random.Random(23)) == {rule.iri for rule in POOL.effective}


def test_both_refuse_the_same_mistakes(pool: tuple[Evaluator, Evaluator]) -> None:
    """One mistake of any kind, in a configuration that was well formed: neither gives a verdict."""
    rng = random.Random(11)
    for _ in range(60):
        configuration = broken(POOL, rng)
        assert [evaluate(configuration).well_formed for evaluate in pool] == [False, False], configuration
