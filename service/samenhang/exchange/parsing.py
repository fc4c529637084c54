"""RDF text to triples, with limits that keep a small text from taking the service down.

Deep JSON-LD and long chains of terms in its context overflow the stack of the parser, and deeply nested XML takes it
minutes: both are refused before it sees them.
"""

import re
from typing import Any, Final
from xml.parsers import expat

import pyoxigraph as ox

from samenhang.exchange.formats import JSON_LD, RDF_XML, Format
from samenhang.exchange.plain import DEPTH, read_json
from samenhang.exchange.unreadable import UnreadableError
from samenhang.knowledge.index import Triple
from samenhang.knowledge.turtle import plain_triple

CONTEXT_TERMS: Final = 1000
"""Terms that the contexts of one JSON-LD document may define together."""


def triples(text: str, form: Format) -> list[Triple]:
    """The triples of a document, those of all its graphs together. Raises UnreadableError."""
    if form is JSON_LD:
        _bound_json_ld(read_json(text))
    elif form is RDF_XML:
        _bound_xml(text)
    try:
        return [plain_triple(quad) for quad in ox.parse(text.encode(), format=form.rdf, rename_blank_nodes=True)]
    except SyntaxError as error:
        words = str(error.msg)
        if "LoadDocumentCallback" in words:
            raise UnreadableError("remote-context") from None
        raise UnreadableError("not-rdf", error.lineno, f"{form.name}: {words}") from None
    except ValueError:
        raise UnreadableError("quoted-triple") from None


def _bound_json_ld(document: Any) -> None:
    terms = 0
    level = [document]
    for _ in range(DEPTH):
        deeper: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                contexts = value.get("@context", ())
                for context in contexts if isinstance(contexts, list) else [contexts]:
                    terms += len(context) if isinstance(context, dict) else 1
                deeper.extend(value.values())
            elif isinstance(value, list):
                deeper.extend(value)
        if terms > CONTEXT_TERMS:
            raise UnreadableError("large-context", None, str(CONTEXT_TERMS))
        if not deeper:
            return
        level = deeper
    raise UnreadableError("too-deep")


def _bound_xml(text: str) -> None:
    """Refuse deep nesting and entities of one's own; what is not XML at all gets its message here, with its line."""
    parser = expat.ParserCreate()
    depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise UnreadableError("too-deep", parser.CurrentLineNumber)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        raise UnreadableError("entities", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    # the text was decoded already, so what it says of its own encoding no longer holds
    bare = re.sub(r"""^(<\?xml[^>]*?)\s+encoding\s*=\s*(["'])[^"']*\2""", r"\1", text)
    try:
        parser.Parse(bare, True)
    except expat.ExpatError as error:
        raise UnreadableError("not-rdf", error.lineno, f"{RDF_XML.name}: {expat.ErrorString(error.code)}") from None
