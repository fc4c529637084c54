"""The seam between what is stored and the engine that stores it: embedded, or any SPARQL 1.1 engine."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from samenhang.knowledge.index import Blank, Term, Triple
from samenhang.knowledge.turtle import to_ox

Code = Literal["unreachable", "refused", "in-use", "full", "no-room", "newer-form", "busy"]
Row = dict[str, Term]
LINE: Final = " .\n"


class StoreError(Exception):
    """What could not be stored or read, by its reason; `detail` is in the words of the engine."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class Backend(Protocol):
    """An engine that keeps named graphs. Safe to use from several threads; every method raises StoreError."""

    def rows(self, query: str) -> list[Row]:
        """The rows of a SELECT; a row leaves out what is not bound."""

    def update(self, text: str) -> None:
        """One SPARQL update of one operation: done whole or not at all, and as often as it takes to be sure of it.

        So it must come to the same when it is done twice.
        """

    def only(self, about: str) -> AbstractContextManager[None]:
        """Be the only one who writes about this IRI meanwhile, among all who say so."""

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """Make these the triples of a graph; no triples take it away."""

    def close(self) -> None:
        """Let go of files and connections."""


def written(triples: Iterable[Triple]) -> str:
    """Triples as N-Triples, which SPARQL and Turtle read as well."""
    return "".join(f"{_node(s)} {_node(p)} {_node(o)}{LINE}" for s, p, o in triples)


def _node(term: Term) -> str:
    return f"_:{term.name}" if isinstance(term, Blank) else str(to_ox(term))


@dataclass(frozen=True)
class Addresses:
    """Where an engine listens, and who we are to it.

    `seconds` is how long one request may take, `attempts` how often it is made before we give up.
    """

    query: str
    update: str
    graphs: str
    user: str | None = None
    password: str = field(default="", repr=False)
    login: Literal["basic", "digest"] = "basic"
    seconds: float = 10.0
    attempts: int = 5
