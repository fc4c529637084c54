"""What can be set from outside."""

from dataclasses import dataclass
from pathlib import Path

from samenhang.knowledge.folders import PACKAGE


@dataclass(frozen=True)
class Settings:
    """Settings of one service.

    `extra` are folders that add to the knowledge; `root` replaces our own (tests use it). `theme` is a folder with a
    `thema.css` for the page, in place of none. `body_limit` is in bytes,
    `query_limit` in seconds, `query_memory` and `query_result` in bytes.
    """

    extra: tuple[Path, ...] = ()
    root: Path | None = None
    page: Path = PACKAGE / "web"
    theme: Path | None = None
    body_limit: int = 1_000_000
    query_limit: float = 10.0
    query_memory: int = 2_000_000_000
    query_result: int = 50_000_000
    query_workers: int = 2
