"""The account of what came from where as pages in Markdown: one a document, one of where they are silent, an index."""

from collections.abc import Iterator
from typing import Final

from samenhang.editorial.provenance import Document, Provenance, Taken
from samenhang.editorial.silence import Silence, silences
from samenhang.knowledge.base import KnowledgeBase

INDEX: Final = "herkomst.md"
FOLDER: Final = "herkomst"
_SILENT: Final = "geen-antwoord"

WORDS: Final = {
    "nl": {
        "title": "Herkomst van de kennis",
        "made": "Deze bladzijden zijn gemaakt uit de kennis zelf met `samenhang herkomst`.",
        "intro": "Per document staat hier wat ervan in de kennisbank is opgenomen, passage voor passage, en waarom een"
        " deel niet is opgenomen. Van elke tabel en opsomming staat erbij hoeveel rijen het document telt en hoeveel"
        " ervan in de kennisbank staan.",
        "documents": "Documenten",
        "document": "Document|Passages|Waarvan niet opgenomen|Uitspraken|Tabellen en lijsten|Rijen in het document"
        "|In de kennisbank|Bewust weggelaten|Ontbreekt",
        "counted": "Een uitspraak telt bij elke passage waarop zij rust, dus soms meer dan eens.",
        "missing": "Rijen die ontbreken",
        "none": "Geen: elke rij staat in de kennisbank, of er staat bij waarom niet.",
        "silent": "Waar de documenten geen antwoord geven",
        "silent-intro": "Wat geen document zegt, staat als zodanig in de kennisbank, met de plaatsen waar is gezocht."
        " De redenen staan op [een eigen bladzijde]({link}).",
        "silent-columns": "Vraag|Aantal|Geen antwoord|Aandeel",
        "reason": "Reden|Document|Aantal|Bij",
        "back": "Terug naar het [overzicht](../herkomst.md).",
        "from": "{publisher}, {year}. {about}",
        "passage": "Plaats|Onderwerp|Rijen|Opgenomen",
        "items": "Wat er per passage is opgenomen",
        "left-out": "Niet opgenomen: {reason}",
        "rows": "{found} van {rows}",
        "short": "**{found} van {rows}**",
        "note": "Noot: {note}",
        "risico-indicator": "Risico’s: met welke indicator zijn ze te zien?",
        "risico-maatregel": "Risico’s: welke maatregel helpt?",
        "maatregel-indicator": "Maatregelen: met welke indicator is te zien of ze helpen?",
        "stand-gevolg": "Standen: wat volgt eruit?",
        "indicator-risico": "Indicatoren: op welk risico wijzen ze?",
    },
    "en": {
        "title": "Where the knowledge comes from",
        "made": "These pages were made from the knowledge itself with `samenhang herkomst`.",
        "intro": "For each document, passage by passage: what of it is in the knowledge base, and why some is not."
        " Of every table and list: how many rows the document has, and how many of them are in the knowledge base.",
        "documents": "Documents",
        "document": "Document|Passages|Of which left out|Statements|Tables and lists|Rows in the document"
        "|In the knowledge base|Left out on purpose|Missing",
        "counted": "A statement counts with every passage that it rests on, so sometimes more than once.",
        "missing": "Missing rows",
        "none": "None: every row is in the knowledge base, or it says why not.",
        "silent": "Where the documents give no answer",
        "silent-intro": "What no document says is recorded as such, with the sections that were searched."
        " The reasons are on [a page of their own]({link}).",
        "silent-columns": "Question|Total|No answer|Share",
        "reason": "Reason|Document|Number|With",
        "back": "Back to the [overview](../herkomst.md).",
        "from": "{publisher}, {year}. {about}",
        "passage": "Place|Subject|Rows|Taken",
        "items": "What was taken from each passage",
        "left-out": "Left out: {reason}",
        "rows": "{found} of {rows}",
        "short": "**{found} of {rows}**",
        "note": "Note: {note}",
        "risico-indicator": "Risks: which indicator shows them?",
        "risico-maatregel": "Risks: which measure helps?",
        "maatregel-indicator": "Measures: which indicator shows whether they help?",
        "stand-gevolg": "Settings: what follows from them?",
        "indicator-risico": "Indicators: which risk do they point at?",
    },
}


def pages(knowledge: KnowledgeBase, language: str = "nl") -> dict[str, str]:
    """The pages by their path below the folder that they are written in."""
    provenance = Provenance(knowledge, language)
    words, documents = WORDS[language], provenance.documents()
    silent = silences(knowledge, provenance)
    made = {INDEX: _index(documents, silent, words), f"{FOLDER}/{_SILENT}.md": _silent(silent, words)}
    made |= {f"{FOLDER}/{document.slug}.md": _document(document, words) for document in documents}
    return {path: "\n".join(lines).rstrip("\n") + "\n" for path, lines in made.items()}


Words = dict[str, str]


def _index(documents: list[Document], silent: list[Silence], words: Words) -> Iterator[str]:
    yield from (f"# {words['title']}", "", words["intro"], "", words["made"], "", f"## {words['documents']}", "")
    yield from _head(words["document"])
    for document in documents:
        yield _row(f"[{document.name} ({document.year})]({FOLDER}/{document.slug}.md)", *_totals(document.passages))
    everything = [passage for document in documents for passage in document.passages]
    yield _row("", *(f"**{total}**" for total in _totals(everything)))
    yield from ("", words["counted"], "", f"## {words['missing']}", "")
    short = [(d, p) for d in documents for p in d.passages if p.missing]
    yield from (f"- {d.name}, {p.place}: {_rows(p, words)}" for d, p in short)
    if not short:
        yield words["none"]
    yield from ("", f"## {words['silent']}", "")
    yield from (words["silent-intro"].format(link=f"{FOLDER}/{_SILENT}.md"), "", *_head(words["silent-columns"]))
    yield from (_row(words[s.about], s.total, s.count, f"{s.share:.0%}") for s in silent)


def _totals(passages: list[Taken]) -> list[int]:
    tables = [p for p in passages if p.rows is not None]
    return [
        len(passages),
        sum(1 for p in passages if p.reason),
        sum(p.count for p in passages),
        len(tables),
        sum(p.rows or 0 for p in tables),
        sum(p.found for p in tables if not p.reason),
        sum(p.rows or 0 for p in tables if p.reason),
        sum(p.missing for p in tables),
    ]


def _silent(silent: list[Silence], words: Words) -> Iterator[str]:
    yield from (f"# {words['silent']}", "", words["back"])
    for each in silent:
        yield from ("", f"## {words[each.about]}", "", f"{each.count} / {each.total} ({each.share:.0%})", "")
        if each.reasons:
            yield from _head(words["reason"])
            for (document, reason), names in each.reasons.items():
                yield _row(reason, document, len(names), "; ".join(names))


def _document(document: Document, words: Words) -> Iterator[str]:
    yield from (f"# {document.name} ({document.year})", "")
    yield words["from"].format(publisher=document.publisher, year=document.year, about=document.about)
    yield from ("", words["back"], "", *_head(words["document"].partition("|")[2]), _row(*_totals(document.passages)))
    for chapter, passages in document.chapters.items():
        yield from ("", f"## {chapter}" if chapter else f"## {document.name}", "", *_head(words["passage"]))
        for passage in passages:
            what = words["left-out"].format(reason=passage.reason) if passage.reason else _counts(passage)
            yield _row(_place(passage, chapter), passage.name, _rows(passage, words), what)
        if any(passage.items or passage.notes for passage in passages):
            yield from ("", f"<details><summary>{words['items']}</summary>")
            yield from (line for passage in passages for line in _items(passage, chapter, words))
            yield from ("", "</details>")


def _items(passage: Taken, chapter: str, words: Words) -> Iterator[str]:
    if passage.items or passage.notes:
        yield from ("", f"**{_place(passage, chapter)}: {passage.name}**", "")
        yield from (f"- {kind} ({len(names)}): {'; '.join(names)}" for kind, names in passage.items.items())
        yield from (f"- {words['note'].format(note=note)}" for note in passage.notes)


def _counts(passage: Taken) -> str:
    return ", ".join(f"{kind.lower()} {len(names)}" for kind, names in passage.items.items())


def _rows(passage: Taken, words: Words) -> str:
    if passage.rows is None:
        return ""
    return words["short" if passage.missing else "rows"].format(found=passage.found, rows=passage.rows)


def _place(passage: Taken, chapter: str) -> str:
    """Where the passage stands; the chapter is above it already."""
    return passage.place.removeprefix(f"{chapter}, ")


def _head(columns: str) -> Iterator[str]:
    yield _row(*columns.split("|"))
    yield "|" + " --- |" * len(columns.split("|"))


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
