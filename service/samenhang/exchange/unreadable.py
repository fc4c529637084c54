"""What can be wrong with a text before it is a configuration."""

from typing import Literal

Code = Literal[
    "empty",
    "not-utf8",
    "not-json",
    "not-yaml",
    "not-rdf",
    "not-a-number",
    "not-text",
    "too-deep",
    "duplicate-key",
    "alias",
    "remote-context",
    "large-context",
    "entities",
    "quoted-triple",
    "no-configuration",
    "several-configurations",
]


class UnreadableError(Exception):
    """A text that holds no configuration: what is the matter, on which line (1-based, or None), and in whose words or
    names.
    """

    def __init__(self, code: Code, line: int | None = None, detail: str = "") -> None:
        super().__init__(f"{code} (line {line or '?'}): {detail}")
        self.code = code
        self.line = line
        self.detail = detail
