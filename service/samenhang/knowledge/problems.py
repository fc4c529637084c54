"""What can be wrong with knowledge, said in two languages and with its place."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the knowledge: where it stands, and what is wrong, in Dutch and in English.

    `line` counts from 1 and is None where the place within the file is not known; `rule` is the shape that the line
    belongs to, as a prefixed name, or None outside shapes.
    """

    path: Path | None
    line: int | None
    rule: str | None
    nl: str
    en: str

    def text(self, language: str = "nl") -> str:
        """The problem as one line: `file:line: rule: what is wrong`."""
        place = f"{self.path}:{self.line or '?'}: " if self.path else ""
        rule = f"{self.rule}: " if self.rule else ""
        return place + rule + (self.en if language == "en" else self.nl)


class KnowledgeError(Exception):
    """Knowledge that cannot be used. Nothing starts on half of it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(p.text() for p in problems))
        self.problems = problems
