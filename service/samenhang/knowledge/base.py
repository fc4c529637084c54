"""The knowledge base: everything that was read, closed and versioned."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from samenhang.knowledge import closure, keeping, parts, vocabulary
from samenhang.knowledge.folders import EDITORIAL, Folders, default_root
from samenhang.knowledge.index import Index, Triple
from samenhang.knowledge.problems import KnowledgeError, Problem
from samenhang.knowledge.turtle import TurtleError, line_of, read


@dataclass(frozen=True)
class KnowledgeBase:
    """One version of the knowledge, ready to reason with.

    `closed` holds ontology and data with what follows from them; `shapes` all that is evaluated on a configuration;
    `editorial` the rules for the knowledge itself; `examples` the configurations of the handbook.
    """

    folders: Folders
    version: str
    closed: Index = field(repr=False)
    shapes: Index = field(repr=False)
    editorial: Index = field(repr=False)
    examples: Index = field(repr=False)
    asserted: Index = field(repr=False)

    @cached_property
    def everything(self) -> Index:
        """Closed knowledge and shapes together: what the compiled model is made from, and what people ask about."""
        return Index((*self.closed.triples, *self.shapes.triples))

    def place(self, subject: str) -> tuple[Path | None, int | None]:
        """File and line where something is described."""
        for path in self.folders.turtle_files():
            line = line_of(path, subject, subject)
            if line is not None:
                return path, line
        return None, None


def load(folders: Folders | None = None) -> KnowledgeBase:
    """Read, check and close the knowledge.

    Raises KnowledgeError with every problem found, each with file and line: Turtle that does not parse, names that
    are defined nowhere, statements that contradict each other.
    """
    folders = folders or Folders(default_root())
    missing = [folder for folder in folders.extra if not folder.is_dir()]
    if missing:
        raise KnowledgeError(
            [Problem(p, None, None, "deze map bestaat niet", "there is no such folder") for p in missing]
        )
    version = folders.version()
    known = keeping.kept(version)
    if known is None:
        known = _read(folders)
        keeping.keep(version, known)
    return KnowledgeBase(folders, version, *(Index(part) for part in known))


def _read(folders: Folders) -> keeping.Parts:
    """Closed knowledge, shapes, editorial rules, examples and what was asserted, as in `KnowledgeBase`."""
    files: dict[Path, list[Triple]] = {}
    broken: list[Problem] = []
    for path in folders.turtle_files():
        try:
            files[path] = read(path)
        except TurtleError as error:
            broken.append(
                Problem(
                    path, error.line, None, f"geen geldige Turtle: {error.detail}", f"no valid Turtle: {error.detail}"
                )
            )
    broken += vocabulary.undefined(files)
    if broken:
        raise KnowledgeError(broken)

    editorial = [t for path, triples in files.items() if path.name == EDITORIAL for t in triples]
    split = parts.split(t for path, triples in files.items() if path.name != EDITORIAL for t in triples)
    return closure.closed(split.knowledge), split.shapes, tuple(editorial), split.examples, split.knowledge
