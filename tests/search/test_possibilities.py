"""What-ifs against evaluation and brute force."""

from random import Random

import pytest

from samenhang.coherence.configuration import Configuration, judge
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.model import Model, bits
from samenhang.search.engine import Engine
from samenhang.search.moves import Task, Wish
from samenhang.search.possibilities import Change, possibilities
from samenhang.search.repairs import Effort, repairs
from tests.search import pools


def open_risks(outcome: Outcome) -> set[str]:
    return {f.risk for f in outcome.rules if not f.excused and f.risk} | {
        f.risk for f in outcome.causes if f.status == "open"
    }


def reachable(model: Model, start: Configuration, end: Configuration, free: frozenset[int], numbers: set[int]) -> bool:
    """Whether only free knobs and measures moved, written apart from the program: circumstances and locks stay, no
    single-valued knob falls open, no measure with a setting is newly taken."""
    for n, knob in enumerate(model.knobs):
        if n in free:
            continue
        if n in numbers and (start.stated ^ end.stated) & knob.settings:
            return False
        if not knob.multiple and start.stated & knob.settings and not end.stated & knob.settings:
            return False
    for n, measure in enumerate(model.measures):
        moved = (start.taken ^ end.taken) >> n & 1
        knob_number = None if measure.setting is None else model.settings[measure.setting].knob
        if moved and measure.setting is not None and end.taken >> n & 1:
            return False
        if moved and knob_number in numbers and knob_number not in free:
            return False
    return True


@pytest.mark.parametrize("seed", range(30))
def test_against_every_configuration(seed: int) -> None:
    """`feasible` holds exactly where some reachable configuration with that setting is coherent."""
    rng = Random(seed)
    model = pools.random_model(rng, knobs=4, measures=3, rules=7)
    engine = Engine(model)
    domain = rng.choice([None, *model.domains])
    outcomes = [evaluate(model, c) for c in pools.configurations(model, domain)]
    coherent = [o.configuration for o in outcomes if o.coherent]
    for _ in range(4):
        start = rng.choice(outcomes).configuration
        lock = rng.choice([None, *range(len(model.knobs))])
        locked = frozenset() if lock is None else frozenset({model.knobs[lock].iri})
        numbers = {n for n, k in enumerate(model.knobs) if k.circumstance or k.iri in locked}
        for found in possibilities(engine, start, locked):
            number, knob = model.numbers[found.setting], model.numbers[found.knob]
            free = frozenset({knob} if knob in numbers else ())
            if free and (found.choosing is None or found.choosing.dropped):
                continue  # turning a fixed knob against a measure taken through it is tried below
            ends = [
                c
                for c in coherent
                if c.nominal >> number & 1
                and reachable(model, start, c, free, numbers)
                and (not free or _kept(model, start, c, knob, number))
            ]
            assert found.feasible == bool(ends), (seed, found)


def _kept(model: Model, start: Configuration, end: Configuration, knob: int, number: int) -> bool:
    """A fixed knob that is asked about has the settings that choosing this one gives it."""
    own = start.nominal & model.knobs[knob].settings
    single = not model.knobs[knob].multiple or model.settings[number].exclusive
    wanted = 1 << number if single else 1 << number | sum(1 << n for n in bits(own) if not model.settings[n].exclusive)
    moved = any(
        (start.taken ^ end.taken) >> n & 1
        for n, m in enumerate(model.measures)
        if m.setting is not None and model.settings[m.setting].knob == knob
    )
    return end.nominal & model.knobs[knob].settings == wanted and not moved


def check(model: Model, start: Configuration, change: Change, stated: int) -> None:
    taken = start.taken
    for n in bits(taken):
        if model.measures[n].iri in change.dropped:
            taken &= ~(1 << n)
    assert judge(model, stated, stated, taken, start.domain) == []
    before = evaluate(model, start)
    after = evaluate(model, Configuration(stated, stated, taken, start.archetype, start.domain))
    assert (change.coherent, change.harmonious) == (after.coherent, after.harmonious)
    assert set(change.new_risks) == open_risks(after) - open_risks(before)
    assert set(change.gone_risks) == open_risks(before) - open_risks(after)


@pytest.mark.parametrize("seed", [*range(20), 99])
def test_what_comes_and_goes(seed: int, real: Model) -> None:
    """Each change is what the evaluation says of the turned configuration."""
    rng = Random(seed)
    model = real if seed == 99 else pools.random_model(rng, knobs=6, measures=6, rules=8)
    engine = Engine(model)
    for _ in range(5):
        start = pools.random_configuration(model, rng)
        for found in possibilities(engine, start):
            number, knob = model.numbers[found.setting], model.knobs[model.numbers[found.knob]]
            own = start.nominal & knob.settings
            assert found.chosen == bool(own >> number & 1)
            if found.choosing is None:
                assert start.domain not in model.settings[number].domains and not found.feasible
                continue
            others = own if knob.multiple and not model.settings[number].exclusive else 0
            rest = sum(1 << n for n in bits(others) if not model.settings[n].exclusive)
            check(model, start, found.choosing, start.nominal & ~knob.settings | rest | 1 << number)
            assert (found.without is not None) == (found.chosen and knob.multiple)
            if found.without:
                check(model, start, found.without, start.nominal & ~(1 << number))


def test_a_feasible_setting_is_reached_by_a_repair(real: Model) -> None:
    """On the real knowledge, with many knobs fixed: what is coherent at once is feasible, and a setting is feasible
    exactly where there is a repair that leaves it."""
    rng, engine = Random(4), Engine(real)
    seen = {True: 0, False: 0}
    for n in range(6):
        start = pools.random_configuration(real, rng, 0.5, 0.1)
        share = (0.2, 0.5, 0.9)[n % 3]
        locked = frozenset(knob.iri for knob in real.knobs if rng.random() < share)
        every = possibilities(engine, start, locked)
        assert all(found.feasible for found in every if found.choosing and found.choosing.coherent)
        for found in rng.sample(every, 25):
            number, knob = real.numbers[found.setting], real.knobs[real.numbers[found.knob]]
            turned = start.stated & ~knob.settings | 1 << number
            made = pools.made(real, turned, start.taken, start.domain, start.archetype)
            if knob.multiple or made is None:
                continue
            repaired = repairs(
                engine, Task(made, Wish(locked=locked | {knob.iri}, opening=True)), Effort(limit=1, backbone=False)
            )
            assert found.feasible == repaired.feasible
            seen[found.feasible] += 1
    assert min(seen.values()) > 5, seen
