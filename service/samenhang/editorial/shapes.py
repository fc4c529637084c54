"""The editorial shapes, run by pySHACL over knowledge, rules and examples."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samenhang.editorial.remarks import Places, Remark
from samenhang.exchange import formats, writing
from samenhang.knowledge import terms
from samenhang.system import Samenhang

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_CHECK = "redactie"


def check(samenhang: Samenhang, places: Places) -> Iterator[Remark]:
    """A remark for every result, about what it names; messages in both languages come from the shapes."""
    import pyshacl  # noqa: PLC0415 - with rdflib a quarter of a second
    from rdflib import RDF, SH, Graph, URIRef  # noqa: PLC0415

    from samenhang.editorial.asked import Asked  # noqa: PLC0415

    knowledge = samenhang.knowledge
    data = (*knowledge.asserted.triples, *knowledge.shapes.triples, *knowledge.examples.triples)
    shapes = Graph().parse(data=writing.text(knowledge.editorial.triples, formats.N_TRIPLES), format="nt")
    asked = Asked(writing.text(data, formats.N_TRIPLES))
    _, report, _ = pyshacl.validate(asked, shacl_graph=shapes, inplace=True)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        # a question about the whole has the ontology as its focus, and names what is wrong as the value
        whole = isinstance(focus, URIRef) and str(focus) == terms.SAM.rstrip("#")
        about = str(value if whole and isinstance(value, URIRef) else focus)
        path, line = places.of(about)
        grave = report.value(result, SH.resultSeverity) == SH.Violation
        texts = _messages(shapes, report, result)
        yield Remark(_CHECK, path, line, terms.short(about), texts["nl"], texts["en"], grave)


def _messages(shapes: "Graph", report: "Graph", result: "Node") -> dict[str, str]:
    """Message by language, IRIs shortened.

    Messages that a query fills in come without their language, so each is matched with the template that it was made
    from.
    """
    from rdflib import SH, Literal  # noqa: PLC0415

    owner = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
    templates = {t.language: str(t) for t in shapes.objects(owner, SH.message) if isinstance(t, Literal)}
    found: dict[str, str] = {}
    for message in report.objects(result, SH.resultMessage):
        text = re.sub(r"https?://[^\s,]+[^\s,.]", lambda hit: terms.short(hit[0]), str(message))
        language = getattr(message, "language", None)
        made_from = (name for name, template in templates.items() if name and _filled(template, str(message)))
        found[language or next(made_from, "")] = text
    some = next(iter(found.values()), "")
    return {language: found.get(language, some) for language in ("nl", "en")}


def _filled(template: str, text: str) -> bool:
    """Whether a text is a template with its variables filled in."""
    parts = re.split(r"\{[?$]\w+\}", template)
    return re.fullmatch(".*".join(re.escape(part) for part in parts), text, re.DOTALL) is not None
