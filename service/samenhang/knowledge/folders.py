"""Where the knowledge stands on disk, and the hash that names one state of it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
NAMES = ("ontology", "data", "shapes", "queries")
EDITORIAL = "redactie.ttl"
"""Shapes in this file speak about the knowledge itself, not about configurations."""


@dataclass(frozen=True)
class Folders:
    """The four folders below `root`, and folders that others add to them (`--kennis`)."""

    root: Path
    extra: tuple[Path, ...] = ()

    def turtle_files(self) -> Iterator[Path]:
        """All Turtle of the knowledge, in a fixed order."""
        for name in ("ontology", "data", "shapes"):
            yield from sorted((self.root / name).rglob("*.ttl"))
        for folder in self.extra:
            yield from sorted(folder.rglob("*.ttl"))

    def query_files(self) -> Iterator[Path]:
        """All saved questions, in a fixed order."""
        yield from sorted((self.root / "queries").rglob("*.rq"))
        for folder in self.extra:
            yield from sorted(folder.rglob("*.rq"))

    def case_files(self) -> Iterator[Path]:
        """Flag and pass cases that stand beside the rules."""
        for folder in (self.root / "shapes", *self.extra):
            yield from sorted(folder.rglob("gevallen/*.yaml"))

    def name(self, path: Path) -> str:
        """A path as people and hashes see it: relative to its folder, never of this machine."""
        for base in (self.root, *(folder.parent for folder in self.extra)):
            if path.is_relative_to(base):
                return path.relative_to(base).as_posix()
        return path.name

    def version(self) -> str:
        """Hash over everything that can change an answer: `sha256-` and 64 hexadecimal digits."""
        return self.digest([*self.turtle_files(), *self.query_files()])

    def digest(self, paths: Iterable[Path]) -> str:
        """Hash over the names and bytes of some files, in the order given."""
        state = hashlib.sha256()
        for path in paths:
            content = path.read_bytes()
            state.update(f"{self.name(path)}\0{len(content)}\0".encode())
            state.update(content)
        return f"sha256-{state.hexdigest()}"


def default_root() -> Path:
    """The folder that holds the four folders: inside the wheel, or the checkout.

    Raises FileNotFoundError where neither has them.
    """
    for root in (PACKAGE / "kennis", PACKAGE.parent.parent):
        if all((root / name).is_dir() for name in NAMES):
            return root
    raise FileNotFoundError(f"geen kennis gevonden naast {PACKAGE.name}: {', '.join(NAMES)} ontbreken")
