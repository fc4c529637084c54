"""Tables of answers, and the forms that SPARQL has no name for: a spreadsheet, and rows as RDF."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from samenhang.knowledge import terms
from samenhang.knowledge.characters import for_xml
from samenhang.knowledge.index import Blank, Literal, Term, Triple

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_NUMBERS: Final = {terms.XSD + name: kind for name, kind in (("integer", int), ("decimal", float), ("double", float))}
_WIDEST: Final = 60


@dataclass(frozen=True)
class Table:
    """Rows of terms by column; a row leaves out what is not bound."""

    names: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]


def read(content: bytes) -> Table:
    """The table in results in SPARQL's JSON; yes or no is a table with one cell."""
    document = json.loads(content)
    if "boolean" in document:
        text = Literal(str(document["boolean"]).lower(), None, terms.XSD + "boolean")
        return Table(("antwoord",), ({"antwoord": text},))
    rows = document["results"]["bindings"]
    return Table(
        tuple(document["head"]["vars"]),
        tuple({name: term(value) for name, value in row.items()} for row in rows),
    )


@dataclass(frozen=True)
class Beside:
    """A sheet beside the table: its title, and lines of a text with an address, if it leads somewhere."""

    title: str
    lines: tuple[tuple[str, str | None], ...]


def spreadsheet(table: Table, headings: Mapping[str, str], title: str, beside: Beside | None = None) -> bytes:
    """A workbook with a sheet for the table: a bold first row that stays in sight, IRIs as links, numbers as such."""
    from openpyxl import Workbook  # noqa: PLC0415 - a tenth of a second, for who asks for one
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet: Any = book.active
    sheet.title = title[:31]
    sheet.append([headings.get(name, name) for name in table.names])
    for place, row in enumerate(table.rows, 2):  # counted here: asking the sheet for its last row looks at every cell
        sheet.append([_plain(row.get(name)) for name in table.names])
        for column, name in enumerate(table.names, 1):
            term = row.get(name)
            cell = sheet.cell(place, column)
            if isinstance(term, str):
                cell.hyperlink = term
            elif isinstance(cell.value, str):
                cell.data_type = "s"  # a text that starts with "=" is no formula
    for column, name in enumerate(table.names, 1):
        widths = [len(headings.get(name, name)), *(len(str(_plain(row.get(name)) or "")) for row in table.rows)]
        sheet.column_dimensions[get_column_letter(column)].width = min(max(widths) + 2, _WIDEST)
        sheet.cell(1, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    if beside is not None:
        _add(book.create_sheet(beside.title), beside)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _add(sheet: Any, beside: Beside) -> None:
    for place, (text, address) in enumerate(beside.lines, 1):
        sheet.append([text, address])
        if address is not None:
            sheet.cell(place, 2).hyperlink = address
    for column, width in (("A", max(len(text) for text, _ in beside.lines)), ("B", _WIDEST)):
        sheet.column_dimensions[column].width = width + 2


def triples(table: Table) -> Iterator[Triple]:
    """The table in the vocabulary in which the W3C's tests write results: a row is a solution, in its order."""
    whole = Blank("uitkomst")
    yield whole, terms.TYPE, _RS + "ResultSet"
    for name in table.names:
        yield whole, _RS + "resultVariable", Literal(name, None, terms.XSD + "string")
    for number, row in enumerate(table.rows, 1):
        solution = Blank(f"rij{number}")
        yield whole, _RS + "solution", solution
        yield solution, _RS + "index", Literal(str(number), None, terms.XSD + "integer")
        for name, value in row.items():
            binding = Blank(f"rij{number}-{name}")
            yield solution, _RS + "binding", binding
            yield binding, _RS + "variable", Literal(name, None, terms.XSD + "string")
            yield binding, _RS + "value", value


def term(value: Mapping[str, str]) -> Term:
    """A term of SPARQL's JSON results; some engines say `typed-literal`, as an older draft did."""
    if value["type"] == "uri":
        return value["value"]
    if value["type"] == "bnode":
        return Blank(value["value"])
    if "xml:lang" in value:
        return Literal(value["value"], value["xml:lang"], terms.RDF + "langString")
    return Literal(value["value"], None, value.get("datatype", terms.XSD + "string"))


def _plain(term: Term | None) -> str | int | float | None:
    """What stands in a cell: the short name of an IRI, a number, or a text."""
    if term is None:
        return None
    if isinstance(term, Blank):
        return f"_:{term.name}"
    if isinstance(term, str):
        return terms.short(term).strip("<>")
    kind = _NUMBERS.get(term.datatype)
    return kind(term.text) if kind else for_xml(term.text)
