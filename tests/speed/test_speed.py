"""Speed as ratios with wide margins: side by side in one run, because the machine is noisy."""

import statistics
import time
from typing import Any

from samenhang import Samenhang
from tests.speed.engines import Engine, engines, full_document


def median(engine: Engine, runs: int) -> float:
    """Median seconds of some runs, after one that does not count."""
    engine.run()
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        engine.run()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def test_ours_takes_less_than_a_fifth_of_the_fastest_shacl_engine(samenhang: Samenhang) -> None:
    document: dict[str, Any] = full_document(samenhang)
    _, turbo, shifty, ours = engines(samenhang, document, newcomer=False)
    fastest = min(median(turbo, 5), median(shifty, 15))
    assert median(ours, 50) * 5 < fastest


def test_all_engines_find_the_same_number_of_violated_rules(samenhang: Samenhang) -> None:
    found = {e.name: e.run() for e in engines(samenhang, full_document(samenhang), newcomer=False)}
    assert len(set(found.values())) == 1, found
    assert set(found.values()) != {0}
