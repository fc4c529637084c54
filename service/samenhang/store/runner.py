"""Asking questions within limits of time, memory and size."""

import asyncio
import json
import logging
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import BinaryIO, Final, Literal, Protocol

import pyoxigraph as ox

from samenhang.knowledge import terms
from samenhang.store import guard
from samenhang.store.backend import StoreError
from samenhang.store.line import LONG, exchange, head
from samenhang.store.pool import Full, Pool
from samenhang.store.processes import Nest, Worker
from samenhang.store.questions import Term
from samenhang.store.worker import RESULTS, count_rows, frame

_log = logging.getLogger("samenhang")
Gone = SimpleQueue[Worker | None]
"""Killed workers that have no successor yet; None ends it."""
Code = Literal["syntax", "not-offered", "bytes", "rows", "memory", "nested", "failed", "slow", "busy", "ended"]
"""Why there is no answer. `failed` is what the engine says of this question; `ended` is no fault of who asked."""
_AGAIN: Final = 1.0
"""Seconds until another attempt to make a process for which there was no room."""


@dataclass(frozen=True)
class Limits:
    """What a question may use.

    `seconds` for its answer and `waiting` for its turn, `memory` in bytes beside the dataset, an `answer` in bytes and
    in `rows` (or triples), so many `workers` at once and so many more in the `queue`.
    """

    seconds: float = 10.0
    waiting: float = 5.0
    memory: int = 1_000_000_000
    answer: int = 50_000_000
    rows: int = 250_000
    workers: int = 2
    queue: int = 200


@dataclass(frozen=True)
class Ask:
    """A question: its text, the media types wanted for results and for triples (None: not wanted), the graphs, the
    bound terms, and the IRI that relative ones start from.
    """

    text: str
    results_as: str | None
    triples_as: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    values: Mapping[str, Term] = field(default_factory=dict)
    base: str | None = None


@dataclass(frozen=True)
class Answer:
    """An answer: its media type and its content."""

    media: str
    content: bytes

    def rows(self) -> int:
        """How many rows a table has."""
        return count_rows(self.content, RESULTS[self.media])


class AskError(Exception):
    """A question without an answer: why, in whose words, and on which line of the question."""

    def __init__(self, code: Code, detail: str = "", line: int | None = None) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.line = line


class Engine(Protocol):
    """Whatever answers questions."""

    async def ask(self, question: Ask) -> Answer:
        """The answer. Raises AskError."""


class Runner:
    """Answers questions about one dataset in processes of its own. Safe to use from several threads and loops."""

    def __init__(
        self,
        quads: Callable[[], Iterable[ox.Quad]],
        limits: Limits,
        prefixes: Mapping[str, str] = terms.PREFIXES,
    ) -> None:
        """`quads` gives the dataset; it is written out, and processes start, when they are first needed. `prefixes`
        are known in every question.
        """
        self._limits = limits
        setup = {"prefixes": dict(prefixes), **{k: getattr(limits, k) for k in ("seconds", "memory", "answer", "rows")}}

        def written(out: BinaryIO) -> None:
            ox.serialize(quads(), out, format=ox.RdfFormat.N_QUADS)

        self._nest = Nest(setup, written)
        self._pool: Pool[Worker] = Pool(limits.queue)
        self._gone: Gone = SimpleQueue()
        self._starting = threading.Lock()
        self._changes = 0
        self._made = 0
        self._started = False
        self._end = weakref.finalize(self, _stop, self._nest, self._pool, self._gone)

    def start(self) -> None:
        """Start the processes, if they have not been; takes as long as loading the dataset. Raises AskError."""
        with self._starting:
            if self._started:
                return
            try:
                while self._made < self._limits.workers:
                    self._pool.give(self._hatch())
                    self._made += 1
                threading.Thread(target=_renew, args=(weakref.ref(self), self._gone), daemon=True).start()
            except (OSError, RuntimeError, StoreError) as error:  # no room for a process or thread, or no dataset
                raise AskError("ended", str(error)) from None
            self._started = True

    async def ask(self, question: Ask) -> Answer:
        """The answer. Raises AskError."""
        if not self._started:
            await asyncio.to_thread(self.start)
        sent = _written(question)
        for attempt in range(self._limits.workers + 1):
            worker = await self._taken(self._changes)
            begun = time.monotonic()
            try:
                media, content = await exchange(worker, sent, self._limits.seconds)
                break
            except TimeoutError:
                self._replace(worker)
                raise AskError("slow") from None
            except (OSError, EOFError):
                said = self._replace(worker)
                # one that was gone already, for instance because the system was short of memory, says nothing
                if said or attempt == self._limits.workers or time.monotonic() - begun > LONG:
                    raise _died(said) from None
            except BaseException:  # whoever asked went away: nobody reads what this worker would still answer
                self._replace(worker)
                raise
        if worker.behind:
            self._replace(worker)
        else:
            self._pool.give(worker)
        if not media:
            error = json.loads(content)
            raise AskError(error["error"], error["detail"], error.get("line"))
        return Answer(media, content)

    def ask_now(self, question: Ask) -> Answer:
        """The answer, for who has no event loop. Raises AskError."""
        return asyncio.run(self.ask(question))

    def change(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Make these the content of a graph; questions that are asked after this see it."""
        self._nest.change(graph, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
        self._changes += 1

    def reload(self) -> None:
        """Have the whole dataset read again; questions that are asked after this see it."""
        self._nest.stop()
        self._changes += 1

    def close(self) -> None:
        """End the processes; they end by themselves with the Runner, or with the program."""
        self._end()

    def _hatch(self, instead_of: Worker | None = None) -> Worker:
        """A worker that knows at least the changes up to now. Raises OSError where none can be made."""
        known = self._changes
        worker = self._nest.worker(instead_of)
        worker.dataset = known
        return worker

    async def _taken(self, changes: int) -> Worker:
        """A worker that knows at least so many changes. Raises AskError."""
        while True:
            try:
                worker = await self._pool.take(self._limits.waiting)
            except Full:
                raise AskError("busy") from None
            if worker.dataset >= changes:
                return worker
            self._replace(worker)

    def _replace(self, worker: Worker) -> str:
        """Kill a worker, have its successor made aside, and tell what it said last."""
        said = worker.kill()
        self._gone.put(worker)
        return said

    def succeed(self, worker: Worker) -> bool:
        """Make the successor of a killed worker; False where there was no room for one."""
        try:
            if self._end.alive:
                self._pool.give(self._hatch(worker))
        except Exception as error:  # whatever it is, without successors nobody would be answered any more
            _log.warning("vraagproces | worker: %r", error)
            return False
        return True


def _written(question: Ask) -> bytes:
    """A question as it goes to a worker."""
    default, named = question.default_graphs, question.named_graphs
    union = not (default or named or guard.names_its_graphs(question.text))
    values = tuple((name, tuple(value.items())) for name, value in question.values.items())
    start = head(question.results_as, question.triples_as, default, named, question.base, union, values)
    return start + frame(question.text.encode(errors="replace"))


def _died(said: str) -> AskError:
    """Why a worker ended by itself, told from its last words."""
    if "memory" in said:
        return AskError("memory")
    if "overflowed its stack" in said:
        return AskError("nested")
    return AskError("failed" if said.strip() else "ended", said.strip()[:200])


def _renew(runner: "weakref.ref[Runner]", gone: Gone) -> None:
    """Make the successors of killed workers, one after another, as long as there is a runner to make them for."""
    while (worker := gone.get()) is not None:
        while (alive := runner()) is not None and not alive.succeed(worker):
            del alive
            time.sleep(_AGAIN)
        del alive


def _stop(nest: Nest, pool: "Pool[Worker]", gone: Gone) -> None:
    gone.put(None)
    nest.stop()
    for worker in pool.clear():
        worker.kill()
