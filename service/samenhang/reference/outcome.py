"""What an evaluator answers about one configuration, in a form in which two of them can be held equal."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

OPEN = "open"
MITIGATED = "gemitigeerd"

VIOLATION = "overtreding"
WARNING = "waarschuwing"
INFO = "info"


class Finding(NamedTuple):
    """One finding: of a rule (`rule` set), or of all causes outside rules together (`rule` is None).

    `rule`, `risk` and `lijn` are full IRIs; `status` is `open` or `gemitigeerd`; `severity` is `overtreding`,
    `waarschuwing` or `info`.
    """

    rule: str | None
    risk: str | None
    lijn: str | None
    status: str
    severity: str


@dataclass(frozen=True)
class ReferenceOutcome:
    """All that follows from one configuration. IRIs are full; everything is empty where `well_formed` is false.

    `effective` and `replaced` are settings; `present`, `working` and `partial` are measures (`partial`: present, and
    working only in part); `violated` are coherence rules; `risks` and `indicators` are `sam:looptRisico` and
    `sam:vraagtIndicator`. The verdict is that of `design.md`: `samenhangend` when no rule of severity `overtreding` is
    violated, `harmonisch` when nothing above `info` is open, `conforms` when no coherence shape has a result.
    """

    well_formed: bool
    effective: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    working: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    violated: frozenset[str] = frozenset()
    risks: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    findings: frozenset[Finding] = frozenset()
    samenhangend: bool = False
    harmonisch: bool = False
    conforms: bool = False


ILL_FORMED = ReferenceOutcome(well_formed=False)


def judged(  # noqa: PLR0913  # an outcome has that many sides, and all are named
    *,
    effective: Iterable[str],
    replaced: Iterable[str],
    present: Iterable[str],
    working: Iterable[str],
    partial: Iterable[str],
    risks: Iterable[str],
    indicators: Iterable[str],
    findings: Iterable[Finding],
) -> ReferenceOutcome:
    """The outcome of a well-formed configuration, with the verdict that its findings amount to."""
    found = frozenset(findings)
    still_open = [finding for finding in found if finding.status == OPEN]
    violated = frozenset(finding.rule for finding in still_open if finding.rule is not None)
    return ReferenceOutcome(
        well_formed=True,
        effective=frozenset(effective),
        replaced=frozenset(replaced),
        present=frozenset(present),
        working=frozenset(working),
        partial=frozenset(partial),
        violated=violated,
        risks=frozenset(risks),
        indicators=frozenset(indicators),
        findings=found,
        samenhangend=not any(f.rule is not None and f.severity == VIOLATION for f in still_open),
        harmonisch=not any(f.severity != INFO for f in still_open),
        conforms=not violated,
    )
