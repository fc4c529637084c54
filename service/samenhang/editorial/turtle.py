"""The one form in which Turtle is written here, so that two people who say the same write the same.

Prefixes first, in order of the alphabet, only those that are used; no base and no labelled blank nodes; of every
subject first what it is, then what it is called, then what it means; spaces and no tabs; one newline at the end.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from samenhang.editorial.remarks import Places, Remark
from samenhang.knowledge.turtle import tokens
from samenhang.system import Samenhang

_CHECK = "vorm"
_ORDER = ("a", "skos:prefLabel", "skos:definition")


def check(samenhang: Samenhang, _places: Places) -> Iterator[Remark]:
    """A remark for every place that has another form."""
    for path in samenhang.knowledge.folders.turtle_files():
        text = path.read_text(encoding="utf-8")
        for line, nl, en in sorted((*_prefixes(text), *_spaces(text), *_order(text))):
            yield Remark(_CHECK, path, line, "", nl, en)


Found = Iterator[tuple[int, str, str]]


def _prefixes(text: str) -> Found:
    declared, used, declaring = [], set(), False
    for token in tokens(text):
        if token.kind == "directive":
            declaring = True
            if "base" in token.text.lower():
                yield token.line, "een @base; schrijf een prefix", "a @base; write a prefix"
        elif token.kind == "name" and declaring:
            declared.append((token.prefix, token.line))
        elif token.kind == "name":
            used.add(token.prefix)
        elif token.kind == "iri":
            declaring = False
        elif token.kind == "blank":
            yield token.line, "een blanke knoop met een naam; schrijf [ … ]", "a labelled blank node; write [ … ]"
    for (before, _), (name, line) in pairwise(declared):
        if name <= before:
            yield line, f"prefix {name}: hoort voor {before}:", f"prefix {name}: belongs before {before}:"
    for name, line in declared:
        if name not in used:
            yield line, f"prefix {name}: wordt niet gebruikt", f"prefix {name}: is not used"


def _spaces(text: str) -> Found:
    in_text = _multiline(text)
    for n, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield n, "een tab; schrijf spaties", "a tab; write spaces"
        if line != line.rstrip() and n not in in_text:
            yield n, "spaties aan het eind van de regel", "spaces at the end of the line"
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield text.count("\n") + 1, "eindig met één regeleinde", "end with one newline"


def _multiline(text: str) -> set[int]:
    """Lines inside texts between triple quotes, where spaces are part of what is said."""
    found: set[int] = set()
    for hit in re.finditer(r'"""(?:[^"\\]|\\.|"(?!""))*"""', text, re.DOTALL):
        first = text.count("\n", 0, hit.start()) + 1
        found.update(range(first, first + hit[0].count("\n") + 1))
    return found


def _order(text: str) -> Found:
    """Predicates of a subject that come after one they should precede."""
    last, depth, expecting, subject = -1, 0, False, True
    for token in tokens(text):
        if token.kind == "mark":
            depth += (token.text in "[(") - (token.text in "])")
            if not depth and token.text == ".":
                last, expecting, subject = -1, False, True
            elif not depth and token.text == ";":
                expecting = True
        elif not depth and expecting:
            expecting = False
            if token.text in _ORDER:
                place = _ORDER.index(token.text)
                if place < last:
                    yield (
                        token.line,
                        f"{token.text} hoort voor {_ORDER[last]}",
                        f"{token.text} belongs before {_ORDER[last]}",
                    )
                last = max(last, place)
        elif not depth and subject and token.kind in ("name", "iri"):
            subject, expecting = False, True
