"""Asking questions within limits of time, memory and size."""

import contextlib
import json
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Final, Literal

import pyoxigraph as ox

from samenhang.knowledge import terms
from samenhang.store.questions import Term
from samenhang.store.worker import read_frame, write_frame

_WORKER: Final = Path(__file__).with_name("worker.py")

Code = Literal["syntax", "not-offered", "large", "failed", "slow", "busy"]


@dataclass(frozen=True)
class Limits:
    """Seconds for a question and for waiting on a free worker, bytes of memory and of an answer, and the number of
    workers.
    """

    seconds: float = 10.0
    waiting: float = 5.0
    memory: int = 2_000_000_000
    answer: int = 50_000_000
    workers: int = 2


@dataclass(frozen=True)
class Ask:
    """A question: its text, the media types wanted for results and for triples (None: not wanted), the graphs, the
    bound terms.
    """

    text: str
    results_as: str | None
    triples_as: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    values: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """An answer: its media type and its content."""

    media: str
    content: bytes


class AskError(Exception):
    """A question without an answer: why, in whose words, and on which line of the question."""

    def __init__(self, code: Code, detail: str = "", line: int | None = None) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.line = line


class Runner:
    """Answers questions about one dataset in processes of its own. Safe to use from several threads."""

    def __init__(self, quads: Callable[[], Iterable[ox.Quad]], limits: Limits) -> None:
        """`quads` gives the dataset. It is written out, and processes start, when they are first needed."""
        self._limits = limits
        dataset = cache(lambda: ox.serialize(quads(), format=ox.RdfFormat.N_QUADS) or b"")
        self._free: LifoQueue[_Worker] = LifoQueue()
        self._workers = [_Worker(dataset, limits) for _ in range(limits.workers)]
        for worker in reversed(self._workers):
            self._free.put(worker)
        self._end = weakref.finalize(self, _stop, self._workers)

    def ask(self, question: Ask) -> Answer:
        """The answer. Raises AskError."""
        try:
            worker = self._free.get(timeout=self._limits.waiting)
        except Empty:
            raise AskError("busy") from None
        try:
            return worker.ask(question)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End the processes; they end by themselves with the Runner, or with the program."""
        self._end()


def _stop(workers: "list[_Worker]") -> None:
    for worker in workers:
        worker.stop()


class _Worker:
    def __init__(self, quads: Callable[[], bytes], limits: Limits) -> None:
        self._quads = quads
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Ask) -> Answer:
        content = json.dumps(
            {
                **question.__dict__,
                "values": dict(question.values),
                "prefixes": terms.PREFIXES,
                "limit": self._limits.answer,
            }
        ).encode()
        process = self._running()
        assert process.stdin and process.stdout
        late = threading.Event()

        def kill() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._limits.seconds, kill)
        timer.start()
        try:
            write_frame(process.stdin, content)
            process.stdin.flush()
            head, body = read_frame(process.stdout), read_frame(process.stdout)
        except OSError:
            head, body = None, None
        finally:
            timer.cancel()
        if not head or body is None:
            self.stop()
            raise AskError("slow") if late.is_set() else AskError("failed", "the process ended")
        answer = json.loads(head)
        if "error" in answer:
            raise AskError(answer["error"], answer["detail"], answer.get("line"))
        return Answer(answer["media"], body)

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            quads = self._quads()
            command = [sys.executable, "-I", str(_WORKER), str(self._limits.memory), str(self._limits.seconds)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            assert self._process.stdin
            write_frame(self._process.stdin, quads)
            self._process.stdin.flush()
        return self._process
