"""Findings with their derivation: which choices, through what, answered by which measures and how well those work.

Recorded here as IRIs and truth values; rendered as JSON, RDF or sentences elsewhere.
"""

from typing import Literal, NamedTuple

from samenhang.coherence.evaluate import Status, Working
from samenhang.coherence.model import Link, Severity
from samenhang.knowledge import terms


class Step(NamedTuple):
    """One cause of a finding and what answers it."""

    kind: Literal["stand", "prikkel", "neveneffect"]
    setting: str | None
    form: str | None
    incentive: str | None
    measure: str | None
    line: str | None
    replaced: bool
    answered: bool
    by: tuple[str, ...]
    links: tuple[Link, ...]


class Help(NamedTuple):
    """A measure that answers or partly covers a finding, whether it is there, and how it works here.

    `working` is None where the measure is not present; the four lists name what the conditions lack or meet.
    """

    measure: str
    present: bool
    taken: bool
    working: Working | None
    whole: bool
    missing: tuple[str, ...]
    excluded_by: tuple[str, ...]
    weakened_by: tuple[str, ...]
    partial_without: tuple[str, ...]
    links: tuple[Link, ...]


class Finding(NamedTuple):
    """One finding: of a rule and a risk, or of a risk in a lijn for all causes outside rules.

    `slug` is its stable name; `partly` says of an open finding that something is answered or covered in part.
    """

    slug: str
    rule: str | None
    severity: Severity
    status: Status
    partly: bool
    risk: str | None
    line: str | None
    choices: tuple[str, ...]
    steps: tuple[Step, ...]
    helps: tuple[Help, ...]
    excused_by: tuple[tuple[str, ...], ...]
    could_excuse: tuple[str, ...]
    disputed: bool


def finding_slug(first: str | None, second: str | None) -> str:
    """Name of a finding: rule and risk, or risk and lijn."""
    return "--".join(terms.slug(part) for part in (first, second) if part)
