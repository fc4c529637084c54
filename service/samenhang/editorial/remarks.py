"""What a check has to say, with its place."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from samenhang.knowledge.folders import Folders
from samenhang.knowledge.turtle import occurrences

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Safe, and ten times as fast where PyYAML has its C library."""


@dataclass(frozen=True)
class Remark:
    """A remark: the check that makes it, where, about what, and the sentence in both languages. `grave` ones must be
    mended.
    """

    check: str
    path: Path | None
    line: int | None
    about: str
    nl: str
    en: str
    grave: bool = True

    def text(self, language: str = "nl") -> str:
        """The remark as one line: `file:line: about: sentence`."""
        place = f"{self.path}:{self.line or '?'}: " if self.path else ""
        about = f"{self.about}: " if self.about else ""
        return place + about + (self.en if language == "en" else self.nl)

    def as_json(self, language: str) -> dict[str, Any]:
        """The remark as an object."""
        return {
            "controle": self.check,
            "bestand": str(self.path) if self.path else None,
            "regel": self.line,
            "over": self.about,
            "wat": self.en if language == "en" else self.nl,
            "ernst": "fout" if self.grave else "info",
        }


class Places:
    """Where each individual is described; every file is read once, when the first place is asked for."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders

    @cached_property
    def _found(self) -> dict[str, tuple[Path, int]]:
        found: dict[str, tuple[Path, int]] = {}
        for path in self.folders.turtle_files():
            for name in occurrences(path.read_text(encoding="utf-8")):
                if name.subject:
                    found.setdefault(name.iri, (path, name.line))
        return found

    def of(self, iri: str) -> tuple[Path | None, int | None]:
        """File and line, or None and None."""
        return self._found.get(iri, (None, None))


def located(path: Path) -> list[tuple[Any, int]]:
    """The items of a YAML list, each with its line. Raises yaml.YAMLError; what is no list gives nothing."""
    text = path.read_text(encoding="utf-8")
    node = yaml.compose(text, Loader=_Loader)
    if not isinstance(node, yaml.SequenceNode):
        return []
    items = yaml.load(text, Loader=_Loader)
    return [(item, part.start_mark.line + 1) for item, part in zip(items, node.value, strict=True) if part.start_mark]
