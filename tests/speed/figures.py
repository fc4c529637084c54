"""The figures of the promise: how long each kind of reasoning takes on the whole knowledge, over varied configurations.

Every configuration is another one, so that nothing is remembered from the run before; a figure is the time of this
process on the processor, so that who else uses the machine counts less.
"""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from samenhang import Samenhang
from samenhang.coherence.configuration import Configuration
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import evaluate
from samenhang.search.conflict import conflict
from samenhang.search.mass import Mass
from samenhang.search.moves import Task, Wish
from samenhang.search.possibilities import changes, domains_of, possibilities
from samenhang.search.repairs import Effort, least, repairs
from tests.search import pools

MUNICIPALITIES, DOMAINS = 342, 3


@dataclass(frozen=True)
class Figure:
    """Milliseconds: the median and the 99th percentile, and what was promised of one of them."""

    name: str
    median: float
    p99: float
    promised: float
    tail: bool = False

    @property
    def ratio(self) -> float:
        """How many times the promise; 0 where nothing was promised."""
        return (self.p99 if self.tail else self.median) / self.promised if self.promised else 0.0


def configurations(whole: Samenhang, count: int, seed: int = 11) -> list[Configuration]:
    """Varied configurations, from three in ten knobs chosen to all."""
    rng = Random(seed)
    return [pools.random_configuration(whole.model, rng, rng.uniform(0.3, 1), 0.1) for _ in range(count)]


def spent(run: Callable[[Configuration], object], over: Sequence[Configuration]) -> list[float]:
    """Milliseconds on the processor for each configuration, in order of size."""
    found = []
    for configuration in over:
        start = time.process_time()
        run(configuration)
        found.append((time.process_time() - start) * 1e3)
    return sorted(found)


def figures(whole: Samenhang, count: int = 100) -> list[Figure]:
    """All figures about one configuration."""
    model, engine = whole.model, whole.engine
    # as the service does, which looks through what stays for waste only once
    gc.collect()
    gc.freeze()
    every = configurations(whole, count)
    wrong = [c for c in every if not engine.screen.look(c).coherent]
    locks = frozenset(k.iri for k in model.knobs) | frozenset(m.iri for m in model.measures)

    def turn(configuration: Configuration) -> None:
        """Everything that one turn of a knob needs: findings, what-ifs and one proven repair."""
        findings(model, evaluate(model, configuration))
        possibilities(engine, configuration)
        least(engine, Task(configuration))

    kinds: list[tuple[str, Callable[[Configuration], object], Sequence[Configuration], float, bool]] = [
        ("bevindingen, met hun afleiding vastgelegd", lambda c: evaluate(model, c), every, 0.3, False),
        ("… en die afleidingen alle uitgeschreven", lambda c: findings(model, evaluate(model, c)), every, 0, False),
        ("alle wat-als", lambda c: changes(engine, c), every, 5.0, False),
        ("wat nog kan (geldige domeinen)", lambda c: domains_of(engine, c), every, 5.0, False),
        ("kleinste bijstelling, bewezen (mediaan)", lambda c: least(engine, Task(c)), wrong, 2.0, False),
        ("kleinste bijstelling, bewezen (p99)", lambda c: least(engine, Task(c)), wrong, 20.0, True),
        (
            "alle goedkoopste, tot 1000 (p99)",
            lambda c: repairs(engine, Task(c), Effort(limit=1000)),
            wrong,
            150.0,
            True,
        ),
        (
            "kleinste waarom niet, alles vast",
            lambda c: conflict(engine, Task(c, Wish(locked=locks))),
            wrong,
            20.0,
            False,
        ),
        ("één draai: bevindingen, wat-als en bijstelling (p99)", turn, every, 20.0, True),
    ]
    found = []
    for name, run, over, promised, tail in kinds:
        run(over[0])  # what is made once for a model is made now
        times = spent(run, over)
        found.append(Figure(name, statistics.median(times), times[int(len(times) * 0.99)], promised, tail))
    return found


def all_municipalities(whole: Samenhang) -> float:
    """Seconds for the full findings of a configuration of each municipality in each domein."""
    every = configurations(whole, MUNICIPALITIES * DOMAINS, seed=12)
    start = time.process_time()
    for configuration in every:
        evaluate(whole.model, configuration)
    return time.process_time() - start


def screened(whole: Samenhang, count: int = 2_000_000) -> tuple[float, bool]:
    """Configurations a second judged together on one core, and whether the judgement is that of the evaluation for
    those that are looked at again."""
    mass = Mass(whole.model)
    some = configurations(whole, 512, seed=13)
    packed = mass.packed(some)
    many = np.tile(packed, (1, -(-count // (64 * packed.shape[1]))))
    start = time.process_time()
    verdicts = mass.incoherent(many)
    seconds = time.process_time() - start
    again = mass.unpacked(verdicts[: packed.shape[1]], len(some))
    agree = all(bool(bad) != evaluate(whole.model, c).coherent for bad, c in zip(again, some, strict=True))
    return many.shape[1] * 64 / seconds, agree
