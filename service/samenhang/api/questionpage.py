"""A saved question and its answer as a page for people: a form for its parameters, a table, and other forms to take."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Final
from urllib.parse import urlencode

from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Term
from samenhang.publication.naming import Text, address
from samenhang.store.questions import Question
from samenhang.store.tables import Table

STYLE: Final = """\
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: end; }
label { display: block; }
input, button { font: inherit; padding: .25rem .5rem; }
.tabel { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #8888; }
td.getal { text-align: right; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; }
:focus-visible { outline: 3px solid #1f63c4; outline-offset: 2px; }
"""
WORDS: Final = {
    "nl": {
        "ask": "Vraag",
        "all": "Alle bewaarde vragen",
        "as": "Als",
        "none": "Er zijn geen rijen.",
        "rows": "Rij {first} tot en met {last}",
        "chosen": "Bladzijde {number}, aantal rijen: {rows}",
        "prev": "Vorige",
        "next": "Volgende",
        "needed": "nodig",
        "pages": "Bladeren",
        "forms": "Andere vormen",
    },
    "en": {
        "ask": "Ask",
        "all": "All saved questions",
        "as": "As",
        "none": "There are no rows.",
        "rows": "Row {first} to {last}",
        "chosen": "Page {number}, number of rows: {rows}",
        "prev": "Previous",
        "next": "Next",
        "needed": "needed",
        "pages": "Pages",
        "forms": "Other forms",
    },
}
FORMS: Final = ("csv", "xlsx", "json", "ttl")
Called = Callable[[str], Text]
"""What something with an IRI is called."""


def page(
    question: Question,
    table: Table,
    asked: Mapping[str, str],
    links: Mapping[str, str],
    place: tuple[int, int],
    language: str,
    called: Called,
) -> str:
    """The page. `asked` are the parameters as they came, `links` the other pages by relation, `place` which page this
    is, from 1, and how much is on one. What has an address of ours stands there by name, and leads to its page.
    """
    words = WORDS[language]
    title = escape(question.summary[language])
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="stylesheet" href="/v1/queries.css"></head>\n'
        f'<body><nav><a href="/sparql">{words["all"]}</a></nav>\n<main><h1>{title}</h1>\n'
        f"{_form(question, asked, language)}{_table(question, table, place, language, called)}"
        f"{_links(links, words)}{_forms(question, asked, words)}</main></body></html>\n"
    )


def _form(question: Question, asked: Mapping[str, str], language: str) -> str:
    words = WORDS[language]
    fields = []
    for p in question.parameters:
        needed, mark = (" required", f" ({words['needed']})") if p.required else ("", "")
        fields.append(
            f'<p><label for="{p.name}">{escape(p.about[language])}{mark}</label>'
            f'<input id="{p.name}" name="{p.name}" value="{escape(asked.get(p.name, ""))}"'
            f' placeholder="{escape(p.example or "")}"{needed}></p>'
        )
    return f"<form>{''.join(fields)}<p><button>{words['ask']}</button></p></form>\n" if fields else ""


def _table(question: Question, table: Table, place: tuple[int, int], language: str, called: Called) -> str:
    words = WORDS[language]
    if not table.rows:
        return f"<p>{words['none']}</p>\n"
    headings = question.columns or {}
    heads = "".join(f'<th scope="col">{escape(headings.get(n, {}).get(language, n))}</th>' for n in table.names)
    rows = "".join(
        f"<tr>{''.join(_cell(row.get(n), language, called) for n in table.names)}</tr>\n" for row in table.rows
    )
    number, size = place
    first = (number - 1) * size + 1
    caption = words["rows"].format(first=first, last=first + len(table.rows) - 1)
    if question.chooses:
        caption = words["chosen"].format(number=number, rows=len(table.rows))
    return (
        f'<div class="tabel" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
    )


def _cell(term: Term | None, language: str, called: Called) -> str:
    if term is None:
        return "<td></td>"
    if isinstance(term, Blank):
        return f"<td>_:{escape(term.name)}</td>"
    if isinstance(term, str):
        return f"<td>{_link(term, language, called)}</td>"
    number = term.datatype in (terms.XSD + "integer", terms.XSD + "decimal")
    kind = ' class="getal"' if number else _spoken(term.language)
    return f"<td{kind}>{escape(term.text)}</td>"


def _link(iri: str, language: str, called: Called) -> str:
    """Something by name, leading to its page; what is not ours by its own address."""
    place, name = address(iri), called(iri)
    other = name.language not in (None, language)
    text = f"<span{_spoken(name.language)}>{escape(name.text)}</span>" if other else escape(name.text)
    if place is None:
        return text
    if place.startswith("/"):
        before, mark, anchor = place.partition("#")
        place = f"{before}?taal={language}{mark}{anchor}"
    return f'<a href="{escape(place)}">{text}</a>'


def _spoken(language: str | None) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _links(links: Mapping[str, str], words: Mapping[str, str]) -> str:
    shown = [
        f'<li><a rel="{rel}" href="{escape(links[rel])}">{words[rel]}</a></li>'
        for rel in ("prev", "next")
        if rel in links
    ]
    return f'<nav aria-label="{words["pages"]}"><ul>{"".join(shown)}</ul></nav>\n' if shown else ""


def _forms(question: Question, asked: Mapping[str, str], words: Mapping[str, str]) -> str:
    shown = [
        f'<li><a href="?{escape(urlencode({**asked, "formaat": form}))}">{words["as"]} {form.upper()}</a></li>'
        for form in FORMS
    ]
    return f'<nav aria-label="{words["forms"]}"><ul>{"".join(shown)}</ul></nav>\n'
