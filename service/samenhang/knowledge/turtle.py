"""Reading Turtle: the triples of a file, and the lines on which its names stand.

RDF parsers drop positions, so the lexer of pygments is asked for them, and only once something has to be reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from pygments.lexers.rdf import TurtleLexer
from pygments.token import Keyword, Name, Punctuation

from samenhang.knowledge.index import Blank, Literal, Term, Triple


class TurtleError(Exception):
    """A file that is not Turtle: its path, the line (1-based, or None) and what the parser said."""

    def __init__(self, path: Path, line: int | None, detail: str) -> None:
        super().__init__(f"{path}:{line or '?'}: {detail}")
        self.path = path
        self.line = line
        self.detail = detail


def plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """A term of pyoxigraph as one of ours. Quoted triples are refused with a ValueError."""
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.language, term.datatype.value)
    raise ValueError("quoted triples are not part of the knowledge")


def to_ox(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """One of our terms as a term of pyoxigraph."""
    if isinstance(term, str):
        return ox.NamedNode(term)
    if isinstance(term, Blank):
        return ox.BlankNode(term.name)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))


def plain_triple(quad: ox.Quad | ox.Triple) -> Triple:
    """A statement of pyoxigraph as one of our triples."""
    subject = plain(quad.subject)
    if isinstance(subject, Literal):  # never given by a parser; narrows the type
        raise ValueError("a literal cannot be a subject")
    return subject, quad.predicate.value, plain(quad.object)


def read(path: Path) -> list[Triple]:
    """Triples of a Turtle file, blank nodes renamed so that files never share one.

    Raises TurtleError where the file does not parse.
    """
    try:
        quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        return [plain_triple(q) for q in quads]
    except (SyntaxError, ValueError) as error:
        raise TurtleError(path, getattr(error, "lineno", None), str(getattr(error, "msg", None) or error)) from None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a Turtle text: its IRI, the line (1-based) and whether it opens a statement."""

    iri: str
    line: int
    subject: bool


def occurrences(text: str) -> Iterator[Occurrence]:
    """Every IRI and prefixed name of a Turtle text with its line, in order."""
    prefixes: dict[str, str] = {}
    prefix, declaring, opening, depth, line, at = "", False, True, 0, 1, 0
    for index, token, value in TurtleLexer().get_tokens_unprocessed(text):
        line += text.count("\n", at, index)
        at = index
        if token is Keyword and value.lower().lstrip("@") in ("prefix", "base"):
            declaring = True
        elif token is Name.Namespace:
            prefix = value.rstrip(":")
        elif token is Name.Variable and declaring:
            prefixes[prefix], declaring = value[1:-1], False
        elif token is Name.Tag or token is Name.Variable:
            iri = value[1:-1] if token is Name.Variable else prefixes.get(prefix, "") + value
            yield Occurrence(iri, line, opening)
            opening = False
        elif token is Punctuation:
            depth += value.count("[") + value.count("(") - value.count("]") - value.count(")")
            # the dot that closes a prefix declaration opens a statement as well
            opening = opening if value != "." or depth else True


def line_of(path: Path, iri: str, subject: str | None = None) -> int | None:
    """Line on which a name first stands in a file; within the statement of `subject` where that is given."""
    inside = subject is None
    for found in occurrences(path.read_text(encoding="utf-8", errors="replace")):
        if subject is not None and found.subject:
            inside = found.iri == subject
        if inside and found.iri == iri:
            return found.line
    return None
