"""What if: for every knob and setting, what choosing it would change, and whether all could still be made coherent."""

from typing import NamedTuple

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Knob, Model, bits
from samenhang.search.engine import CORE, Engine, Session
from samenhang.search.moves import changed
from samenhang.search.neighbours import Neighbours, any_of


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
    feasible = domains_of(engine, configuration, locked, seconds)
    return tuple(
        [
            Possibility(model.knobs[setting.knob].iri, setting.iri, *found, bool(feasible >> number & 1))
            for number, (setting, found) in enumerate(zip(model.settings, changes(engine, configuration), strict=True))
        ]
    )


def changes(engine: Engine, configuration: Configuration) -> list[tuple[bool, Change | None, Change | None]]:
    """Per setting, in the order of the model: whether it is chosen, and what choosing and removing it would change."""
    model, screen, near = engine.model, engine.screen, engine.neighbours
    rows = near.rows(configuration)
    every = near.findings(rows)
    found = near.differences(enumerate(every))
    before = screen.seen(sum([1 << n for n, row in enumerate(every) if row >> near.here]))
    dropped = near.differences(near.staying(rows, configuration.taken).items())
    clashing, heavy = any_of(every, near.clashes), any_of(every, near.heavy)

    def change(place: int) -> Change:
        new, gone = found.new.get(place, 0), found.gone.get(place, 0)
        opened, closed = screen.moved(before, new, gone)
        return Change(
            not clashing >> place & 1,
            not heavy >> place & 1,
            screen.names(opened),
            screen.names(closed),
            new,
            gone,
            tuple([model.measures[n].iri for n in bits(dropped.gone[place])]) if place in dropped.gone else (),
        )

    after: list[Change | None] = [change(near.here)] * near.here
    for place in found.places | dropped.places:
        after[place] = change(place)
    for n in bits(model.outside[configuration.domain] if configuration.domain else 0):
        after[n] = None
    without: list[Change | None] = [None] * model.size
    chosen = [False] * model.size
    for n in bits(configuration.nominal):
        chosen[n] = True
        if n in near.removing:
            without[n] = after[near.removing[n]]
    return list(zip(chosen, after[: model.size], without, strict=True))


def chosen_with(model: Model, knob: Knob, own: int, number: int) -> int:
    """Settings of a knob once a setting is chosen beside `own`: it replaces what cannot stand beside it."""
    bit = 1 << number
    if not knob.multiple or model.settings[number].exclusive:
        return bit
    return bit | sum(1 << n for n in bits(own) if not model.settings[n].exclusive)


def turned(near: Neighbours, configuration: Configuration, knob: Knob, own: int) -> Configuration:
    """The configuration with these settings of one knob; measures taken against them are dropped with it."""
    nominal = configuration.nominal & ~knob.settings | own
    stated = configuration.stated & ~knob.settings | own
    against = [n for s in bits(knob.settings & ~own) for n in near.via.get(s, ())]
    return changed(configuration, stated, nominal, configuration.taken & ~sum(1 << n for n in against))


def domains_of(
    engine: Engine, configuration: Configuration, locked: frozenset[str] = frozenset(), seconds: float | None = None
) -> int:
    """Bits of the settings with which some reachable configuration is coherent (valid domains).

    One coherent configuration shows most settings to be feasible: its own, and those that can be chosen in it. Only
    what neither shows costs a question of its own. Raises OutOfTimeError.
    """
    model = engine.model
    bound = sum(knob.settings for knob in model.knobs if knob.circumstance or knob.iri in locked)
    asked = (1 << model.size) - 1
    if configuration.domain is not None:
        asked &= ~model.outside[configuration.domain]
    with engine.session(seconds, CORE) as session:
        found = _covered(engine, session, configuration, locked, asked, bound)
        for number in bits(asked & bound & ~found):
            knob = model.knobs[model.settings[number].knob]
            own = chosen_with(model, knob, configuration.nominal & knob.settings, number)
            other = turned(engine.neighbours, configuration, knob, own)
            if session.holds([*engine.core.held(other, locked).fixed, engine.core.encoding.coherent]):
                found |= 1 << number
    return found


def _covered(
    engine: Engine, session: Session, configuration: Configuration, locked: frozenset[str], asked: int, bound: int
) -> int:
    """Which of the settings asked are feasible: all of those that are not bound, and of the bound ones those that can
    be chosen in a coherent configuration that was found on the way."""
    core, model = engine.core, engine.model
    encoding = core.encoding
    kept = sum(1 << n for n, measure in enumerate(model.measures) if measure.iri in locked) if locked else 0
    fixed = [*core.held(configuration, locked).fixed, encoding.coherent]
    # the fewer choices a configuration makes, the more can be chosen beside them
    session.prefer(core.nothing)
    if not session.holds(fixed):
        return 0
    found = _beside(engine.neighbours, core.reached(configuration, session.solution()), kept, bound)
    out = session.implied(fixed)
    # of what coherence does not depend on, one coherent configuration tells all
    unknown = asked & core.settings & ~bound & ~found
    unknown = sum([1 << n for n in bits(unknown) if -encoding.nominal[n] not in out])
    while unknown:
        number = unknown.bit_length() - 1
        session.prefer([encoding.stated[n] for n in bits(unknown)])
        if session.holds([*fixed, encoding.nominal[number]]):
            found |= _beside(engine.neighbours, core.reached(configuration, session.solution()), kept, bound)
        unknown &= ~(found | 1 << number)
    return found & asked


def _beside(near: Neighbours, witness: Configuration, kept: int, bound: int) -> int:
    """Settings that a coherent configuration has, or that can be chosen in it and leave it coherent; without dropping
    measures that are kept (bits), but for those of a bound knob that is itself turned."""
    rows = near.rows(witness)
    good = near.every & ~near.clashing(rows)
    for staying in near.staying(rows, witness.taken & kept).values():
        good &= staying | bound
    return witness.nominal | good
