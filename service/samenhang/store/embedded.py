"""Oxigraph in this program: on disk, or in memory where there is no folder."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from samenhang.knowledge.index import Triple
from samenhang.knowledge.turtle import plain
from samenhang.store.backend import Row, StoreError, written


class Embedded:
    """A `backend.Backend`. One program at a time has a folder: who comes second gets StoreError `in-use`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._writing = threading.Lock()
        self._only = threading.Lock()
        try:
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.store = ox.Store(folder)
        except OSError as error:
            busy = "lock" in str(error).lower()
            raise StoreError("in-use" if busy else "unreachable", str(folder) if busy else str(error)) from None

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
        try:
            with self._writing:
                self.store.update(text)
                self._settle()
        except (OSError, RuntimeError) as error:
            raise StoreError("refused", str(error)) from None

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
        self.store = ox.Store()

    def _settle(self) -> None:
        """Have it on the disk before anyone is told that it is stored.

        RocksDB writes its log at every commit and leaves the rest to the system: a crash of this program loses
        nothing, a power cut would. `flush` sorts everything first and takes thirty times as long as this.
        """
        for log in self.folder.glob("*.log") if self.folder is not None else ():
            with suppress(FileNotFoundError), log.open("rb") as file:  # an old log goes when it has been sorted
                os.fsync(file.fileno())
