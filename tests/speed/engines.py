"""One configuration through five evaluators, so that they can be timed side by side in one run.

(a) pySHACL with owlrl over everything, as a newcomer would call it; (b) pySHACL as in the reference; (c) pyshacl-turbo
and (d) pyshifty, both with prepared shapes on the derived triples; (e) ours, from the JSON document to the findings.
"""

import json
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pyoxigraph as ox
import pyshacl_turbo
import rdflib
import shifty

from samenhang import Samenhang
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.findings import Finding
from samenhang.coherence.model import bits
from samenhang.knowledge import parts, terms
from samenhang.knowledge.index import Triple
from samenhang.knowledge.turtle import to_ox
from samenhang.reference.shacl import ShaclReference

NODE = terms.individual("configuratie", "gemeten")


def full_document(samenhang: Samenhang, seed: int = 3, share: float = 0.7) -> dict[str, Any]:
    """A configuration that chooses on most knobs; deterministic for a seed."""
    chance, model = random.Random(seed), samenhang.model
    choices: dict[str, Any] = {}
    for knob in model.knobs:
        if chance.random() < share:
            slug = terms.slug(model.settings[chance.choice(bits(knob.settings))].iri)
            choices[terms.slug(knob.iri)] = [slug] if knob.multiple else slug
    return {"keuzes": choices}


def graph(triples: list[Triple] | tuple[Triple, ...]) -> rdflib.Graph:
    """Triples of ours as a graph of rdflib."""
    made = rdflib.Graph()
    data = ox.serialize((ox.Triple(*map(to_ox, t)) for t in triples), format=ox.RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
    made.parse(data=data or b"", format="nt")
    return made


def chosen(samenhang: Samenhang, outcome: Outcome) -> list[Triple]:
    """The configuration as it would be sent: its choices."""
    model = samenhang.model
    own: list[Triple] = [(NODE, terms.TYPE, terms.SAM + "Configuratie")]
    for number in bits(outcome.configuration.stated):
        setting = model.settings[number]
        own.append((NODE, model.knobs[setting.knob].iri, setting.iri))
    return own


def derived(samenhang: Samenhang, outcome: Outcome) -> list[Triple]:
    """The configuration as an engine that only validates needs it."""
    model, sam = samenhang.model, terms.SAM
    own: list[Triple] = [(NODE, terms.TYPE, sam + "Configuratie")]
    own += [(NODE, sam + "kiest", model.settings[n].iri) for n in bits(outcome.configuration.nominal)]
    own += [(NODE, sam + "werktAls", model.settings[n].iri) for n in bits(outcome.effective)]
    own += [(NODE, sam + "heeftWerkend", model.measures[n].iri) for n in bits(outcome.working)]
    return own


@dataclass(frozen=True)
class Engine:
    """One evaluator, ready to run; `violated` says how many coherence rules its last run found violated."""

    name: str
    run: Callable[[], int]


def engines(samenhang: Samenhang, document: dict[str, Any], *, newcomer: bool = True) -> list[Engine]:
    """The five of the module's docstring, prepared; `newcomer` leaves out (a), which takes many seconds."""
    knowledge, model = samenhang.knowledge, samenhang.model
    outcome = samenhang.evaluate(document)
    rules = {rule.iri for rule in model.rules}
    wanted = _of(knowledge.shapes.triples, rules)
    coherence = graph([t for t in knowledge.shapes.triples if t in wanted])
    data = graph(derived(samenhang, outcome))
    closed = graph((*knowledge.closed.triples, *kennisbank(samenhang)))
    reference = ShaclReference(closed, graph(knowledge.shapes.triples))
    request = graph(chosen(samenhang, outcome))
    turbo, prepared = pyshacl_turbo.compile_shapes(coherence), shifty.PreparedValidator(coherence)
    text = json.dumps(document)

    def by_shifty() -> int:
        found = prepared.validate_algebra(data, graph_mode="data")
        return len({v.shape_name for v in found.violations})

    def by_turbo() -> int:
        return _results(turbo.validate(data)[1])

    def ours() -> int:
        found = findings(model, samenhang.evaluate(json.loads(text)))
        return len({f.rule for f in found if f.rule and f.status == "open"})

    made = [
        Engine("b  pySHACL als in de referentie", lambda: len(reference.outcome(request).violated)),
        Engine("c  pyshacl-turbo, op de afgeleide feiten", by_turbo),
        Engine("d  pyshifty, op de afgeleide feiten", by_shifty),
        Engine("e  Samenhang, van JSON tot bevindingen met afleiding", ours),
    ]
    if newcomer:
        made.insert(0, Engine("a  pySHACL met owlrl over alles", lambda: _newcomer(samenhang, outcome)))
    return made


def always_another(samenhang: Samenhang, count: int = 40) -> tuple[float, float]:
    """Median milliseconds of pyshifty, and of ours from JSON to findings, where each configuration is another one.

    Ours remembers how a part of a finding reads; over one configuration again and again that would be all it does.
    Time on the processor, both in this process.
    """
    documents = [full_document(samenhang, seed) for seed in range(count)]
    graphs = [graph(derived(samenhang, samenhang.evaluate(document))) for document in documents]
    wanted = _of(samenhang.knowledge.shapes.triples, {rule.iri for rule in samenhang.model.rules})
    prepared = shifty.PreparedValidator(graph([t for t in samenhang.knowledge.shapes.triples if t in wanted]))

    def spent(run: Callable[[], object]) -> float:
        start = time.process_time()
        run()
        return (time.process_time() - start) * 1e3

    def ours(text: str) -> list[Finding]:
        return findings(samenhang.model, samenhang.evaluate(json.loads(text)))

    theirs = [spent(partial(prepared.validate_algebra, each, graph_mode="data")) for each in graphs]
    own = [spent(partial(ours, json.dumps(document))) for document in documents]
    return statistics.median(theirs), statistics.median(own)


def kennisbank(samenhang: Samenhang) -> list[Triple]:
    """The individual that carries the version, which the derivation writes onto a configuration."""
    from samenhang.knowledge.index import Literal  # noqa: PLC0415

    node = terms.individual("kennisbank", "samenhang")
    return [
        (node, terms.TYPE, terms.SAM + "Kennisbank"),
        (node, terms.SAM + "versie", Literal(samenhang.version, None, terms.XSD + "string")),
    ]


def _newcomer(samenhang: Samenhang, outcome: Outcome) -> int:
    import pyshacl  # noqa: PLC0415

    knowledge = samenhang.knowledge
    everything = (*knowledge.asserted.triples, *kennisbank(samenhang), *chosen(samenhang, outcome))
    _, report, _ = pyshacl.validate(
        graph(everything), shacl_graph=graph(knowledge.shapes.triples), inference="owlrl", advanced=True, inplace=True
    )
    return _results(report)


def _results(report: Any) -> int:
    return len({str(shape) for shape in report.objects(None, rdflib.SH.sourceShape)})


def _of(triples: tuple[Triple, ...], roots: set[str]) -> set[Triple]:
    """The triples of some shapes, with the blank nodes that hang from them."""
    kept = [t for t in triples if not isinstance(t[0], str) or t[0] in roots]
    return set(parts.split(kept).shapes)
