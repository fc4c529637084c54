"""What a conclusion rests on: the parts of a configuration without any one of which it would not follow."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from samenhang.coherence.configuration import Configuration, judge, nominal_choices
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.measuring import shown
from samenhang.coherence.model import Measurement, Model, bits

Holds = Callable[[Outcome], bool]


class Premise(NamedTuple):
    """One part of a configuration: a stand, measure, archetype or domein by IRI, or a measurement of an indicator."""

    kind: Literal["keuze", "maatregel", "meting", "archetype", "domein"]
    value: str
    measurement: Measurement | None = None


def premises(model: Model, configuration: Configuration) -> tuple[Premise, ...]:
    """All parts of a configuration that a conclusion can rest on."""
    stated = bits(configuration.stated & ~configuration.measured)
    found = [Premise("keuze", model.settings[n].iri) for n in stated]
    found += [Premise("maatregel", model.measures[n].iri) for n in bits(configuration.taken)]
    found += [Premise("meting", m.indicator, m) for m in dict.fromkeys(configuration.measurements)]
    if configuration.archetype:
        found.append(Premise("archetype", configuration.archetype))
    if configuration.domain:
        found.append(Premise("domein", configuration.domain))
    return tuple(found)


def of(model: Model, parts: Iterable[Premise]) -> Configuration:
    """What says these things and no more. It need not be well formed: beside one stand of a knop that takes several, a
    measure may need its own.
    """
    stated, taken, archetype, domain = 0, 0, None, None
    measurements: list[Measurement] = []
    for part in parts:
        if part.kind == "keuze":
            stated |= 1 << model.numbers[part.value]
        elif part.kind == "maatregel":
            taken |= 1 << model.numbers[part.value]
        elif part.measurement:
            measurements.append(part.measurement)
        elif part.kind == "archetype":
            archetype = part.value
        else:
            domain = part.value
    measured = shown(model, measurements)
    stated |= measured
    nominal = nominal_choices(model, stated, taken)
    return Configuration(stated, nominal, taken, archetype, domain, None, None, tuple(measurements), measured)


def support(model: Model, outcome: Outcome, holds: Holds, *near: Sequence[Premise]) -> tuple[Premise, ...]:
    """A smallest set of parts from which the conclusion follows: it does from all of them, and from no set with one
    fewer. From what is not well formed nothing follows.

    `holds` says whether it follows in an outcome, and does in `outcome`. Each of `near` are parts that may be enough to
    start from, the likeliest first; where none is, all of the configuration is looked at.
    """

    def follows(parts: tuple[Premise, ...]) -> bool:
        found = of(model, parts)
        wrong = judge(model, found.stated, found.nominal, found.taken, found.domain)
        return not wrong and holds(evaluate(model, found))

    tried = (tuple(dict.fromkeys(parts)) for parts in near)
    kept = next(filter(follows, tried), premises(model, outcome.configuration))
    while True:
        before = kept
        for part in before:
            rest = tuple(p for p in kept if p != part)
            if follows(rest):
                kept = rest
        if kept == before:
            return kept
