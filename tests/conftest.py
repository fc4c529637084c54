"""What every test may ask for: the checkout, a Chromium, the installed command and a running service."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenhang import Samenhang

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 60.0
"""Seconds that a service may take to start when nothing is cached and the machine is busy."""


def pytest_configure() -> None:
    """Keep what test runs cache beside the other test caches, so that a person's own cache stays as it was."""
    os.environ.setdefault("XDG_CACHE_HOME", str(ROOT / ".pytest_cache" / "xdg"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samenhang() -> Samenhang:
    """The program over our own knowledge."""
    return Samenhang()


@pytest.fixture(scope="session")
def command() -> str:
    """The installed `samenhang` of the environment that runs the tests."""
    path = Path(sys.executable).parent / "samenhang"
    assert path.exists(), f"{path} is missing: `make test` installs it"
    return str(path)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium that `.ci/chromium` found; a test that needs one fails without it and is never skipped."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail("no Chromium: run `make test`, or set CHROMIUM to one")
    return path


def free_port() -> int:
    """A port on the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return once `url` answers; fail when the process ends or the time is up."""
    limit = time.monotonic() + START_LIMIT
    while time.monotonic() < limit:
        assert process.poll() is None, f"the service stopped with status {process.returncode} before it answered"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.05)
    pytest.fail(f"no answer from {url} within {START_LIMIT:.0f} s")


@pytest.fixture(scope="session")
def live_server(command: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service of its own, as `samenhang serve` starts it, without a slash at the end."""
    folder = tmp_path_factory.mktemp("server")
    port = free_port()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [command, "serve", "--host", "127.0.0.1", "--port", str(port)],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**os.environ, "XDG_DATA_HOME": str(folder)},
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
