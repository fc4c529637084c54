"""Saved questions: SPARQL files whose comments say what they ask and which parameters they take.

The head of a file is YAML behind `#+`: `samenvatting_nl`, `samenvatting_en`; `parameters`, each with `naam`, `soort`,
`verplicht`, `voorbeeld`, `omschrijving_nl` and `omschrijving_en`; `kolommen`, the heading of each column in `nl` and
`en`; and `rijen`, how many rows one answer may have. A `soort` is `iri`, `tekst`, `getal`, or a kind of ours (`stand`,
`configuratie` …), of which a slug will do.

A parameter is a variable that the question selects; it is bound to a term and never written into the text. Binding it
must be the same as keeping only the rows with that value: the variable has to be bound by a pattern that is not
optional, and not only behind a GROUP BY.

A page is so many rows, unless a line `#+ bladzijde` ends a subselect: there the LIMIT goes, and a page is so many of
what that subselect chooses, each with all its rows. So a question that crosses all configurations looks up labels and
causes for those on the page only. Without the line it is the same question, answered whole.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pyoxigraph as ox
import yaml

from samenhang.knowledge import terms
from samenhang.knowledge.folders import Folders
from samenhang.knowledge.problems import KnowledgeError, Problem
from samenhang.store import guard

Term = dict[str, str]
"""A term as the worker reads it: `{"iri"}`, or `{"text", "datatype"}`."""
ROWS: Final = 1000
"""Rows that one answer may have where a question says nothing of it."""
_MARK: Final = "#+"
_CHOSEN: Final = re.compile(r"(?m)^[ \t]+#\+ bladzijde[ \t]*$")
_LANGUAGES: Final = ("nl", "en")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where there is one: every start reads all heads


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; `about` is its description by language, `example` a value that has an answer."""

    name: str
    kind: str
    required: bool
    about: dict[str, str]
    example: str | None = None

    def term(self, text: str) -> Term:
        """The term that a value stands for. Raises ValueError for what is no such term."""
        if self.kind == "tekst":
            return {"text": text}
        if self.kind == "getal":
            float(text)
            return {"text": text, "datatype": terms.XSD + ("decimal" if "." in text else "integer")}
        return {"iri": self._iri(text)}

    def _iri(self, text: str) -> str:
        prefix, colon, local = text.partition(":")
        iri = text
        if colon and prefix in terms.PREFIXES:
            iri = terms.PREFIXES[prefix] + local
        elif not colon and self.kind in (*terms.KINDS, "gemeente"):
            iri = terms.individual(self.kind, text)
        if not urlsplit(iri).scheme or any(c <= " " or c in '<>"{}|^`\\' for c in iri):
            raise ValueError(text)
        return iri


Named = Callable[[Parameter, str], Term]
"""Gives the term that a value of a parameter stands for. Raises ValueError or ParameterError."""


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question; `summary` is by language.

    `columns` are the headings of its table by name and language, in its order; None where the answer is no table.
    """

    name: str
    path: Path
    text: str
    summary: dict[str, str]
    parameters: tuple[Parameter, ...]
    columns: dict[str, dict[str, str]] | None = None
    rows: int = ROWS

    @property
    def chooses(self) -> bool:
        """Whether a page is so many of what a subselect chooses, each with all its rows, and not so many rows."""
        return _CHOSEN.search(self.text) is not None

    def page(self, number: int, size: int) -> str:
        """The text that asks for one page of the table, the first of which is 1."""
        return _page(self.text, f"LIMIT {size} OFFSET {(number - 1) * size}")

    def following(self, seen: int) -> str:
        """The text that asks for the first of what pages are made of, after so many; a page of it may have no rows."""
        return _following(self.text, seen)


class ParameterError(Exception):
    """Values that a question does not take: `name` of the parameter, `code` of what is wrong, and what would be
    right.
    """

    def __init__(self, code: str, name: str, right: tuple[str, ...] = (), value: str = "") -> None:
        super().__init__(f"{code}: {name}")
        self.code = code
        self.name = name
        self.right = right
        self.value = value


def load(folders: Folders) -> dict[str, Question]:
    """All saved questions by name. Raises KnowledgeError with file and line of every one that is broken."""
    found: dict[str, Question] = {}
    broken: list[Problem] = []
    for path in folders.query_files():
        try:
            question = read(path)
            found[question.name] = question
        except KnowledgeError as error:
            broken += error.problems
    if broken:
        raise KnowledgeError(broken)
    return found


def read(path: Path) -> Question:
    """The question in a file. Raises KnowledgeError with file and line; OSError where there is no such file."""
    text = path.read_text(encoding="utf-8")
    head = _head(path, text)
    try:
        parameters = tuple(_parameter(item) for item in head.get("parameters") or ())
        summary = {language: str(head[f"samenvatting_{language}"]) for language in _LANGUAGES}
        headings = {
            str(name): {language: str(heading[language]) for language in _LANGUAGES}
            for name, heading in (head.get("kolommen") or {}).items()
        }
        rows = int(head.get("rijen", ROWS))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _broken(path, 1, f"{_MARK} {error}") from None
    names = _check(path, text, parameters)
    if headings and list(headings) != names:
        raise _broken(path, 1, f"{_MARK} kolommen: {', '.join(headings)} ≠ {', '.join(names or ())}")
    columns = None if names is None else headings or {name: dict.fromkeys(_LANGUAGES, name) for name in names}
    return Question(path.stem, path, text, summary, parameters, columns, rows)


def bind(question: Question, values: Mapping[str, str], term: Named = Parameter.term) -> dict[str, Term]:
    """Terms by variable. `term` gives the term of a value, and may refuse what names nothing. Raises ParameterError
    for a name, a value or an absence that does not fit.
    """
    by_name = {p.name: p for p in question.parameters}
    for name in values:
        if name not in by_name:
            near = get_close_matches(name, by_name, n=1)
            raise ParameterError("unknown-parameter", name, tuple(near or by_name))
    bound = {}
    for name, parameter in by_name.items():
        if name not in values:
            if parameter.required:
                raise ParameterError("missing-parameter", name)
            continue
        try:
            bound[name] = term(parameter, values[name])
        except ValueError:
            raise ParameterError("wrong-value", name, (parameter.kind,), values[name]) from None
    return bound


def _head(path: Path, text: str) -> dict[str, Any]:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.startswith(_MARK)]
    try:
        head = yaml.load("\n".join(line[len(_MARK) :].removeprefix(" ") for _, line in lines), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line if error.problem_mark else 0
        raise _broken(path, lines[at][0], str(error.problem)) from None
    if not isinstance(head, dict):
        raise _broken(path, 1, f"{_MARK} samenvatting_nl, samenvatting_en")
    return head


def _parameter(item: dict[str, Any]) -> Parameter:
    about = {language: str(item[f"omschrijving_{language}"]) for language in _LANGUAGES}
    example = str(item["voorbeeld"]) if "voorbeeld" in item else None
    found = Parameter(str(item["naam"]), str(item["soort"]), bool(item.get("verplicht", False)), about, example)
    if example is not None:
        found.term(example)
    return found


def _check(path: Path, text: str, parameters: tuple[Parameter, ...]) -> list[str] | None:
    """Ask an empty store: whether the text parses, and whether its parameters can be bound; the names of its columns,
    or None where it has none.
    """
    nothing: dict[ox.Variable, Any] = {ox.Variable(p.name): ox.Literal("") for p in parameters}

    def asked(whole: str) -> Any:
        return ox.Store().query(whole, substitutions=nothing or None)

    try:
        found = asked(_page(text, "LIMIT 1 OFFSET 1"))  # as one page of it is asked
        asked(_following(text, 1))
    except SyntaxError:
        try:
            found = asked(text)
        except SyntaxError as error:
            raise _broken(path, _line(str(error.msg)), str(error.msg)) from None
        if isinstance(found, ox.QuerySolutions):
            last = len(text.rstrip().splitlines())
            raise _broken(path, last, "LIMIT, OFFSET, VALUES: zeg het met ‘rijen’ of binnen WHERE") from None
    except (ValueError, OSError, RuntimeError) as error:
        raise _broken(path, 1, str(error)) from None
    if not isinstance(found, ox.QuerySolutions):
        return None
    return [variable.value for variable in found.variables]


def _page(text: str, slice_: str) -> str:
    """A question with this LIMIT and OFFSET: where it marks the place, else at its end."""
    chosen = _CHOSEN.search(text)
    return f"{text[: chosen.start()]}{slice_}{text[chosen.end() :]}" if chosen else f"{text}\n{slice_}"


def _following(text: str, seen: int) -> str:
    """What a question makes pages of, after so many: what the subselect chooses that marks the place, else rows."""
    slice_, chosen = f"LIMIT 1 OFFSET {seen}", _CHOSEN.search(text)
    if chosen is None:
        return _page(text, slice_)
    before = text[: chosen.start()]
    opened: list[int] = []
    select: int | None = None
    for token in guard.TOKENS.finditer(before):
        if token["bracket"] == "{":
            opened.append(token.end())
        elif token["bracket"] == "}":
            opened.pop()
        elif select is None and (token["word"] or "").upper() == "SELECT":
            select = token.start()
    return f"{before[:select]}{before[opened[-1] if opened else select :]}{slice_}"


def _line(message: str) -> int | None:
    """Line of a message such as `error at 3:14: expected …`."""
    numbers: Iterator[str] = (word.partition(":")[0] for word in message.split() if word[:1].isdigit())
    first = next(numbers, "")
    return int(first) if first.isdigit() else None


def _broken(path: Path, line: int | None, detail: str) -> KnowledgeError:
    return KnowledgeError([Problem(path, line, None, f"vraag deugt niet: {detail}", f"broken question: {detail}")])
