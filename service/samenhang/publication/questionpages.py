"""Saved questions as pages for people: the list of them, and each with a form, its answer as a table, and files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Literal, Term
from samenhang.publication.naming import Names, Text
from samenhang.publication.pages import View, rendered
from samenhang.publication.values import Values
from samenhang.publication.words import PAGE, said
from samenhang.store.questions import Question
from samenhang.store.tables import XLSX, Table

_FILES: Final = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("Excel", XLSX),
    "json": ("JSON", "application/sparql-results+json"),
    "ttl": ("Turtle", "text/turtle"),
}
"""The files to take, by what `formaat` says: name and media type."""
_KEPT: Final = ("taal", "formaat", "perPagina")
"""What the address says that asking again leaves as it is."""
_NUMBERS: Final = (terms.XSD + "integer", terms.XSD + "decimal")
_NAME: Final = "Naam"
_GROUPS: Final = ("about-configuration", "about-one", "about-some", "about-all")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there is no answer: a sentence, the parameter that it is about, and names with their addresses that would do,
    after the word `lead`. Not `wrong` where nothing was filled in yet.
    """

    sentence: str
    field: str | None = None
    nearest: tuple[tuple[str, str], ...] = ()
    lead: str = "nearest"
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in a table, and where it leads."""

    text: Text
    place: str | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as a page shows it; `links` are the other pages of it by relation."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form; `names` are the values to choose from, each with what it is called."""

    name: str
    about: str
    value: str
    required: bool
    names: Sequence[tuple[str, str]]


def page(
    question: Question,
    asked: Mapping[str, str],
    view: View,
    known: Values,
    *,
    answer: Shown | None = None,
    fault: Fault | None = None,
) -> str:
    """The page of a question. `asked` are its parameters as they came."""
    language = view.language
    fields = [
        Field(
            p.name,
            p.about[language].removesuffix("."),
            known.shown(p, asked.get(p.name, ""), language),
            p.required,
            known.names(p.kind, language),
        )
        for p in question.parameters
    ]
    hidden = [(key, value) for key, value in view.kept if key in _KEPT]
    meant = [known.meant(p, asked[p.name], language) for p in question.parameters if answer and p.name in asked]
    return rendered(
        "question",
        view,
        title=question.summary[language],
        fields=fields,
        hidden=hidden,
        meant=[(label, view.href(iri)) for label, iri in filter(None, meant)],
        answer=answer,
        fault=fault,
        forms=_FILES,
    )


def shown(
    question: Question, table: Table, links: Mapping[str, str], place: tuple[int, int], view: View, names: Names
) -> Shown:
    """An answer for the page. `place` is which page of the answer this is, from 1, and how much is on one. What has an
    address of ours stands there by name; a column with just that name is left out.
    """
    number, size = place
    first, count = (number - 1) * size + 1, len(table.rows)
    key = "rows-from" if not question.chooses else "row-chosen" if count == 1 else "rows-chosen"
    caption = said(PAGE[key], view.language).format(first=first, last=first + count - 1, number=number, rows=count)
    named = {name: name + _NAME for name in table.names if _by_name(table, name)}
    columns = [name for name in table.names if name not in named.values()]
    headings = question.columns or {}
    return Shown(
        caption,
        tuple(headings.get(name, {}).get(view.language, name) for name in columns),
        tuple(tuple(_cell(row.get(n), row.get(named.get(n, "")), view, names) for n in columns) for row in table.rows),
        tuple((relation, links[relation]) for relation in ("prev", "next") if relation in links),
    )


def listed(questions: Iterable[Question], view: View) -> str:
    """The page of all questions, grouped by what has to be filled in."""
    groups: dict[str, list[tuple[str, str]]] = {key: [] for key in _GROUPS}
    for question in questions:
        groups[_group(question)].append(_link(question, view))
    found = [(said(PAGE[key], view.language), sorted(links)) for key, links in groups.items() if links]
    return rendered("questions", view, name=None, groups=found, nearest=[])


def unknown(name: str, nearest: Iterable[Question], view: View) -> str:
    """The page of a question that does not exist, with those whose name looks like it."""
    return rendered("questions", view, name=name, groups=[], nearest=[_link(q, view) for q in nearest])


def _link(question: Question, view: View) -> tuple[str, str]:
    return question.summary[view.language], view.local(f"/v1/queries/{question.name}")


def _group(question: Question) -> str:
    required = [p.kind for p in question.parameters if p.required]
    if "configuratie" in required:
        return "about-configuration"
    if required:
        return "about-one"
    return "about-some" if question.parameters else "about-all"


def _by_name(table: Table, name: str) -> bool:
    """Whether a column has things only, with their names in a column of their own."""
    return name + _NAME in table.names and all(isinstance(row.get(name, ""), str) for row in table.rows)


def _cell(term: Term | None, beside: Term | None, view: View, names: Names) -> Cell:
    """A value; `beside` is the name that the answer itself gives to it."""
    if term is None and beside is not None:
        return _cell(beside, None, view, names)
    if term is None:
        return Cell(Text(""))
    if isinstance(term, Blank):
        return Cell(Text(f"_:{term.name}"))
    if isinstance(term, str):
        return Cell(_name(term, beside, names), view.href(term))
    return Cell(names.value(term), number=term.datatype in _NUMBERS)


def _name(iri: str, beside: Term | None, names: Names) -> Text:
    """What a thing is called: here, or else in the answer."""
    if (found := names.known(iri)) is not None:
        return found
    if isinstance(beside, Literal):
        return Text(beside.text, beside.language)
    return names.of(iri)
