"""Pages of configurations and their findings, in the order in which a municipality asks: the verdict and what it rests
on, what was chosen, and last how it is registered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from samenhang.exchange.report import SEVERITY
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Literal, Triple
from samenhang.publication.found import KIND
from samenhang.publication.naming import Names, Text
from samenhang.publication.pages import View, kinds_of, rendered
from samenhang.publication.relations import Group, Link, Relations, Section, by_name
from samenhang.publication.things import Things
from samenhang.publication.words import MONTHS, PAGE, VALUES, said
from samenhang.store.form import CONFORMS, CREATED, IDENTIFIER, MODIFIED, OWL_VERSION

_CHOICES: Final = terms.SAM + "kiest"
_ABOUT: Final = tuple(terms.SAM + name for name in ("gemeente", "domein", "volgtArchetype"))
_MEASURES: Final = tuple(terms.SAM + name for name in ("neemtMaatregel", "beschiktOver", "heeftWerkend"))
_WORKS: Final = terms.SAM + "werktAls"
_WITH: Final = terms.SAM + "afgeleidMet"
_RISKS: Final = terms.SAM + "looptRisico"
"""Told by the findings."""
_DATES: Final = (CREATED, MODIFIED)
_STATUSES: Final = ("open", "deels", "gemitigeerd")

NAMING: Final = (terms.LABEL, *_ABOUT[:2], CREATED)
"""The properties that say what a stored configuration is called."""

Judged = Mapping[str, Any]
"""What follows from a configuration, as `/v1/gevolgen` answers it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a list: its page, and how severe it is in a word."""

    link: Link
    severity: str


def called(stated: Index, known: Index, iri: str) -> Iterator[Triple]:
    """What a stored configuration without a name is called on pages: whose it is, of what, and since when."""
    if stated.text(iri, terms.LABEL):
        return
    for language in ("nl", "en"):
        names = Names(known, language)
        about = [[names.of(each).text for each in stated.iris(iri, p)] for p in _ABOUT[:2]]
        whose = [said(PAGE["of"], language).format(name=name) for name in about[0]]
        day = next((_date(o.text, language) for o in stated.objects(iri, CREATED) if isinstance(o, Literal)), "")
        text = ", ".join([" ".join([said(PAGE["configuration"], language), *whose]), *about[1]])
        yield iri, terms.LABEL, Literal(f"{text} – {day}", language, terms.RDF + "langString")


def configuration(things: Things, iri: str, judged: Judged | None, findings: Things, view: View) -> str:
    """The page of a configuration. `judged` is None where it cannot be judged with the knowledge of today; `findings`
    are all that there can be: those that are stored with it have a page of their own.
    """
    names = Names(things.stated, view.language)
    relations = Relations(things, names)
    links = relations.stated(iri)
    told = {_CHOICES, *_ABOUT, *_MEASURES, CONFORMS, _RISKS}
    chosen = {link.iri for link in links.get((_CHOICES, False), ())}
    works = [link for link in links.pop((_WORKS, False), ()) if link.iri not in chosen]
    links |= {(_WORKS, False): works} if works else {}  # that a choice works as itself goes without saying
    parts = (
        ("about-it", [(p, False) for p in _ABOUT]),
        ("choices", [(_CHOICES, False)]),
        ("measures", [(p, False) for p in _MEASURES] if judged is None else []),
    )
    further = [key for key in links if key[0] not in told]
    return rendered(
        "configuration",
        view,
        iri=iri,
        label=names.of(iri),
        definition=names.best(iri, terms.DEFINITION),
        kinds=kinds_of(things, iri, names),
        verdict=None if judged is None else judged["oordeel"],
        found=[] if judged is None else _found(judged, things, iri, findings, view.language),
        sections=[s for key, props in parts if (s := _section(key, props, links, names))],
        further=_section("links", further, links, names),
        measures=[] if judged is None else _measures(judged, relations, present=True),
        registered=[*_registered(things.stated, iri, names), *_groups([(CONFORMS, False)], links, names)],
        sources=_sources(things, relations, iri),
    )


def finding(things: Things, iri: str, told: Mapping[str, Any] | None, view: View) -> str:
    """The page of a finding; `told` is how `/v1/gevolgen` tells it, None for one that no configuration has yet."""
    names = Names(things.stated, view.language)
    relations = Relations(things, names)
    index = things.stated
    rules, risks = (index.iris(iri, p) for p in (terms.SH + "sourceShape", terms.SAM + "betreftRisico"))
    message = next((m for rule in rules if (m := names.best(rule, terms.SH + "message"))), None)
    definition = next((d for risk in risks if (d := names.best(risk, terms.DEFINITION))), None)
    explanation = Text(str(told["uitleg"]), view.language) if told else message or definition
    status = _status(told) if told else None
    severity = next((VALUES[s] for s in index.iris(iri, terms.SH + "resultSeverity") if s in VALUES), None)
    features = [
        (said(PAGE[key], view.language), said(value, view.language))
        for key, value in (("severity", severity), ("status", PAGE[f"status-{status}"] if status else None))
        if value
    ]
    groups = [
        Group(names.link(p, False), by_name(relations.link(other) for other in others))
        for p in (terms.SH + "sourceShape", terms.SAM + "betreftRisico", terms.SAM + "lijn", terms.SH + "focusNode")
        if (others := index.iris(iri, p))
    ]
    causes = [relations.link(str(each["id"])) for each in (told["keuzes"] if told else ())]
    return rendered(
        "finding",
        view,
        iri=iri,
        label=names.of(iri),
        kinds=kinds_of(things, iri, names),
        explanation=explanation,
        features=features,
        groups=groups,
        causes=causes,
        helps=_measures(told, relations) if told else [],
        sources=[link for each in (*rules, *risks) for link in _sources(things, relations, each)],
    )


def _found(judged: Judged, things: Things, iri: str, findings: Things, language: str) -> list[tuple[str, list[Found]]]:
    """The findings by status, each with its page, the most severe first."""
    groups: dict[str, list[Found]] = {status: [] for status in _STATUSES}
    order = list(SEVERITY)
    names = Names(findings.stated, language)
    stored = {subject for subject, _, _ in things.about(iri)}
    for each in sorted(judged["bevindingen"], key=lambda b: order.index(b["ernst"])):
        slug = terms.slug(str(each["id"]))
        possible, own = (findings.named(KIND, path) for path in (slug, f"{terms.slug(iri)}/{slug}"))
        word = said(VALUES[SEVERITY[each["ernst"]]], language)
        link = Link(own if own in stored else possible, names.of(possible))
        groups[_status(each)].append(Found(link, word))
    return [(said(PAGE[f"status-{status}"], language), groups[status]) for status in _STATUSES if groups[status]]


def _status(told: Mapping[str, Any]) -> str:
    return "deels" if told["status"] == "open" and told["gedeeltelijk"] else str(told["status"])


def _measures(told: Mapping[str, Any], relations: Relations, present: bool = False) -> list[tuple[Link, str]]:
    """The measures that are told, and how each works here; or only those that are there."""
    return [
        (
            relations.link(str(each["id"])),
            said(PAGE[f"works-{each['werking']}" if each["aanwezig"] else "works-absent"], relations.names.language),
        )
        for each in told["mitigaties"]
        if each["aanwezig"] or not present
    ]


def _section(
    key: str, properties: Sequence[tuple[str, bool]], links: Mapping[tuple[str, bool], list[Link]], names: Names
) -> Section | None:
    groups = _groups(properties, links, names)
    compact = key != "choices"
    return Section(said(PAGE[key], names.language), tuple(groups), compact) if groups else None


def _groups(
    properties: Sequence[tuple[str, bool]], links: Mapping[tuple[str, bool], list[Link]], names: Names
) -> list[Group]:
    return [Group(names.link(*key), by_name(links[key])) for key in properties if key in links]


def _registered(index: Index, iri: str, names: Names) -> Iterator[Group]:
    """The registration of a stored configuration: texts where a group has links, dates as people read them."""
    for predicate in (*_DATES, OWL_VERSION, IDENTIFIER, _WITH):
        values = [o.text for o in index.objects(iri, predicate) if isinstance(o, Literal)]
        shown = [_moment(text, names.language) if predicate in _DATES else text for text in values]
        if shown:
            yield Group(names.link(predicate, False), tuple(Link("", Text(text)) for text in shown))


def _sources(things: Things, relations: Relations, iri: str) -> list[Link]:
    return [Link(passage, relations.place(passage)) for passage in sorted(things.stated.iris(iri, terms.SOURCE))]


def _date(text: str, language: str) -> str:
    moment = datetime.fromisoformat(text)
    return f"{moment.day} {said(MONTHS[moment.month - 1], language)} {moment.year}"


def _moment(text: str, language: str) -> str:
    """Day and time of a moment in UTC."""
    return f"{_date(text, language)}, {datetime.fromisoformat(text):%H:%M} UTC"
