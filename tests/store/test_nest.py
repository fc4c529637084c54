"""The process that holds the dataset while it reads it: who changes something need not wait, and half of it is none."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from samenhang.store.runner import Ask, AskError, Limits, Runner
from samenhang.store.worker import TRACES

GRAPH = "https://example.org/graaf"
WHAT = Ask("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o", "text/csv", None)


def said(text: str, graph: str = GRAPH) -> ox.Quad:
    name = ox.NamedNode("https://example.org/x")
    return ox.Quad(name, name, ox.Literal(text), ox.NamedNode(graph))


def rows(runner: Runner) -> list[str]:
    return runner.ask_now(WHAT).content.decode().split()[1:]


def test_what_changes_while_the_dataset_is_read_waits_for_nobody_and_is_seen() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def quads() -> Iterator[ox.Quad]:
        begun.set()
        assert go_on.wait(60)
        yield said("before")

    runner = Runner(quads, Limits(workers=1))
    starting = threading.Thread(target=runner.start)
    starting.start()
    assert begun.wait(60)
    start = time.monotonic()
    runner.change(GRAPH, [said("after")])
    waited = time.monotonic() - start
    go_on.set()
    starting.join()
    try:
        assert waited < 20, "it would have waited for ever"
        assert rows(runner) == ["after"]
        runner.change(GRAPH, [said("later")])
        assert rows(runner) == ["later"]
    finally:
        runner.close()


def test_a_dataset_that_could_not_be_read_to_its_end_is_read_again() -> None:
    broken = [True]

    def quads() -> Iterator[ox.Quad]:
        yield said("one")
        if broken.pop():
            raise OSError("the disk")
        yield said("two")

    broken[:] = [False, True]
    runner = Runner(quads, Limits(workers=1))
    try:
        with pytest.raises(AskError, match="the disk"):
            runner.start()
        assert rows(runner) == ["one", "two"]
    finally:
        runner.close()


def test_what_changes_often_takes_no_more_memory_in_the_end() -> None:
    """An Oxigraph in memory keeps every quad that was ever in it, so that it has to be copied now and then."""
    name, graph = ox.NamedNode("https://example.org/x"), ox.NamedNode(GRAPH)

    def content(number: int) -> list[ox.Quad]:
        return [ox.Quad(name, name, ox.Literal(f"{number} {n}"), graph) for n in range(TRACES // 50)]

    def size() -> int:
        process = runner._nest._process
        assert process is not None
        assert rows(runner), "the changes have been made"
        return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])

    runner = Runner(lambda: [said("before")], Limits(workers=1, rows=TRACES))
    try:
        runner.start()
        sizes = []
        for number in range(240):
            runner.change(GRAPH, content(number))
            if number % 60 == 59:
                sizes.append(size())
        assert sizes[-1] < sizes[0] * 1.5, sizes
    finally:
        runner.close()
