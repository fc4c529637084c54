"""Very many at once are judged as one at a time."""

from random import Random

import pytest

from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.search.mass import Mass
from tests.search import pools


def agree(model: Model, rng: Random, count: int) -> set[bool]:
    some = [pools.random_configuration(model, rng, rng.random(), rng.random()) for _ in range(count)]
    mass = Mass(model)
    found = mass.unpacked(mass.incoherent(mass.packed(some)), count)
    assert [bool(bad) for bad in found] == [not evaluate(model, c).coherent for c in some]
    return {bool(bad) for bad in found}


@pytest.mark.parametrize("seed", range(20))
def test_random_small_models(seed: int) -> None:
    rng = Random(2000 + seed)
    agree(pools.random_model(rng), rng, 150)


def test_the_real_knowledge(real: Model) -> None:
    """More than one block, and a last word that is not full."""
    assert agree(real, Random(6), 80) == {True, False}
