"""The same store over every engine."""

from collections.abc import Iterator

import pytest

from samenhang.store.backend import Addresses, Backend
from samenhang.store.embedded import Embedded
from samenhang.store.external import External
from tests.store import engines

ENGINES = ("in het geheugen", "op schijf", "oxigraph serve", "virtuoso")


@pytest.fixture(scope="package")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """An Oxigraph server."""
    with engines.oxigraph(tmp_path_factory.mktemp("oxigraph")) as found:
        yield found


@pytest.fixture(scope="package")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """A Virtuoso server."""
    with engines.virtuoso(tmp_path_factory.mktemp("virtuoso")) as found:
        yield found


@pytest.fixture(scope="package", params=ENGINES)
def backend(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """One engine after another."""
    found: Backend
    if request.param == "in het geheugen":
        found = Embedded()
    elif request.param == "op schijf":
        found = Embedded(tmp_path_factory.mktemp("schijf"))
    else:
        found = External(request.getfixturevalue(request.param.split()[0]))
    yield found
    found.close()
