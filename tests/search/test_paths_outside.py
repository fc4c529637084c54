"""Growth paths of the real knowledge judged by others: pySHACL on every phase, every order of the turns tried."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.search.engine import Engine
from samenhang.search.mass import Mass
from samenhang.search.moves import Task
from samenhang.search.path import Path, nearest, path
from samenhang.search.repairs import Effort, repairs
from samenhang.system import Samenhang
from tests.reference.many import ManyByShacl
from tests.search import pools
from tests.search.exhaust import Exhaust, changes
from tests.search.test_repairs_outside import Drawn, sent

pytestmark = pytest.mark.xdist_group("outside")  # the judges over our own knowledge are made once

MOST_STEPS = 10
Units = tuple[tuple[int, int], ...]
"""Per step, the settings stated and the measures taken (bits) that it flips."""


def units(model: Model, start: Configuration, end: Configuration) -> Units:
    """What differs, one unit of cost each, after design.md and apart from the program."""
    moved = [
        (part, 0)
        for knob in model.knobs
        if (own := (start.stated ^ end.stated) & knob.settings) and not knob.circumstance
        for part in ([1 << s for s in range(model.size) if own >> s & 1] if knob.multiple else [own])
    ]
    return (*moved, *((0, 1 << n) for n in range(len(model.measures)) if (start.taken ^ end.taken) >> n & 1))


def best(clashes: Callable[[int], int | None], steps: int, turns: int) -> tuple[int, int]:
    """The least worst, and with it the least sum, over every way to spread the steps over the phases."""
    phases, every = -(-steps // turns), (1 << steps) - 1

    def reached(limit: int) -> int | None:
        """The least sum of clashes when no phase but the last has more than so many."""
        sums = {0: 0}
        for phase in range(phases):
            after: dict[int, int] = {}
            for done, total in sums.items():
                for now in range(every + 1):
                    if now & done != done or (now ^ done).bit_count() > turns or (phase == phases - 1 and now != every):
                        continue
                    extra = 0 if phase == phases - 1 else clashes(now)
                    if extra is not None and extra <= limit and total + extra < after.get(now, 1 << 30):
                        after[now] = total + extra
            sums = after
        return sums.get(every)

    for limit in range(1000):
        if (total := reached(limit)) is not None:
            return limit, total
    raise AssertionError("there is always a way")


def counted(model: Model, start: Configuration, steps: Units) -> Callable[[int], int | None]:
    """Rules of severity overtreding that are violated once some of the steps (bits) were made; None where that is not
    well formed."""

    @cache
    def clashes(done: int) -> int | None:
        stated, taken = start.stated, start.taken
        for n, (settings, measures) in enumerate(steps):
            if done >> n & 1:
                stated, taken = stated ^ settings, taken ^ measures
        made = pools.made(model, stated, taken, start.domain, start.archetype)
        if made is None:
            return None
        rules = (f.rule for f in evaluate(model, made).rules if not f.excused)
        return len({rule.iri for rule in rules if rule.severity == "overtreding"})

    return clashes


def other_end(model: Model, engine: Engine, rng: Random, start: Configuration) -> Configuration:
    """A coherent configuration some turns away: knobs that rules read are turned, and what that breaks is mended."""
    now = start
    while len(units(model, start, now)) < rng.randint(4, 6):
        change = rng.choice(changes(model, now))
        now = pools.made(model, now.stated ^ change.stated, now.taken ^ change.taken, now.domain, now.archetype) or now
    return repairs(engine, Task(now), Effort(limit=1, backbone=False)).repairs[0].outcome.configuration


def judged(model: Model, shacl: ManyByShacl, found: Path, rng: Random, shown: int) -> None:
    """What the path says of its phases is what pySHACL says of some of them."""
    for phase in rng.sample(found.phases, min(shown, len(found.phases))):
        (verdict,) = shacl.verdicts([sent(model, phase.outcome.configuration)])
        assert verdict.well_formed and verdict.violated == set(phase.clashes)


def test_no_order_of_the_turns_is_better(whole: Samenhang, shacl: ManyByShacl) -> None:
    """From an incoherent configuration to a coherent one that is not the nearest: every order of the turns is tried."""
    model, rng = whole.model, Random(4)
    engine, drawn = Engine(model), iter(Drawn(model, Engine(model), rng))
    tried = needed = 0
    while tried < 4:
        start = next(drawn)
        end = nearest(engine, start)
        assert end is not None
        end = replace(other_end(model, engine, rng, end))
        steps = units(model, start, end)
        if not 3 <= len(steps) <= MOST_STEPS:
            continue
        turns = rng.choice([1, 1, 2, 3])
        found = path(engine, start, end, turns)
        clashes = counted(model, start, steps)
        assert sum(len(phase.turns) for phase in found.phases) == len(steps)
        assert found.proven and (found.worst, found.total) == best(clashes, len(steps), turns)
        judged(model, shacl, found, rng, 2)
        own = [clashes(1 << n) for n in range(len(steps))]
        tried, needed = tried + 1, needed + (len(set(own)) > 1)
    assert needed > 1, "in some the order matters"


def test_nothing_coherent_is_nearer(whole: Samenhang) -> None:
    """Without a target the path ends in a coherent configuration, and fewer turns lead to none."""
    model, rng = whole.model, Random(5)
    engine, mass = Engine(model), Mass(model)
    seen = set()
    for start, _ in zip(Drawn(model, engine, rng), range(8), strict=False):
        end = nearest(engine, start)
        assert end and evaluate(model, end).coherent
        distance = len(units(model, start, end))
        exhaust = Exhaust(mass, start)
        assert not any(exhaust.coherent(size) for size in range(1, min(distance, 3)))
        assert sum(len(phase.turns) for phase in path(engine, start, end, 3).phases) == distance
        seen.add(distance)
    assert len(seen) > 2
