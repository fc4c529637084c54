"""Who may use which of a few things, in the order of asking: from several threads, and from several event loops."""

import asyncio
import contextlib
import threading
from collections import deque
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
        self._waiting: deque[asyncio.Future[T]] = deque()

    async def take(self, seconds: float) -> T:
        """The thing that came free last, or the next one. Raises Full after so many seconds."""
        with self._lock:
            if self._free:
                return self._free.pop()
            if len(self._waiting) >= self._most:
                raise Full
            place: asyncio.Future[T] = asyncio.get_running_loop().create_future()
            self._waiting.append(place)
        try:
            async with asyncio.timeout(seconds):
                return await place
        except TimeoutError:
            self._leave(place)
            raise Full from None
        except asyncio.CancelledError:
            self._leave(place)
            raise

    def give(self, thing: T) -> None:
        """Give a thing to whoever waits longest, or put it with what is free."""
        while True:
            with self._lock:
                if not self._waiting:
                    self._free.append(thing)
                    return
                place = self._waiting.popleft()
            loop = place.get_loop()
            if loop is _running_loop():
                self._hand(place, thing)
                return
            with contextlib.suppress(RuntimeError):  # a loop that was closed: nobody waits there any more
                loop.call_soon_threadsafe(self._hand, place, thing)
                return

    def clear(self) -> list[T]:
        """Take away all that is free."""
        with self._lock:
            free, self._free = self._free, []
            return free

    def _hand(self, place: "asyncio.Future[T]", thing: T) -> None:
        """Give a thing to someone in this very loop, who may have left meanwhile."""
        if place.done():
            self.give(thing)
        else:
            place.set_result(thing)

    def _leave(self, place: "asyncio.Future[T]") -> None:
        """Wait no longer; what was given at that very moment goes to the next."""
        if place.done() and not place.cancelled():
            self.give(place.result())
            return
        place.cancel()
        with self._lock:
            if place in self._waiting:
                self._waiting.remove(place)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """The loop that runs in this thread, if one does."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
