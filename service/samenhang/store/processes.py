"""The processes that answer questions, as whoever uses them sees them."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final

from samenhang.store.worker import HEADER, frame

_PROGRAM: Final = Path(__file__).with_name("worker.py")

_MEMORY: Final = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.tcache_count=4000"}
"""How glibc gives memory to a process that answers: in large pages, and what was given back is kept at hand.

An answer takes and gives back tens of thousands of small pieces; this saves a tenth of its time. No other C library
looks at it.
"""

_AT_ONCE: Final = 1_000_000
"""Bytes of the dataset that are written at once."""
_BEHIND: Final = 15
"""Niceness of a worker that takes long."""


class Worker:
    """A process that answers one question at a time; `line` is the socket to it, `behind` tells whether it was
    made to let others go first, and `dataset` how many changes its dataset has seen.
    """

    def __init__(self, pid: int, line: socket.socket, errors: int) -> None:
        self.pid = pid
        self.line = line
        self.behind = False
        self.dataset = 0
        self._errors = errors
        self._handle: int | None = None
        if hasattr(os, "pidfd_open"):  # its number may become that of another process, once nobody waits for its end
            with contextlib.suppress(OSError):
                self._handle = os.pidfd_open(pid)
        line.setblocking(False)

    def step_behind(self) -> None:
        """Let everyone else on the machine go first; a process cannot undo that."""
        self.behind = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _BEHIND)

    def kill(self) -> str:
        """End the process, whatever it is doing, and tell what it said last. The nest must still be told."""
        with contextlib.suppress(ProcessLookupError):
            if self._handle is None:
                os.kill(self.pid, signal.SIGKILL)
            else:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        if self._handle is not None:
            os.close(self._handle)
        self.line.close()
        os.set_blocking(self._errors, False)
        try:
            return os.read(self._errors, 4096).decode(errors="replace")
        except OSError:
            return ""
        finally:
            os.close(self._errors)


class Nest:
    """The process that holds the dataset and makes workers. Safe to use from several threads."""

    def __init__(self, setup: dict[str, Any], quads: Callable[[BinaryIO], None]) -> None:
        """`quads` writes the dataset in N-Quads, when the process starts: it is read as it comes, and nowhere held as
        a text.
        """
        self._setup = setup
        self._quads = quads
        self._lock = threading.Lock()
        self._changes: deque[bytes] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def worker(self, instead_of: Worker | None = None) -> Worker:
        """A new worker; the killed one that it replaces is cleared away. Raises OSError where none can be made."""
        order = frame(json.dumps({"gone": instead_of.pid if instead_of else None}).encode())
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._restart()
            try:
                return self._ordered(order)
            except (ConnectionError, EOFError):  # the nest itself is gone, for instance because memory ran out
                self._restart()
            try:
                return self._ordered(order)
            except EOFError as error:
                raise OSError(str(error)) from None

    def change(self, graph: str, content: bytes) -> None:
        """Make these N-Quads the content of a graph, for all workers that are made from now on.

        Does not wait for a process that is starting, which takes long where much is stored: that is told afterwards. A
        process that has not started, or that ended, reads the whole dataset when it starts.
        """
        self._changes.append(frame(json.dumps({"graph": graph}).encode()) + frame(content))
        if self._lock.acquire(blocking=False):
            try:
                with contextlib.suppress(OSError):
                    self._tell_changes()
            finally:
                self._lock.release()

    def stop(self) -> None:
        """End the process, and with it every worker."""
        with self._lock:
            self._stop()

    def _ordered(self, order: bytes) -> Worker:
        assert self._line is not None
        self._tell_changes()
        self._line.sendall(order)
        message, descriptors, _, _ = socket.recv_fds(self._line, 4096, 2)
        if not message:
            raise EOFError("the process that makes workers ended")
        told = json.loads(message[HEADER.size :])
        if len(descriptors) != 2:  # it could not make one, or we have no room for what it handed over
            for descriptor in descriptors:
                os.close(descriptor)
            raise OSError(told.get("error", "too many open files"))
        return Worker(told["pid"], socket.socket(fileno=descriptors[0]), descriptors[1])

    def _tell_changes(self) -> None:
        while self._changes:
            change = self._changes.popleft()
            if self._process is not None and self._line is not None:
                self._line.sendall(change)

    def _restart(self) -> None:
        self._stop()
        try:
            self._start()
        except BaseException:  # what it read of the dataset is not all of it
            self._stop()
            raise

    def _start(self) -> None:
        if not hasattr(os, "fork"):
            raise OSError("questions need a system with fork(): Linux or macOS")
        self._changes.clear()  # what was changed before this is in the dataset
        self._line, theirs = socket.socketpair()
        dataset, ours = os.pipe()
        command = [sys.executable, "-I", str(_PROGRAM), str(dataset)]
        with theirs, os.fdopen(ours, "wb", _AT_ONCE) as told:
            try:
                self._process = subprocess.Popen(
                    command,
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    env={**_MEMORY, **os.environ},
                    pass_fds=(dataset,),
                )
            finally:
                os.close(dataset)
            self._line.sendall(frame(json.dumps(self._setup).encode()))
            self._quads(told)

    def _stop(self) -> None:
        process, self._process = self._process, None
        if self._line is not None:
            self._line.close()
        if process is not None:
            try:
                process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
