"""Questions to an engine elsewhere stay within our own limits, whatever that engine does."""

import asyncio
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from samenhang.store.backend import Addresses, StoreError
from samenhang.store.external import External
from samenhang.store.remote import Remote
from samenhang.store.runner import Ask, AskError, Limits

LIMITS = Limits(seconds=1.0, waiting=0.5, workers=2, queue=3)
NOTHING = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'


class Engine(BaseHTTPRequestHandler):
    """Answers as its server is told: `ok`, `page`, `drip` or `stall`; counts who is being answered."""

    protocol_version = "HTTP/1.1"
    how = "ok"
    now = most = 0
    counting = threading.Lock()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        with Engine.counting:
            Engine.now += 1
            Engine.most = max(Engine.most, Engine.now)
        try:
            self._answer()
        except OSError:  # who asked hung up
            self.close_connection = True
        finally:
            with Engine.counting:
                Engine.now -= 1

    def _answer(self) -> None:
        content = b"<html>Log in</html>" if Engine.how == "page" else NOTHING
        if Engine.how == "stall":
            time.sleep(0.4)
        drops = b" " * 600 if Engine.how == "drip" else b""
        self.send_response(200)
        self.send_header("Content-Length", str(len(content) + len(drops)))
        self.end_headers()
        for _ in drops:
            self.wfile.write(b" ")
            time.sleep(0.1)
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def remote() -> Iterator[Remote]:
    """An engine that does as `Engine.how` says."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Engine)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    found = Remote(External(Addresses(f"{base}/q", f"{base}/u", f"{base}/g", attempts=1)), LIMITS)
    Engine.how, Engine.most = "ok", 0
    yield found
    found.close()
    server.shutdown()
    server.server_close()


async def said(remote: Remote, number: int = 0) -> str:
    """The code of the error, or `ok`."""
    try:
        await remote.ask(Ask(f"SELECT ?x {{ ?x ?y {number} }}", "text/csv", None))
    except (AskError, StoreError) as error:
        return error.code
    return "ok"


def test_an_answer_that_comes_in_drops_is_too_slow(remote: Remote) -> None:
    Engine.how = "drip"
    start = time.monotonic()
    assert asyncio.run(said(remote)) == "slow"
    assert time.monotonic() - start < 20, "it would last a minute"


def test_a_page_in_place_of_an_answer_is_the_engines_refusal(remote: Remote) -> None:
    Engine.how = "page"
    assert asyncio.run(said(remote)) == "refused"


def test_no_more_questions_lie_there_at_once_than_the_setting_says(remote: Remote) -> None:
    async def storm() -> list[str]:
        return await asyncio.gather(*(said(remote, n) for n in range(30)))

    Engine.how = "stall"
    codes = asyncio.run(storm())
    assert set(codes) == {"ok", "busy"}
    assert codes.count("ok") >= LIMITS.workers
    assert Engine.most == LIMITS.workers
    Engine.how = "ok"
    assert asyncio.run(said(remote)) == "ok", "turns come back"


def test_who_leaves_gives_the_turn_back_when_the_engine_is_done(remote: Remote) -> None:
    async def left() -> str:
        leaving = [asyncio.create_task(said(remote, n)) for n in range(LIMITS.workers)]
        await asyncio.sleep(0.1)
        for task in leaving:
            task.cancel()
        await asyncio.gather(*leaving, return_exceptions=True)
        return await said(remote, 9)

    Engine.how = "stall"
    assert asyncio.run(left()) == "ok"
    assert Engine.most == LIMITS.workers
