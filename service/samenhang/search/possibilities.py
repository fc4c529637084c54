"""What if: for every knob and setting, what choosing it would change, and whether all could still be made coherent."""

from dataclasses import dataclass

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Knob, Model, Setting, bits
from samenhang.search.engine import Engine, Session
from samenhang.search.moves import changed
from samenhang.search.screen import Screen, View


@dataclass(frozen=True, slots=True)
class Change:
    """The difference that one turn makes: the verdicts after it, the risks (IRIs) that are open only after it or only
    before it, the same for findings (bits as in `Seen`), and the measures (IRIs) that cannot stay taken."""

    coherent: bool
    harmonious: bool
    new_risks: tuple[str, ...]
    gone_risks: tuple[str, ...]
    new_findings: int
    gone_findings: int
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Possibility:
    """One setting of one knob (IRIs).

    `choosing` is None where the setting is not of the configuration's domein. `without` is what removing it would
    change, for a chosen setting of a knob that takes several. `feasible`: some configuration with this setting is
    coherent, while circumstances and locks stay as they are and no knob falls open.
    """

    knob: str
    setting: str
    chosen: bool
    choosing: Change | None
    without: Change | None
    feasible: bool


@dataclass(frozen=True, slots=True)
class _Witness:
    """A coherent configuration that can be reached, seen."""

    view: View
    configuration: Configuration


def possibilities(
    engine: Engine,
    configuration: Configuration,
    locked: frozenset[str] = frozenset(),
    seconds: float | None = None,
) -> tuple[Possibility, ...]:
    """All settings, in the order of the model. A locked knob is itself free to be asked about.

    Raises OutOfTimeError.
    """
    model = engine.model
    base = View(engine.screen, configuration)
    with engine.session(seconds) as session:
        feasible = _feasible(engine, session, configuration, locked)
    found = []
    for number, setting in enumerate(model.settings):
        knob = model.knobs[setting.knob]
        chosen = bool(configuration.nominal >> number & 1)
        own = configuration.nominal & knob.settings
        choosing = without = None
        if fits(setting, configuration.domain):
            choosing = _change(base, configuration, knob, chosen_with(model, knob, own, number))
        if chosen and knob.multiple:
            without = _change(base, configuration, knob, own & ~(1 << number))
        found.append(Possibility(knob.iri, setting.iri, chosen, choosing, without, bool(feasible >> number & 1)))
    return tuple(found)


def chosen_with(model: Model, knob: Knob, own: int, number: int) -> int:
    """Settings of a knob once a setting is chosen beside `own`: it replaces what cannot stand beside it."""
    bit = 1 << number
    if not knob.multiple or model.settings[number].exclusive:
        return bit
    return bit | sum(1 << n for n in bits(own) if not model.settings[n].exclusive)


def fits(setting: Setting, domain: str | None) -> bool:
    """Whether a setting can be chosen in a domein."""
    return domain is None or not setting.domains or domain in setting.domains


def turned(screen: Screen, configuration: Configuration, knob: Knob, own: int) -> Configuration:
    """The configuration with these settings of one knob; measures taken against them are dropped with it."""
    nominal = configuration.nominal & ~knob.settings | own
    stated = configuration.stated & ~knob.settings | own
    return changed(configuration, stated, nominal, _still_taken(screen, configuration.taken, knob, own))


def _still_taken(screen: Screen, taken: int, knob: Knob, own: int) -> int:
    """The measures taken that do not go against these settings of a knob."""
    for n in bits(knob.settings & ~own & screen.via_settings) if taken else ():
        taken &= ~screen.via[n]
    return taken


def _change(base: View, configuration: Configuration, knob: Knob, own: int) -> Change:
    screen = base.screen
    if own == configuration.nominal & knob.settings:
        return Change(base.seen.coherent, base.seen.harmonious, (), (), 0, 0, ())
    taken = _still_taken(screen, configuration.taken, knob, own)
    seen = base.turned(configuration.nominal & ~knob.settings | own, taken)
    return Change(
        seen.coherent,
        seen.harmonious,
        screen.names(seen.risks & ~base.seen.risks),
        screen.names(base.seen.risks & ~seen.risks),
        seen.findings & ~base.seen.findings,
        base.seen.findings & ~seen.findings,
        tuple(screen.model.measures[n].iri for n in bits(configuration.taken & ~taken)),
    )


def _feasible(engine: Engine, session: Session, configuration: Configuration, locked: frozenset[str]) -> int:
    """Bits of the settings with which some reachable configuration is coherent.

    One coherent configuration shows most settings to be feasible: its own, and those that can be chosen in it. Only
    what neither shows costs a question of its own.
    """
    model = engine.model
    fixed = [knob for knob in model.knobs if knob.circumstance or knob.iri in locked]
    free = (1 << model.size) - 1 & ~sum(knob.settings for knob in fixed)
    found, witness = _covered(engine, session, configuration, locked, free)
    for knob in fixed:
        for number in bits(knob.settings):
            if not fits(model.settings[number], configuration.domain):
                continue
            own = chosen_with(model, knob, configuration.nominal & knob.settings, number)
            if witness and _stays_coherent(witness, knob, own, 0):
                found |= 1 << number
                continue
            other = turned(engine.screen, configuration, knob, own)
            found |= _covered(engine, session, other, locked, 1 << number)[0]
    return found


def _covered(
    engine: Engine, session: Session, configuration: Configuration, locked: frozenset[str], asked: int
) -> tuple[int, _Witness | None]:
    """Which of the settings asked are feasible, and one coherent configuration that can be reached."""
    encoding, moves = engine.encoding, engine.moves
    fixed = [*moves.was(configuration), *moves.kept(configuration, locked), encoding.coherent]
    unknown, found, witness = asked, 0, None
    while unknown:
        number = unknown.bit_length() - 1
        session.prefer([*moves.costs, *(x if unknown >> n & 1 else -x for n, x in enumerate(encoding.stated))])
        if session.holds([*fixed, encoding.nominal[number]]):
            reached = moves.reached(configuration, session.solution())
            witness = _Witness(View(engine.screen, reached), reached)
            found |= reached.nominal & unknown
            found |= _beside(engine.model, witness, locked, unknown & ~found)
        unknown &= ~(found | 1 << number)
    return found, witness


def _beside(model: Model, witness: _Witness, locked: frozenset[str], asked: int) -> int:
    """Settings that can be chosen in a coherent configuration and leave it coherent."""
    found = 0
    kept = sum(1 << n for n, measure in enumerate(model.measures) if measure.iri in locked)
    for number in bits(asked):
        setting = model.settings[number]
        knob = model.knobs[setting.knob]
        own = chosen_with(model, knob, witness.configuration.nominal & knob.settings, number)
        if fits(setting, witness.configuration.domain) and _stays_coherent(witness, knob, own, kept):
            found |= 1 << number
    return found


def _stays_coherent(witness: _Witness, knob: Knob, own: int, kept: int) -> bool:
    """Whether a coherent configuration is so with these settings of a knob, and without dropping measures to keep."""
    configuration = witness.configuration
    taken = _still_taken(witness.view.screen, configuration.taken, knob, own)
    if (taken ^ configuration.taken) & kept:
        return False
    return witness.view.turned(configuration.nominal & ~knob.settings | own, taken).coherent
