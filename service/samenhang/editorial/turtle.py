"""The one form in which Turtle is written here, so that two people who say the same write the same.

Prefixes first, in order of the alphabet, only those that are used; no base and no labelled blank nodes; of every
subject first what it is, then what it is called, then what it means; spaces and no tabs; one newline at the end.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pygments.lexers.rdf import TurtleLexer
from pygments.token import Comment, Keyword, Name, Punctuation

from samenhang.editorial.remarks import Places, Remark
from samenhang.system import Samenhang

_CHECK = "vorm"
_ORDER = ("a", "skos:prefLabel", "skos:definition")
_PREFIX = re.compile(r"^@prefix\s+([\w-]*):", re.MULTILINE)


def check(samenhang: Samenhang, _places: Places) -> Iterator[Remark]:
    """A remark for every place that has another form."""
    for path in samenhang.knowledge.folders.turtle_files():
        text = path.read_text(encoding="utf-8")
        for line, nl, en in sorted((*_prefixes(text), *_spaces(text), *_order(text))):
            yield Remark(_CHECK, path, line, "", nl, en)


Found = Iterator[tuple[int, str, str]]


def _prefixes(text: str) -> Found:
    names = [(hit[1], text.count("\n", 0, hit.start()) + 1) for hit in _PREFIX.finditer(text)]
    for (before, _), (name, line) in pairwise(names):
        if name <= before:
            yield line, f"prefix {name}: hoort voor {before}:", f"prefix {name}: belongs before {before}:"
    used = _used(text)
    for name, line in names:
        if name not in used:
            yield line, f"prefix {name}: wordt niet gebruikt", f"prefix {name}: is not used"


def _used(text: str) -> set[str]:
    found, declaring = set(), False
    for token, value in TurtleLexer().get_tokens(text):
        if token is Keyword and value.lower().lstrip("@") in ("prefix", "base"):
            declaring = True
        elif token is Name.Namespace and not declaring:
            found.add(value.rstrip(":"))
        elif token is Punctuation and value == ".":
            declaring = False
    return found


def _spaces(text: str) -> Found:
    in_text = _multiline(text)
    for n, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield n, "een tab; schrijf spaties", "a tab; write spaces"
        if line != line.rstrip() and n not in in_text:
            yield n, "spaties aan het eind van de regel", "spaces at the end of the line"
        if n not in in_text and re.match(r"@base|BASE\s", line):
            yield (
                n,
                "een @base; schrijf elke IRI voluit of met een prefix",
                "a @base; write IRIs in full or with a prefix",
            )
        if n not in in_text and re.search(r"(?<![\w\"'#])_:\w", line.split("#")[0]):
            yield n, "een blanke knoop met een naam; schrijf [ … ]", "a labelled blank node; write [ … ]"
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
    last, line, at, depth, expecting, subject, prefix = -1, 1, 0, 0, False, True, ""
    for index, token, value in TurtleLexer().get_tokens_unprocessed(text):
        line += text.count("\n", at, index)
        at = index
        if token is Punctuation and value in "[(":
            depth += 1
        elif token is Punctuation and value in "])":
            depth -= 1
        elif depth or not value.strip() or token in (Comment, Comment.Single):
            continue
        elif token is Punctuation and value == ".":
            last, expecting, subject = -1, False, True
        elif token is Punctuation and value == ";":
            expecting = True
        elif token is Name.Namespace:
            prefix = value.rstrip(":")
        elif token in (Name.Tag, Name.Variable, Keyword.Type):
            name = "a" if token is Keyword.Type else f"{prefix}:{value}"
            if expecting and name in _ORDER:
                place = _ORDER.index(name)
                if place < last:
                    yield line, f"{name} hoort voor {_ORDER[last]}", f"{name} belongs before {_ORDER[last]}"
                last = max(last, place)
            if expecting:
                expecting = False
            elif subject:
                subject, expecting = False, True
