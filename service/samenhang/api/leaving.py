"""What is done for a client ends as soon as that client hangs up."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import Receive

_SOME_TIME: Final = 0.3
"""Seconds after which it is worth looking: most answers are there before that."""


@contextmanager
def while_connected(receive: Receive) -> Iterator[None]:
    """Cancel what is awaited within once the client is gone, whose request was received whole. Raises ClientDisconnect
    then.

    uvicorn lets a request go on without its client, and a question that takes ten seconds would keep a process from
    others for as long.
    """
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None
    looking: list[asyncio.Task[None]] = []
    gone = False

    async def look() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        task.cancel()

    timer = loop.call_later(_SOME_TIME, lambda: looking.append(loop.create_task(look())))
    try:
        yield
    except asyncio.CancelledError:
        if gone and task.uncancel() == 0:
            raise ClientDisconnect from None
        raise
    finally:
        timer.cancel()
        for each in looking:
            each.cancel()
