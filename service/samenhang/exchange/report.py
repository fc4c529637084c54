"""The violated rules as the W3C has them reported (SHACL, section 3.6), equal in structure to what a SHACL engine
says.
"""

from collections.abc import Iterator
from typing import Final

from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Severity
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Index, Literal, Triple

REPORT = Blank("verslag")
"""The node of the report."""
SEVERITY: Final[dict[Severity, str]] = {
    "overtreding": terms.SH + "Violation",
    "waarschuwing": terms.SH + "Warning",
    "info": terms.SH + "Info",
}
"""Severities as SHACL names them."""


def report_triples(shapes: Index, outcome: Outcome, subject: str) -> Iterator[Triple]:
    """One result for each violated rule: its shape, severity and messages, with the configuration as focus and value.

    `shapes` holds the rules with their messages.
    """
    report = REPORT
    yield report, terms.TYPE, terms.SH + "ValidationReport"
    yield report, terms.SH + "conforms", Literal(str(outcome.conforms).lower(), None, terms.XSD + "boolean")
    violated = dict.fromkeys(f.rule.iri for f in outcome.rules if not f.excused)
    severities = {f.rule.iri: f.rule.severity for f in outcome.rules}
    for n, rule in enumerate(violated):
        result = Blank(f"uitkomst{n}")
        yield report, terms.SH + "result", result
        yield result, terms.TYPE, terms.SH + "ValidationResult"
        yield result, terms.SH + "focusNode", subject
        yield result, terms.SH + "resultSeverity", SEVERITY[severities[rule]]
        yield result, terms.SH + "sourceConstraintComponent", terms.SH + "NotConstraintComponent"
        yield result, terms.SH + "sourceShape", rule
        yield result, terms.SH + "value", subject
        for message in shapes.objects(rule, terms.SH + "message"):
            yield result, terms.SH + "resultMessage", message
