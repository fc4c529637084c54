"""Repairs of the real knowledge judged by others: pySHACL on what is offered, brute force on everything smaller."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

import pytest
from rdflib import Graph

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Model, bits
from samenhang.knowledge import terms
from samenhang.knowledge.index import Triple
from samenhang.reference import ShaclReference
from samenhang.search.engine import Engine
from samenhang.search.moves import Task, Wish
from samenhang.search.repairs import Effort, repairs
from samenhang.search.screen import Screen
from samenhang.system import Samenhang
from tests.search import pools
from tests.speed.engines import graph, kennisbank

NODE = terms.individual("configuratie", "proef")


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


def single_changes(model: Model, start: Configuration) -> list[tuple[int, int, int]]:
    """Every change of cost 1 as the knob's settings (mask), its new settings and the measures that turn: written from
    design.md, apart from the program."""
    found = []
    for knob in model.knobs:
        own = start.stated & knob.settings
        for s in bits(knob.settings):
            if knob.circumstance:
                continue
            if knob.multiple:
                found.append((knob.settings, own ^ 1 << s, 0))
            elif not own >> s & 1:
                found.append((knob.settings, 1 << s, 0))
    for n, measure in enumerate(model.measures):
        circumstance = measure.setting is not None and model.knobs[model.settings[measure.setting].knob].circumstance
        if not circumstance and (measure.setting is None or start.taken >> n & 1):
            found.append((0, 0, 1 << n))
    return found


def smaller(model: Model, start: Configuration, size: int) -> Iterator[Configuration]:
    """Every well-formed configuration that exactly so many changes lead to."""
    for some in combinations(single_changes(model, start), size):
        stated, taken = start.stated, start.taken
        for mask, now, measure in some:
            both = stated & mask
            several = mask and model.knobs[model.settings[mask.bit_length() - 1].knob].multiple
            # two turns of one knob: of a single-valued one the last counts, of another each turns its own setting
            stated = stated & ~mask | (both ^ (start.stated & mask) ^ now if several else now)
            taken ^= measure
        found = pools.made(model, stated, taken, start.domain, start.archetype)
        if found:
            yield found


@dataclass(frozen=True)
class Examination:
    """How many incoherent configurations; how many repairs of each pySHACL judges; of every how many configurations
    all pairs of changes are tried too (single changes are tried of each); and after how many to tell."""

    count: int
    shown: int
    pairs: int
    told: int = 50


def examine(whole: Samenhang, rng: Random, asked: Examination) -> dict[int, int]:
    """Repairs judged by pySHACL, and everything smaller by trying it. Gives the costs met."""
    model, engine, screen = whole.model, Engine(whole.model), Screen(whole.model)
    closed = graph((*whole.knowledge.closed.triples, *kennisbank(whole)))
    reference = ShaclReference(closed, graph(whole.knowledge.shapes.triples))
    met: dict[int, int] = {}
    while (done := sum(met.values())) < asked.count:
        start = pools.random_configuration(model, rng, rng.uniform(0.3, 1), 0.1)
        if screen.look(start).coherent:
            continue
        found = repairs(engine, Task(start, Wish()), Effort(limit=200))
        again = repairs(engine, Task(start, Wish()), Effort(limit=200))
        assert found.feasible and found.proven
        assert [r.turns for r in found.repairs] == [r.turns for r in again.repairs]
        met[found.bound] = met.get(found.bound, 0) + 1
        exhaust = 2 if asked.pairs and done % asked.pairs == asked.pairs - 1 else 1
        for size in range(1, min(exhaust, found.bound - 1) + 1):
            assert not any(screen.look(c).coherent for c in smaller(model, start, size))
        if found.bound <= exhaust and found.complete:
            good = {(c.stated, c.taken) for c in smaller(model, start, found.bound) if screen.look(c).coherent}
            ends = [r.outcome.configuration for r in found.repairs]
            assert good == {(c.stated, c.taken) for c in ends}
        for repair in rng.sample(found.repairs, min(asked.shown, len(found.repairs))):
            assert reference.outcome(sent(model, repair.outcome.configuration)).samenhangend
        if (done + 1) % asked.told == 0:
            print(f"{done + 1} of {asked.count}: costs {dict(sorted(met.items()))}", flush=True)
    return met


def test_others_agree(whole: Samenhang) -> None:
    met = examine(whole, Random(1), Examination(count=5, shown=1, pairs=0))
    assert len(met) > 1


@pytest.mark.deep
def test_others_agree_on_a_thousand(whole: Samenhang) -> None:
    """The promise: a thousand incoherent configurations. Two repairs of each are judged by pySHACL, at random; all
    single changes are tried of each, and all pairs (half a million) of every hundredth."""
    met = examine(whole, Random(2), Examination(count=1000, shown=2, pairs=100))
    print(f"repairs by cost: {dict(sorted(met.items()))}")
    assert max(met) > 3
