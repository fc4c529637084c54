"""Pages for people: what a reader sees of a thing, of a kind of things, and of the ontology."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from samenhang.exchange.formats import RDF, Format
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal
from samenhang.publication.naming import Names, Text, address
from samenhang.publication.relations import SEVERITY, Link, Relations
from samenhang.publication.rules import Mentions
from samenhang.publication.terminology import Terminology
from samenhang.publication.things import Things
from samenhang.publication.words import PAGE, VALUES, said

FORMS: Final = {form.suffixes[0].removeprefix("."): form for form in RDF}
"""Other forms of a page, by what `formaat` says."""
FOLD: Final = 24
"""Links of one kind that stand open; more are folded, with their number."""
MENU: Final = (
    ("/", "desk"),
    ("/sparql", "questions"),
    ("/id", "things"),
    ("/def", "terms"),
    ("/catalogus", "data"),
)
"""Where the menu of every page leads, and what that is called."""
_OWN: Final = ("kennisbank", "redactie")
"""Kinds of ours that are about the knowledge itself."""
_UNSHOWN: Final = {
    *(terms.LABEL, terms.DEFINITION, terms.DCT + "title", terms.DCT + "description", terms.RDFS + "label"),
    *(terms.SAM + name for name in ("volgorde", "afgeleid", "aantalRijen", "hoofdstuk")),
}


@dataclass(frozen=True, slots=True)
class View:
    """How a page is asked for: its address, its language, and whether the address says so (then links say it too)."""

    path: str
    language: str
    spoken: bool = False
    version: str = ""
    forms: Mapping[str, Format] = field(default_factory=lambda: FORMS)
    kept: tuple[tuple[str, str], ...] = ()
    """What else the address says, which links to other forms of this page say too."""

    def here(self, /, **said: str) -> str:
        """The address of this page with something said in it, or said otherwise; an empty value is left out."""
        pairs = [(key, value) for key, value in self.kept if key not in said]
        pairs += [(key, value) for key, value in said.items() if value]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def href(self, iri: str) -> str | None:
        """Where a link to an IRI leads, in the language of this page."""
        found = address(iri)
        return self.local(found) if found is not None and found.startswith("/") else found

    def local(self, path: str) -> str:
        """A path of ours in the language of this page."""
        if not self.spoken:
            return path
        before, mark, anchor = path.partition("#")
        return f"{before}?taal={self.language}{mark}{anchor}"


def thing(things: Things, mentions: Mentions, iri: str, view: View) -> str:
    """The page of one thing."""
    names = Names(things.stated, view.language)
    relations = Relations(things, names)
    return rendered(
        "thing",
        view,
        iri=iri,
        label=names.of(iri),
        definition=names.best(iri, terms.DEFINITION) or names.best(iri, terms.DCT + "description"),
        kinds=kinds_of(things, iri, names),
        own=things.stated.true(iri, terms.SAM + "afgeleid"),
        facts=_facts(things, iri, names),
        rule=mentions.told(iri, relations),
        sections=relations.sections(iri, rules=mentions.groups(iri, relations)),
        contradictions=relations.contradictions(iri),
        sources=[Link(passage, relations.place(passage)) for passage in sorted(things.stated.iris(iri, terms.SOURCE))],
    )


def kinds(things: Things, view: View) -> str:
    """The page of all kinds of things, with how many there are of each."""
    names = Names(things.stated, view.language)
    rows = [(kind, _of_kind(things, kind, names), len(iris)) for kind, iris in things.by_kind.items()]
    rows.sort(key=lambda row: row[1].text.casefold())
    technical = {kind for kind, _, _ in rows if kind in _OWN or not _classed(things, kind)}
    return rendered(
        "kinds",
        view,
        rows=[row for row in rows if row[0] not in technical],
        technical=[row for row in rows if row[0] in technical],
    )


def kind(things: Things, name: str, view: View) -> str:
    """The page of all things of a kind."""
    names = Names(things.stated, view.language)
    relations = Relations(things, names)
    links = [relations.link(iri) for iri in things.by_kind[name]]
    links.sort(key=lambda link: (link.label.text.casefold(), link.iri))
    return rendered("kind", view, label=_of_kind(things, name, names), links=links)


def ontology(things: Things, view: View) -> str:
    """The documentation of the ontology."""
    return rendered("ontology", view, terminology=Terminology(things, Names(things.knowledge.asserted, view.language)))


def missing(things: Things, iri: str, nearest: list[str], view: View) -> str:
    """The page of what does not exist, with the names that look like it."""
    relations = Relations(things, Names(things.stated, view.language))
    return rendered("missing", view, iri=iri, links=[relations.link(near) for near in nearest])


def style() -> bytes:
    """The style sheet of all pages."""
    source, _, _ = PackageLoader(__package__).get_source(_environment(), "pages.css")
    return source.encode()


@cache
def _environment() -> Environment:
    """Escapes whatever it fills in: the knowledge of others may hold any text."""
    found = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"fold": FOLD, "menu": MENU}
    return found


def rendered(template: str, view: View, **values: Any) -> str:
    """A page from one of the templates, in the language of the view."""
    language = view.language

    def word(key: str, **inside: object) -> str:
        return said(PAGE[key], language).format(**inside)

    other = "nl" if language == "en" else "en"
    return (
        _environment()
        .get_template(f"{template}.html")
        .render(view=view, language=language, other=other, word=word, **values)
    )


def kinds_of(things: Things, iri: str, names: Names) -> list[Link]:
    """What a thing is: its classes as stated, without those that another of them already implies."""
    index = things.knowledge.closed
    stated = [t for t in things.stated.iris(iri, terms.TYPE) if t.startswith(terms.SAM) or t in VALUES]
    own = [t for t in stated if t.startswith(terms.SAM)] or stated
    implied = {up for t in own for up in index.iris(t, terms.RDFS + "subClassOf") if up != t}
    return [Link(t, names.of(t)) for t in own if t not in implied]


def _of_kind(things: Things, kind: str, names: Names) -> Text:
    """What things of a kind are called: the class that most of them have."""
    found = _class(things, kind)
    if found is None:
        return Text(kind, "nl")
    name = names.of(found)
    if found.startswith(terms.SAM) or name.text.casefold() == kind:
        return name
    return Text(f"{name.text}: {kind}", name.language)


def _classed(things: Things, kind: str) -> bool:
    """Whether things of a kind are of a class of ours; those of standards only serve who maintains the whole."""
    return (_class(things, kind) or "").startswith(terms.SAM)


def _class(things: Things, kind: str) -> str | None:
    """The class that most things of a kind have, one of ours before others."""
    counts: dict[str, int] = {}
    for iri in things.by_kind[kind]:
        for cls in things.stated.iris(iri, terms.TYPE):
            if cls.startswith(terms.SAM) or cls in VALUES:
                counts[cls] = counts.get(cls, 0) + 1
    return max(counts, key=lambda cls: (cls.startswith(terms.SAM), counts[cls], cls)) if counts else None


def _facts(things: Things, iri: str, names: Names) -> list[tuple[Text, list[Text]]]:
    """What is said of a thing in words and numbers, by property."""
    found: dict[str, list[Text]] = {}
    for _, predicate, value in things.stated.about(iri):
        if isinstance(value, Literal) and predicate not in _UNSHOWN and predicate not in found:
            values = [o for o in things.stated.objects(iri, predicate) if isinstance(o, Literal)]
            spoken = (
                names.texts(iri, predicate) if any(v.language for v in values) else [names.value(v) for v in values]
            )
            found[predicate] = spoken
    for severity in things.stated.iris(iri, SEVERITY):
        found[SEVERITY] = [names.of(severity)]
    return [(names.link(predicate, False), texts) for predicate, texts in found.items()]
