"""The processes that answer questions, where something else goes wrong than the question."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from samenhang.store import processes
from samenhang.store.memory import Remembering
from samenhang.store.pool import Full, Pool
from samenhang.store.runner import Answer, Ask, AskError, Limits, Runner

ONE = Ask("SELECT (1 AS ?x) {}", "text/csv", None)
ENDLESS = Ask(
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }", "text/csv", None
)


def many() -> Iterator[ox.Quad]:
    for number in range(500):
        name = ox.NamedNode(f"https://example.org/{number}")
        yield ox.Quad(name, name, name, name)


@pytest.fixture
def runner() -> Iterator[Runner]:
    """Two processes over a small dataset."""
    found = Runner(many, Limits(workers=2, seconds=60, waiting=20))
    found.start()
    yield found
    found.close()


def asked(runner: Runner, *questions: Ask) -> list[str]:
    """What is answered to questions one after another: the last row, or the code of the error."""

    async def all_of_them() -> list[str]:
        return [await said(runner, question) for question in questions]

    return asyncio.run(all_of_them())


async def said(runner: Runner, question: Ask) -> str:
    try:
        return (await runner.ask(question)).content.decode().split()[-1]
    except AskError as error:
        return error.code


def kill_all(runner: Runner) -> None:
    """As a system does that is short of memory."""
    for worker in (killed := runner._pool.clear()):
        os.kill(worker.pid, 9)
    for worker in killed:
        runner._pool.give(worker)


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 20) -> None:
    """Return once it holds; fail where that takes too long."""
    end = time.monotonic() + seconds
    while not await holds():
        assert time.monotonic() < end
        await asyncio.sleep(0.05)


def test_who_waits_too_long_for_a_turn_hears_so() -> None:
    runner = Runner(many, Limits(workers=1, waiting=0.2))
    runner.start()
    (taken,) = runner._pool.clear()
    assert asked(runner, ONE) == ["busy"]
    runner._pool.give(taken)
    assert asked(runner, ONE) == ["1"]
    runner.close()


def test_processes_that_were_killed_while_idle_cost_nobody_an_answer(runner: Runner) -> None:
    kill_all(runner)
    assert asked(runner, ONE, ONE, ONE) == ["1", "1", "1"]


def test_a_process_that_is_killed_at_work_is_no_fault_of_who_asked(runner: Runner) -> None:
    async def killed() -> str:
        asking = asyncio.create_task(said(runner, ENDLESS))
        await asyncio.sleep(0.8)
        (idle,) = runner._pool.clear()
        runner._pool.give(idle)
        (busy,) = {int(pid) for pid in children(runner)} - {idle.pid}
        os.kill(busy, 9)
        return await asking

    assert asyncio.run(killed()) == "ended"
    assert asked(runner, ONE) == ["1"]


def children(runner: Runner) -> list[str]:
    """Processes that the nest of a runner has."""
    assert runner._nest._process is not None
    nest = runner._nest._process.pid
    return Path(f"/proc/{nest}/task/{nest}/children").read_text().split()


def test_when_there_was_no_room_for_processes_they_are_made_once_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a container may have so many processes: fork fails until others have ended."""
    full = tmp_path / "full"
    source = processes._PROGRAM.read_text()
    line = "        pid = os.fork()\n"
    assert source.count(line) == 1
    failing = f"        if os.path.exists({str(full)!r}):\n            raise BlockingIOError(11, 'no room')\n"
    (tmp_path / "worker.py").write_text(source.replace(line, failing + line))
    monkeypatch.setattr(processes, "_PROGRAM", tmp_path / "worker.py")
    runner = Runner(many, Limits(workers=2, waiting=0.5))
    full.touch()
    assert asked(runner, ONE) == ["ended"]
    full.unlink()
    assert asked(runner, ONE, ONE) == ["1", "1"]
    full.touch()
    kill_all(runner)
    assert asked(runner, ONE) == ["busy"]
    full.unlink()

    async def both() -> None:
        async def answered() -> bool:
            return await said(runner, ONE) == "1" and len(children(runner)) == 2

        await until(answered)

    asyncio.run(both())
    runner.close()


def test_who_stops_waiting_for_an_answer_does_not_keep_a_process(runner: Runner) -> None:
    async def left() -> None:
        leaving = [asyncio.create_task(runner.ask(ENDLESS)) for _ in range(6)]
        await asyncio.sleep(0.5)
        for task in leaving:
            task.cancel()
        await asyncio.gather(*leaving, return_exceptions=True)
        assert await said(runner, ONE) == "1", "a process that is kept is so for longer than the wait for one's turn"

    asyncio.run(left())


def test_a_dataset_that_is_read_again_is_what_questions_are_about() -> None:
    quads = list(many())
    runner = Runner(lambda: quads, Limits(workers=2))
    count = Ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "text/csv", None)
    assert asked(runner, count, count) == ["500", "500"]
    del quads[100:]
    runner.reload()
    assert asked(runner, count, count, count) == ["100", "100", "100"]
    runner.close()


def test_what_comes_free_for_someone_who_left_goes_to_the_next() -> None:
    async def handed() -> None:
        pool: Pool[str] = Pool(5)
        first, second = (asyncio.create_task(pool.take(5)) for _ in range(2))
        await asyncio.sleep(0)
        pool.give("thing")
        first.cancel()
        assert await second == "thing"
        with pytest.raises(asyncio.CancelledError):
            await first
        late = asyncio.create_task(pool.take(0.01))
        with pytest.raises(Full):
            await late
        pool.give("thing")
        assert await pool.take(1) == "thing"

    asyncio.run(handed())


def test_an_answer_from_before_a_change_is_not_remembered_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """However late it comes to be kept: the change may be told from another thread at any moment."""

    class Answering:
        """An engine."""

        async def ask(self, question: Ask) -> Answer:
            return Answer("text/csv", b"before")

    remembering = Remembering(Answering(), 1_000_000)
    keep = remembering._keep

    def changed_before(*what: Any) -> None:
        remembering.forget()
        keep(*what)

    with monkeypatch.context() as patch:
        patch.setattr(remembering, "_keep", changed_before)
        asyncio.run(remembering.ask(ONE))
    assert remembering.known(ONE) is None
    asyncio.run(remembering.ask(ONE))
    assert remembering.known(ONE) is not None
