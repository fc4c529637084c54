"""A configuration as it is kept for years, and what follows from it: triples in which every node has a name.

Blank nodes are no good there: an engine may give them another name each time it is asked, and some refuse them in
updates.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from samenhang.coherence.configuration import KEYS, Configuration
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Model, Severity
from samenhang.exchange import statements, writing
from samenhang.exchange.report import SEVERITY
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Literal, Term, Triple

_STRING: Final = terms.XSD + "string"


def stated(model: Model, configuration: Configuration, name: str) -> list[Triple]:
    """What a configuration says, under this name."""
    found = writing.configuration_triples(model, configuration, name)
    return [(_named(s, name), p, _named(o, name)) for s, p, o in found]


def followed(model: Model, outcome: Outcome, name: str) -> Iterator[Triple]:
    """What follows from it: the derived triples, and each finding as a node."""
    measurements = [_named(Blank(f"meting{n}"), name) for n in range(len(outcome.configuration.measurements))]
    yield from writing.derived_triples(model, outcome, name, measurements)
    for finding in findings(model, outcome):
        node = f"{terms.individual('bevinding', terms.slug(name))}/{finding.slug}"
        yield from of_finding(node, finding.severity, finding.rule, finding.risk, finding.line)
        yield node, terms.SH + "focusNode", name
        yield node, terms.SAM + "status", Literal(finding.status, None, _STRING)


def of_finding(node: str, severity: Severity, rule: str | None, risk: str | None, line: str | None) -> Iterator[Triple]:
    """What a finding is about, whether some configuration has it or any could."""
    yield node, terms.TYPE, terms.SAM + "Bevinding"
    yield node, terms.SH + "resultSeverity", SEVERITY[severity]
    if rule:
        yield node, terms.SH + "sourceShape", rule
    if risk:
        yield node, terms.SAM + "betreftRisico", risk
    if line:
        yield node, terms.SAM + "lijn", line


def document(model: Model, triples: Iterable[Triple]) -> dict[str, Any]:
    """What kept triples say, as the plain document of the contract, the same for the same triples in any order.

    Names that are no longer known stay as they are. Raises UnreadableError where there is no configuration among them.
    """
    _, found, _ = statements.document(sorted(triples, key=lambda t: _place(model, t)), model)
    found["keuzes"] = {
        knob: values[0] if len(values) == 1 and not _multiple(model, knob) else values
        for knob, values in found.get("keuzes", {}).items()
    }
    return {key: found[key] for key in KEYS if key in found}


def _place(model: Model, triple: Triple) -> tuple[Any, ...]:
    """Knobs and settings in the order of the model; what it does not know comes last, by name."""
    s, p, o = triple
    last = len(model.numbers)
    return (model.numbers.get(p, last), p, model.numbers.get(o, last) if isinstance(o, str) else last, str(o), str(s))


def _multiple(model: Model, knob: str) -> bool:
    number = model.numbers.get(terms.individual("knop", knob))
    return number is not None and model.knobs[number].multiple


def _named(term: Term, name: str) -> Any:
    return f"{name}#{term.name}" if isinstance(term, Blank) else term
