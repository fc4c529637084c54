"""The least to measure against every set."""

from itertools import chain, combinations, product
from random import Random

import pytest

from samenhang.coherence.evaluate import evaluate
from samenhang.search.measure import Need, Sources, least, needs, sources
from samenhang.system import Samenhang
from tests.search import pools

Cost = tuple[int, int, int]


def every(seen: list[Need], known: Sources) -> dict[tuple[tuple[str, ...], ...], Cost]:
    """Every plan that signals all: indicators, with their elements, with a system chosen for each."""
    indicators = sorted({i for need in seen for i in need.indicators})
    found = {}
    for size in range(len(indicators) + 1):
        for some in combinations(indicators, size):
            if not all(set(need.indicators) & set(some) for need in seen):
                continue
            elements = sorted(set(chain.from_iterable(known.elements.get(i, ()) for i in some)))
            carriers = [*elements, *(i for i in some if not known.elements.get(i))]
            options = [known.systems[c] for c in carriers if known.systems.get(c)]
            for picked in product(*options):
                plan = (tuple(some), tuple(elements), tuple(sorted(set(picked))))
                found[plan] = tuple(len(part) for part in plan)
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(60))
def test_against_every_set(seed: int) -> None:
    rng = Random(seed)
    indicators, elements, systems = ([f"{kind}{n}" for n in range(5)] for kind in "ids")
    wanted = [
        Need(f"r{n}", None, tuple(sorted(rng.sample(indicators, rng.randint(0, 3))))) for n in range(rng.randint(0, 6))
    ]
    known = Sources(
        {i: tuple(sorted(rng.sample(elements, rng.randint(1, 3)))) for i in indicators if rng.random() < 0.7},
        {x: tuple(sorted(rng.sample(systems, rng.randint(1, 2)))) for x in indicators + elements if rng.random() < 0.8},
    )
    found = least(wanted, known, limit=1000)
    assert found.complete
    assert found.unseen == tuple((n.risk, n.line) for n in wanted if not n.indicators)
    options = every([n for n in wanted if n.indicators], known)
    best = min(options.values())
    plans = [(p.indicators, p.elements, p.systems) for p in found.plans]
    assert len(set(plans)) == len(plans)
    assert set(plans) == {plan for plan, cost in options.items() if cost == best}


def test_the_real_knowledge(whole: Samenhang) -> None:
    """Every open risk that some indicator signals is signalled, and no indicator is there for nothing."""
    rng, known = Random(4), sources(whole.knowledge.everything)
    for _ in range(10):
        outcome = evaluate(whole.model, pools.random_configuration(whole.model, rng, 0.9, 0.1))
        wanted = needs(whole.model, outcome)
        risks = {f.risk for f in outcome.causes if f.status == "open"}
        risks |= {f.risk for f in outcome.rules if not f.excused and f.risk}
        assert {n.risk for n in wanted} == risks
        for plan in least(wanted, known).plans:
            assert all(set(n.indicators) & set(plan.indicators) for n in wanted if n.indicators)
            for gone in plan.indicators:
                rest = set(plan.indicators) - {gone}
                assert not all(set(n.indicators) & rest for n in wanted if n.indicators)
