"""Repairs of the real knowledge judged by others: pySHACL on what is offered, brute force on everything smaller."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import pytest
from rdflib import Graph

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model, bits
from samenhang.knowledge import terms
from samenhang.knowledge.index import Triple
from samenhang.search.engine import Engine
from samenhang.search.mass import Mass
from samenhang.search.moves import Task, Wish
from samenhang.search.repairs import Effort, Repairs, repairs
from samenhang.search.screen import Screen
from tests.reference.many import ManyByShacl
from tests.search import pools
from tests.search.exhaust import Exhaust, changes, confirmed
from tests.search.test_repairs import price
from tests.speed.engines import graph

pytestmark = pytest.mark.xdist_group("outside")  # the judges over our own knowledge are made once

NODE = terms.individual("configuratie", "proef")
OFFERED = 100
"""Repairs that `/v1/bijstellingen` gives when nobody says how many: each of these is put before pySHACL."""


def sent(model: Model, configuration: Configuration) -> Graph:
    """A configuration as it would be sent: choices as stated, measures, domein and archetype."""
    sam = terms.SAM
    own: list[Triple] = [(NODE, terms.TYPE, sam + "Configuratie")]
    for n in bits(configuration.stated):
        own.append((NODE, model.knobs[model.settings[n].knob].iri, model.settings[n].iri))
    own += [(NODE, sam + "neemtMaatregel", model.measures[n].iri) for n in bits(configuration.taken)]
    if configuration.domain:
        own.append((NODE, sam + "domein", configuration.domain))
    if configuration.archetype:
        own.append((NODE, sam + "volgtArchetype", configuration.archetype))
    return graph(own)


class Drawn:
    """Incoherent configurations by turns of two kinds: any at all (dear to repair), and one that was coherent until
    some knobs were turned at random (cheap to repair)."""

    def __init__(self, model: Model, engine: Engine, rng: Random) -> None:
        self.model, self.engine, self.rng = model, engine, rng
        self.screen = Screen(model)

    def __iter__(self) -> Iterator[Configuration]:
        while True:
            if self.screen.look(start := self._any()).coherent:
                continue
            yield start
            for violated in self.rng.sample(range(1, 7), 3):
                if near := self._near(start, violated):
                    yield near

    def _any(self) -> Configuration:
        return pools.random_configuration(self.model, self.rng, self.rng.uniform(0.3, 1), self.rng.choice([0.05, 0.2]))

    def _near(self, start: Configuration, violated: int) -> Configuration | None:
        """What a repaired configuration becomes when knobs are turned until at least so many rules are violated."""
        found = repairs(self.engine, Task(start), Effort(limit=1, backbone=False))
        now = found.repairs[0].outcome.configuration
        for _ in range(3000):
            change = self.rng.choice(changes(self.model, now))
            stated, taken = now.stated ^ change.stated, now.taken ^ change.taken
            now = pools.made(self.model, stated, taken, now.domain, now.archetype) or now
            if (self.screen.look(now).findings & self.screen.clashes).bit_count() >= violated:
                return now
        return None


@dataclass(frozen=True)
class Asked:
    """How many incoherent configurations; up to how many changes together everything is tried, for each and for every
    `dear`th that is dearer; how many repairs of each pySHACL judges, and how many in one run."""

    count: int
    size: int
    dear: int = 0
    shown: int = OFFERED
    together: int = 100


@dataclass
class Tally:
    """What was found and by whom it was judged."""

    costs: Counter[int] = field(default_factory=Counter)
    """Configurations by the cost of their repairs."""
    exhausted: Counter[int] = field(default_factory=Counter)
    """Configurations of which everything smaller was tried, by cost."""
    ties: Counter[int] = field(default_factory=Counter)
    """Configurations of which everything of the cost itself was tried too, and was what was returned; by cost."""
    judged: int = 0
    """Configurations that brute force looked at."""
    returned: int = 0
    shown: int = 0
    """Repairs that pySHACL called coherent; all that were returned where the two are equal."""
    cut: int = 0
    """Configurations with more repairs than a user is given."""

    def told(self) -> str:
        """The tally on one line."""
        parts = {
            "costs": dict(sorted(self.costs.items())),
            "everything smaller tried": dict(sorted(self.exhausted.items())),
            "everything as dear tried": dict(sorted(self.ties.items())),
            "tried": f"{self.judged:.2e}",
            "repairs returned": self.returned,
            "coherent by pySHACL": self.shown,
            f"with more than {OFFERED}": self.cut,
        }
        return f"{sum(self.costs.values())} configurations; " + "; ".join(f"{k}: {v}" for k, v in parts.items())


class Court:
    """All who judge, and the tally of what they said."""

    def __init__(self, model: Model, shacl: ManyByShacl, asked: Asked) -> None:
        self.model, self.shacl, self.asked, self.tally = model, shacl, asked, Tally()
        self.engine, self.mass = Engine(model), Mass(model)
        self._waiting: list[Configuration] = []

    def examine(self, start: Configuration, rng: Random) -> None:
        """The repairs of one configuration: each is judged, nothing smaller is there, none of that cost is missing."""
        found = self._repaired(start, OFFERED)
        cost, tally = found.bound, self.tally
        tally.costs[cost] += 1
        tally.returned += len(found.repairs)
        tally.cut += not found.complete
        deeper = self.asked.dear and cost > self.asked.size and tally.costs[cost] % self.asked.dear == 1
        size = self.asked.size + 1 if deeper else self.asked.size
        exhaust = Exhaust(self.mass, start)
        for fewer in range(1, min(size, cost - 1) + 1):
            assert not exhaust.coherent(fewer), f"{fewer} changes are enough, not {cost}: {start}"
        tally.exhausted[cost] += size >= cost - 1
        if cost <= size:
            every = found if found.complete else self._repaired(start, 100_000)
            ends = {(r.outcome.configuration.stated, r.outcome.configuration.taken) for r in every.repairs}
            assert len(ends) == len(every.repairs)
            good = exhaust.coherent(cost)
            assert confirmed(self.model, start, good)
            assert ends == good, f"not the same repairs of cost {cost}: {start}"
            tally.ties[cost] += 1
        tally.judged += exhaust.judged
        chosen = rng.sample(found.repairs, min(self.asked.shown, len(found.repairs)))
        self._waiting += [repair.outcome.configuration for repair in chosen]
        if len(self._waiting) >= self.asked.together:
            self.show()

    def _repaired(self, start: Configuration, limit: int) -> Repairs:
        found = repairs(self.engine, Task(start, Wish(opening=True)), Effort(limit=limit))
        assert found.feasible and found.proven and found.bound > 0
        again = repairs(self.engine, Task(start, Wish(opening=True)), Effort(limit=limit))
        assert [r.turns for r in found.repairs] == [r.turns for r in again.repairs], "another order the second time"
        return found

    def show(self) -> None:
        """Put the repairs that wait before pySHACL."""
        for verdict in self.shacl.verdicts([sent(self.model, each) for each in self._waiting]):
            assert verdict.well_formed and not verdict.violated, verdict
            self.tally.shown += 1
        self._waiting.clear()


def hearing(model: Model, shacl: ManyByShacl, rng: Random, asked: Asked, told: int = 0) -> Tally:
    """The tally over so many configurations, told after every `told` of them; what was found until then is told too
    when it is stopped."""
    court, start = Court(model, shacl, asked), time.monotonic()
    try:
        for number, configuration in enumerate(Drawn(model, court.engine, rng), 1):
            court.examine(configuration, rng)
            if told and number % told == 0:
                print(f"{time.monotonic() - start:.0f} s: {court.tally.told()}", flush=True)
            if number == asked.count:
                court.show()
                return court.tally
    except KeyboardInterrupt:
        print(f"stopped: {court.tally.told()}", flush=True)
        raise
    raise AssertionError("there are always more")


@pytest.mark.parametrize("seed", range(6))
def test_what_some_changes_lead_to_is_all_of_that_cost(seed: int) -> None:
    """On small models up to four changes together: exactly what is coherent of all there is, priced one by one."""
    rng = Random(300 + seed)
    model = pools.random_model(rng, knobs=5, measures=3, rules=9)
    domain = rng.choice([None, *model.domains])
    every = [c for c in pools.configurations(model, domain) if evaluate(model, c).coherent]
    for start in rng.sample(list(pools.configurations(model, domain)), 4):
        exhaust, task = Exhaust(Mass(model), start), Task(start, Wish(opening=True))
        costs = [price(model, task, end) for end in every]
        for size in range(1, 5):
            expected = {(c.stated, c.taken) for c, cost in zip(every, costs, strict=True) if cost == size}
            assert exhaust.coherent(size) == expected


def test_the_table_of_changes_says_what_the_evaluation_says(real: Model) -> None:
    """Pairs of changes, from a configuration around which some are coherent and some are not."""
    rng, mass, engine = Random(3), Mass(real), Engine(real)
    incoherent = next(iter(Drawn(real, engine, rng)))
    start = repairs(engine, Task(incoherent), Effort(limit=1)).repairs[0].outcome.configuration
    seen = Counter[bool]()
    for origin in (start, incoherent):
        for configuration, hit in Exhaust(mass, origin).sampled(rng, 200):
            assert evaluate(real, configuration).coherent == hit
            seen[hit] += 1
    assert min(seen[True], seen[False]) > 100


def test_others_agree(real: Model, shacl: ManyByShacl) -> None:
    """The lean form: everything smaller is tried up to pairs, and one repair of each is judged by pySHACL."""
    tally = hearing(real, shacl, Random(1), Asked(count=10, size=2, shown=1))
    assert len(tally.costs) > 3 and tally.ties[1] and tally.ties[2]
    assert tally.shown == 10


def test_ties_come_in_one_order_whatever_was_asked_before(real: Model) -> None:
    """Two solvers with another past list the same repairs in the same order, also where not all are asked for."""
    rng, one = Random(21), Engine(real)
    drawn = [start for start, _ in zip(Drawn(real, one, rng), range(6), strict=False)]
    other = Engine(real)
    tied = 0
    for start in reversed(drawn):
        for limit in (3, OFFERED):
            found, again = (repairs(e, Task(start), Effort(limit=limit)) for e in (one, other))
            assert [r.turns for r in found.repairs] == [r.turns for r in again.repairs]
            assert found.forced == again.forced and found.possible == again.possible
        tied += len(found.repairs) > 3
    assert tied


@pytest.mark.deep
def test_others_agree_on_a_thousand(real: Model, shacl: ManyByShacl) -> None:
    """The promise. Of a thousand incoherent configurations everything up to three changes together is tried (all that
    is smaller than a repair of cost 4), four together of every fiftieth of each greater cost; and every repair that a
    user would be given is judged by pySHACL. `SAMENHANG_SEED` chooses others, `SAMENHANG_AANTAL` more or fewer."""
    seed, count = int(os.environ.get("SAMENHANG_SEED", "2026")), int(os.environ.get("SAMENHANG_AANTAL", "1000"))
    print(f"seed {seed}", flush=True)
    tally = hearing(real, shacl, Random(seed), Asked(count=count, size=3, dear=50), told=10)
    print(f"done: {tally.told()}", flush=True)
    assert tally.shown == tally.returned
    assert all(tally.exhausted[cost] == tally.costs[cost] for cost in tally.costs if cost <= 4)
    assert all(tally.costs[cost] >= count // 20 for cost in (1, 2, 3, 4)), "each of these costs occurs often"
