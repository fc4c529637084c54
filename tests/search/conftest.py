"""The knowledge of this checkout, compiled once."""

import pytest

from samenhang.coherence.model import Model
from samenhang.system import Samenhang
from tests.reference.many import ManyByShacl, overtredingen
from tests.speed.engines import graph, kennisbank


@pytest.fixture(scope="session")
def whole() -> Samenhang:
    """Knowledge, model and answers together."""
    return Samenhang()


@pytest.fixture(scope="session")
def real(whole: Samenhang) -> Model:
    """The model of the real knowledge."""
    return whole.model


@pytest.fixture(scope="session")
def shacl(whole: Samenhang) -> ManyByShacl:
    """pySHACL on everything that has a say in whether a configuration is coherent."""
    closed = graph((*whole.knowledge.closed.triples, *kennisbank(whole)))
    return ManyByShacl(closed, overtredingen(graph(whole.knowledge.shapes.triples)))
