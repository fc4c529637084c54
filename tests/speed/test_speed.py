"""Speed as ratios with wide margins: side by side in one run, because the machine is noisy."""

import statistics
import time

import pytest

from samenhang import Samenhang
from tests.speed import figures
from tests.speed.engines import Engine, always_another, engines, full_document

pytestmark = pytest.mark.xdist_group("speed")  # one after another, and the engines are prepared once


def median(engine: Engine, runs: int) -> float:
    """Median seconds of some runs, after one that does not count."""
    engine.run()
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        engine.run()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


@pytest.fixture(scope="module")
def side_by_side(samenhang: Samenhang) -> list[Engine]:
    """All engines but the one that a newcomer would call, with the same configuration before them."""
    return list(engines(samenhang, full_document(samenhang), newcomer=False))


def test_ours_takes_less_than_a_fifth_of_the_fastest_shacl_engine(side_by_side: list[Engine]) -> None:
    _, turbo, shifty, ours = side_by_side
    fastest = min(median(turbo, 1), median(shifty, 15))
    assert median(ours, 50) * 5 < fastest


def test_that_holds_where_every_configuration_is_another_one(samenhang: Samenhang) -> None:
    theirs, own = always_another(samenhang, 15)
    assert own * 4 < theirs


def test_all_engines_find_the_same_number_of_violated_rules(side_by_side: list[Engine]) -> None:
    found = {e.name: e.run() for e in side_by_side}
    assert len(set(found.values())) == 1, found
    assert set(found.values()) != {0}


def test_figures_stay_within_ten_times_their_promise(samenhang: Samenhang) -> None:
    """Measured against a loop of plain Python in the same run, so that a slow or busy machine counts for both."""
    slow = max(1.0, min(_loop() for _ in range(5)) / LOOP)
    late = {f.name: f.ratio / slow for f in figures.figures(samenhang, 12) if f.ratio > 10 * slow}
    assert not late


def test_very_many_at_once_are_a_thousand_times_faster_than_one_by_one(samenhang: Samenhang) -> None:
    speed, agree = figures.screened(samenhang, 200_000)
    assert agree
    few = figures.configurations(samenhang, 50)
    alone = 1e3 * len(few) / sum(figures.spent(samenhang.engine.screen.look, few))
    assert speed > 1000 * alone


LOOP = 0.035
"""Seconds that the loop below takes on the machine of the promises."""


def _loop() -> float:
    start, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number
    return time.process_time() - start
