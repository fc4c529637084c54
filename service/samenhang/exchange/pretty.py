"""Turtle that people can read and that comes out the same every time.

Subjects and predicates are sorted, blank nodes stand where they are used and have no label, and there is no base: two
such files can be joined end to end without one changing the meaning of the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Index, Literal, Term, Triple

_INDENT: Final = "    "
_LOCAL: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*\Z")
_PLAIN: Final = {
    terms.XSD + "boolean": re.compile(r"(true|false)\Z"),
    terms.XSD + "integer": re.compile(r"[+-]?\d+\Z"),
    terms.XSD + "decimal": re.compile(r"[+-]?\d*\.\d+\Z"),
}
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LIST: Final = {terms.FIRST, terms.REST}
_FIRST: Final = (terms.TYPE, terms.LABEL, terms.DEFINITION)


def turtle(triples: Iterable[Triple]) -> str:
    """The triples as Turtle. Blank nodes that nothing or several things refer to get a label after all."""
    return _Writer(triples).text()


class _Writer:
    def __init__(self, triples: Iterable[Triple]) -> None:
        self.index = Index(triples)
        self.used: set[str] = set()
        self.predicates: dict[str | Blank, list[str]] = defaultdict(list)
        references: dict[Term, int] = defaultdict(int)
        for s, p, o in self.index.triples:
            if p not in self.predicates[s]:
                self.predicates[s].append(p)
            references[o] += 1
        self.roots = sorted(s for s in self.predicates if isinstance(s, str))
        blanks = list(dict.fromkeys(t for triple in self.index.triples for t in triple if isinstance(t, Blank)))
        loose = [b for b in blanks if not references[b]]
        reached = self._reached([*self.roots, *loose])
        named = [b for b in blanks if references[b] > 1 or b not in reached]
        self.labels = {b: f"_:b{n}" for n, b in enumerate(named)}
        self.own = [b for b in (*loose, *named) if b in self.predicates]

    def _reached(self, starts: Sequence[str | Blank]) -> set[str | Blank]:
        """What is written inside one of these; the rest are blank nodes in a circle."""
        found, queue = set(starts), list(starts)
        while queue:
            node = queue.pop()
            for predicate in self.predicates.get(node, ()):
                for value in self.index.objects(node, predicate):
                    if isinstance(value, Blank) and value not in found:
                        found.add(value)
                        queue.append(value)
        return found

    def _list(self, head: Term) -> list[Term] | None:
        """The members of a list that is nothing but a list, else None."""
        members: list[Term] = []
        while isinstance(head, Blank) and head not in self.labels and set(self.predicates[head]) == _LIST:
            first, rest = self.index.objects(head, terms.FIRST), self.index.objects(head, terms.REST)
            if len(first) != 1 or len(rest) != 1:
                return None
            members.append(first[0])
            head = rest[0]
        return members if head == terms.NIL else None

    def text(self) -> str:
        body = [self._statement(s, self._term(s)) for s in self.roots]
        body += sorted(self._statement(b, self.labels.get(b, "[]")) for b in self.own)
        head = [f"@prefix {name}: <{terms.PREFIXES[name]}> ." for name in sorted(self.used)]
        return "\n".join(head) + "\n\n" + "\n\n".join(body) + "\n"

    def _statement(self, subject: str | Blank, name: str) -> str:
        return f"{name} {self._predicates(subject, 1)} ."

    def _predicates(self, subject: str | Blank, depth: int) -> str:
        pad = "\n" + _INDENT * depth
        parts = []
        for p in sorted(self.predicates[subject], key=lambda p: (p not in _FIRST, p)):
            values = sorted(self._object(o, depth + 1) for o in self.index.objects(subject, p))
            name = "a" if p == terms.TYPE else self._term(p)
            parts.append(f"{name} {f' ,{pad}{_INDENT}'.join(values)}")
        return f" ;{pad}".join(parts)

    def _object(self, term: Term, depth: int) -> str:
        if not isinstance(term, Blank) or term in self.labels:
            return self._term(term)
        members = self._list(term)
        if members:
            return f"( {' '.join(self._object(m, depth) for m in members)} )"
        if not self.predicates[term]:
            return "[]"
        return f"[ {self._predicates(term, depth)} ]"

    def _term(self, term: Term) -> str:
        if isinstance(term, Blank):
            return self.labels.get(term, "[]")
        if isinstance(term, Literal):
            return self._literal(term)
        for name, base in terms.PREFIXES.items():
            if term.startswith(base) and _LOCAL.match(term[len(base) :]):
                self.used.add(name)
                return f"{name}:{term[len(base) :]}"
        return "<" + re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda c: f"\\u{ord(c[0]):04X}", term) + ">"

    def _literal(self, literal: Literal) -> str:
        plain = _PLAIN.get(literal.datatype)
        if plain and plain.match(literal.text):
            return literal.text
        if "\n" in literal.text and '"""' not in literal.text and not literal.text.endswith('"'):
            quoted = '"""' + literal.text.replace("\\", "\\\\").replace("\r", "\\r") + '"""'
        else:
            quoted = '"' + re.sub(r'[\\"\n\r\t]', lambda c: _ESCAPES[c[0]], literal.text) + '"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        return quoted if literal.datatype == terms.XSD + "string" else f"{quoted}^^{self._term(literal.datatype)}"
