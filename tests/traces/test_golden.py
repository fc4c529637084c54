"""The traces of the eight examples of harmonie2021 §7.2 read as they were approved, and the documentation quotes them.

Where a sentence was meant to change, run this file with `SAMENHANG_GOUD=1`: it writes the traces anew, and git shows
what became of them.
"""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from samenhang import Samenhang
from tests.coherence.test_traces import checked

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "sporen.md"
CASES: list[dict[str, str]] = yaml.safe_load((HERE / "goud.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def examples(samenhang: Samenhang) -> dict[str, Any]:
    """The example configurations by name."""
    return {e["slug"]: e["configuratie"] for e in samenhang.lists().examples()["voorbeelden"]}


def golden(case: dict[str, str]) -> Path:
    """The file with the trace."""
    return HERE / "goud" / f"voorbeeld-{case['voorbeeld']}.txt"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["voorbeeld"])
def test_the_trace_reads_as_it_was_approved(case: dict[str, str], samenhang: Samenhang, examples: Any) -> None:
    told = samenhang.sporen(examples[case["configuratie"]], names=[case["bevinding"]])[case["bevinding"]] + "\n"
    path = golden(case)
    if os.environ.get("SAMENHANG_GOUD"):
        if path.exists() and PAGE.exists():
            PAGE.write_text(PAGE.read_text(encoding="utf-8").replace(path.read_text(encoding="utf-8"), told))
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def test_there_is_one_for_each_example() -> None:
    assert [case["voorbeeld"] for case in CASES] == ["1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["voorbeeld"])
def test_the_documentation_quotes_it(case: dict[str, str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert f"```text\n{golden(case).read_text(encoding='utf-8')}```" in text
    assert f"`{case['configuratie']}`" in text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["voorbeeld"])
def test_it_names_the_passage_of_its_example(case: dict[str, str], samenhang: Samenhang, examples: Any) -> None:
    """The trace leads back to the place in §7.2 where the handbook says it."""
    answer = samenhang.afleidingen(examples[case["configuratie"]], names=[case["bevinding"]])
    (found,) = answer["afleidingen"]
    places = {p["vindplaats"] for step in found["stappen"] for p in step["bronnen"] if p["bron"] == "harmonie2021"}
    assert any(place.startswith("§7.2") and f"voorbeeld {case['voorbeeld']}" in place for place in places)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["voorbeeld"])
def test_without_any_of_its_premises_it_is_gone(case: dict[str, str], samenhang: Samenhang, examples: Any) -> None:
    outcome = samenhang.evaluate(examples[case["configuratie"]])
    assert checked(samenhang.model, outcome, case["bevinding"]) > 0
