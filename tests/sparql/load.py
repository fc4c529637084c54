"""Clients that take as little of the machine as Python can, so that what is measured is the server.

Requests are bytes made beforehand, and answers go into one buffer that is only looked at for where they end. The
threads and parsed headers of `http.client` took more of the processor than some of the servers did.
"""

import os
import selectors
import socket
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

_ROOM = 1 << 22
_END = b"0\r\n\r\n"
_SCHEDULED = 2
"""The kind of clock that counts what the scheduler gave (`CPUCLOCK_SCHED` of Linux)."""


def request(path: str, query: str) -> bytes:
    """A question in the form that all servers take, as the bytes that go over the line."""
    content = query.encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        f"Accept: application/sparql-results+json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


class Line:
    """A connection that stays open, with the answer that is coming in over it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.settimeout(None)  # a limit would have Python look before every read
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray(_ROOM)
        self.view = memoryview(self.buffer)
        self.got = 0
        self.whole = 0

    def ask(self, sent: bytes) -> None:
        """Send a request."""
        self.got, self.whole = 0, 0
        self.socket.sendall(sent)

    def take(self) -> bool:
        """Take in what has come; whether that ends the answer. Raises OSError, and ValueError for a refusal."""
        came = self.socket.recv_into(self.view[self.got :])
        if not came:
            raise ConnectionError("the server hung up")
        self.got += came
        if not self.whole:
            self._head()
        if self.whole < 0:  # in chunks, of which the last is empty
            return self.buffer[self.got - len(_END) : self.got] == _END
        return 0 < self.whole <= self.got

    def answer(self, sent: bytes) -> bytes:
        """Ask, and wait for the answer as it came over the line."""
        self.ask(sent)
        while not self.take():
            pass
        return bytes(self.view[: self.got])

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def _head(self) -> None:
        """Where the answer ends, once its head is in: `whole` is its length, -1 for one in chunks."""
        end = self.buffer.find(b"\r\n\r\n", 0, self.got)
        if end < 0:
            return
        head = bytes(self.view[:end]).lower()
        if not head.startswith(b"http/1.1 200"):
            raise ValueError(bytes(self.view[: self.got])[:500])
        at = head.find(b"content-length:")
        self.whole = end + 4 + int(head[at + 15 :].split(b"\r\n")[0]) if at >= 0 else -1


def one(port: int, requests: Sequence[bytes]) -> list[float]:
    """Seconds that each of some requests took, one after another over one connection."""
    line, spent = Line(port), []
    line.answer(requests[0])
    for sent in requests:
        start = time.perf_counter()
        line.ask(sent)
        while not line.take():
            pass
        spent.append(time.perf_counter() - start)
    line.close()
    return spent


def many(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> tuple[int, float]:
    """How many requests were answered to clients that each ask the next one as soon as they have an answer, and in how
    many seconds.
    """
    lines = [Line(port) for _ in range(clients)]
    turn = count()
    done = 0
    with selectors.DefaultSelector() as ready:
        start = time.perf_counter()
        for line in lines:
            ready.register(line.socket, selectors.EVENT_READ, line)
            line.ask(requests[next(turn) % len(requests)])
        waiting = clients
        while waiting:
            for key, _ in ready.select():
                line = key.data
                if not line.take():
                    continue
                done += 1
                if time.perf_counter() - start < seconds:
                    line.ask(requests[next(turn) % len(requests)])
                else:
                    waiting -= 1
        spent = time.perf_counter() - start
    for line in lines:
        line.close()
    return done, spent


def burnt(pid: int) -> dict[int, float]:
    """Seconds of a processor that a process and those it started have used, by process (Linux; elsewhere nothing).

    Read from the processes' own clocks, to the nanosecond and with the threads that have ended; `stat` counts in
    hundredths of a second.
    """
    used: dict[int, float] = {}
    todo = [pid]
    while todo:
        number = todo.pop()
        try:
            used[number] = time.clock_gettime((~number << 3) | _SCHEDULED)
            for task in Path(f"/proc/{number}/task").iterdir():
                todo += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return used


def burnt_since(pid: int, before: dict[int, float]) -> float:
    """Seconds of a processor used since; what a process that ended in between used at last is not counted."""
    return sum(seconds - before.get(number, 0.0) for number, seconds in burnt(pid).items())


def cores() -> int:
    """Processors that this machine gives us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
