"""The engines that the promises of the store are tried on, each started for the tests and gone after them."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from samenhang.store.backend import Addresses
from tests.conftest import free_port

_START_LIMIT = 60.0
_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:{isql}
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ServerThreads = 20
DefaultIsolation = 4

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
MaxClientConnections = 10

[SPARQL]
ResultSetMaxRows = 100000
DefaultQuery = select * where {{ ?s ?p ?o }} limit 1
"""


@contextmanager
def oxigraph(folder: Path, union: bool = True) -> Iterator[Addresses]:
    """`oxigraph serve` with its data in a folder."""
    program = Path(sys.executable).parent / "oxigraph"
    assert program.exists(), f"{program} is missing: `make test` installs it"
    port = free_port()
    command = [str(program), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    base = f"http://127.0.0.1:{port}"
    with _running([*command, *(["--union-default-graph"] if union else [])], folder, f"{base}/query?query=ASK%7B%7D"):
        yield Addresses(f"{base}/query", f"{base}/update", f"{base}/store")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Addresses]:
    """Virtuoso 7 with a database of its own; updates and the graph store ask for HTTP Digest."""
    program = os.environ.get("VIRTUOSO") or shutil.which("virtuoso-t")
    if not program:
        pytest.skip("NOT RUN: no Virtuoso 7 here; `make test` installs it as root, or set VIRTUOSO to its virtuoso-t")
    http = free_port()
    (folder / "v.ini").write_text(_INI.format(http=http, isql=free_port()), encoding="utf-8")
    command = [program, "+configfile", "v.ini", "+foreground"]
    if os.geteuid() == 0:
        for part in (folder, *folder.parents):  # it may go through the folders of the tests
            if part.stat().st_uid == 0 and not part.stat().st_mode & 0o001 and part != Path("/"):
                part.chmod(part.stat().st_mode | 0o011)
        shutil.chown(folder, "nobody")
        command = ["runuser", "-u", "nobody", "--", *command]
    base = f"http://127.0.0.1:{http}"
    with _running(command, folder, f"{base}/sparql?query=ASK%7B%7D"):
        yield Addresses(
            f"{base}/sparql-auth", f"{base}/sparql-auth", f"{base}/sparql-graph-crud-auth", "dba", "dba", "digest"
        )


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
        try:
            _answering(process, url, log)
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answering(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    limit = time.monotonic() + _START_LIMIT
    while time.monotonic() < limit:
        assert process.poll() is None, log.read_text(errors="replace")[-2000:]
        try:
            if httpx.get(url, timeout=5, trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"no answer from {url} within {_START_LIMIT:.0f} s")
