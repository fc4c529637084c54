"""What can be set from outside."""

from dataclasses import dataclass, field
from pathlib import Path

from samenhang.knowledge.folders import PACKAGE
from samenhang.store.dcat import Publisher


@dataclass(frozen=True)
class Settings:
    """Settings of one service.

    `extra` are folders that add to the knowledge; `root` replaces our own (tests use it). `body_limit` is in bytes,
    `query_limit` in seconds, `query_memory` and `query_result` in bytes. `publisher` is who
    offers the data in a catalogue.
    """

    extra: tuple[Path, ...] = ()
    root: Path | None = None
    page: Path = PACKAGE / "web"
    body_limit: int = 1_000_000
    query_limit: float = 10.0
    query_memory: int = 2_000_000_000
    query_result: int = 50_000_000
    query_workers: int = 2
    publisher: Publisher = field(default_factory=Publisher)
