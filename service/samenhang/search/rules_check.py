"""The rule set checks itself: what cannot be, what never happens, what is said twice, what nothing touches."""

from collections.abc import Iterable
from dataclasses import dataclass

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import SEVERITIES, Model, bits
from samenhang.search.engine import Engine, Session


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether a complete configuration can be coherent in a domein (None: none declared), following an archetype
    with all its marks or none; with an example. Complete: every knob that can have a setting there has one."""

    domain: str | None
    archetype: str | None
    example: Configuration | None


@dataclass(frozen=True, slots=True)
class Implied:
    """A rule that is never violated without one of these rules, each at least as severe, being violated too (IRIs)."""

    rule: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """What was found, in IRIs. `silent` are rules of which no configuration meets the trigger, `excused` those that
    are met but never violated, because an exemption always holds. `circles` are measures that answer each other's
    side effects. `impossible` are settings that no complete coherent configuration has, `untouched` settings that no
    rule and no fact names."""

    scopes: tuple[Scope, ...]
    silent: tuple[str, ...]
    excused: tuple[str, ...]
    implied: tuple[Implied, ...]
    circles: tuple[tuple[str, ...], ...]
    impossible: tuple[str, ...]
    untouched: tuple[str, ...]


def check(engine: Engine) -> RuleCheck:
    """All checks; a second or so on the whole knowledge."""
    model, encoding = engine.model, engine.encoding
    with engine.session(fresh=True) as session:
        silent = [n for n, x in enumerate(encoding.triggered) if not session.holds([x])]
        excused = [n for n, x in enumerate(encoding.violated) if n not in silent and not session.holds([x])]
        return RuleCheck(
            scopes=tuple(_scopes(engine, session)),
            silent=tuple(model.rules[n].iri for n in silent),
            excused=tuple(model.rules[n].iri for n in excused),
            implied=tuple(_implied(engine, session, {*silent, *excused})),
            circles=circles(model),
            impossible=tuple(_impossible(engine, session)),
            untouched=tuple(s.iri for n, s in enumerate(model.settings) if not model.discussed >> n & 1),
        )


def _scopes(engine: Engine, session: Session) -> Iterable[Scope]:
    model, encoding = engine.model, engine.encoding
    for domain in (None, *model.domains):
        complete = _complete(engine, domain)
        for archetype in (None, *model.archetypes):
            fixed = list(complete)
            if archetype is None:
                fixed += [-x for x in encoding.archetypes]
            else:
                fixed.append(encoding.archetypes[model.numbers[archetype.iri]])
                fixed += [encoding.nominal[s] for s in bits(archetype.marks) if _fits(model, s, domain)]
                fixed += [-encoding.nominal[s] for s in bits(archetype.excludes)]
            example = None
            if session.holds([*fixed, encoding.coherent]):
                empty = Configuration(0, 0, 0, archetype.iri if archetype else None, domain)
                example = engine.whole.reached(empty, session.solution())
            yield Scope(domain, archetype.iri if archetype else None, example)


def _implied(engine: Engine, session: Session, dead: set[int]) -> Iterable[Implied]:
    """A rule alone is asked for, and where there is none, which of the others were needed to rule it out."""
    rules, violated = engine.model.rules, engine.encoding.violated
    for number, rule in enumerate(rules):
        if number in dead:
            continue
        others = [
            n
            for n, other in enumerate(rules)
            if n != number and SEVERITIES.index(other.severity) <= SEVERITIES.index(rule.severity)
        ]
        if session.holds([violated[number], *(-violated[n] for n in others)]):
            continue
        core = set(session.core())
        needed = [n for n in others if -violated[n] in core]
        for n in list(needed):
            if not session.holds([violated[number], *(-violated[other] for other in needed if other != n)]):
                needed.remove(n)
        yield Implied(rule.iri, tuple(rules[n].iri for n in needed))


def circles(model: Model) -> tuple[tuple[str, ...], ...]:
    """Groups of measures in which each side effect is answered by another of the group, round in a circle."""
    count = len(model.measures)
    reach = [0] * count
    for number, measure in enumerate(model.measures):
        for cause in measure.causes:
            reach[number] |= cause.answered_by
    for middle in range(count):
        for number in range(count):
            if reach[number] >> middle & 1:
                reach[number] |= reach[middle]
    found: dict[int, list[str]] = {}
    for number in range(count):
        own = sum(1 << other for other in bits(reach[number]) if reach[other] >> number & 1)
        if own:
            found.setdefault(own, []).append(model.measures[number].iri)
    return tuple(tuple(group) for group in found.values())


def _impossible(engine: Engine, session: Session) -> Iterable[str]:
    model, encoding = engine.model, engine.encoding
    fixed = {domain: _complete(engine, domain) for domain in (None, *model.domains)}
    for number, setting in enumerate(model.settings):
        wanted = [encoding.coherent, encoding.nominal[number]]
        if not any(_fits(model, number, d) and session.holds([*own, *wanted]) for d, own in fixed.items()):
            yield setting.iri


def _complete(engine: Engine, domain: str | None) -> list[int]:
    """Literals of a domein and of every knob that can have a setting in it."""
    model, encoding = engine.model, engine.encoding
    return [
        *(x if iri == domain else -x for iri, x in zip(model.domains, encoding.domains, strict=True)),
        *(
            engine.encoding.chosen[n]
            for n, knob in enumerate(model.knobs)
            if any(_fits(model, s, domain) for s in bits(knob.settings))
        ),
    ]


def _fits(model: Model, setting: int, domain: str | None) -> bool:
    return domain is None or domain in (model.settings[setting].domains or {domain})
