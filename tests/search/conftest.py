"""The knowledge of this checkout, compiled once."""

import pytest

from samenhang.coherence.model import Model
from samenhang.system import Samenhang


@pytest.fixture(scope="session")
def whole() -> Samenhang:
    """Knowledge, model and answers together."""
    return Samenhang()


@pytest.fixture(scope="session")
def real(whole: Samenhang) -> Model:
    """The model of the real knowledge."""
    return whole.model
