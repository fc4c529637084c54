"""Configurations and what follows from them as triples, and triples as text."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.measuring import shown
from samenhang.coherence.model import Model, bits
from samenhang.exchange.formats import TURTLE, Format
from samenhang.exchange.pretty import turtle
from samenhang.exchange.statements import CONFIGURATION
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Literal, Term, Triple
from samenhang.knowledge.turtle import to_ox

_DECIMAL: Final = terms.XSD + "decimal"
SENT: Final = terms.individual("configuratie", "ingestuurd")
"""What a configuration is called that came without a name of its own."""


def configuration_triples(model: Model, configuration: Configuration, subject: str | Blank) -> Iterator[Triple]:
    """The configuration as it was stated: what Turtle would have said."""
    yield subject, terms.TYPE, CONFIGURATION
    if configuration.name:
        yield subject, terms.LABEL, Literal(configuration.name, "nl", terms.RDF + "langString")
    for key, value in (("gemeente", configuration.municipality), ("domein", configuration.domain)):
        if value:
            yield subject, terms.SAM + key, value
    if configuration.archetype:
        yield subject, terms.SAM + "volgtArchetype", configuration.archetype
    for n in bits(configuration.stated & ~configuration.measured):
        setting = model.settings[n]
        yield subject, model.knobs[setting.knob].iri, setting.iri
    for n in bits(configuration.taken):
        yield subject, terms.SAM + "neemtMaatregel", model.measures[n].iri
    for n, measurement in enumerate(configuration.measurements):
        node = Blank(f"meting{n}")
        yield subject, terms.SAM + "rekentAfOp", node
        yield node, terms.TYPE, terms.SAM + "Meting"
        yield node, terms.SAM + "indicator", measurement.indicator
        yield node, terms.SAM + "proportie", Literal(f"{Decimal(str(measurement.proportion)):f}", None, _DECIMAL)
        yield node, terms.SAM + "waarnemingen", Literal(str(measurement.observations), None, terms.XSD + "integer")


def derived_triples(
    model: Model, outcome: Outcome, subject: str | Blank, measurements: Sequence[Term] = ()
) -> Iterator[Triple]:
    """What the derivation of `shapes/` would add to the configuration, stratum by stratum.

    `measurements` are the nodes of its measurements, in order (`Document.measurements`).
    """
    for node, measurement in zip(measurements, outcome.configuration.measurements, strict=False):
        if not isinstance(node, Literal):
            for n in bits(shown(model, (measurement,))):
                yield node, terms.SAM + "toont", model.settings[n].iri
    present = bits(outcome.present)
    causes = [cause for n in bits(outcome.effective) for cause in model.causes[n]]
    causes += [cause for n in present for cause in model.measures[n].causes]
    risks = {cause.risk for cause in causes}
    signals = risks | {cause.incentive for cause in causes if cause.incentive}
    found: dict[str, Iterable[str]] = {
        "kiest": [model.settings[n].iri for n in bits(outcome.configuration.nominal)],
        "vervangt": [model.settings[n].iri for n in bits(outcome.replaced)],
        "werktAls": [model.settings[n].iri for n in bits(outcome.effective)],
        "beschiktOver": [model.measures[n].iri for n in present],
        "heeftWerkend": [model.measures[n].iri for n in bits(outcome.working)],
        "looptRisico": sorted(risks),
        "vraagtIndicator": sorted({i for signal in signals for i in model.indicators.get(signal, ())}),
    }
    for name, values in found.items():
        for value in values:
            yield subject, terms.SAM + name, value
    yield subject, terms.SAM + "afgeleidMet", Literal(model.version, None, terms.XSD + "string")


def text(triples: Iterable[Triple], form: Format) -> bytes:
    """Triples in one of `formats.RDF`, with our prefixes; Turtle in a fixed order that people can read."""
    listed = list(dict.fromkeys(triples))
    if form is TURTLE:
        return turtle(listed).encode()
    if form.rdf is None:
        raise ValueError(f"{form.name} holds no triples")
    names = {t for triple in listed for t in triple if isinstance(t, str)}
    used = {prefix: base for prefix, base in terms.PREFIXES.items() if any(name.startswith(base) for name in names)}
    return ox.serialize((_ox(t) for t in listed), format=form.rdf, prefixes=used) or b""


def _ox(triple: Triple) -> ox.Triple:
    s, p, o = triple
    return ox.Triple(_node(s), ox.NamedNode(p), to_ox(o))


def _node(term: Term) -> ox.NamedNode | ox.BlankNode:
    node = to_ox(term)
    if isinstance(node, ox.Literal):
        raise ValueError("a literal cannot be a subject")
    return node
