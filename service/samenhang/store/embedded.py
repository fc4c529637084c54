"""Oxigraph in this program: on disk, or in memory where there is no folder."""

import errno
import logging
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from samenhang.knowledge.index import Triple
from samenhang.knowledge.turtle import plain
from samenhang.store.backend import Row, StoreError, written

_log = logging.getLogger("samenhang")
_LOCKED: Final = ("lock hold by current process", "While lock file")
"""What RocksDB says where someone else has the folder."""
_ROOM: Final = 10_000_000
"""Bytes that a disk needs to be worth another attempt: opening the store writes some by itself."""


class Embedded:
    """A `backend.Backend`. One program at a time has a folder: who comes second gets StoreError `in-use`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._writing = threading.Lock()
        self._only = threading.Lock()
        self._opening = threading.Lock()
        self._full = False
        self._held: ox.Store | None = _opened(folder)

    @property
    def store(self) -> ox.Store:
        """The store itself. Raises StoreError where it had to be opened again and could not."""
        with self._opening:
            if self._held is None:
                self._held = _opened(self.folder)
            return self._held

    def rows(self, query: str) -> list[Row]:
        """As `Backend.rows`."""
        try:
            found = self.store.query(query)
            assert isinstance(found, ox.QuerySolutions)
            names = [variable.value for variable in found.variables]
            listed = [[row[name] for name in names] for row in found]
        except (OSError, RuntimeError) as error:
            raise StoreError("refused", str(error)) from None
        return [{n: plain(t) for n, t in zip(names, row, strict=True) if t is not None} for row in listed]

    def update(self, text: str) -> None:
        """As `Backend.update`."""
        with self._writing:
            self._recover()
            try:
                self.store.update(text)
            except OSError as error:
                self._full = error.errno == errno.ENOSPC or os.strerror(errno.ENOSPC) in str(error)
                raise StoreError("no-room" if self._full else "refused", str(error)) from None
            except RuntimeError as error:
                raise StoreError("refused", str(error)) from None
            try:
                self._settle()
            except OSError as error:  # it is stored, and only a power cut now could lose it
                _log.warning("opslag | store: %s", error)

    @contextmanager
    def only(self, about: str) -> Iterator[None]:
        """As `Backend.only`; one program has the folder, so that a lock in it will do."""
        with self._only:
            yield

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """As `Backend.put`."""
        self.update(f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{\n{written(triples)}}} }}")

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All that is stored, or all of one graph."""
        return self.store.quads_for_pattern(None, None, None, None if graph is None else ox.NamedNode(graph))

    def close(self) -> None:
        """As `Backend.close`. The folder is free once nothing refers to the store any more."""
        with self._opening:
            self._held = ox.Store()

    def _recover(self) -> None:
        """Open the store again once a full disk has room: until then RocksDB refuses every change, but still answers.

        Raises StoreError where there is no room yet, or someone is still reading.
        """
        if self.folder is None or not self._full:
            return
        if shutil.disk_usage(self.folder).free < _ROOM:
            raise StoreError("no-room", os.strerror(errno.ENOSPC))
        with self._opening:
            self._held = None
        _ = self.store
        self._full = False

    def _settle(self) -> None:
        """Have it on the disk before anyone is told that it is stored.

        RocksDB writes its log at every commit and leaves the rest to the system: a crash of this program loses
        nothing, a power cut would. `flush` sorts everything first and takes thirty times as long as this.
        """
        for log in self.folder.glob("*.log") if self.folder is not None else ():
            with suppress(FileNotFoundError), log.open("rb") as file:  # an old log goes when it has been sorted
                os.fsync(file.fileno())


def _opened(folder: Path | None) -> ox.Store:
    """The store in a folder, which is made if need be. Raises StoreError."""
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return ox.Store(folder)
    except OSError as error:
        busy = any(words in str(error) for words in _LOCKED)
        raise StoreError("in-use" if busy else "unreachable", str(folder) if busy else str(error)) from None
    except (RuntimeError, ValueError) as error:  # what stands there is damaged, or no store
        raise StoreError("unreachable", f"{folder}: {error}") from None
