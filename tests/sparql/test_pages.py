"""Pages of configurations: none is left out, and the last page is the last."""

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from samenhang.api.settings import Settings
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
