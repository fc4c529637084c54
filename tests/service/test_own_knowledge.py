"""A folder of a region adds a knob, an incentive, a risk, a measure, an indicator, a rule and a question; all of it
works everywhere.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from samenhang.cli import main
from tests.service.support import InProcess

OWN = Path(__file__).parent / "eigen-kennis"
TURTLE = (OWN / "buurtfonds.ttl").read_text(encoding="utf-8")
FLAGGED: dict[str, Any] = {"keuzes": {"buurtfonds": "buurtfonds-zonder-toets", "aantal-aanbieders": "veel-aanbieders"}}
ANSWERED = {**FLAGGED, "maatregelen": ["maximum-per-aanvraag"]}
RULE = "buurtfonds-open-bij-veel-aanbieders"
pytestmark = pytest.mark.xdist_group("own-knowledge")  # one process closes the knowledge with the folder


@pytest.fixture(scope="module")
def own() -> Iterator[httpx.Client]:
    """The service with the folder of the region."""
    app = create_app(Settings(extra=(OWN,), query_workers=1))
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as found:
        yield found


def samenhang(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def slugs(items: list[dict[str, Any]]) -> set[str]:
    return {item["slug"] for item in items}


def test_what_was_added_is_listed(own: httpx.Client, client: httpx.Client) -> None:
    knobs = own.get("/v1/knoppen").json()["knoppen"]
    added = next(k for k in knobs if k["slug"] == "buurtfonds")
    assert slugs(added["standen"]) == {"buurtfonds-met-toets", "buurtfonds-zonder-toets"}
    assert added["bronnen"] == [{"bron": "regionaal-kader", "titel": "Regionaal kader", "vindplaats": "§1"}]
    assert "maximum-per-aanvraag" in slugs(own.get("/v1/maatregelen").json()["maatregelen"])
    assert "fondsen" in {q["naam"] for q in own.get("/v1/queries").json()["queries"]}
    assert own.get("/health").json()["kennisversie"] != client.get("/health").json()["kennisversie"]
    assert "buurtfonds" not in slugs(client.get("/v1/knoppen").json()["knoppen"])


def test_its_consequences_follow(own: httpx.Client) -> None:
    said = own.post("/v1/gevolgen", json=FLAGGED).json()
    assert said["samenhangend"] is False
    assert "snel-aanvragen" in slugs(said["prikkels"])
    assert "buurtfonds-snel-op" in slugs(said["risicos"])
    assert "stand-van-het-buurtfonds" in slugs(said["indicatoren"])
    rule = next(b for b in said["bevindingen"] if b["regel"] and b["regel"]["slug"] == RULE)
    assert (rule["ernst"], rule["status"], rule["risico"]["slug"]) == ("overtreding", "open", "buurtfonds-snel-op")
    assert slugs(rule["mitigaties"]) == {"maximum-per-aanvraag"}
    fact = next(b for b in said["bevindingen"] if not b["regel"] and b["risico"]["slug"] == "buurtfonds-snel-op")
    assert fact["oorzaken"][0]["prikkel"]["slug"] == "snel-aanvragen"


def test_its_measure_answers(own: httpx.Client) -> None:
    said = own.post("/v1/gevolgen", json=ANSWERED).json()
    assert said["samenhangend"] is True
    found = [b["status"] for b in said["bevindingen"] if b["risico"] and b["risico"]["slug"] == "buurtfonds-snel-op"]
    assert found == ["gemitigeerd", "gemitigeerd"]


def test_it_is_drawn_reported_and_asked_about(own: httpx.Client) -> None:
    graph = own.post("/v1/graaf", json=FLAGGED).json()
    kinds = {n["slug"]: n["soort"] for n in graph["knopen"]}
    assert kinds["grootboek-buurtfonds"] == "bronsysteem"
    assert kinds["maximum-per-aanvraag"] == "mitigatie"
    report = own.post("/v1/validaties", json=FLAGGED, headers={"Accept": "text/turtle"}).text
    assert f"regel:{RULE}" in report
    answer = own.get("/v1/queries/fondsen", headers={"Accept": "text/csv"}).text
    assert "buurtfonds-zonder-toets" in answer
    query = "ASK { stand:buurtfonds-zonder-toets sam:kanLeidenTot risico:buurtfonds-snel-op }"
    asked = {"query": query}
    assert own.get("/sparql", params=asked).json()["boolean"] is True


def test_the_command_line_knows_it_before_and_after_the_verb(tmp_path: Path) -> None:
    path = tmp_path / "keuzes.json"
    path.write_text(json.dumps(FLAGGED), encoding="utf-8")
    assert samenhang("gevolgen", path).exit_code == 2
    for args in (("--kennis", OWN, "gevolgen", path), ("gevolgen", path, "--kennis", OWN)):
        result = samenhang(*args, "--json")
        assert result.exit_code == 1
        assert json.loads(result.stdout)["samenhangend"] is False
    asked = samenhang("vraag", "fondsen", "--kennis", OWN)
    assert asked.exit_code == 0
    assert "stand:buurtfonds-zonder-toets" in asked.stdout
    assert "buurtfonds" in samenhang("vraag", "risicos-en-indicatoren", "--config", path, "--kennis", OWN).stdout


@pytest.mark.parametrize(
    ("before", "after", "rule", "says"),
    [
        ("sh:hasValue stand:veel-", "sh:hasvalue stand:veel-", f"regel:{RULE}", "sh:hasValue"),
        ("sh:path sam:heeftWerkend", "sh:path sam:heeftwerkend", f"regel:{RULE}", "sam:heeftWerkend"),
        ("Value stand:veel-aanbieders", "Value stand:vele-aanbieders", f"regel:{RULE}", "stand:veel-aanbieders"),
        ("    sh:not [ sh:and (", "    sh:not [ sh:or (", f"regel:{RULE}", "past hier niet"),
        ("Risico risico:buurtfonds-snel-op ;\n    sam:r", "Risico risico:op ;\n    sam:r", "prikkel:", "risico:op"),
        ("a sam:Mitigatie ;", "a sam:Maatregel ;", "mitigatie:maximum-per-aanvraag", "sam:Maatregel"),
        ("] .\n", "] \n", "", "geen geldige Turtle"),
    ],
    ids=["shacl-term", "own-term", "setting", "form", "risk", "class", "turtle"],
)  # fmt: skip
def test_a_mistake_in_it_is_named_by_file_line_and_rule_and_nothing_starts(
    tmp_path: Path, before: str, after: str, rule: str, says: str
) -> None:
    folder = tmp_path / "eigen"
    shutil.copytree(OWN, folder)
    path = folder / "buurtfonds.ttl"
    at = TURTLE.index(before)
    path.write_text(TURTLE[:at] + after + TURTLE[at + len(before) :], encoding="utf-8")
    line = TURTLE.count("\n", 0, at) + 1
    good = tmp_path / "keuzes.json"
    good.write_text("{}", encoding="utf-8")
    for args, status in ((("gevolgen", good), 2), (("serve", "--port", "0"), 2), (("controleer",), 1)):
        result = samenhang(*args, "--kennis", folder)
        assert result.exit_code == status
        told = result.stderr if status == 2 else result.stdout
        named = [text for text in told.splitlines() if says in text]
        assert named, told
        assert named[0].startswith(f"{path}:")
        assert rule in named[0]
        if says not in ("past hier niet", "geen geldige Turtle"):
            assert named[0].startswith(f"{path}:{line}: ")


def test_what_only_an_editor_minds_is_reported_with_its_place(tmp_path: Path) -> None:
    """Several mistakes at once; each with its file, its line and what it is about, and nothing else is minded."""
    folder = tmp_path / "eigen"
    shutil.copytree(OWN, folder)
    text = TURTLE.replace('"Neighbourhood fund"@en', '"Neighbourhood fund"@de')
    text = text.replace("@prefix rdfs:", "@prefix skos2: <http://x/> .\n@prefix rdfs:")
    text = text.replace("sam:mitigeert risico:buurtfonds-snel-op", "sam:dektDeels risico:buurtfonds-snel-op")
    text += "risico:zonder-alles\ta sam:Risico .\n\n"
    (folder / "buurtfonds.ttl").write_text(text, encoding="utf-8")
    cases = (OWN / "gevallen" / "buurtfonds.yaml").read_text(encoding="utf-8")
    cases = cases.replace("vrij: {maatregelen: [maximum-per-aanvraag]}", "vrij: {keuzes: {geen-knop: geen}}")
    cases += "- regel: geen-regel\n"
    (folder / "gevallen" / "buurtfonds.yaml").write_text(cases, encoding="utf-8")
    (folder / "fondsen.rq").write_text("SELECT", encoding="utf-8")
    result = samenhang("controleer", "--json", "--kennis", folder)
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["inOrde"] is False
    remarks = {(r["controle"], Path(r["bestand"]).name, r["regel"], r["over"]) for r in found["opmerkingen"]}
    minded = {"knop:buurtfonds", "risico:zonder-alles", f"regel:{RULE}"}
    assert {r["over"] for r in found["opmerkingen"] if r["controle"] in ("redactie", "voorbeelden")} == minded
    knob = text[: text.index("knop:buurtfonds a")].count("\n") + 1
    assert ("redactie", "buurtfonds.ttl", knob, "knop:buurtfonds") in remarks
    assert ("redactie", "buurtfonds.ttl", text.count("\n") - 1, "risico:zonder-alles") in remarks
    assert ("gevallen", "buurtfonds.yaml", 8, RULE) in remarks
    assert ("gevallen", "buurtfonds.yaml", 14, "geen-regel") in remarks
    assert any(r[:2] == ("vragen", "fondsen.rq") for r in remarks)
    exempted = next(
        r["wat"] for r in found["opmerkingen"] if r["over"] == f"regel:{RULE}" and r["controle"] == "redactie"
    )
    assert "mitigatie:maximum-per-aanvraag" in exempted
    assert "rechtgezet" in exempted, "in the language of the answer, though a query made it"
    forms = [r["wat"] for r in found["opmerkingen"] if r["controle"] == "vorm"]
    assert len([w for w in forms if "skos2" in w]) == 2
    assert any("tab" in w for w in forms)
    assert any("regeleinde" in w for w in forms)
