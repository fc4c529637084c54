"""What an answer to a saved question says of itself: its language, and whether it is whole."""

import io
from urllib.parse import urlencode

import httpx
import pytest
from openpyxl import load_workbook

from samenhang.store.tables import XLSX

PATH = "/v1/queries/risicos-per-aspect"


@pytest.mark.parametrize(
    ("form", "language"),
    [("csv", "nl"), ("tsv", "nl"), ("json", "nl"), ("xml", "nl"), ("ttl", "nl"), ("html", "en"), ("xlsx", "en")],
)
def test_an_answer_says_which_language_it_is_in(client: httpx.Client, form: str, language: str) -> None:
    """Names are Dutch; the words that a page and a spreadsheet add are in the language asked for."""
    dutch, by_name, by_header = (
        client.get(PATH, params={"formaat": form, **asked}, headers=headers)
        for asked, headers in (({}, {}), ({"taal": "en"}, {}), ({}, {"Accept-Language": "en"}))
    )
    assert dutch.headers["content-language"] == "nl"
    assert by_name.headers["content-language"] == by_header.headers["content-language"] == language


@pytest.mark.parametrize(("language", "title"), [("nl", "Niet alles"), ("en", "Not all")])
def test_a_spreadsheet_that_is_one_page_says_so_and_where_the_others_are(
    client: httpx.Client, language: str, title: str
) -> None:
    """On a sheet of its own: the table has rows of the answer only."""
    asked = {"perPagina": "100", "taal": language}
    headers = {"Accept": XLSX}
    url, seen, notes = f"/v1/queries/regels?{urlencode(asked)}", 0, []
    while url:
        book = load_workbook(io.BytesIO(client.get(url, headers=headers).content))
        table, note = book.worksheets
        assert note.title == title
        assert book.active is table
        seen += table.max_row - 1
        lines = [(row[0].value, row[1].value, row[1].hyperlink) for row in note.iter_rows(max_col=2)]
        assert all(link is not None and link.target == address for _, address, link in lines[1:])
        notes.append([str(text) for text, _, _ in lines])
        url = next((str(address) for text, address, _ in lines if text in ("Volgende bladzijde", "Next page")), "")
        headers = {}  # the address alone leads to a spreadsheet
    whole = client.get("/v1/queries/regels", params={"formaat": "xlsx"})
    (sheet,) = load_workbook(io.BytesIO(whole.content)).worksheets
    assert seen == sheet.max_row - 1
    assert [len(lines) for lines in notes] == [2, *[3] * (len(notes) - 2), 2]
    assert [str(n) in lines[0] for n, lines in enumerate(notes, 1)] == [True] * len(notes)
    assert len(notes) > 2
