"""What makes a finding open: the few masks of a rule or of a group of causes that a quick look needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenhang.coherence.model import Condition


@dataclass(frozen=True, slots=True)
class Seen:
    """Open findings: bits of violated rules, then bits of groups of causes that are not all answered.

    `risks` are bits of risks with an open finding, in the order of `Screen.risks`.
    """

    findings: int
    risks: int
    coherent: bool
    harmonious: bool


@dataclass(frozen=True, slots=True)
class OpenRule:
    """A rule with the bit of its finding, what it must have, what it must have one of, and what excuses it."""

    bit: int
    must: int
    choices: tuple[Condition, ...]
    exemptions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """One risk in one lijn. Each part holds settings and measures (bits) that bring it and the measures that answer
    it there."""

    bit: int
    parts: tuple[tuple[int, int], ...]


def violated(rules: Sequence[OpenRule], state: int) -> int:
    """The rules of these (bits) that are violated in a state."""
    found = 0
    for rule in rules:
        if state & rule.must != rule.must or (rule.choices and not all([state & c.bits for c in rule.choices])):
            continue
        for exemption in rule.exemptions:
            if state & exemption.bits == exemption.bits:
                break
        else:
            found |= rule.bit
    return found


def exposed(groups: Sequence[OpenGroup], around: int, working: int) -> int:
    """The groups of these (bits) of which a cause is there and not answered."""
    found = 0
    for group in groups:
        for sources, answers in group.parts:
            if around & sources and not answers & working:
                found |= group.bit
                break
    return found
