"""The clauses say exactly what the evaluation says."""

from random import Random

import pytest
from pysat.solvers import Solver

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model, bits
from samenhang.search.encoding import Encoding
from tests.search import pools


def as_bits(model: set[int], literals: tuple[int, ...]) -> int:
    return sum(1 << n for n, x in enumerate(literals) if x in model)


def agree(encoding: Encoding, solver: Solver, configuration: Configuration) -> None:
    """One configuration leaves the solver one solution, and that is the outcome of the evaluation."""
    fixed = encoding.context(configuration) + encoding.choices(configuration)
    assert solver.solve(assumptions=fixed), "a well-formed configuration has a solution"
    solution = set(solver.get_model()) | {1}
    outcome = evaluate(encoding.model, configuration)
    assert as_bits(solution, encoding.nominal) == configuration.nominal
    assert as_bits(solution, encoding.effective) == outcome.effective
    assert as_bits(solution, encoding.present) == outcome.present
    assert as_bits(solution, encoding.working) == outcome.working
    assert [n for n, x in enumerate(encoding.fires) if x in solution] == list(outcome.applied)
    violated = {f.rule.iri for f in outcome.rules if not f.excused}
    assert {encoding.model.rules[n].iri for n, x in enumerate(encoding.violated) if x in solution} == violated
    exposed = {(f.risk, f.line) for f in outcome.causes if f.status == "open"}
    assert {encoding.model.groups[n] for n, x in enumerate(encoding.exposed) if x in solution} == exposed
    assert (encoding.coherent in solution) == outcome.coherent
    assert (encoding.harmonious in solution) == outcome.harmonious


@pytest.mark.parametrize("seed", range(60))
def test_random_small_models(seed: int) -> None:
    rng = Random(seed)
    model = pools.random_model(rng)
    encoding = Encoding(model)
    with Solver("g4", bootstrap_with=encoding.formula.clauses) as solver:
        for _ in range(100):
            agree(encoding, solver, pools.random_configuration(model, rng, rng.random(), rng.random()))


def test_the_swimming_pool() -> None:
    rng = Random(7)
    encoding = Encoding(pools.swimming_pool())
    with Solver("g4", bootstrap_with=encoding.formula.clauses) as solver:
        for _ in range(3000):
            agree(encoding, solver, pools.random_configuration(encoding.model, rng, rng.random(), rng.random()))


def test_the_real_knowledge(real: Model) -> None:
    rng = Random(11)
    encoding = Encoding(real)
    with Solver("g4", bootstrap_with=encoding.formula.clauses) as solver:
        for _ in range(150):
            agree(encoding, solver, pools.random_configuration(real, rng, rng.random(), rng.random()))


@pytest.mark.parametrize("seed", range(10))
def test_what_is_not_well_formed_has_no_solution(seed: int) -> None:
    """Every combination of choices and measures of a tiny model: a solution exactly where it is well formed."""
    rng = Random(seed)
    model = pools.random_model(rng, knobs=3, measures=2, rules=2)
    encoding = Encoding(model)
    with Solver("g4", bootstrap_with=encoding.formula.clauses) as solver:
        for domain in (None, *model.domains):
            for stated in range(1 << len(model.settings)):
                for taken in range(1 << len(model.measures)):
                    raw = Configuration(stated, stated, taken, None, domain)
                    fixed = encoding.context(raw) + encoding.choices(raw)
                    assert solver.solve(assumptions=fixed) == (pools.made(model, stated, taken, domain) is not None)


def test_models_are_worth_it() -> None:
    """The random models reach every part: replaced settings, measures that do not work, exemptions that hold."""
    seen = dict.fromkeys(["replaced", "partial", "excused", "open", "harmonious", "incoherent"], 0)
    for seed in range(20):
        rng = Random(seed)
        model: Model = pools.random_model(rng)
        for _ in range(50):
            outcome = evaluate(model, pools.random_configuration(model, rng))
            seen["replaced"] += bool(outcome.replaced)
            seen["partial"] += len(bits(outcome.partial))
            seen["excused"] += any(f.excused for f in outcome.rules)
            seen["open"] += any(not f.excused for f in outcome.rules)
            seen["harmonious"] += outcome.harmonious
            seen["incoherent"] += not outcome.coherent
    assert min(seen.values()) > 20, seen
