"""Bound terms in the text of a question, for engines that take nothing but a text.

They stand as `VALUES` inside the question: behind it Virtuoso passes them over. And not at its start only: an engine
that works from the inside out would answer a subselect for every configuration there is, and pick ours afterwards. So
they are said again in every group that looks for the variable itself, as far as it is the same variable: in subselects
that select it, in every branch of a `UNION`, and behind `OPTIONAL` where the group before it was given the value, so
that nothing else could be joined to it; but not behind `MINUS` or `EXISTS`, where a `VALUES` would say something else.
Joining a group with the only value that the whole can have changes nothing in the answer; a subselect with a `LIMIT`
counts what is left, which is what a page is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from samenhang.store.guard import TOKENS

_APART: Final = frozenset(("MINUS", "EXISTS", "SERVICE", "CONSTRUCT", "VALUES"))
"""Words before a brace behind which nothing may be bound."""


@dataclass
class _Frame:
    """An open brace: a `group` that looks for something, one with a `select` in it, or one to stay out of."""

    kind: Literal["group", "select", "apart"]
    start: int
    scope: frozenset[str]
    root: bool = False
    optional: bool = False
    brackets: int = 0
    mentioned: set[str] = field(default_factory=set)
    selected: set[str] = field(default_factory=set)
    computed: bool = False
    within: list[tuple[int, frozenset[str], bool]] = field(default_factory=list)

    def closed(self) -> Iterator[tuple[int, frozenset[str]]]:
        """Where to bind which variables in here: at the start, and within; behind OPTIONAL only what is bound here."""
        here = self.scope if self.root else self.scope & self.mentioned
        bound_here = here if self.kind == "group" else frozenset()
        if bound_here:
            yield self.start, bound_here
        for start, names, optional in self.within:
            if left := names & bound_here if optional else names:
                yield start, left


def bound(text: str, values: Mapping[str, str]) -> str:
    """A question in which variables are bound to terms, written as SPARQL writes them; lines stay the same lines."""
    for at, names in sorted(_places(text, frozenset(values)).items(), reverse=True):
        variables, terms = " ".join(f"?{n}" for n in names), " ".join(values[n] for n in names)
        text = f"{text[:at]} VALUES ({variables}) {{ ({terms}) }} {text[at:]}"
    return text


def _places(text: str, names: frozenset[str]) -> dict[int, list[str]]:
    """Where to bind which variables, in characters from the start."""
    stack, word = [_Frame("select", 0, names, root=True)], ""
    for token in TOKENS.finditer(text):
        top, said = stack[-1], token[0]
        if token["word"]:
            word = said.upper()
            if word == "SELECT":
                top.kind = "select" if top.kind == "group" else top.kind
        elif said == "{":
            stack.append(_opened(top, word, token.end()))
            word = ""
        elif said == "}" and len(stack) > 1:
            closed = stack.pop()
            stack[-1].within += [(start, found, closed.optional) for start, found in closed.closed()]
            word = ""
        elif token["bracket"] in ("(", ")"):
            top.brackets += 1 if said == "(" else -1
            top.computed = True
        elif said[0] in "?$" and not top.brackets and word != "VALUES":
            (top.selected if top.kind == "select" else top.mentioned).add(said[1:])
    return {start: sorted(found) for start, found, _ in stack[0].within}


def _opened(top: _Frame, word: str, start: int) -> _Frame:
    """The frame of a brace behind a word."""
    if top.kind == "apart" or word in _APART or top.brackets:
        return _Frame("apart", start, frozenset())
    if top.kind == "group":
        return _Frame("group", start, top.scope, optional=word == "OPTIONAL")
    whole = top.root or not (top.selected or top.computed)  # `SELECT *`
    return _Frame("group", start, top.scope if whole else top.scope & top.selected, root=top.root)
