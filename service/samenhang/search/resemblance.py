"""What it really is: settings that work as others, and which archetype a configuration resembles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Archetype, Knob, Model, bits
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index


@dataclass(frozen=True, slots=True)
class Working:
    """One effective rule that fired (IRIs): because of these choices and measures, what was chosen works as
    something else, and brings measures along."""

    rule: str
    because: tuple[str, ...]
    replaced: tuple[str, ...]
    works_as: tuple[str, ...]
    brings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """A knob in which a configuration is not the archetype: what the archetype has or rules out there, what was
    chosen and what that works as (IRIs). `ruled_out` where the archetype rules out what is there; `agreeing` is what
    the archetype has there too and is there, so that `expected` belongs beside it."""

    knob: str
    expected: tuple[str, ...]
    chosen: tuple[str, ...]
    effective: tuple[str, ...]
    ruled_out: bool
    agreeing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How closely a configuration resembles an archetype.

    Each setting that marks the archetype counts as one, by what it works as: `agreeing`, departed from, or `open`
    (IRIs of knobs without a setting). `likeness` is the share that agrees of all that is asked, from 0 to 1; a
    setting that the archetype rules out counts against it.
    """

    archetype: str
    declared: bool
    likeness: Fraction
    agreeing: tuple[str, ...]
    departures: tuple[Departure, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """Settings (bits) that go with an archetype without marking it, by archetype; choosing one is no departure."""

    allowed: Mapping[str, int] = field(default_factory=dict)


def room(model: Model, index: Index) -> Room:
    """What the knowledge says of settings that an archetype leaves room for (`sam:laatToe`)."""
    found = {}
    for archetype in model.archetypes:
        settings = [s for s in index.iris(archetype.iri, terms.SAM + "laatToe") if s in model.numbers]
        found[archetype.iri] = sum(1 << model.numbers[s] for s in dict.fromkeys(settings))
    return Room(found)


def workings(model: Model, outcome: Outcome) -> tuple[Working, ...]:
    """Why effective settings differ from what was chosen, a rule at a time."""
    nominal, taken = outcome.configuration.nominal, outcome.configuration.taken
    state = nominal << model.size | taken << 2 * model.size
    found = []
    for number in outcome.applied:
        rule = model.effective_rules[number]
        because = [a.value for c in rule.trigger for a in c.atoms if state & a.bit]
        found.append(
            Working(
                rule.iri,
                tuple(dict.fromkeys(because)),
                _names(model, rule.replaces & nominal),
                _names(model, rule.yields),
                tuple(model.measures[n].iri for n in bits(rule.brings)),
            )
        )
    return tuple(found)


def resemblances(model: Model, outcome: Outcome, allowed: Room | None = None) -> tuple[Resemblance, ...]:
    """Every archetype that has marks, the likest first."""
    allowed = allowed or Room()
    found = [
        _resemblance(model, outcome, archetype, allowed.allowed.get(archetype.iri, 0))
        for archetype in model.archetypes
        if archetype.marks
    ]
    return tuple(sorted(found, key=lambda r: (-r.likeness, len(r.departures), r.archetype)))


def _resemblance(model: Model, outcome: Outcome, archetype: Archetype, allowed: int) -> Resemblance:
    agreeing, asked, against = archetype.marks & outcome.effective, 0, 0
    departures, still_open = [], []
    for knob in model.knobs:
        marks, ruled_out = archetype.marks & knob.settings, archetype.excludes & knob.settings
        here = outcome.effective & knob.settings
        missing = marks & ~here
        asked += marks.bit_count()
        if marks and not outcome.configuration.nominal & knob.settings and not here:
            still_open.append(knob.iri)
        elif missing and not (not knob.multiple and here & allowed):
            departures.append(_departure(model, outcome, knob, missing, marks & here))
        elif missing:
            agreeing |= here & allowed
        if here & ruled_out:
            against += (here & ruled_out).bit_count()
            departures.append(_departure(model, outcome, knob, here & ruled_out))
    likeness = Fraction(agreeing.bit_count(), asked + against)
    return Resemblance(
        archetype.iri,
        outcome.configuration.archetype == archetype.iri,
        likeness,
        _names(model, agreeing),
        tuple(departures),
        tuple(still_open),
    )


def _departure(model: Model, outcome: Outcome, knob: Knob, expected: int, agreeing: int | None = None) -> Departure:
    """`agreeing` is None where the archetype rules out what is there."""
    return Departure(
        knob.iri,
        _names(model, expected),
        _names(model, outcome.configuration.nominal & knob.settings),
        _names(model, outcome.effective & knob.settings),
        agreeing is None,
        _names(model, agreeing or 0),
    )


def _names(model: Model, settings: int) -> tuple[str, ...]:
    return tuple(model.settings[n].iri for n in bits(settings))
