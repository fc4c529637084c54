"""The part of `make bench` about SPARQL: the same data and questions, side by side over HTTP in one run.

Every server answers in turn in short rounds, and ratios are taken within a round, so that a machine that is busy with
other things is so for all of them. Quote the ratios, and on a busy machine those of processor time. All answers are
compared first. No two questions are the same; what is remembered is only there for the server that says so.
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import pyoxigraph as ox

from samenhang import Samenhang
from samenhang.api.settings import FOLDER, variable
from samenhang.store.dataset import quads
from tests.conftest import free_port
from tests.sparql.load import Line, burnt, burnt_since, cores, many, one, request
from tests.sparql.varied import rich, saved

CLIENTS = 16
ROUNDS = 10
EACH = 40
"""Questions of a round of one client."""
PATIENCE = 20
"""Seconds after which rdflib-endpoint is given up on."""
UNION = "/query?union-default-graph"


@dataclass
class Round:
    """One turn of a server: seconds of each question of one client and of a processor in it, then questions a second to
    many clients and seconds of a processor in each of those.
    """

    spent: float
    work: float
    rate: float = 0.0
    crowded: float = 0.0


@dataclass
class Server:
    """One server, and what was measured of it."""

    name: str
    port: int
    path: str
    slow: bool = False
    pid: int = 0
    rounds: list[Round] = field(default_factory=list)

    def rows(self, query: str, seconds: float = 120) -> list[str]:
        """The rows of an answer, in an order of their own. Raises OSError after so many seconds."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
        line.request("POST", self.path, query.encode(), headers)
        answer = line.getresponse()
        content = answer.read()
        assert answer.status == 200, content[:300]
        return sorted(json.dumps(row, sort_keys=True) for row in json.loads(content)["results"]["bindings"])

    def ready(self) -> None:
        """Return once it answers."""
        until = time.monotonic() + 90
        while True:
            try:
                self.rows("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
                return
            except OSError:
                assert time.monotonic() < until, f"{self.name} does not answer"
                time.sleep(0.2)

    def turn(self, requests: list[bytes], seconds: float) -> None:
        """Measure a round, of which so many seconds with many clients."""
        asked = requests[:2] if self.slow else requests[:EACH]
        before = burnt(self.pid)
        spent = one(self.port, asked)
        found = Round(statistics.median(spent), burnt_since(self.pid, before) / (len(asked) + 1))
        if not self.slow:
            before = burnt(self.pid)
            done, seconds = many(self.port, requests, CLIENTS, seconds)
            found.rate, found.crowded = done / seconds, burnt_since(self.pid, before) / done
        self.rounds.append(found)


@contextmanager
def running(server: Server, command: list[str], environment: dict[str, str] | None = None) -> Iterator[None]:
    """A server in a process of its own."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, env={**os.environ, **(environment or {})}, stdout=nothing, stderr=nothing)
    server.pid = process.pid
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def main(samenhang: Samenhang | None = None) -> None:
    """Measure, and print the table."""
    samenhang = samenhang or Samenhang()
    listed = list(quads(samenhang.knowledge, samenhang.examples()))
    servers = [
        Server("Samenhang, niets onthouden", free_port(), "/sparql"),
        Server("Samenhang, alles al eens gevraagd", free_port(), "/sparql"),
        Server("oxigraph serve, in het geheugen", free_port(), UNION),
        Server("oxigraph serve, op schijf", free_port(), UNION),
        Server("rdflib-endpoint", free_port(), "/", slow=True),
    ]
    plain, cached, memory, disk, rdflib = servers
    ours = [sys.executable, "-c", "from samenhang.cli import main; main()", "serve", "--port"]
    bin_ = Path(sys.executable).parent
    oxigraph = [str(bin_ / "oxigraph"), "serve", "--bind"]
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        data = ox.serialize(listed, format=ox.RdfFormat.N_QUADS) or b""
        triples = Path(scratch) / "data.nt"
        triples.write_bytes(ox.serialize({q.triple for q in listed}, format=ox.RdfFormat.N_TRIPLES) or b"")
        forgetful = {FOLDER: f"{scratch}/a", variable("vraag-onthouden"): "0"}
        stack.enter_context(running(plain, [*ours, str(plain.port)], forgetful))
        stack.enter_context(running(cached, [*ours, str(cached.port)], {FOLDER: f"{scratch}/b"}))
        stack.enter_context(running(memory, [*oxigraph, f"127.0.0.1:{memory.port}"]))
        stack.enter_context(running(disk, [*oxigraph, f"127.0.0.1:{disk.port}", "--location", f"{scratch}/c"]))
        serve = [str(bin_ / "rdflib-endpoint"), "serve", str(triples), "--port", str(rdflib.port)]
        stack.enter_context(running(rdflib, serve))
        for server in (memory, disk):
            server.ready()
            line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            line.request("POST", "/store", data, {"Content-Type": "application/n-quads"})
            assert line.getresponse().status < 300
        for server in servers:
            server.ready()
        one_rich = rich(samenhang, listed)
        _measure("één rijke vraag, rond 200 rijen", servers, memory, one_rich, 1.0)
        every = saved(samenhang, listed)
        mixed = [text for texts in zip_longest(*every.values()) for text in texts if text]
        _measure(f"{len(every)} bewaarde vragen door elkaar", servers[:-1], memory, mixed, 3.0)
        _beside_rdflib(plain, rdflib, every)


def _measure(about: str, servers: list[Server], beside: Server, asked: list[str], seconds: float) -> None:
    """Ask everything once, so that every server is warm and one remembers; then take turns, and print the table."""
    for query in asked[:20]:
        expected = beside.rows(query)
        for server in servers:
            if not server.slow or query in asked[:3]:
                assert server.rows(query) == expected, f"{server.name} answers otherwise"
    requests = {server.name: [request(server.path, query) for query in asked] for server in servers}
    for server in servers:
        server.rounds.clear()
        if not server.slow:
            line = Line(server.port)
            for sent in requests[server.name]:
                line.answer(sent)
            line.close()
    for number in range(ROUNDS):
        at = number * EACH % len(asked)
        for server in servers if number % 2 else servers[::-1]:
            server.turn(requests[server.name][at:] + requests[server.name][:at], seconds)
    print(f"\nSPARQL over HTTP: {about}, {len(asked)} maal en steeds over iets anders; {cores()} kernen; mediaan van")
    print(f"{ROUNDS} rondes, x is de verhouding binnen een ronde tot {beside.name}\n")
    _table(servers, beside)


def _beside_rdflib(ours: Server, theirs: Server, every: dict[str, list[str]]) -> None:
    """How much longer rdflib-endpoint takes for each saved question; those it takes too long for come last, as so many.

    A question that it is given up on goes on there, so that the light ones have to come first.
    """
    quickly = {
        name: statistics.median(one(ours.port, [request(ours.path, t) for t in ts])) for name, ts in every.items()
    }
    ratios: list[float] = []
    late = ""
    for name in sorted(quickly, key=lambda name: quickly[name]):
        start = time.perf_counter()
        try:
            theirs.rows(every[name][0], PATIENCE)
        except OSError:
            late = f" De volgende duurt er langer dan {PATIENCE} s."
            break
        asked = time.perf_counter() - start
        ratios.append(asked / statistics.median(one(ours.port, [request(ours.path, every[name][0])] * 5)))
    print(f"\n  rdflib-endpoint doet over {len(ratios)} van {len(every)} bewaarde vragen {min(ratios):.0f} tot")
    print(f"  {max(ratios):.0f} keer zo lang als {ours.name} (mediaan {statistics.median(ratios):.0f} keer)." + late)


def _table(servers: list[Server], beside: Server) -> None:
    """Print what was measured, with ratios to one of the servers."""

    def middle(server: Server, name: str) -> tuple[float, float]:
        own = [getattr(r, name) for r in server.rounds]
        theirs = [getattr(r, name) for r in beside.rounds]
        ratios = [mine / other for mine, other in zip(own, theirs, strict=True) if other]
        return statistics.median(own), statistics.median(ratios or [0.0])

    print(f"  {'':<34}{'één klant, p50':>20}{'rekentijd':>20}{f'{CLIENTS} klanten':>23}{'rekentijd':>20}")
    for server in servers:
        cells = [f"  {server.name:<34}"]
        for name in ("spent", "work") if server.slow else ("spent", "work", "rate", "crowded"):
            value, ratio = middle(server, name)
            cells.append(f"{value:>10.0f}/s" if name == "rate" else f"{value * 1e3:>9.2f} ms")
            cells.append(f"{ratio:>6.2f} x " if ratio < 10 else f"{ratio:>6.0f} x ")
        print(" ".join(cells))


if __name__ == "__main__":
    main()
