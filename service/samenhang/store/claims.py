"""One writer at a time for what an engine elsewhere keeps, without asking the engine for transactions.

An update is one request, but not every engine looks and writes in one moment: Oxigraph's server looks at the store as
it was when the update began, and writes without looking again, so that two conditional updates may both find their
condition met. Whoever changes a configuration therefore *claims* it first, with a name of its own in a graph of claims.

1. Insert your claim. 2. Read all claims. 3. Only if yours is the only one, write; then take your claim away.

Of two writers, whoever inserted last reads after both have inserted, so sees the other: they never write together,
however their requests lie in time. That asks one thing of the engine: what it said it has stored is there for every
question that comes later. Who is not alone gives way to the least token, which waits until it is alone, so that
someone always gets through.

A claim that was left behind, by a program that ended for instance, becomes void by the clock of the engine. It lasts
as long as a writer may take to get its turn and to write. Why this is right, and what no
scheme of this kind can do, stands in `docs/decisions/aanspraken.md`.
"""

import random
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Term
from samenhang.store.backend import Row, StoreError

GRAPH: Final = terms.individual("graaf", "aanspraken")
"""Graph of the claims: what each is about, since when, and how many seconds it lasts."""
_ABOUT: Final = terms.DCT + "subject"
_SINCE: Final = terms.DCT + "created"
_LASTS: Final = terms.DCT + "extent"
_PAUSE: Final = 0.02
_LONGEST_PAUSE: Final = 0.5


class Claims:
    """The claims in one engine. Safe to use from several threads, each of which is a writer of its own."""

    def __init__(
        self, rows: Callable[[str], list[Row]], update: Callable[[str], None], patience: float, busy: float
    ) -> None:
        """`rows` and `update` are those of a `backend.Backend`; `patience` is how many seconds a writer waits for its
        turn, `busy` how many it may take to write.
        """
        self._rows = rows
        self._update = update
        self._patience = patience
        self._lasts = round(patience + busy)

    def take(self, about: str) -> str:
        """Become the only writer about an IRI; gives the name of the claim, for `give_back`. Raises StoreError `busy`
        where others did not make way in time.
        """
        claim, pause = f"{GRAPH}#{secrets.token_hex(12)}", _PAUSE
        limit = time.monotonic() + self._patience
        while time.monotonic() < limit:
            began = time.monotonic()
            self._insert(claim, about)
            while time.monotonic() - began < self._patience:  # else the time in which to write would not be left
                found = self._valid(about)
                if found == {claim} and time.monotonic() - began < self._patience:
                    return claim
                if claim != min(found, default=None):
                    break
                time.sleep(random.uniform(0, _PAUSE))
            self.give_back(claim)
            while self._valid(about) and time.monotonic() < limit:
                time.sleep(random.uniform(0, pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
        raise StoreError("busy", about)

    def give_back(self, claim: str) -> None:
        """Take a claim away, for the next one."""
        self._update(f"DELETE WHERE {{ GRAPH <{GRAPH}> {{ <{claim}> ?p ?o }} }}")

    def _insert(self, claim: str, about: str) -> None:
        self._update(
            f"INSERT {{ GRAPH <{GRAPH}> {{\n"
            f"<{claim}> <{_ABOUT}> <{about}> ; <{_SINCE}> ?now ; <{_LASTS}> {self._lasts} }} }}\n"
            "WHERE { BIND (NOW() AS ?now) }"
        )

    def _valid(self, about: str) -> set[str]:
        """The claims that are not void; those that are, are taken away."""
        left: dict[str, float] = {}
        for row in self._rows(
            f"SELECT ?claim ?since ?lasts (NOW() AS ?now) WHERE {{ GRAPH <{GRAPH}> "
            f"{{ ?claim <{_ABOUT}> <{about}> ; <{_SINCE}> ?since ; <{_LASTS}> ?lasts }} }}"
        ):
            seconds = float(_text(row["lasts"])) - (_moment(row["now"]) - _moment(row["since"]))
            left[str(row["claim"])] = max(seconds, left.get(str(row["claim"]), seconds))  # it may be inserted twice
        for claim, seconds in left.items():
            if seconds < 0:
                self.give_back(claim)
        return {claim for claim, seconds in left.items() if seconds >= 0}


def _text(term: Term) -> str:
    return term.text if isinstance(term, Literal) else str(term)


def _moment(term: Term) -> float:
    """A time of the engine in seconds; Virtuoso leaves out the zone, of all its times alike."""
    found = datetime.fromisoformat(_text(term))
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
