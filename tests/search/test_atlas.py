"""The atlas against every configuration of small models."""

from fractions import Fraction
from random import Random

import pytest

from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model, bits
from samenhang.search import counting
from samenhang.search.atlas import atlas
from samenhang.search.engine import Engine
from tests.search import pools
from tests.search.test_rules_check import complete


@pytest.mark.parametrize("seed", range(30))
def test_against_every_configuration(seed: int) -> None:
    rng = Random(seed)
    model = pools.random_model(rng, knobs=4, measures=3, rules=8)
    apart = sum(1 << n for n, m in enumerate(model.measures) if m.setting is not None)
    found = atlas(Engine(model))
    pairs: set[frozenset[int]] = set()
    alone: set[int] = set()
    for count in found.counts:
        every = [
            evaluate(model, c)
            for c in pools.configurations(model, count.domain)
            if complete(model, c) and not c.taken & apart
        ]
        good = [o.configuration for o in every if o.coherent]
        assert (count.total, count.coherent, count.error) == (len(every), len(good), 0)
        for c in good:
            alone |= set(bits(c.nominal))
            pairs |= {frozenset((a, b)) for a in bits(c.nominal) for b in bits(c.nominal) if a < b}
        if count.domain is None:
            for weight in found.weights:
                for names, share in ((weight.best, weight.best_share), (weight.worst, weight.worst_share)):
                    numbers = sum(1 << model.numbers[n] for n in names if "/stand/" in n)
                    knob = model.knobs[model.numbers[weight.about]] if "/knop/" in weight.about else None
                    if knob is None or not names:
                        continue
                    own = [o for o in every if o.configuration.nominal & knob.settings & numbers == numbers]
                    if not knob.multiple:
                        assert share == Fraction(sum(o.coherent for o in own), len(own))
    never = {
        frozenset((model.settings[a].iri, model.settings[b].iri))
        for a in alone
        for b in alone
        if a < b and model.settings[a].knob != model.settings[b].knob and frozenset((a, b)) not in pairs
    }
    assert {frozenset(pair) for pair in found.never} == never


@pytest.mark.parametrize("seed", range(5))
def test_a_sample_is_within_its_bound(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tables may hold nothing, the share is sampled, and it is as near the exact one as it says."""
    model = pools.random_model(Random(seed), knobs=4, measures=3, rules=8)
    exact = atlas(Engine(model)).counts
    monkeypatch.setattr(counting.Population, "coherent", _too_large)
    for one, other in zip(exact, atlas(Engine(model), samples=5000).counts, strict=True):
        assert other.coherent is None
        assert 0 < other.error < 0.05
        assert abs(one.share - other.share) <= other.error


def _too_large(self: counting.Population) -> int:
    raise counting.TooLargeError


def test_the_real_knowledge(real: Model) -> None:
    """Larger than 2^64, counted exactly, with progress told from start to end."""
    told: list[float] = []
    found = atlas(Engine(real), lambda share, about: told.append(share))
    assert all(c.coherent is not None and 0 < c.coherent < c.total and c.total > 2**64 for c in found.counts)
    assert told == sorted(told) and told[-1] == 1.0
    assert found.weights[0].spread > 0
