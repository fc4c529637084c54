"""What if: for every knob and setting, what choosing it would change, and whether all could still be made coherent."""

from typing import NamedTuple

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Knob, Model, Setting, bits
from samenhang.search.engine import BARE, Engine, Session
from samenhang.search.moves import changed
from samenhang.search.opened import Seen
from samenhang.search.screen import Screen, View


class Change(NamedTuple):
    """The difference that one turn makes: the verdicts after it, the risks (IRIs) that are open only after it or only
    before it, the same for findings (bits as in `Seen`), and the measures (IRIs) that cannot stay taken."""

    coherent: bool
    harmonious: bool
    new_risks: tuple[str, ...]
    gone_risks: tuple[str, ...]
    new_findings: int
    gone_findings: int
    dropped: tuple[str, ...]


class Possibility(NamedTuple):
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
    feasible = domains_of(engine, configuration, locked, seconds)
    return tuple(
        Possibility(model.knobs[setting.knob].iri, setting.iri, chosen, choosing, without, bool(feasible >> number & 1))
        for number, (setting, (chosen, choosing, without)) in enumerate(
            zip(model.settings, changes(base, configuration), strict=True)
        )
    )


def changes(base: View, configuration: Configuration) -> list[tuple[bool, Change | None, Change | None]]:
    """Per setting, in the order of the model: whether it is chosen, and what choosing and removing it would change."""
    screen, model, domain = base.screen, base.screen.model, configuration.domain
    nominal, taken = configuration.nominal, configuration.taken
    same = Change(base.seen.coherent, base.seen.harmonious, (), (), 0, 0, ())
    found: list[tuple[bool, Change | None, Change | None]] = [(False, None, None)] * model.size
    idle = ~screen.touched.idle

    def change(knob: Knob, at_risk: int, own: int) -> Change:
        still = _still_taken(screen, taken, knob, own) if at_risk else taken
        if not (own ^ nominal & knob.settings) & idle and still == taken:
            return same
        seen = base.turned(nominal & ~knob.settings | own, still)
        return same if seen is base.seen and still == taken else _change(base, seen, taken & ~still)

    for place, knob in enumerate(model.knobs):
        own = nominal & knob.settings
        at_risk = taken & screen.touched.measures_of[place]
        for number in screen.touched.settings_of[place]:
            setting = model.settings[number]
            bit = 1 << number
            choosing = without = None
            if not setting.domains or fits(setting, domain):
                choosing = change(knob, at_risk, chosen_with(model, knob, own, number) if knob.multiple else bit)
            if knob.multiple and own & bit:
                without = change(knob, at_risk, own & ~bit)
            found[number] = bool(own & bit), choosing, without
    return found


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


def _change(base: View, seen: Seen, dropped: int) -> Change:
    screen, before = base.screen, base.seen
    return Change(
        seen.coherent,
        seen.harmonious,
        screen.names(seen.risks & ~before.risks),
        screen.names(before.risks & ~seen.risks),
        seen.findings & ~before.findings,
        before.findings & ~seen.findings,
        tuple([screen.model.measures[n].iri for n in bits(dropped)]),
    )


def domains_of(
    engine: Engine, configuration: Configuration, locked: frozenset[str] = frozenset(), seconds: float | None = None
) -> int:
    """Bits of the settings with which some reachable configuration is coherent (valid domains).

    One coherent configuration shows most settings to be feasible: its own, and those that can be chosen in it. Only
    what neither shows costs a question of its own. Raises OutOfTimeError.
    """
    model = engine.model
    fixed = [knob for knob in model.knobs if knob.circumstance or knob.iri in locked]
    asked = (1 << model.size) - 1
    if configuration.domain is not None:
        asked &= ~model.outside[configuration.domain]
    bound = sum(knob.settings for knob in fixed)
    with engine.session(seconds, BARE) as session:
        found, witness = _covered(engine, session, configuration, locked, asked & ~bound)
        if witness:
            found |= _beside(engine, witness, frozenset(), asked & bound)
        for number in bits(asked & bound & ~found):
            knob = model.knobs[model.settings[number].knob]
            own = chosen_with(model, knob, configuration.nominal & knob.settings, number)
            other = turned(engine.screen, configuration, knob, own)
            found |= _covered(engine, session, other, locked, 1 << number)[0]
    return found


def _covered(
    engine: Engine, session: Session, configuration: Configuration, locked: frozenset[str], asked: int
) -> tuple[int, View | None]:
    """Which of the settings asked are feasible, and one coherent configuration that can be reached, seen."""
    encoding, moves = engine.encoding, engine.moves
    guard = session.guard()
    for literal in (*moves.within(configuration), *moves.kept(configuration, locked), encoding.coherent):
        session.add(-guard, literal)
    unknown, found, witness = asked, 0, None
    # the fewer choices a configuration makes, the more can be chosen beside them
    session.prefer(engine.nothing)
    while unknown:
        number = unknown.bit_length() - 1
        if session.holds([guard, encoding.nominal[number]]):
            reached = moves.reached(configuration, session.solution())
            witness = View(engine.screen, reached)
            found |= reached.nominal & unknown
            found |= _beside(engine, witness, locked, unknown & ~found)
        unknown &= ~(found | 1 << number)
        session.prefer([encoding.stated[n] for n in bits(unknown)])
    return found, witness


def _beside(engine: Engine, witness: View, locked: frozenset[str], asked: int) -> int:
    """Settings, all of the domein, that can be chosen in a coherent configuration and leave it coherent without
    dropping measures that are locked."""
    model, screen = engine.model, engine.screen
    # nothing that clashes depends on these knobs at all
    found = asked & screen.touched.calm
    kept = sum(1 << n for n, measure in enumerate(model.measures) if measure.iri in locked) if locked else 0
    for number in bits(asked & ~found):
        setting = model.settings[number]
        knob = model.knobs[setting.knob]
        own = chosen_with(model, knob, witness.nominal & knob.settings, number)
        taken = _still_taken(screen, witness.taken, knob, own)
        if not (taken ^ witness.taken) & kept and witness.stays(witness.nominal & ~knob.settings | own, taken):
            found |= 1 << number
    return found
