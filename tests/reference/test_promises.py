"""Each sentence of the meaning, on the smallest configuration that shows it, by every evaluator."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from samenhang.reference import ReferenceOutcome
from tests.reference.adapters import EVALUATORS, Evaluator, small_knowledge, small_shapes

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "promises.yaml").read_text(encoding="utf-8"))
SETS = {
    "effectief": "effective",
    "vervangen": "replaced",
    "aanwezig": "present",
    "werkend": "working",
    "deels": "partial",
    "geschonden": "violated",
    "risicos": "risks",
    "indicatoren": "indicators",
}
VERDICTS = ("samenhangend", "harmonisch", "conforms")
FINDING = re.compile(r"(?:(?P<rule>\S+) > )?(?P<risk>\S+?)(?: @(?P<lijn>\S+))?: (?P<status>\S+) (?P<severity>\S+)")


@pytest.fixture(scope="module", params=EVALUATORS)
def evaluate(request: pytest.FixtureRequest) -> Evaluator:
    """One evaluator over the pool."""
    return EVALUATORS[request.param](small_knowledge(), small_shapes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["promise"])
def test_promise(case: dict[str, Any], evaluate: Evaluator) -> None:
    """What the text promises is what the evaluator says; all that differs is shown at once."""
    assert found(case, evaluate) == promised(case)


def promised(case: dict[str, Any]) -> dict[str, Any]:
    """What a case expects, in order."""
    # Of an ill-formed configuration everything is empty, which a case must not take for what it expects.
    expected = {"welgevormd": True} | case["verwacht"]
    assert expected.keys() <= {"welgevormd", "bevindingen", "wel", *SETS, *VERDICTS}
    return {key: sorted(value) if isinstance(value, list) else value for key, value in expected.items()}


def found(case: dict[str, Any], evaluate: Evaluator) -> dict[str, Any]:
    """What an evaluator says about all that a case names."""
    outcome = evaluate(case.get("configuratie", {}))
    return {key: seen(outcome, key, value) for key, value in promised(case).items()}


def seen(outcome: ReferenceOutcome, key: str, expected: Any) -> Any:
    """What the outcome has under one key of a case, in the notation of the table."""
    if key == "welgevormd":
        return outcome.well_formed
    if key in VERDICTS:
        return getattr(outcome, key)
    if key in SETS:
        return sorted(slug_of(iri) for iri in getattr(outcome, SETS[key]))
    findings = sorted(written(*finding) for finding in outcome.findings)
    return findings if key == "bevindingen" else [finding for finding in findings if finding in expected]


def written(rule: str | None, risk: str | None, lijn: str | None, status: str, severity: str) -> str:
    """A finding as the table writes it."""
    before = f"{slug_of(rule)} > " if rule else ""
    place = f" @{slug_of(lijn)}" if lijn else ""
    return f"{before}{slug_of(risk) if risk else '-'}{place}: {status} {severity}"


def slug_of(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rsplit("/", 1)[-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["promise"])
def test_the_table_is_written_as_it_is_read(case: dict[str, Any]) -> None:
    """A finding that is misspelt would be expected nowhere and missed nowhere."""
    for key in ("bevindingen", "wel"):
        for finding in case["verwacht"].get(key, ()):
            match = FINDING.fullmatch(finding)
            assert match, finding
            assert match["status"] in ("open", "gemitigeerd")
            assert match["severity"] in ("overtreding", "waarschuwing", "info")
