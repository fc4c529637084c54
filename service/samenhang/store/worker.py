"""A process that answers SPARQL and nothing else, so that a question that takes too long can be killed with it.

Started as a file, so that it imports pyoxigraph and the standard library only. On standard input: a dataset in N-Quads,
then one question at a time; on standard output an answer to each. Everything goes in frames: four bytes of length, then
the content; a question and the head of an answer are JSON.

Once loaded the process can open no file and no connection (`RLIMIT_NOFILE`), so that `SERVICE` reaches nothing even
where the check on the text of a question would miss it.
"""

import contextlib
import io
import json
import signal
import struct
import sys
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


class TooLargeError(Exception):
    """An answer that grew past the limit."""


class Bounded(io.BytesIO):
    """Collects what is written, up to a limit in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.room = limit

    def write(self, data: Any) -> int:
        """As `BytesIO.write`. Raises TooLargeError past the limit."""
        self.room -= len(data)
        if self.room < 0:
            raise TooLargeError
        return super().write(data)


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame, or None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    (size,) = struct.unpack(">I", head)
    return stream.read(size)


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """One frame."""
    stream.write(struct.pack(">I", len(content)) + content)


def answer(store: ox.Store, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Head and content of the answer to a question (`runner.Question`)."""
    graphs: list[Any] = [ox.NamedNode(g) for g in question["default_graphs"]]
    named: list[Any] = [ox.NamedNode(g) for g in question["named_graphs"]]
    try:
        found = store.query(
            question["text"],
            prefixes=question["prefixes"],
            use_default_graph_as_union=not graphs and not named,
            default_graph=graphs or None,
            named_graphs=named if named or graphs else None,
            substitutions={ox.Variable(k): term(v) for k, v in question["values"].items()} or None,
        )
        triples = isinstance(found, ox.QueryTriples)
        media = question["triples_as"] if triples else question["results_as"]
        if media is None:
            return {"error": "not-offered", "detail": "triples" if triples else "results"}, b""
        out = Bounded(question["limit"])
        if isinstance(found, ox.QueryTriples):
            ox.serialize(found, out, format=TRIPLES[media], prefixes=question["prefixes"])
        else:
            found.serialize(out, format=RESULTS[media])
        return {"media": media, "triples": triples}, out.getvalue()
    except SyntaxError as error:
        return {"error": "syntax", "detail": str(error.msg or error), "line": error.lineno}, b""
    except TooLargeError:
        return {"error": "large", "detail": ""}, b""
    except (OSError, ValueError, RuntimeError) as error:
        return {"error": "failed", "detail": str(error)}, b""


def term(value: dict[str, str]) -> ox.NamedNode | ox.Literal:
    """A term of a question: `{"iri"}`, or `{"text", "language"?, "datatype"?}`."""
    if "iri" in value:
        return ox.NamedNode(value["iri"])
    if value.get("language"):
        return ox.Literal(value["text"], language=value["language"])
    datatype = value.get("datatype")
    return ox.Literal(value["text"], datatype=ox.NamedNode(datatype) if datatype else None)


def main(memory: int, seconds: float) -> None:
    """Load, shut the doors, answer until there is nothing more to read."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    store = ox.Store()
    store.bulk_load(read_frame(source) or b"", format=ox.RdfFormat.N_QUADS)
    if resource is not None:
        for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_NOFILE, 3), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (value, value))
    while (content := read_frame(source)) is not None:
        if hasattr(signal, "setitimer"):  # ends us in the middle of a question too, should whoever started us be gone
            signal.setitimer(signal.ITIMER_REAL, seconds * 2)
        head, body = answer(store, json.loads(content))
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        write_frame(target, json.dumps(head).encode())
        write_frame(target, body)
        target.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
