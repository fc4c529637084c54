"""What is done for a client ends as soon as that client hangs up."""

import asyncio
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import Receive

_SOME_TIME: Final = 0.3
"""Seconds after which it is worth looking: most answers are there before that."""


class WhileConnected:
    """Cancel what is awaited within once the client is gone, whose request was received whole. Raises ClientDisconnect
    then.

    uvicorn lets a request go on without its client, and a question that takes ten seconds would keep a process from
    others for as long.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._looking: asyncio.Task[None] | None = None
        self._gone = False

    def __enter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._timer = asyncio.get_running_loop().call_later(_SOME_TIME, self._start)

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        self._timer.cancel()
        if self._looking is not None:
            self._looking.cancel()
        if kind is asyncio.CancelledError and self._gone and self._task.uncancel() == 0:
            raise ClientDisconnect from None

    def _start(self) -> None:
        self._looking = self._task.get_loop().create_task(self._look())

    async def _look(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        self._task.cancel()
