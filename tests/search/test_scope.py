"""What is left out where only coherence is asked can indeed change nothing of it."""

from random import Random

from pysat.solvers import Solver

from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.search.encoding import Encoding
from samenhang.search.scope import coherence
from tests.search import pools


def agree(model: Model, rng: Random, times: int) -> int:
    """Coherence by the narrow clauses, and with all that is outside the scope drawn anew; how much is outside."""
    scope = coherence(model)
    encoding = Encoding(model, scope)
    with Solver("g4", bootstrap_with=encoding.formula.clauses) as solver:
        for _ in range(times):
            one = pools.random_configuration(model, rng, rng.random(), 0.1)
            inside = [
                *((x, one.stated >> n & 1) for n, x in enumerate(encoding.stated) if scope.settings >> n & 1),
                *((x, one.taken >> n & 1) for n, x in enumerate(encoding.taken) if scope.measures >> n & 1),
            ]
            assert solver.solve(assumptions=[*encoding.context(one), *(x if has else -x for x, has in inside)])
            coherent = encoding.coherent in solver.get_model() or encoding.coherent == encoding.formula.true
            assert coherent == evaluate(model, one).coherent
            other = pools.random_configuration(model, rng, rng.random(), 0.1)
            stated = one.stated & scope.settings | other.stated & ~scope.settings
            taken = one.taken & scope.measures | other.taken & ~scope.measures
            mixed = pools.made(model, stated, taken, one.domain, one.archetype)
            assert mixed is not None, "what is outside the scope never makes it ill-formed"
            assert evaluate(model, mixed).coherent == coherent
    return model.size - scope.settings.bit_count()


def test_random_small_models() -> None:
    outside = [agree(pools.random_model(Random(seed), 6, 5, 3), Random(seed), 60) for seed in range(40)]
    assert sum(outside) > 0


def test_the_real_knowledge(real: Model) -> None:
    assert agree(real, Random(3), 30) > real.size / 2
