"""The quick look sees what the evaluation finds open."""

from random import Random

import pytest

from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.search.screen import Screen
from tests.search import pools


def agree(model: Model, rng: Random, times: int) -> None:
    screen = Screen(model)
    rules = {rule.iri: n for n, rule in enumerate(model.rules)}
    for _ in range(times):
        configuration = pools.random_configuration(model, rng, rng.random(), rng.random())
        outcome, seen = evaluate(model, configuration), screen.look(configuration)
        violated = [f for f in outcome.rules if not f.excused]
        exposed = [f for f in outcome.causes if f.status == "open"]
        expected = {rules[f.rule.iri] for f in violated} | {
            len(rules) + model.groups.index((f.risk, f.line)) for f in exposed
        }
        assert seen.findings == sum(1 << n for n in expected)
        risks = {f.risk for f in violated if f.risk} | {f.risk for f in exposed}
        assert set(screen.names(seen.risks)) == risks
        assert (seen.coherent, seen.harmonious) == (outcome.coherent, outcome.harmonious)


@pytest.mark.parametrize("seed", range(40))
def test_random_small_models(seed: int) -> None:
    rng = Random(1000 + seed)
    agree(pools.random_model(rng), rng, 100)


def test_the_real_knowledge(real: Model) -> None:
    agree(real, Random(5), 80)
