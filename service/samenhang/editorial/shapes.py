"""The editorial shapes, run by pySHACL over knowledge, rules and examples."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from samenhang.editorial.remarks import Places, Remark
from samenhang.exchange import formats, writing
from samenhang.knowledge import terms
from samenhang.knowledge.index import Triple
from samenhang.system import Samenhang

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_CHECK = "redactie"


def check(samenhang: Samenhang, places: Places) -> Iterator[Remark]:
    """A remark for every result, about what it names; messages in both languages come from the shapes."""
    import pyshacl  # noqa: PLC0415 - with rdflib a quarter of a second
    from rdflib import RDF, SH, URIRef  # noqa: PLC0415

    knowledge = samenhang.knowledge
    data = (*knowledge.asserted.triples, *knowledge.shapes.triples, *knowledge.examples.triples)
    shapes = _graph(knowledge.editorial.triples)
    _, report, _ = pyshacl.validate(_graph(data), shacl_graph=shapes, inplace=True)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        # a question about the whole has the ontology as its focus, and names what is wrong as the value
        whole = isinstance(focus, URIRef) and str(focus) == terms.SAM.rstrip("#")
        about = str(value if whole and isinstance(value, URIRef) else focus)
        path, line = places.of(about)
        grave = report.value(result, SH.resultSeverity) == SH.Violation
        texts = _messages(report, result, SH.resultMessage)
        yield Remark(_CHECK, path, line, terms.short(about), texts["nl"], texts["en"], grave)


def _messages(report: "Graph", result: "Node", predicate: Any) -> dict[str, str]:
    found = {getattr(text, "language", None) or "": str(text) for text in report.objects(result, predicate)}
    some = next(iter(found.values()), "")
    return {language: found.get(language, some) for language in ("nl", "en")}


def _graph(triples: Iterable[Triple]) -> "Graph":
    from rdflib import Graph  # noqa: PLC0415

    text = writing.text(triples, formats.N_TRIPLES)
    return Graph().parse(data=text, format="nt")
