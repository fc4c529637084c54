"""A process that answers SPARQL and nothing else, so that a question that takes too long can be killed with it.

Started as a file, so that it imports pyoxigraph and the standard library only. The *nest* reads the dataset once from
the pipe whose descriptor it is started with, and then forks a worker for every order on the socket on descriptor 0:
what was read is shared between all workers, and the successor of a killed one is there within milliseconds. Other
orders change a graph, for workers yet to come. A worker answers one question after another on a socket of its own,
which the nest hands to whoever ordered it.

Everything goes in frames: eight bytes of length, then the content. Orders are JSON; a question is two frames, all but
its text in JSON and the text as it is; an answer has its media type between length and content. Once forked a worker
can open no file and no connection (`RLIMIT_NOFILE`), so that `SERVICE` reaches nothing even where the check on the text
of a question would miss it.
"""

import array
import contextlib
import gc
import json
import os
import signal
import socket
import struct
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any

import pyoxigraph as ox

try:
    import resource
except ImportError:  # no such limits on this system; the one who started us still kills us in time
    resource = None  # type: ignore[assignment]

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
TRACES = 100_000
"""Changed quads after which the dataset is copied, and half of what it holds if that is more."""
HEADER = struct.Struct(">Q")
ANSWER = struct.Struct(">Q56s")
"""Before the content of an answer: how long it is, and its media type; none for an error, which is told in JSON."""


class TooLargeError(Exception):
    """An answer that grew past a limit: `bytes` or `rows`."""


class Bounded:
    """A file that collects what is written, up to a limit in bytes."""

    def __init__(self, limit: int) -> None:
        self.room = limit
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """As of a file. Raises TooLargeError past the limit."""
        self.room -= len(data)
        if self.room < 0:
            raise TooLargeError("bytes")
        self.parts.append(data)
        return len(data)

    def flush(self) -> None:
        """As of a file: nothing is held back."""

    def content(self) -> bytes:
        """All that was written."""
        return b"".join(self.parts)


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame, or None at the end."""
    head = stream.read(HEADER.size)
    return stream.read(HEADER.unpack(head)[0]) if len(head) == HEADER.size else None


def frame(content: bytes) -> bytes:
    """A content as a frame."""
    return HEADER.pack(len(content)) + content


def answer(store: ox.Store, question: dict[str, Any], text: str, setup: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Head and content of the answer to a question (`runner.Ask`)."""
    try:
        try:
            return _answer(store, question, text, setup, {})
        except SyntaxError:  # most questions declare what they use, and every prefix that is given takes its time
            used = {name: base for name, base in setup["prefixes"].items() if f"{name}:" in text}
            return _answer(store, question, text, setup, used)
    except SyntaxError as error:
        return {"error": "syntax", "detail": str(error.msg or error), "line": error.lineno}, b""
    except TooLargeError as error:
        return {"error": str(error), "detail": ""}, b""
    except MemoryError:
        return {"error": "memory", "detail": ""}, b""
    except (OSError, ValueError, RuntimeError) as error:
        return {"error": "failed", "detail": str(error)}, b""


def _answer(
    store: ox.Store, question: dict[str, Any], text: str, setup: dict[str, Any], prefixes: dict[str, str]
) -> tuple[dict[str, Any], bytes]:
    graphs: list[Any] = [ox.NamedNode(g) for g in question["default_graphs"]]
    named: list[Any] = [ox.NamedNode(g) for g in question["named_graphs"]]
    found = store.query(
        text,
        base_iri=question["base"],
        prefixes=prefixes or None,
        use_default_graph_as_union=question["union"],
        default_graph=graphs or None,
        named_graphs=named if named or graphs else None,
        substitutions={ox.Variable(k): term(v) for k, v in question["values"].items()} or None,
    )
    triples = isinstance(found, ox.QueryTriples)
    media = question["triples_as"] if triples else question["results_as"]
    if media is None:
        return {"error": "not-offered", "detail": "triples" if triples else "results"}, b""
    out: Any = Bounded(setup["answer"])  # a file as far as pyoxigraph looks
    if isinstance(found, ox.QueryTriples):
        listed = list(_at_most(found, setup["rows"]))
        used = {} if media == "application/n-triples" else _used(listed, setup["prefixes"])
        ox.serialize(listed, out, format=TRIPLES[media], prefixes=used)
        return {"media": media}, out.content()
    found.serialize(out, format=RESULTS[media])
    content = out.content()
    # a row takes at least a byte, so that most answers need no counting
    many = len(content) > setup["rows"] and isinstance(found, ox.QuerySolutions)
    if many and count_rows(content, RESULTS[media]) > setup["rows"]:
        raise TooLargeError("rows")
    return {"media": media}, content


def _at_most(triples: Iterable[ox.Triple], most: int) -> Iterator[ox.Triple]:
    for number, triple in enumerate(triples, 1):
        if number > most:
            raise TooLargeError("rows")
        yield triple


def _used(triples: list[ox.Triple], prefixes: dict[str, str]) -> dict[str, str]:
    """The prefixes that these triples need."""
    names = (t.value for triple in triples for t in triple if isinstance(t, ox.NamedNode))
    spaces = {name[: max(name.rfind("/"), name.rfind("#")) + 1] for name in names}
    return {prefix: base for prefix, base in prefixes.items() if base in spaces}


def count_rows(content: bytes, form: ox.QueryResultsFormat) -> int:
    """How many rows a table holds.

    Told from its text, because pyoxigraph hands rows either to Python, one by one, or to a writer, twenty times faster.
    """
    if form == ox.QueryResultsFormat.XML:  # "<" is escaped wherever it is no tag
        return content.count(b"<result>")
    if form == ox.QueryResultsFormat.TSV:  # line ends are escaped wherever they end no row
        return content.count(b"\n") - 1
    if form == ox.QueryResultsFormat.CSV:
        lines = content.count(b"\n") - 1
        if b'"' not in content:
            return lines
        # within quotes a line end ends no row, and quotes within quotes are doubled
        return sum(part.count(b"\n") for part in content.split(b'"')[::2]) - 1
    if b'"bindings":[{"' not in content or any(b in content for b in (b"{}", b'}},{",', b'}},{"}')):
        # no rows, rows without values, or a text that ends like a row
        return len(json.loads(content)["results"]["bindings"])
    return content.count(b'}},{"') + 1  # within a text the quote would be escaped


def term(value: dict[str, str]) -> ox.NamedNode | ox.Literal:
    """A term of a question: `{"iri"}`, or `{"text", "language"?, "datatype"?}`."""
    if "iri" in value:
        return ox.NamedNode(value["iri"])
    if value.get("language"):
        return ox.Literal(value["text"], language=value["language"])
    datatype = value.get("datatype")
    return ox.Literal(value["text"], datatype=ox.NamedNode(datatype) if datatype else None)


def work(store: ox.Store, setup: dict[str, Any]) -> None:
    """Shut the doors, then answer questions on descriptor 0 until there is nothing more to read."""
    if resource is not None:
        limits = [(resource.RLIMIT_NOFILE, 3), (resource.RLIMIT_CORE, 0)]
        with contextlib.suppress(OSError), open("/proc/self/statm", "rb") as stat:
            size = int(stat.read().split()[0]) * resource.getpagesize()
            limits.append((resource.RLIMIT_AS, size + setup["memory"]))
        for limit, value in limits:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (value, value))
    gc.disable()  # an answer leaves no cycles
    with socket.socket(fileno=0) as line, line.makefile("rb") as source:
        while (question := read_frame(source)) is not None:
            text = (read_frame(source) or b"").decode()
            # ends us in the middle of a question too, should whoever asked be gone
            signal.setitimer(signal.ITIMER_REAL, setup["seconds"] * 2)
            head, body = answer(store, json.loads(question), text, setup)
            signal.setitimer(signal.ITIMER_REAL, 0)
            if "error" in head:
                body = json.dumps(head).encode()
            start = ANSWER.pack(len(body), head.get("media", "").encode())
            sent = line.sendmsg((start, body)) - len(start)
            if sent < len(body):
                line.sendall(start[sent:] + body if sent < 0 else memoryview(body)[sent:])


def fork(nest: socket.socket, store: ox.Store, setup: dict[str, Any]) -> int:
    """A new worker; hands the ends of its socket and of its standard error to whoever ordered it. Raises OSError where
    the system has no room for another process.
    """
    with contextlib.ExitStack() as ends:
        ours, theirs = (ends.enter_context(end) for end in socket.socketpair())
        heard, said = os.pipe()
        ends.callback(os.close, heard)
        ends.callback(os.close, said)
        pid = os.fork()
        if pid == 0:
            with contextlib.suppress(BaseException):
                os.dup2(theirs.fileno(), 0)
                os.dup2(said, 2)
                os.closerange(3, 256)
                for end in (ours, theirs):
                    end.detach()
                work(store, setup)
            os._exit(0)
        message = frame(json.dumps({"pid": pid}).encode())
        socket.send_fds(nest, [message], array.array("i", [ours.fileno(), heard]))
    return pid


def change(store: ox.Store, graph: str, content: bytes) -> None:
    """Make these N-Quads the content of a graph; workers that were forked before do not see it."""
    store.remove_graph(ox.NamedNode(graph))
    store.load(content, format=ox.RdfFormat.N_QUADS)


def without_traces(store: ox.Store) -> ox.Store:
    """The same dataset without what was removed from it: an Oxigraph in memory keeps that, and passes it over with
    every question.
    """
    found = ox.Store()
    found.bulk_extend(store)
    return found


def main() -> None:
    """Load, then fork a worker for every order; end with whoever started us, and all workers with us."""
    nest = socket.socket(fileno=0)
    source = nest.makefile("rb")
    setup = json.loads(read_frame(source) or b"{}")
    store = ox.Store()
    with os.fdopen(int(sys.argv[1]), "rb") as dataset:
        store.bulk_load(dataset, format=ox.RdfFormat.N_QUADS)
    held, changed = len(store), 0
    alive: set[int] = set()
    while (content := read_frame(source)) is not None:
        order = json.loads(content)
        if "graph" in order:
            content = read_frame(source) or b""
            change(store, order["graph"], content)
            changed += content.count(b"\n")
            if changed > max(TRACES, held // 2):
                store = without_traces(store)
                held, changed = len(store), 0
            continue
        gone = order["gone"]
        if gone in alive:
            _end(gone)
            alive.discard(gone)
        try:
            alive.add(fork(nest, store, setup))
        except OSError as error:
            nest.sendall(frame(json.dumps({"error": str(error)}).encode()))
    for pid in alive:
        _end(pid)


def _end(pid: int) -> None:
    """Kill a worker and wait for its end; its number is not given to another process before that."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever started us
    main()
