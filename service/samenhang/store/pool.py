"""Who may use which of a few things, in the order of asking: from several threads, and from several event loops."""

import asyncio
import threading
from collections import deque
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Full(Exception):
    """Nothing came free in time, or too many are waiting already."""


class Pool(Generic[T]):
    """Things that are free, and who waits for one."""

    def __init__(self, most_waiting: int) -> None:
        self._most = most_waiting
        self._lock = threading.Lock()
        self._free: list[T] = []
        self._waiting: deque[Future[T]] = deque()

    async def take(self, seconds: float) -> T:
        """The thing that came free last, or the next one. Raises Full after so many seconds."""
        with self._lock:
            if self._free:
                return self._free.pop()
            if len(self._waiting) >= self._most:
                raise Full
            place: Future[T] = Future()
            self._waiting.append(place)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(place), seconds)
        except TimeoutError:
            self._leave(place)
            raise Full from None
        except asyncio.CancelledError:
            self._leave(place)
            raise

    def give(self, thing: T) -> None:
        """Give a thing to whoever waits longest, or put it with what is free."""
        with self._lock:
            while self._waiting:
                place = self._waiting.popleft()
                if place.set_running_or_notify_cancel():
                    place.set_result(thing)
                    return
            self._free.append(thing)

    def clear(self) -> list[T]:
        """Take away all that is free."""
        with self._lock:
            free, self._free = self._free, []
            return free

    def _leave(self, place: "Future[T]") -> None:
        """Wait no longer; what was given at that very moment goes to the next."""
        if not place.cancel():
            self.give(place.result())
            return
        with self._lock:
            if place in self._waiting:
                self._waiting.remove(place)
