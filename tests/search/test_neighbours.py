"""Neighbours judged together are judged as the evaluation judges each of them alone."""

from random import Random

import pytest

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Knob, Model, bits
from samenhang.search.neighbours import Neighbours
from tests.search import pools


def turned(model: Model, start: Configuration, knob: Knob, own: int) -> Configuration:
    """These settings of one knob, without the measures that go against them, written apart from the program."""
    nominal = start.nominal & ~knob.settings | own
    against = [
        n
        for n in bits(start.taken)
        if (setting := model.measures[n].setting) is not None and not nominal >> setting & 1
    ]
    taken = start.taken & ~sum(1 << n for n in against)
    return Configuration(nominal, nominal, taken, start.archetype, start.domain)


def agree(model: Model, rng: Random, times: int) -> int:
    """How many neighbours were open to judgement."""
    near, seen = Neighbours(model), 0
    for _ in range(times):
        start = pools.random_configuration(model, rng, rng.random(), rng.random())
        rows = near.rows(start)
        findings, clashing = near.findings(rows), near.clashing(rows)
        ends = {near.here: start}
        for n, setting in enumerate(model.settings):
            knob = model.knobs[setting.knob]
            alone = not knob.multiple or setting.exclusive
            beside = 0 if alone else sum(1 << m for m in bits(start.nominal & knob.settings) if not alone_in(model, m))
            ends[n] = turned(model, start, knob, 1 << n | beside)
            if n in near.removing and start.nominal >> n & 1:
                ends[near.removing[n]] = turned(model, start, knob, start.nominal & knob.settings & ~(1 << n))
        for place, end in ends.items():
            outcome = evaluate(model, end)
            violated = {f.rule.iri for f in outcome.rules if not f.excused}
            exposed = {f.group for f in outcome.causes if f.status == "open"}
            found = [n for n, row in enumerate(findings) if row >> place & 1]
            assert {model.rules[n].iri for n in found if n < len(model.rules)} == violated
            assert {n - len(model.rules) for n in found if n >= len(model.rules)} == exposed
            assert outcome.coherent == (not clashing >> place & 1)
            seen += 1
    return seen


def alone_in(model: Model, setting: int) -> bool:
    return model.settings[setting].exclusive


@pytest.mark.parametrize("seed", range(30))
def test_random_small_models(seed: int) -> None:
    rng = Random(2000 + seed)
    assert agree(pools.random_model(rng, knobs=5, measures=6, rules=8), rng, 30) > 300


def test_the_real_knowledge(real: Model) -> None:
    assert agree(real, Random(6), 3) > 2000
