"""The sample that all evaluators are compared on, made once for a run of the tests."""

import fcntl
import os
import pickle

import pytest

from tests.agreement.sample import Sample
from tests.agreement.test_evaluators_agree import SEED, THROUGH_SPARQL, drawn


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample, made by whichever process of the run needs it first: it takes a quarter of a minute."""
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "steekproef.pickle"
    with place.with_suffix(".slot").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            place.write_bytes(pickle.dumps(drawn(THROUGH_SPARQL, SEED)))
    found: Sample = pickle.loads(place.read_bytes())
    return found
