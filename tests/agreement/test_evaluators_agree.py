"""One meaning, held equal: the compiled model, the saved questions and pySHACL on the same configurations.

`make test` puts 300 configurations through pySHACL and 1,000 or more through SPARQL; `make deep` 10,000 through SPARQL
and 1,000 through pySHACL, with its seed and its progress on the screen.
"""

import os
import random
import sys
from functools import cache

import pytest
from rdflib import Graph

from samenhang import Samenhang
from tests.agreement.sample import Sample, sample, targets
from tests.generators import Configuration
from tests.reference.adapters import (
    EvaluatesMany,
    Evaluator,
    by_compiled,
    by_question,
    by_questions_together,
    by_shacl,
    one_by_one,
)
from tests.space import Space, space
from tests.speed.engines import graph, kennisbank

SEED = int(os.environ.get("SAMENHANG_SEED", "2026"))
TIMES = 10
"""How often the sample violates each rule and uses each exemption, at least."""
THROUGH_SHACL, THROUGH_SPARQL = 300, 1000
PARTS = 8
"""The sample is compared in parts, which tell how far it is. Each engine has one process: several of the same read so
much memory that they stand in each other's way."""


@cache
def ours() -> Samenhang:
    """The program over our own knowledge, once a process."""
    return Samenhang()


@cache
def closed() -> Graph:
    """What the reference knows: closed knowledge with its version."""
    return graph((*ours().knowledge.closed.triples, *kennisbank(ours())))


@cache
def shapes() -> Graph:
    """All that is evaluated on a configuration."""
    return graph(ours().knowledge.shapes.triples)


@cache
def room() -> Space:
    """All that our knowledge lets one choose."""
    return space(closed() + shapes())


@cache
def compiled() -> Evaluator:
    """The compiled model as an evaluator."""
    return by_compiled(ours().model)


@cache
def questions() -> EvaluatesMany:
    """The saved questions, asked about one configuration at a time as a person asks them."""
    return one_by_one(by_question(closed(), shapes()))


@cache
def questions_together() -> EvaluatesMany:
    """The saved questions, asked about several configurations at once."""
    return by_questions_together(closed(), shapes())


@cache
def pyshacl() -> EvaluatesMany:
    """pySHACL as an evaluator."""
    return one_by_one(by_shacl(closed(), shapes()))


@cache
def drawn(size: int, seed: int) -> Sample:
    """The sample; the same in every process for a seed."""
    return sample(room(), compiled(), size, seed, TIMES)


def differences(evaluate: EvaluatesMany, made: Sample, part: slice) -> list[str]:
    """Where an evaluator says something else than the compiled model."""
    found, configurations = [], made.configurations[part]
    for configuration, other in zip(configurations, evaluate(configurations), strict=True):
        one = compiled()(configuration)
        if one != other:
            names = [n for n in one.__dataclass_fields__ if getattr(one, n) != getattr(other, n)]
            first = f"{names[0]}: {getattr(one, names[0])!r} en {getattr(other, names[0])!r}"
            found.append(f"seed {made.seed}: {configuration} verschilt in {names}; {first}")
    return found


@pytest.mark.xdist_group("agreement-questions")
def test_the_sample_violates_each_rule_and_uses_each_exemption_often_enough(made: Sample) -> None:
    short = [
        (rule, [c.value for c in exemption])
        for rule, exemption in targets(room())
        if made.hits[rule, exemption] < TIMES
    ]
    assert short == []


@pytest.mark.xdist_group("agreement-questions")
@pytest.mark.parametrize("part", range(PARTS))
def test_the_saved_questions_agree(made: Sample, part: int) -> None:
    evaluate = questions() if part == 0 else questions_together()
    assert differences(evaluate, made, slice(part, None, PARTS)) == []


@pytest.mark.xdist_group("agreement-pyshacl")
@pytest.mark.parametrize("part", range(PARTS))
def test_pyshacl_agrees(made: Sample, part: int) -> None:
    """On the smallest: pySHACL takes as much longer as there is more chosen. `make deep` has all sizes."""
    smaller = Sample(SEED, sorted(made.configurations, key=chosen)[:THROUGH_SHACL])
    assert differences(pyshacl(), smaller, slice(part, None, PARTS)) == []


def chosen(configuration: Configuration) -> int:
    """How many settings and measures a configuration names."""
    choices, measures = configuration.get("keuzes", {}).values(), configuration.get("maatregelen", ())
    return sum(1 if isinstance(each, str) else len(each) for each in choices) + len(measures)


@pytest.mark.deep
def test_all_agree_on_ten_thousand() -> None:
    seed = int(os.environ.get("SAMENHANG_SEED") or random.SystemRandom().randrange(2**32))
    made = drawn(10_000, seed)
    total = len(made.configurations)
    for start in range(0, total, 50):
        part = slice(start, start + 50)
        assert differences(questions_together(), made, part) == []
        if start % 500 == 0:
            assert differences(pyshacl(), made, part) == []
        print(f"\rseed {seed}: {min(start + 50, total)} van {total} vergeleken", end="", file=sys.stderr, flush=True)
