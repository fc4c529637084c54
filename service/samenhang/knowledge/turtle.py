"""Reading Turtle: the triples of a file, and the lines on which its names stand.

RDF parsers drop positions, so the text is cut into tokens once something has to be reported. (The Turtle lexer of
pygments will not do: between two texts in triple quotes it sees nothing.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

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


_TOKENS: Final = re.compile(
    r"""
      \#[^\n]*                                                                # comment
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | \'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'      # long texts
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'                              # short texts
    | (?P<iri><[^<>"{}|^`\x00-\x20]*>)
    | (?P<directive>@prefix\b|@base\b|\bprefix\b(?!:)|\bbase\b(?!:))
    | @[a-z]+(?:-[a-z0-9]+)*                                                  # language
    | (?P<blank>_:[\w.-]*\w)
    | (?P<prefix>[^\W\d_][\w.-]*)?:(?P<local>(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*)
    | [+-]?(?:\d+\.\d+|\.\d+|\d+)(?:e[+-]?\d+)?                             # number
    | (?P<word>[a-z]+)
    | (?P<mark>[\[\](){};,.])
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of Turtle that is no text, number or comment: what kind it is, its text, and its line (1-based)."""

    kind: str
    """`iri`, `name`, `directive`, `blank`, `word` (`a` and the truth values) or `mark`."""
    text: str
    line: int
    prefix: str = ""
    local: str = ""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a Turtle text, in order."""
    line, at = 1, 0
    for found in _TOKENS.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        if found["local"] is not None:
            local = re.sub(r"\\(.)", r"\1", found["local"])
            yield Token("name", found[0], line, found["prefix"] or "", local)
        elif found.lastgroup:
            yield Token(found.lastgroup, found[0], line)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a Turtle text: its IRI, the line (1-based) and whether it opens a statement."""

    iri: str
    line: int
    subject: bool


def occurrences(text: str) -> Iterator[Occurrence]:
    """Every IRI and prefixed name of a Turtle text with its line, in order."""
    prefixes: dict[str, str] = {}
    declaring: str | None = None
    opening, depth = True, 0
    for token in tokens(text):
        if token.kind == "directive":
            declaring = ""
        elif declaring is not None:
            if token.kind == "iri":
                prefixes[declaring], declaring = token.text[1:-1], None
            declaring = token.prefix if token.kind == "name" else declaring
        elif token.kind in ("name", "iri"):
            iri = token.text[1:-1] if token.kind == "iri" else prefixes.get(token.prefix, "") + token.local
            yield Occurrence(iri, token.line, opening)
            opening = False
        elif token.kind == "mark":
            depth += (token.text in "[(") - (token.text in "])")
            # the dot that closes a prefix declaration opens a statement as well; a graph in TriG holds statements too
            opening = (opening or (token.text in ".{}" and not depth)) and token.text not in "[("


def line_of(path: Path, iri: str, subject: str | None = None) -> int | None:
    """Line on which a name first stands in a file; within the statement of `subject` where that is given."""
    inside = subject is None
    for found in occurrences(path.read_text(encoding="utf-8", errors="replace")):
        if subject is not None and found.subject:
            inside = found.iri == subject
        if inside and found.iri == iri:
            return found.line
    return None
