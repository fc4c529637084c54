"""Growth paths against every order of the turns."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

import pytest

from samenhang.coherence.configuration import Configuration, NotWellFormedError
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.search.engine import Engine
from samenhang.search.moves import Task, Turn, applied, between
from samenhang.search.path import nearest, path
from samenhang.search.repairs import least
from tests.search import pools


def orders(steps: Sequence[Turn], phases: int, turns: int) -> Iterator[list[list[Turn]]]:
    """Every way to spread the turns over exactly so many phases, some of which may be empty."""
    if phases == 1:
        if len(steps) <= turns:
            yield [list(steps)]
        return
    for size in range(min(turns, len(steps)) + 1):
        for some in combinations(range(len(steps)), size):
            rest = [t for n, t in enumerate(steps) if n not in some]
            for others in orders(rest, phases - 1, turns):
                yield [[steps[n] for n in some], *others]


def clashes(model: Model, start: Configuration, order: list[list[Turn]]) -> list[int] | None:
    """Violated rules after each phase but the last; None where a phase is not well formed."""
    now, found = start, []
    for turns in order:
        try:
            now = applied(model, now, turns)
        except NotWellFormedError:
            return None
        bad = {f.rule.iri for f in evaluate(model, now).rules if not f.excused and f.rule.severity == "overtreding"}
        found.append(len(bad))
    return found[:-1]


@pytest.mark.parametrize("seed", range(25))
def test_against_every_order(seed: int) -> None:
    rng = Random(seed)
    model = pools.random_model(rng, knobs=6, measures=3, rules=10)
    engine = Engine(model)
    for _ in range(6):
        start, target = (pools.random_configuration(model, rng, 0.8, 0.3) for _ in range(2))
        turns = rng.randint(1, 3)
        try:
            applied(model, start, steps := between(model, start, target))
        except NotWellFormedError:
            with pytest.raises(NotWellFormedError):
                path(engine, start, target, turns)
            continue
        if len(steps) > 6 and turns < 3:
            continue
        found = path(engine, start, target, turns)
        assert found.proven
        assert sorted((t for p in found.phases for t in p.turns), key=lambda t: t.order) == steps
        assert all(len(p.turns) <= turns for p in found.phases)
        assert len(found.phases) == -(-len(steps) // turns)
        if len(found.phases) < 2:
            continue
        every = (clashes(model, start, order) for order in orders(steps, len(found.phases), turns))
        best = min((max(c), sum(c)) for c in every if c is not None)
        assert (found.worst, found.total) == best
        assert [len(p.clashes) for p in found.phases[:-1]] == clashes(
            model, start, [list(p.turns) for p in found.phases]
        )


def test_some_paths_lead_through_incoherence() -> None:
    """The random paths do need a choice: some cannot avoid a clash, and some orders are worse than the best."""
    through = 0
    for seed in range(25):
        rng = Random(seed)
        model = pools.random_model(rng, knobs=6, measures=3, rules=10)
        for _ in range(6):
            start, target = (pools.random_configuration(model, rng, 0.8, 0.3) for _ in range(2))
            try:
                through += path(Engine(model), start, target).total > 0
            except NotWellFormedError:
                continue
    assert through > 5


def test_the_real_knowledge(real: Model) -> None:
    """From a random configuration to the nearest coherent one, and on to another."""
    rng, engine = Random(2), Engine(real)
    for _ in range(4):
        start = pools.random_configuration(real, rng, 0.6, 0.1)
        goal = nearest(engine, start)
        assert goal and evaluate(real, goal).coherent
        found = path(engine, start, goal, 2, seconds=20)
        assert found.phases == () or found.phases[-1].outcome.coherent
        assert sum(len(p.turns) for p in found.phases) == least(engine, Task(start)).bound


def test_no_turns_no_phases(real: Model) -> None:
    start = pools.random_configuration(real, Random(1))
    assert path(Engine(real), start, start).phases == ()
    with pytest.raises(ValueError, match="turn"):
        path(Engine(real), start, start, 0)
