"""The part of `make bench` about SPARQL: the same data and questions, side by side over HTTP in one run.

Every server answers in turn in short rounds, so that a machine that is busy with other things is so for all of them.
Quote the ratios. Each question asks about another setting, so that only the service that remembers can have seen it.
"""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from samenhang import Samenhang
from samenhang.store import questions
from samenhang.store.dataset import quads
from tests.conftest import free_port

CLIENTS = 16
ROUNDS = 6


@dataclass
class Server:
    """One server, and what was measured of it."""

    name: str
    port: int
    path: str
    slow: bool = False
    pid: int = 0
    asked: int = 0
    burnt: float = 0.0
    spent: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)


class Client:
    """A connection that stays open."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)

    def ask(self, query: str) -> bytes:
        """The answer to a question."""
        headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
        self.line.request("POST", self.server.path, query.encode(), headers)
        answer = self.line.getresponse()
        content = answer.read()
        assert answer.status == 200, content[:300]
        return content


def burnt(pid: int) -> float:
    """Seconds of a processor that a process and those it started have used (Linux; elsewhere 0)."""
    total, ticks = 0.0, os.sysconf("SC_CLK_TCK")
    todo = [pid]
    while todo:
        here = Path(f"/proc/{todo.pop()}")
        try:
            fields = (here / "stat").read_text().rpartition(")")[2].split()
            children = [c for task in here.glob("task/*/children") for c in task.read_text().split()]
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / ticks
        todo += [int(child) for child in children]
    return total


@contextmanager
def running(server: Server, command: list[str], environment: dict[str, str]) -> Iterator[None]:
    """A server in a process of its own."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=nothing, stderr=nothing)
    server.pid = process.pid
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def ready(server: Server, query: str) -> None:
    """Return once a server answers."""
    until = time.monotonic() + 90
    while True:
        try:
            Client(server).ask(query)
            return
        except OSError:
            assert time.monotonic() < until, f"{server.name} does not answer"
            time.sleep(0.2)


def one_client(server: Server, queries: list[str]) -> None:
    """Add the times of some questions, one after another."""
    client = Client(server)
    client.ask(queries[0])
    before = burnt(server.pid)
    for query in queries:
        start = time.perf_counter()
        client.ask(query)
        server.spent.append(time.perf_counter() - start)
    server.burnt += burnt(server.pid) - before
    server.asked += len(queries)


def many_clients(server: Server, queries: list[str], seconds: float = 1.5) -> None:
    """Add how many questions a second were answered to clients that ask at the same time."""
    counts = [0] * CLIENTS
    until = time.perf_counter() + seconds

    def work(number: int) -> None:
        client = Client(server)
        while time.perf_counter() < until:
            client.ask(queries[(counts[number] * CLIENTS + number) % len(queries)])
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(n,)) for n in range(CLIENTS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    server.rates.append(sum(counts) / (time.perf_counter() - start))


def main() -> None:
    """Print the table."""
    samenhang = Samenhang()
    settings = [s.iri for s in samenhang.model.settings]
    ours = [sys.executable, "-c", "from samenhang.cli import main; main()", "serve", "--port"]
    folder = Path(sys.executable).parent
    servers = [
        Server("Samenhang, onthouden uit", free_port(), "/sparql"),
        Server("Samenhang, onthouden aan", free_port(), "/sparql"),
        Server("oxigraph serve", free_port(), "/query?union-default-graph"),
        Server("rdflib-endpoint", free_port(), "/", slow=True),
    ]
    plain, cached, oxigraph, rdflib = servers
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        data = Path(scratch) / "data.nq"
        triples = Path(scratch) / "data.nt"
        listed = list(quads(samenhang.knowledge, samenhang.examples()))
        data.write_bytes(ox.serialize(listed, format=ox.RdfFormat.N_QUADS) or b"")
        triples.write_bytes(ox.serialize((q.triple for q in listed), format=ox.RdfFormat.N_TRIPLES) or b"")
        chain = questions.load(samenhang.knowledge.folders)["keten-van-een-stand"].text
        queries = rich(listed, [chain.replace("WHERE {", f"WHERE {{ VALUES ?stand {{ <{s}> }}", 1) for s in settings])
        stack.enter_context(running(plain, [*ours, str(plain.port)], {"SAMENHANG_VRAAG_ONTHOUDEN": "0"}))
        stack.enter_context(running(cached, [*ours, str(cached.port)], {}))
        bind = f"127.0.0.1:{oxigraph.port}"
        stack.enter_context(running(oxigraph, [str(folder / "oxigraph"), "serve", "--bind", bind], {}))
        serve = [str(folder / "rdflib-endpoint"), "serve", str(triples), "--port", str(rdflib.port)]
        stack.enter_context(running(rdflib, serve, {}))
        ready(oxigraph, queries[0])
        line = http.client.HTTPConnection("127.0.0.1", oxigraph.port, timeout=60)
        line.request("POST", "/store", data.read_bytes(), {"Content-Type": "application/n-quads"})
        assert line.getresponse().status < 300
        for server in servers:
            ready(server, queries[0])
        sizes = {server.name: [Client(server).ask(q).count(b'"stand"') for q in queries[:5]] for server in servers}
        assert len({str(rows) for rows in sizes.values()}) == 1, sizes
        for _ in range(ROUNDS):
            for server in servers:
                one_client(server, queries[:2] if server.slow else queries)
        for _ in range(ROUNDS // 2):
            for server in servers:
                if not server.slow:
                    many_clients(server, queries)
    table(servers, oxigraph)


def rich(data: list[ox.Quad], asked: list[str], least: int = 100, most: int = 24) -> list[str]:
    """The questions whose answer has some length: about two hundred rows in the middle."""
    store = ox.Store()
    store.bulk_extend(data)
    long = (q for q in asked if len(list(store.query(q, use_default_graph_as_union=True))) >= least)  # type: ignore[arg-type]
    return list(islice(long, most))


def table(servers: list[Server], beside: Server) -> None:
    """Print what was measured, beside one of the servers."""
    print(f"\nSPARQL over HTTP, elke vraag over een andere stand; {CLIENTS} klanten\n")
    own = statistics.median(beside.spent)
    for server in servers:
        middle = statistics.median(server.spent)
        text = f"  {server.name:<28} {middle * 1e3:>9.2f} ms {middle / own:>8.2f} x"
        work, least = server.burnt / server.asked, beside.burnt / beside.asked
        text += f" {work * 1e3:>9.2f} ms rekentijd {work / least:>8.2f} x"
        if server.rates:
            rate, theirs = (statistics.median(s.rates) for s in (server, beside))
            text += f" {rate:>9.0f} vragen/s {rate / theirs:>6.2f} x"
        print(text)


if __name__ == "__main__":
    main()
