"""Stored configurations as the routes see them: what was sent is judged, stored, and followed by what follows from it.

The store opens with the service. Where that fails the service still answers everything else, and opens it as soon as
it can.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from samenhang.api.problems import ProblemError
from samenhang.api.settings import Settings
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.coherence.evaluate import Outcome
from samenhang.exchange import keeping
from samenhang.knowledge.index import Triple
from samenhang.store import elsewhere, publishing
from samenhang.store.backend import StoreError
from samenhang.store.configurations import Changed, Configurations, Entry, Stored
from samenhang.store.dataset import quads
from samenhang.store.embedded import Embedded
from samenhang.store.form import Registration
from samenhang.system import Samenhang

_log = logging.getLogger("samenhang")
_SWEEP: Final = 600.0
"""Seconds between two looks at what is stale: another copy of the service may have ended between two writes."""
_AGAIN: Final = 5.0
"""Seconds until the next look where the store did not answer."""


@dataclass
class Progress:
    """How far the recomputing of what follows is."""

    done: int
    of: int

    def as_json(self) -> dict[str, int]:
        """As answers tell it."""
        return {"gedaan": self.done, "totaal": self.of}


class Saved:
    """The stored configurations of a service. Methods raise StoreError where the store does not answer."""

    def __init__(
        self, samenhang: Samenhang, settings: Settings, changed: Changed, opened_late: Callable[[], None]
    ) -> None:
        """`changed` is told of every graph that changes, and `opened_late` is called where the store only opened after
        questions may have been answered without it.
        """
        self.samenhang = samenhang
        self.progress: Progress | None = None
        self._settings = settings
        self._changed = changed
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()
        self._found: Configurations | None = None
        self._late = False
        self._opened_late = opened_late
        self._ended = threading.Event()
        try:
            self.open()
        except StoreError as error:
            self._late = True
            _log.warning("opslag | store: %s (%s)", error.detail, error.code)
        if settings.folder or settings.engine:
            threading.Thread(target=self._sweep, name="bijwerken", daemon=True).start()

    def open(self) -> Configurations:
        """The configurations, opened if they were not."""
        with self._lock:
            found = self._found
            late = found is None and self._late
            if found is None:
                engine = self._settings.engine
                backend = elsewhere.external(engine) if engine else Embedded(self._settings.folder)
                found = self._found = Configurations(backend, self._changed)
        if late:
            self._opened_late()
        return found

    def close(self) -> None:
        """Stop recomputing, and let go of the store."""
        self._ended.set()
        with self._lock:
            if self._found is not None:
                self._found.backend.close()
                self._found = None

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All that is stored in this program, or in one graph, for questions; nothing of a store elsewhere."""
        found = self._found
        if found is not None and isinstance(found.backend, Embedded):
            yield from found.backend.quads(graph)

    def create(self, outcome: Outcome) -> Entry:
        """Store a new configuration."""
        configurations = self.open()
        if isinstance(configurations.backend, Embedded) and configurations.count() >= self._settings.store_most:
            raise StoreError("full")
        return self._follow(configurations.create(self._stating(outcome)), outcome)

    def replace(self, old: Registration, outcome: Outcome) -> Entry | None:
        """Replace this revision; None where it was replaced or deleted already."""
        stored = self.open().replace(old, self._stating(outcome))
        return self._follow(stored, outcome) if stored else None

    def document(self, stored: Stored) -> dict[str, Any]:
        """What a stored configuration says, in JSON."""
        return keeping.document(self.samenhang.model, stored.stated)

    def publish(self) -> None:
        """Put the knowledge in a store elsewhere, unless it stands there."""
        backend = self.open().backend
        with self._refreshing:
            if publishing.published(backend) == self.samenhang.version:
                return
            publishing.publish(
                backend, self.samenhang.version, quads(self.samenhang.knowledge, self.samenhang.examples())
            )

    def leads(self) -> bool:
        """Whether it is this version of the knowledge that stored configurations follow: that of the copy of the
        service that started last, so that an older one beside it does not work against it.
        """
        if self._settings.engine is None:
            return True
        return publishing.published(self.open().backend) == self.samenhang.version

    def refresh(self) -> None:
        """Work out again what follows from every configuration of which that is stale, and tell how far it is; take
        away what followed from configurations that are gone.
        """
        configurations = self.open()
        with self._refreshing:
            try:
                stale = configurations.stale(self.samenhang.version)
                for done, slug in enumerate(stale):
                    self.progress = Progress(done, len(stale))
                    self._refresh(configurations, slug)
            finally:
                self.progress = None
            for slug in configurations.orphans():
                configurations.forget(slug)

    def attend(self, first: bool) -> None:
        """Have the store as it should be: with our knowledge, if we start or the engine came back without any, and
        with what follows from it.
        """
        if self._settings.engine and (first or publishing.published(self.open().backend) is None):
            self.publish()
        if self.leads():
            self.refresh()
        else:
            _log.warning("bijwerken | refresh: a copy of the service with other knowledge started after this one")

    def _refresh(self, configurations: Configurations, slug: str) -> None:
        try:
            stored = None if self._ended.is_set() else configurations.read(slug)
        except StoreError as error:
            if error.code != "newer-form":
                raise
            _log.warning("bijwerken | refresh: %s: %s", slug, error)  # a newer program beside us looks after it
            return
        if stored is not None:
            self._follow(stored, None)

    def _stating(self, outcome: Outcome) -> Callable[[str], list[Triple]]:
        return lambda name: keeping.stated(self.samenhang.model, outcome.configuration, name)

    def _follow(self, stored: Stored, outcome: Outcome | None) -> Entry:
        """Store what follows beside it; nothing follows from what today's knowledge cannot judge any more."""
        configurations, version = self.open(), self.samenhang.version
        current: Stored | None = stored
        try:
            while current is not None and not configurations.follow(
                current.registration, version, self._following(current, outcome)
            ):
                current, outcome = configurations.read(stored.registration.slug), None
        except StoreError as error:  # the configuration itself is stored; what follows comes with the next sweep
            _log.warning("%s: %s", stored.registration.name, error)
            return configurations.entry(stored, None)
        return configurations.entry(stored, version)

    def _following(self, stored: Stored, outcome: Outcome | None) -> list[Triple]:
        try:
            outcome = outcome or self.samenhang.evaluate(self.document(stored))
        except NotWellFormedError:
            return []
        return list(keeping.followed(self.samenhang.model, outcome, stored.registration.name))

    def _sweep(self) -> None:
        began = False
        while not self._ended.is_set():
            try:
                self.attend(first=not began)
                began = True
                self._ended.wait(_SWEEP)
            except StoreError as error:
                _log.warning("bijwerken | refresh: %s", error)
                self._ended.wait(_AGAIN)
            except Exception:
                _log.exception("bijwerken | refresh")
                self._ended.wait(_SWEEP)


def problem(error: StoreError, settings: Settings) -> ProblemError:
    """What is told to who asked for something that the store did not do."""
    about = settings.limits()["store_most"]
    values = {"detail": error.detail[:200], "limit": str(settings.store_most), "name": about["name"]}
    later = {"Retry-After": "5"} if error.code in ("unreachable", "in-use", "busy", "no-room") else {}
    return ProblemError(503, f"store-{error.code}", detail_values=values, headers=later)
