"""A service that answers over a real connection, and a client that reuses one."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpx
import pyoxigraph as ox
import pytest
import uvicorn

from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from samenhang.store.memory import Remembering
from samenhang.store.runner import Limits, Runner
from tests.conftest import free_port
from tests.sparql import w3c


@contextmanager
def served(settings: Settings, quads: Callable[[], Iterable[ox.Quad]] | None = None) -> Iterator[str]:
    """The address of the whole service; over another dataset where `quads` gives one."""
    app = create_app(settings)
    runner = app.state.service.runner
    if quads is not None:
        runner = Runner(quads, Limits(workers=settings.query_workers))
        app.state.service.engine = Remembering(runner, 0)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
        runner.close()


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The SPARQL endpoint over our own knowledge."""
    with served(Settings(query_workers=2)) as address:
        yield f"{address}/sparql"


@pytest.fixture(scope="session")
def w3c_client() -> Iterator[httpx.Client]:
    """A client of a service that holds the data of the W3C's tests."""
    with (
        served(Settings(query_workers=1), w3c.dataset) as address,
        httpx.Client(base_url=f"{address}", timeout=30) as client,
    ):
        yield client
