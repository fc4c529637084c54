"""What an answer to a saved question says of itself: its language, and whether it is whole."""

import httpx
import pytest

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
