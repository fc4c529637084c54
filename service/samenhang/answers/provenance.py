"""Traces in PROV-O: every line an entity that was derived from others, the whole made by the activity of a receipt."""

from collections.abc import Iterable, Iterator
from typing import Final

from samenhang.answers.explain import explain
from samenhang.answers.receipt import Receipt
from samenhang.answers.traces import TraceAnswers, sources
from samenhang.coherence.trace import PREMISES, Trace
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple

_ENTITY: Final = terms.PROV + "Entity"
_DERIVED: Final = terms.PROV + "wasDerivedFrom"
_SUBJECT: Final = terms.DCT + "subject"


def trace_triples(answers: TraceAnswers, receipt: Receipt, subject: str, traces: Iterable[Trace]) -> Iterator[Triple]:
    """The traces of one answer about the configuration `subject`.

    A finding is named after its receipt, so that those of two configurations can stand in one store; its address
    (`id` in JSON) is what it specialises.
    """
    for found in traces:
        finding = f"{receipt.iri}#{found.finding.slug}"
        yield from receipt.triples(finding, subject)
        yield from _finding(answers, finding, found)
        for n, line in enumerate(found.lines[:-1], 1):
            node = _line(finding, n)
            yield node, terms.TYPE, _ENTITY
            yield node, terms.RDFS + "label", _text(answers, answers.sentence(line, found))
            for about in line.about:
                yield node, _SUBJECT, about
            for number in line.because:
                yield node, _DERIVED, _line(finding, number + 1)
            if not line.because and receipt.given and line.kind in PREMISES:
                yield node, _DERIVED, terms.individual("invoer", receipt.given)
            for passage in sources(answers, line):
                yield node, terms.PROV + "hadPrimarySource", passage


def _finding(answers: TraceAnswers, node: str, found: Trace) -> Iterator[Triple]:
    finding, last = found.finding, found.lines[-1]
    yield node, terms.TYPE, terms.SAM + "Bevinding"
    yield node, terms.TYPE, _ENTITY
    yield node, terms.PROV + "specializationOf", terms.individual("bevinding", finding.slug)
    yield node, terms.RDFS + "label", _text(answers, answers.sentence(last, found))
    yield node, terms.DCT + "description", _text(answers, explain(answers.catalogue, answers.language, finding))
    yield node, terms.PROV + "value", Literal(finding.status, None, terms.XSD + "string")
    for about in last.about:
        yield node, _SUBJECT, about
    for number in last.because:
        yield node, _DERIVED, _line(node, number + 1)


def _line(finding: str, number: int) -> str:
    return f"{finding}--stap-{number}"


def _text(answers: TraceAnswers, text: str) -> Literal:
    return Literal(text, answers.language, terms.RDF + "langString")
