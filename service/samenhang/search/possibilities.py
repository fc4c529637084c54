"""What if: for every knob and setting, what choosing it would change, and whether all could still be made coherent."""

from dataclasses import dataclass

from samenhang.coherence.configuration import Configuration, judge
from samenhang.coherence.model import Knob, Model, bits
from samenhang.search.engine import Engine, Session
from samenhang.search.moves import changed
from samenhang.search.screen import Screen, Seen


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
    base = engine.screen.look(configuration)
    with engine.session(seconds) as session:
        feasible = _feasible(engine, session, configuration, locked)
    found = []
    for number, setting in enumerate(model.settings):
        knob = model.knobs[setting.knob]
        chosen = bool(configuration.nominal >> number & 1)
        own = configuration.nominal & knob.settings
        choosing = without = None
        if not configuration.domain or not setting.domains or configuration.domain in setting.domains:
            choosing = _change(engine.screen, base, configuration, knob, chosen_with(model, knob, own, number))
        if chosen and knob.multiple:
            without = _change(engine.screen, base, configuration, knob, own & ~(1 << number))
        found.append(Possibility(knob.iri, setting.iri, chosen, choosing, without, bool(feasible >> number & 1)))
    return tuple(found)


def chosen_with(model: Model, knob: Knob, own: int, number: int) -> int:
    """Settings of a knob once a setting is chosen beside `own`: it replaces what cannot stand beside it."""
    bit = 1 << number
    if not knob.multiple or model.settings[number].exclusive:
        return bit
    return bit | sum(1 << n for n in bits(own) if not model.settings[n].exclusive)


def turned(model: Model, configuration: Configuration, knob: Knob, own: int) -> Configuration:
    """The configuration with these settings of one knob; measures taken against them are dropped with it."""
    nominal = configuration.nominal & ~knob.settings | own
    stated = configuration.stated & ~knob.settings | own
    taken = configuration.taken
    for n in bits(taken):
        setting = model.measures[n].setting
        if setting is not None and knob.settings >> setting & 1 and not own >> setting & 1:
            taken &= ~(1 << n)
    return changed(configuration, stated, nominal, taken)


def _change(screen: Screen, base: Seen, configuration: Configuration, knob: Knob, own: int) -> Change:
    if own == configuration.nominal & knob.settings:
        return Change(base.coherent, base.harmonious, (), (), 0, 0, ())
    after = turned(screen.model, configuration, knob, own)
    seen = screen.look(after)
    return Change(
        seen.coherent,
        seen.harmonious,
        screen.names(seen.risks & ~base.risks),
        screen.names(base.risks & ~seen.risks),
        seen.findings & ~base.findings,
        base.findings & ~seen.findings,
        tuple(screen.model.measures[n].iri for n in bits(configuration.taken & ~after.taken)),
    )


def _feasible(engine: Engine, session: Session, configuration: Configuration, locked: frozenset[str]) -> int:
    """Bits of the settings with which some reachable configuration is coherent.

    One coherent configuration shows most settings to be feasible: its own, and those that can be chosen in it. Only
    what neither shows costs a question of its own.
    """
    model = engine.model
    fixed = [knob for knob in model.knobs if knob.circumstance or knob.iri in locked]
    free = sum(knob.settings for knob in model.knobs if knob not in fixed)
    found, witness = _covered(engine, session, configuration, locked, free)
    for knob in fixed:
        for number in bits(knob.settings):
            own = chosen_with(model, knob, configuration.nominal & knob.settings, number)
            if judge(model, own, own, 0, configuration.domain):
                continue
            if witness and engine.screen.look(turned(model, witness, knob, own)).coherent:
                found |= 1 << number
                continue
            other = turned(model, configuration, knob, own)
            found |= _covered(engine, session, other, locked, 1 << number)[0]
    return found


def _covered(
    engine: Engine, session: Session, configuration: Configuration, locked: frozenset[str], asked: int
) -> tuple[int, Configuration | None]:
    """Which of the settings asked are feasible, and one coherent configuration that can be reached."""
    encoding, moves = engine.encoding, engine.moves
    fixed = [*moves.was(configuration), *moves.kept(configuration, locked), encoding.coherent]
    unknown, found, witness = asked, 0, None
    while unknown:
        number = unknown.bit_length() - 1
        session.prefer([*moves.costs, *(x if unknown >> n & 1 else -x for n, x in enumerate(encoding.stated))])
        if session.holds([*fixed, encoding.nominal[number]]):
            witness = moves.reached(configuration, session.solution())
            found |= witness.nominal & unknown
            found |= _beside(engine, witness, locked, unknown & ~found)
        unknown &= ~(found | 1 << number)
    return found, witness


def _beside(engine: Engine, witness: Configuration, locked: frozenset[str], asked: int) -> int:
    """Settings that can be chosen in a coherent configuration and leave it coherent."""
    model, found = engine.model, 0
    kept = sum(1 << n for n, measure in enumerate(model.measures) if measure.iri in locked)
    for number in bits(asked):
        setting = model.settings[number]
        if witness.domain and setting.domains and witness.domain not in setting.domains:
            continue
        knob = model.knobs[setting.knob]
        other = turned(model, witness, knob, chosen_with(model, knob, witness.nominal & knob.settings, number))
        if not (witness.taken ^ other.taken) & kept and engine.screen.look(other).coherent:
            found |= 1 << number
    return found
