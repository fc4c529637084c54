"""Any engine that speaks SPARQL 1.1 over HTTP: its query, update and graph store addresses."""

import contextlib
import json
import logging
import random
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import httpx

from samenhang.knowledge.index import Triple
from samenhang.store.backend import Addresses, Row, StoreError, written
from samenhang.store.claims import Claims
from samenhang.store.tables import term

_log = logging.getLogger("samenhang")
RESULTS: Final = "application/sparql-results+json"
_TRY_AGAIN: Final = frozenset((429, 500, 502, 503, 504))
"""What an engine says when it may work the next time; Virtuoso says 500 where two writers were in each other's way."""
_FIRST_PAUSE: Final = 0.05
_LAST_PAUSES: Final = 5.0
"""Seconds that the pauses between attempts take in all, at most."""
_WRITES: Final = 3
"""Requests that the only writer about a configuration makes, at most."""
_NOT_SENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_LARGE: Final = 100_000
"""Bytes of a graph from which writing it may take `_LONG` seconds: the whole knowledge is such a graph."""
_LONG: Final = 300.0


class External:
    """A `backend.Backend` over HTTP."""

    def __init__(self, addresses: Addresses) -> None:
        self.addresses = addresses
        auth: httpx.Auth | None = None
        if addresses.user is not None:
            kind = httpx.DigestAuth if addresses.login == "digest" else httpx.BasicAuth
            auth = kind(addresses.user, addresses.password)
        limits = httpx.Limits(max_connections=32, max_keepalive_connections=8)
        busy = _WRITES * (addresses.seconds * addresses.attempts + _LAST_PAUSES)
        self._claims = Claims(self.rows, self.update, addresses.seconds, busy)
        self._doubt = threading.local()
        self._client = httpx.Client(auth=auth, timeout=addresses.seconds, limits=limits, trust_env=False)

    def rows(self, query: str) -> list[Row]:
        """As `Backend.rows`."""
        answer = self._request(
            "POST", self.addresses.query, data={"query": query}, headers={"Accept": RESULTS}, writes=False
        )
        try:
            found = json.loads(answer.content)["results"]["bindings"]
            return [{name: term(value) for name, value in row.items()} for row in found]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError("refused", f"{RESULTS}: {error!r}") from None

    def update(self, text: str) -> None:
        """As `Backend.update`."""
        self._request("POST", self.addresses.update, data={"update": text})

    @contextlib.contextmanager
    def only(self, about: str) -> Iterator[None]:
        """As `Backend.only`, for all programs that use this engine.

        Where a request was given up without an answer, the engine may still be at work on it. The claim is then left
        to become void by itself.
        """
        claim = self._claims.take(about)
        self._doubt.any = False
        try:
            yield
        finally:
            if not self._doubt.any:
                try:
                    self._claims.give_back(claim)
                except StoreError as error:  # what was done is done, and the claim becomes void by itself
                    _log.warning("aanspraak | claim: %s: %s", about, error)

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """As `Backend.put`."""
        content = written(triples)
        where = {"graph": graph}
        if content:
            headers = {"Content-Type": "text/turtle"}
            seconds = self.addresses.seconds if len(content) < _LARGE else _LONG
            sent: dict[str, Any] = {"content": content.encode(), "headers": headers, "timeout": seconds}
            self._request("PUT", self.addresses.graphs, params=where, **sent)
        else:
            self._request("DELETE", self.addresses.graphs, params=where, gone=True)

    def close(self) -> None:
        """As `Backend.close`."""
        self._client.close()

    @contextlib.contextmanager
    def stream(
        self, query: str, accept: str, seconds: float, graphs: Mapping[str, Sequence[str]]
    ) -> Iterator[httpx.Response]:
        """The answer to a question as it comes; `graphs` are those of the protocol. Raises httpx.HTTPError."""
        data, headers = {"query": query, **{name: list(iris) for name, iris in graphs.items()}}, {"Accept": accept}
        with self._client.stream("POST", self.addresses.query, data=data, headers=headers, timeout=seconds) as answer:
            yield answer

    def _request(self, method: str, url: str, *, writes: bool = True, gone: bool = False, **how: Any) -> httpx.Response:
        """Ask until it works or the attempts are used up; `gone` takes "not found" for done."""
        pause, why = _FIRST_PAUSE, ""
        for attempt in range(self.addresses.attempts):
            if attempt:
                time.sleep(pause * random.uniform(0.5, 1.5))  # so that two who met do not meet again
                pause *= 2
            try:
                answer = self._client.request(method, url, **_merged(url, how))
            except httpx.TransportError as error:
                why = f"{type(error).__name__}: {error}"
                self._doubt.any = getattr(self._doubt, "any", False) or (writes and not isinstance(error, _NOT_SENT))
                continue
            if answer.is_success or (gone and answer.status_code == httpx.codes.NOT_FOUND):
                return answer
            why = f"{answer.status_code}: {answer.text[:300]}"
            if answer.status_code not in _TRY_AGAIN:
                raise StoreError("refused", why)
        raise StoreError("unreachable", why)


def _merged(url: str, how: dict[str, Any]) -> dict[str, Any]:
    """Parameters beside those that the address has already; httpx would replace them."""
    if "params" not in how:
        return how
    return {**how, "params": httpx.URL(url).params.merge(how["params"])}
