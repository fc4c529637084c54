"""The compiled model: what the evaluation reads, as numbers and bit sets.

Settings, measures, risks and the rest are numbered in the order of their tuples; a set of them is one Python integer
with a bit for each. That makes a configuration a handful of integers and a rule a few `&` operations.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from samenhang.knowledge import terms

Severity = Literal["overtreding", "waarschuwing", "info"]
Link = tuple[str, str, str]
"""A fact that a step rests on: subject, predicate, object."""
SEVERITIES: tuple[Severity, ...] = ("overtreding", "waarschuwing", "info")


@dataclass(frozen=True, slots=True)
class Knob:
    """A knob or circumstance and the bits of its settings."""

    iri: str
    settings: int
    multiple: bool
    circumstance: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of one knob. `domains` is empty where it holds in every domain."""

    iri: str
    knob: int
    exclusive: bool
    domains: frozenset[str]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """One step from a setting or a present measure to a risk, in one lijn or in none.

    `answered_by` and `covered_by` are bits of measures: those that answer it when they work, and those that only
    cover part.
    """

    setting: int | None
    measure: int | None
    form: str | None
    incentive: str | None
    risk: str
    line: str | None
    answered_by: int
    covered_by: int
    group: int
    links: tuple[Link, ...]
    """The facts that the step rests on."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a condition of a measure names, and the bits over settings and measures that satisfy it."""

    iri: str
    bits: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. `setting` is the number of its `sam:viaStand`; `lines` is empty where it works everywhere."""

    iri: str
    setting: int | None
    lines: tuple[str, ...]
    requires: tuple[Need, ...]
    excluded_by: tuple[Need, ...]
    weakened_by: tuple[Need, ...]
    partial_without: tuple[Need, ...]
    mitigates: frozenset[str]
    covers: frozenset[str]
    causes: tuple[Cause, ...]
    conditional: bool
    """Whether any of the four conditions is stated; saves the loop for the many that have none."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One setting under one path: a bit of the state that rules read."""

    path: str
    value: str
    bit: int


@dataclass(frozen=True, slots=True)
class Condition:
    """Atoms of which one (trigger) or all (exemption) must hold."""

    atoms: tuple[Atom, ...]
    bits: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A coherence rule: violated when every trigger holds and no exemption does."""

    iri: str
    severity: Severity
    risks: tuple[str | None, ...]
    line: str | None
    trigger: tuple[Condition, ...]
    exemptions: tuple[Condition, ...]
    must: int
    """Bits of the trigger conditions that have one atom: all of them are needed."""
    choices: tuple[Condition, ...]
    """The trigger conditions with alternatives."""
    helped_by: tuple[int, ...]
    """For each risk the bits of the measures that answer it, lijn permitting."""
    covered_by: tuple[int, ...]
    named_measures: int
    """Bits of the measures that an exemption names."""


@dataclass(frozen=True, slots=True)
class EffectiveRule:
    """Under its conditions some settings are really something else, and may bring measures along."""

    iri: str
    trigger: tuple[Condition, ...]
    replaces: int
    yields: int
    brings: int


@dataclass(frozen=True, slots=True)
class Archetype:
    """A template that fills a configuration, and the settings that it rules out."""

    iri: str
    marks: int
    excludes: int


@dataclass(frozen=True, slots=True)
class Band:
    """A range of scores, both ends included, with the observations that it asks.

    `settings` are the numbers of the standen that a measurement shows below `partly_from` observations, from there, and
    from `enough_from` on.
    """

    iri: str
    low: float
    high: float
    partly_from: int
    enough_from: int
    settings: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Measurement:
    """An indicator that is settled on: the share that is measured (0 to 1) and the number of observations."""

    indicator: str
    proportion: float
    observations: int


@dataclass(frozen=True, eq=False)
class Model:
    """All of the above. Every tuple is sorted by IRI, so that numbers are the same for the same knowledge."""

    version: str
    knobs: tuple[Knob, ...]
    settings: tuple[Setting, ...]
    measures: tuple[Measure, ...]
    rules: tuple[Rule, ...]
    effective_rules: tuple[EffectiveRule, ...]
    archetypes: tuple[Archetype, ...]
    domains: tuple[str, ...]
    municipalities: frozenset[str]
    causes: tuple[tuple[Cause, ...], ...]
    """Per setting, the causes that it brings when it is effective."""
    groups: tuple[tuple[str, str | None], ...]
    """Risk and lijn of each finding outside rules."""
    risk_severity: dict[str, Severity]
    incentives: dict[int, tuple[str, ...]]
    """Per setting, every incentive it gives, with or without a risk."""
    indicators: dict[str, tuple[str, ...]]
    """Per risk or incentive, the indicators that signal it."""
    all_indicators: frozenset[str]
    bands: tuple[Band, ...]
    """The bands of scores, by which a measurement shows a setting."""
    discussed: int
    """Bits of the settings that some shape or fact of the evaluation names."""
    disputed: frozenset[str | tuple[str, str, str]]
    """Individuals and links that another source contradicts."""
    numbers: dict[str, int] = field(repr=False)
    """Number of every knob, setting, measure and archetype by IRI."""

    @cached_property
    def size(self) -> int:
        """Number of settings: the offset of the measures where both share one integer."""
        return len(self.settings)

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """Per kind the IRI of everything that a configuration may name, by slug and by IRI."""
        groups = {
            "knop": [k.iri for k in self.knobs],
            "stand": [s.iri for s in self.settings],
            "mitigatie": [m.iri for m in self.measures],
            "archetype": [a.iri for a in self.archetypes],
            "domein": self.domains,
            "gemeente": self.municipalities,
            "indicator": self.all_indicators,
        }
        return {
            kind: {**{terms.slug(iri): iri for iri in iris}, **{iri: iri for iri in iris}}
            for kind, iris in groups.items()
        }

    @cached_property
    def exclusive(self) -> int:
        """Bits of the settings that stand alone."""
        return sum(1 << n for n, s in enumerate(self.settings) if s.exclusive)

    @cached_property
    def outside(self) -> dict[str, int]:
        """Per domain the bits of the settings that do not hold in it."""
        return {
            domain: sum(1 << n for n, s in enumerate(self.settings) if s.domains and domain not in s.domains)
            for domain in self.domains
        }

    @cached_property
    def single(self) -> tuple[int, ...]:
        """Bits of the settings of each knob that takes one."""
        return tuple(k.settings for k in self.knobs if not k.multiple)

    @cached_property
    def causing(self) -> int:
        """Bits of the settings that bring any cause."""
        return sum(1 << n for n, own in enumerate(self.causes) if own)

    @cached_property
    def side_effects(self) -> int:
        """Bits of the measures that bring any cause."""
        return sum(1 << n for n, measure in enumerate(self.measures) if measure.causes)

    @cached_property
    def realising(self) -> tuple[int, dict[int, int]]:
        """Bits of the settings that realise a measure, and per such setting the bits of those measures."""
        found: dict[int, int] = {}
        for n, measure in enumerate(self.measures):
            if measure.setting is not None:
                found[measure.setting] = found.get(measure.setting, 0) | 1 << n
        return sum(1 << n for n in found), found

    @cached_property
    def pivots(self) -> tuple[int, dict[int, tuple[int, ...]], tuple[int, ...]]:
        """Bits of the state that rules read of which each rule needs one, the one that fewest rules name; per such bit
        the rules (numbers) that need it; and the rules that need no single one."""
        named: dict[int, int] = {}
        for rule in self.rules:
            for bit in bits(rule.must):
                named[bit] = named.get(bit, 0) + 1
        found: dict[int, list[int]] = {}
        for n, rule in enumerate(self.rules):
            if rule.must:
                found.setdefault(min(bits(rule.must), key=lambda bit: (named[bit], bit)), []).append(n)
        rest = tuple(n for n, rule in enumerate(self.rules) if not rule.must)
        return sum(1 << bit for bit in found), {bit: tuple(own) for bit, own in found.items()}, rest

    @cached_property
    def conditional(self) -> int:
        """Bits of the measures whose working depends on anything."""
        return sum(1 << i for i, m in enumerate(self.measures) if m.conditional)


@cache
def _positions(place: int, byte: int) -> tuple[int, ...]:
    return tuple(8 * place + n for n in range(8) if byte >> n & 1)


def bits(number: int) -> list[int]:
    """Positions of the bits of a set, lowest first."""
    if number.bit_count() > 12:  # so many are found quicker byte by byte
        data = number.to_bytes(-(-number.bit_length() // 8), "little")
        return [n for place, byte in enumerate(data) if byte for n in _positions(place, byte)]
    found = []
    while number:
        low = number & -number
        found.append(low.bit_length() - 1)
        number ^= low
    return found
