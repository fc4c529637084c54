"""One writer at a time over an engine that does not look after it itself."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pyoxigraph as ox
import pytest

from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple
from samenhang.store import form
from samenhang.store.backend import Addresses, Row, StoreError
from samenhang.store.claims import GRAPH, Claims
from samenhang.store.configurations import Configurations, Stored
from samenhang.store.embedded import Embedded
from samenhang.store.external import External
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("store")  # the engines start once

WRITERS, ROUNDS = 6, 5
ABOUT = form.named("proef")


class Racy(Embedded):
    """An engine as Oxigraph's server is one: an update looks at the store of when it began, and writes some time later
    without looking again. What it writes it writes in one go.
    """

    def __init__(self, careful: bool) -> None:
        super().__init__()
        self.claims = Claims(self.rows, self.update, patience=60, busy=60)
        self.careful = careful
        self._moment = threading.Lock()

    def update(self, text: str) -> None:
        """As `Backend.update`, but for what this engine is."""
        with self._moment:
            seen = set(self.store)
        later = ox.Store()
        later.extend(seen)
        later.update(text)
        time.sleep(random.uniform(0, 0.01))
        then = set(later)
        with self._moment:
            for quad in seen - then:
                self.store.remove(quad)
            self.store.extend(then - seen)

    @contextmanager
    def only(self, about: str) -> Iterator[None]:
        """As `Backend.only`, or nothing at all."""
        claim = self.claims.take(about) if self.careful else ""
        yield
        if claim:
            self.claims.give_back(claim)

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """As `Backend.put`, in one go."""
        with self._moment:
            super().put(graph, triples)


def saying(text: str) -> list[Triple]:
    return [(ABOUT, terms.LABEL, Literal(text, "nl", terms.RDF + "langString"))]


def meeting(configurations: Configurations) -> list[tuple[list[Stored], Stored | None]]:
    """So many writers who meet, round after round: who won each round, and what is stored."""
    found = []
    stored = configurations.create(lambda name: [(name, *t[1:]) for t in saying("begin")])
    with ThreadPoolExecutor(WRITERS) as pool:
        for number in range(ROUNDS):
            old = stored.registration

            def write(n: int, old: form.Registration = old, number: int = number) -> Stored | None:
                return configurations.replace(old, lambda name: [(name, *t[1:]) for t in saying(f"{number}-{n}")])

            won = [each for each in pool.map(write, range(WRITERS)) if each]
            try:
                now = configurations.read(old.slug)
            except (StoreError, KeyError):
                now = None
            found.append((won, now))
            if len(won) != 1:
                return found
            stored = won[0]
    return found


def test_without_claims_such_an_engine_lets_several_win() -> None:
    """What the claims are for; were this test to fail, the next one would prove nothing."""
    assert any(len(won) > 1 for _ in range(5) for won, _ in meeting(Configurations(Racy(careful=False))))


def test_with_claims_exactly_one_wins_and_nothing_is_mixed() -> None:
    backend = Racy(careful=True)
    rounds = meeting(Configurations(backend))
    assert len(rounds) == ROUNDS
    for (won, *others), now in rounds:
        assert not others
        assert now is not None
        assert now.registration.revision == won.registration.revision
        assert set(now.stated) == set(won.stated)
    assert not list(backend.quads(GRAPH)), "no claim is left"


def test_a_claim_that_was_left_behind_becomes_void(backend: External) -> None:
    """As of a program that ended while it wrote."""
    short = Claims(backend.rows, backend.update, patience=0.5, busy=2.5)
    short._insert(f"{GRAPH}#left", ABOUT)
    with pytest.raises(StoreError) as told:
        short.take(ABOUT)
    assert told.value.code == "busy"
    patient = Claims(backend.rows, backend.update, patience=60, busy=60)
    patient.give_back(patient.take(ABOUT))
    assert backend.rows(f"SELECT ?s WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}") == []


def test_claims_about_one_thing_keep_no_one_from_another(backend: External) -> None:
    given = Claims(backend.rows, backend.update, patience=30, busy=60)
    claims = [given.take(form.named(f"proef-{n}")) for n in range(3)]
    for claim in claims:
        given.give_back(claim)


def test_a_writer_that_was_too_slow_to_get_its_turn_does_not_write() -> None:
    """Its claim could become void while it writes."""
    backend = Embedded()

    def slow(text: str) -> None:
        backend.update(text)
        if text.startswith("INSERT"):
            time.sleep(0.2)

    def rows(query: str) -> list[Row]:
        return backend.rows(query)

    with pytest.raises(StoreError):
        Claims(rows, slow, patience=0.1, busy=60).take(ABOUT)
    assert not list(backend.quads(GRAPH))


@pytest.mark.parametrize("lost", [False, True])
def test_where_an_answer_got_lost_the_claim_stays_until_it_is_void(oxigraph: Addresses, lost: bool) -> None:
    """The engine may still be writing."""
    engine = External(replace(oxigraph, seconds=30))
    given = engine._client
    losing = [lost]

    def handler(request: httpx.Request) -> httpx.Response:
        answer = given.request(request.method, request.url, content=request.content, headers=request.headers)
        if b"urn%3Aiets" in request.content and losing.pop() if losing else False:
            raise httpx.ReadTimeout("lost", request=request)
        return httpx.Response(answer.status_code, content=answer.content)

    with httpx.Client(transport=httpx.MockTransport(handler)) as client:
        engine._client = client
        about = form.named(form.new_slug())
        with engine.only(about):
            engine.update(f"INSERT DATA {{ GRAPH <{about}> {{ <{about}> <urn:iets> <urn:iets> }} }}")
        left = engine.rows(f"SELECT ?c WHERE {{ GRAPH <{GRAPH}> {{ ?c ?p <{about}> }} }}")
        assert len(left) == lost
        engine.put(about, ())
        engine.put(GRAPH, ())
    given.close()


COUNTING = """
import sys
from concurrent.futures import ThreadPoolExecutor
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal
from samenhang.store.backend import Addresses
from samenhang.store.configurations import Configurations
from samenhang.store.external import External

query, update, graphs, user, login, slug, times = sys.argv[1:]
store = Configurations(External(Addresses(query, update, graphs, user or None, user and "dba", login, seconds=30)))

def raised(_):
    while True:
        old = store.read(slug)
        (number,) = (int(o.text) for _, p, o in old.stated if p == terms.LABEL)
        said = lambda name: [(name, terms.LABEL, Literal(str(number + 1), None, terms.XSD + "string"))]
        if store.replace(old.registration, said):
            return

with ThreadPoolExecutor(3) as pool:
    list(pool.map(raised, range(int(times))))
"""


@pytest.mark.parametrize("engine", ["oxigraph", "virtuoso"])
def test_two_programs_that_count_together_lose_and_double_nothing(engine: str, request: pytest.FixtureRequest) -> None:
    addresses: Addresses = request.getfixturevalue(engine)
    times = 10
    backend = External(addresses)
    store = Configurations(backend)
    zero = Literal("0", None, terms.XSD + "string")
    made = store.create(lambda name: [(name, terms.LABEL, zero)])
    given = (addresses.query, addresses.update, addresses.graphs, addresses.user or "", addresses.login)
    command = [sys.executable, "-c", COUNTING, *given, made.registration.slug, str(times)]
    programs = [subprocess.Popen(command, env={"PYTHONPATH": str(ROOT / "service")}) for _ in range(2)]
    assert [program.wait(timeout=120) for program in programs] == [0, 0]
    found = store.read(made.registration.slug)
    assert found is not None
    ((_, _, label),) = found.stated
    assert isinstance(label, Literal)
    assert label.text == str(2 * times)
    assert len(found.registration.replaced) == 2 * times
    assert store.delete(found.registration)
    backend.close()


def test_embedded_a_lock_will_do() -> None:
    backend, told = Embedded(), []

    def second() -> None:
        with backend.only(ABOUT):
            told.append("second")

    with ThreadPoolExecutor(1) as pool:
        with backend.only(ABOUT):
            waiting = pool.submit(second)
            time.sleep(0.05)
            told.append("first")
        waiting.result(timeout=10)
    assert told == ["first", "second"]
