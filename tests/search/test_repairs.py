"""Repairs against brute force: every configuration of a small model is tried."""

from collections import defaultdict
from random import Random

import pytest

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.model import Model, bits
from samenhang.search.engine import Engine
from samenhang.search.moves import Task, Turn, Wish, applied
from samenhang.search.repairs import Effort, repairs
from tests.search import pools


def price(model: Model, task: Task, end: Configuration) -> int | None:
    """Cost of a change after the text of design.md, written apart from the program; None where it is no repair."""
    start, total = task.configuration, 0
    for knob in model.knobs:
        before, after = start.stated & knob.settings, end.stated & knob.settings
        through = [n for n, m in enumerate(model.measures) if m.setting is not None and knob.settings >> m.setting & 1]
        moved = before != after or any((start.taken ^ end.taken) >> n & 1 for n in through)
        if moved and (knob.circumstance or knob.iri in task.wish.locked):
            return None
        if not knob.multiple and before and not after:
            return None
        if not task.wish.opening and start.nominal & knob.settings and not end.nominal & knob.settings:
            return None
        changes = (before ^ after).bit_count() if knob.multiple else int(before != after)
        total += changes * task.wish.weights.get(knob.iri, 1)
    for n in bits(start.taken ^ end.taken):
        measure = model.measures[n]
        if measure.iri in task.wish.locked or (measure.setting is not None and end.taken >> n & 1):
            return None
        total += task.wish.weights.get(measure.iri, 1)
    return total


def reached(outcome: Outcome, task: Task) -> bool:
    return outcome.harmonious if task.wish.harmonious else outcome.coherent


def random_task(model: Model, rng: Random, outcomes: list[Outcome]) -> Task:
    start = rng.choice(outcomes).configuration
    things = [k.iri for k in model.knobs] + [m.iri for m in model.measures]
    locked = frozenset(rng.sample(things, rng.choice([0, 0, 1, 2])))
    weights = {thing: rng.randint(1, 3) for thing in things} if rng.random() < 0.3 else {}
    return Task(start, Wish(rng.random() < 0.5, locked, weights, rng.random() < 0.6))


@pytest.mark.parametrize("seed", range(40))
def test_against_every_configuration(seed: int) -> None:
    """The least cost, all repairs of that cost, and which turns are forced and possible."""
    rng = Random(seed)
    model = pools.random_model(rng, knobs=4, measures=3, rules=5)
    engine = Engine(model)
    for domain, archetype in ((None, None), (model.domains[0], model.archetypes[0].iri)):
        outcomes = [evaluate(model, c) for c in pools.configurations(model, domain, archetype)]
        for _ in range(6):
            task = random_task(model, rng, outcomes)
            prices = [(price(model, task, o.configuration), o.configuration) for o in outcomes if reached(o, task)]
            options = [(cost, c) for cost, c in prices if cost is not None]
            found = repairs(engine, task, Effort(limit=10_000))
            assert found.feasible == bool(options)
            if not options:
                assert found.repairs == ()
                continue
            least = min(cost for cost, _ in options)
            best = {(c.stated, c.taken) for cost, c in options if cost == least}
            assert found.proven and found.complete and found.bound == least
            ends = [r.outcome.configuration for r in found.repairs]
            assert {(c.stated, c.taken) for c in ends} == best
            assert len(ends) == len(best), "no repair is listed twice"
            assert {r.cost for r in found.repairs} == {least}
            every = [set(r.turns) for r in found.repairs]
            assert set(found.forced or ()) == set.intersection(*every)
            assert set(found.possible or ()) == set.union(*every)
            few = repairs(engine, task, Effort(limit=1))
            assert len(few.repairs) == 1 and few.bound == least
            assert few.complete == (len(best) == 1) or few.complete is False
            assert (few.forced, few.possible) == (found.forced, found.possible)
            assert repairs(engine, task, Effort(limit=10_000)) == found, "the same question has the same answer"


@pytest.mark.parametrize("seed", range(10))
def test_dearer_alternatives(seed: int) -> None:
    """With `more`, exactly the changes up to that cost of which no part is a repair already."""
    rng = Random(500 + seed)
    model = pools.random_model(rng, knobs=4, measures=3, rules=5)
    outcomes = [evaluate(model, c) for c in pools.configurations(model)]
    task = Task(rng.choice([o for o in outcomes if not o.coherent] or outcomes).configuration)
    found = repairs(Engine(model), task, Effort(limit=100_000, more=2))
    if not found.feasible:
        return
    from samenhang.search.moves import between  # noqa: PLC0415

    costs: dict[frozenset[Turn], int] = {}
    for outcome in outcomes:
        cost = price(model, task, outcome.configuration)
        if outcome.coherent and cost is not None and cost <= found.bound + 2:
            costs[frozenset(between(model, task.configuration, outcome.configuration))] = cost
    minimal = {turns for turns in costs if not any(other < turns for other in costs)}
    assert {frozenset(r.turns) for r in found.repairs} == minimal
    assert [r.cost for r in found.repairs] == sorted(r.cost for r in found.repairs)


def test_the_real_knowledge(real: Model) -> None:
    """Every repair of a random incoherent configuration is one, and no single turn less would do."""
    rng, engine = Random(8), Engine(real)
    seen: dict[int, int] = defaultdict(int)
    for _ in range(40):
        task = Task(
            pools.random_configuration(real, rng, 0.9, 0.1),
            Wish(harmonious=rng.random() < 0.3, opening=rng.random() < 0.5),
        )
        if reached(evaluate(real, task.configuration), task):
            continue
        found = repairs(engine, task, Effort(limit=20))
        seen[found.bound] += 1
        for repair in found.repairs:
            assert reached(repair.outcome, task)
            assert price(real, task, repair.outcome.configuration) == repair.cost == found.bound
            for turn in repair.turns if len(repair.turns) > 1 else ():
                fewer = [t for t in repair.turns if t != turn]
                try:
                    end = applied(real, task.configuration, fewer)
                except Exception:
                    continue
                assert price(real, task, end) is None or not reached(evaluate(real, end), task)
    assert len(seen) > 2


def test_a_second_is_not_always_enough(real: Model) -> None:
    """Without any time there is no answer, and it says so instead of guessing."""
    task = Task(pools.random_configuration(real, Random(1), 0.9, 0.1), Wish(harmonious=True))
    found = repairs(Engine(real), task, Effort(seconds=0.0))
    assert (found.feasible, found.proven, found.repairs) == (None, False, ())


def test_a_weight_is_at_least_one(real: Model) -> None:
    task = Task(pools.random_configuration(real, Random(1)), Wish(weights={real.knobs[0].iri: 0}))
    with pytest.raises(ValueError, match="weight"):
        repairs(Engine(real), task)
