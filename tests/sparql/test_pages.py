"""Pages of configurations: none is left out, and the last page is the last."""

import io
from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest
from openpyxl import load_workbook

from samenhang.api.settings import Settings
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Term
from samenhang.store import tables
from tests.sparql.conftest import served

DATA = """\
PREFIX configuratie: <https://w3id.org/samenhang/id/configuratie/>
PREFIX risico: <https://w3id.org/samenhang/id/risico/>
PREFIX sam: <https://w3id.org/samenhang/def#>
PREFIX knop: <https://w3id.org/samenhang/id/knop/>
PREFIX stand: <https://w3id.org/samenhang/id/stand/>
configuratie:a a sam:Configuratie ; sam:looptRisico risico:wachtlijsten .
configuratie:b a sam:Configuratie ; sam:looptRisico risico:wachtlijsten .
configuratie:c a sam:Configuratie ; sam:kiest stand:s ; sam:werktAls stand:s ; sam:looptRisico risico:wachtlijsten .
knop:k sam:heeftStand stand:s .
stand:s sam:leidtTotRisico risico:wachtlijsten .
"""
"""Two configurations in which nothing was chosen, of which it is nevertheless said what they run, as of knowledge that
was replaced meanwhile; and one in which something was.
"""


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A client of a service over these configurations alone."""
    quads = list(ox.parse(DATA, format=ox.RdfFormat.TURTLE))
    with served(Settings(query_workers=1), lambda: quads) as address, httpx.Client(base_url=address) as found:
        yield found


def walked(client: httpx.Client, url: str) -> list[list[str]]:
    """The slugs of the configurations on each page, as its link to the next one leads."""
    pages = []
    while url:
        answer = client.get(url)
        rows = answer.json()["results"]["bindings"]
        pages.append([row["configuratie"]["value"].rpartition("/")[2] for row in rows])
        url = answer.links["next"]["url"] if "next" in answer.links else ""
    return pages


def test_a_configuration_in_which_nothing_was_chosen_is_listed(client: httpx.Client) -> None:
    assert walked(client, "/v1/queries/configuraties?perPagina=1") == [["a"], ["b"], ["c"]]


def test_a_page_without_rows_is_not_the_last_one(client: httpx.Client) -> None:
    """Nothing tells any more why the first two run the risk, and each is a page."""
    assert walked(client, "/v1/queries/wie-loopt-dit-risico?risico=wachtlijsten&perPagina=1") == [[], [], ["c"]]
    assert walked(client, "/v1/queries/wie-loopt-dit-risico?risico=wachtlijsten&perPagina=3") == [["c"]]


def test_a_spreadsheet_holds_every_text() -> None:
    """Also one with a character that XML does not have; what it cannot hold shows as unknown."""
    cell: dict[str, Term] = {"a": Literal("x\x0by\ufffez", None, terms.XSD + "string")}
    book = load_workbook(io.BytesIO(tables.spreadsheet(tables.Table(("a",), (cell,)), {}, "proef")))
    assert book.active is not None
    assert book.active["A2"].value == "x\ufffdy\ufffdz"


@pytest.mark.parametrize(
    ("query", "refused", "answered"),
    [
        ('SELECT ("a\\u0001b" AS ?x) {}', "application/sparql-results+xml", "text/csv"),
        ('CONSTRUCT { <a:b> <a:c> "\\uFFFE" } {}', "application/rdf+xml", "text/turtle"),
    ],
)
def test_what_xml_cannot_hold_is_not_written_as_xml(
    client: httpx.Client, query: str, refused: str, answered: str
) -> None:
    found = client.get("/sparql", params={"query": query}, headers={"Accept": refused})
    assert found.status_code == 406
    assert "XML" in found.json()["detail"]
    assert client.get("/sparql", params={"query": query}, headers={"Accept": answered}).status_code == 200
