"""Closing new knowledge takes seconds, and tells how far it is; what was closed before is silent."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from samenhang.cli import main
from samenhang.knowledge import closure, terms
from samenhang.knowledge.index import Triple

CLASSES = [f"https://example.org/{letter}" for letter in "abc"]
FACTS: tuple[Triple, ...] = (
    (CLASSES[0], terms.RDFS + "subClassOf", CLASSES[1]),
    (CLASSES[1], terms.RDFS + "subClassOf", CLASSES[2]),
    ("https://example.org/x", terms.TYPE, CLASSES[0]),
)


def test_a_cold_closure_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In Dutch first: that it closes, and every round with the facts so far, which only grow; warm it says nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    caplog.set_level(logging.INFO, logger="samenhang")
    first = closure.closed(FACTS)
    told = [record.getMessage() for record in caplog.records]
    assert told[0].startswith("De kennis is nieuw")
    rounds = [int(line.split()[3]) for line in told if line.strip().startswith("tot nu toe ")]
    assert len(rounds) > 1
    assert rounds == sorted(set(rounds))
    caplog.clear()
    assert set(closure.closed(FACTS)) == set(first)
    assert caplog.records == []


def test_the_command_line_listens() -> None:
    """What the program tells goes to standard error, beside the answer."""
    CliRunner().invoke(main, ["vraag", "--help"])
    logger = logging.getLogger("samenhang")
    assert logger.level == logging.INFO
    assert any(isinstance(handler, logging.StreamHandler) for handler in logger.handlers)
