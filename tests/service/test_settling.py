"""May we settle on it: the verdict of the table, what is missing, what more observations do, and the rules on it."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from samenhang import Samenhang
from samenhang.api.schemas import Afrekenbaarheid
from samenhang.cli import main
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.exchange import formats
from tests.service.support import problem

PATH = "/v1/afrekenbaarheid"
INDICATOR = "spreiding-van-scores"


def measured(proportion: float, count: int, **choices: Any) -> dict[str, Any]:
    """A configuration with one measurement."""
    return {
        "keuzes": choices,
        "metingen": [{"indicator": INDICATOR, "proportie": proportion, "waarnemingen": count}],
    }


# The table of wijkteams2013, bijlage VI: score, then the last number that is red and the last that is yellow.
TABLE = [(0.01, 639, 2299), (0.03, 319, 1159), (0.05, 159, 579), (0.1, 89, 339), (0.5, 29, 199)]


@pytest.mark.parametrize(("score", "red", "yellow"), [*TABLE, *((1 - s, r, y) for s, r, y in TABLE)])
def test_the_verdict_is_that_of_the_table(client: httpx.Client, score: float, red: int, yellow: int) -> None:
    for count, verdict in ((red, "rood"), (red + 1, "geel"), (yellow, "geel"), (yellow + 1, "groen")):
        answer = client.post(PATH, json=measured(round(score, 4), count))
        Afrekenbaarheid.model_validate_json(answer.content, strict=True)
        assert answer.json()["oordeel"] == verdict
        (found,) = answer.json()["metingen"]
        assert found["ontbreekt"] == {"geel": max(0, red + 1 - count), "groen": max(0, yellow + 1 - count)}


def test_more_observations_are_followed_until_they_are_enough(client: httpx.Client) -> None:
    (found,) = client.post(PATH, json=measured(0.5, 12)).json()["metingen"]
    verdicts = {each["factor"]: each["oordeel"] for each in found["bijMeer"]}
    assert found["factor"] == {"geel": 3, "groen": 17}
    assert verdicts == {2: "rood", 3: "geel", 4: "geel", 17: "groen"}
    assert "17 keer" in found["uitleg"]
    (nothing,) = client.post(PATH, json=measured(0.5, 0)).json()["metingen"]
    assert (nothing["factor"], nothing["bijMeer"]) == ({"geel": None, "groen": None}, [])


def test_the_worst_of_several_counts(client: httpx.Client) -> None:
    both = measured(0.5, 500)
    both["metingen"].append({**both["metingen"][0], "waarnemingen": 3})
    answer = client.post(PATH, json=both).json()
    assert (answer["oordeel"], [m["oordeel"] for m in answer["metingen"]]) == ("rood", ["groen", "rood"])


def test_rules_on_settling_test_what_is_measured(client: httpx.Client) -> None:
    settles = {"resultaatafrekening-eerste-lijn": "eerste-lijn-afrekening-op-gemeten-resultaat"}

    def broken(count: int) -> set[str]:
        found = client.post(PATH, json=measured(0.5, count, **settles)).json()["bevindingen"]
        return {f["regel"]["slug"] for f in found if f["regel"] and f["status"] == "open"}

    assert broken(3) == {"afrekenen-op-toeval"}
    assert broken(100) == {"afrekenen-op-deels-betrouwbare-meting"}
    assert broken(300) == set()


@pytest.mark.parametrize(
    ("written", "fits"),
    [("120", True), ("120.0", False), ('"120"^^xsd:decimal', False), ('"120"', False), ("1.2e2", False)],
)
def test_in_rdf_observations_are_integers_as_the_shape_has_it(samenhang: Samenhang, written: str, fits: bool) -> None:
    """JSON knows one kind of number and RDF several, so there the datatype counts."""
    start = "@prefix sam: <https://w3id.org/samenhang/def#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    indicator = f"<https://w3id.org/samenhang/id/indicator/{INDICATOR}>"
    parts = f"sam:indicator {indicator} ; sam:proportie 0.5 ; sam:waarnemingen {written}"
    turtle = f"{start}<urn:x:c> a sam:Configuratie ; sam:rekentAfOp [ {parts} ] ."
    document = samenhang.read(turtle.encode(), next(f for f in formats.RDF if f.name == "Turtle"))
    if fits:
        assert samenhang.evaluate(document).configuration.measurements[0].observations == 120
        return
    with pytest.raises(NotWellFormedError) as found:
        samenhang.evaluate(document)
    assert [p.code for p in found.value.problems] == ["not-a-measurement"]


@pytest.mark.parametrize("form", [formats.JSON, formats.YAML, *(f for f in formats.RDF if f.name == "JSON-LD")])
def test_a_whole_number_with_a_point_is_whole(samenhang: Samenhang, form: formats.Format) -> None:
    def sent(count: str) -> bytes:
        if form is formats.JSON or form is formats.YAML:
            return json.dumps(measured(0.5, 0)).replace(": 0}", f": {count}}}").encode()
        indicator = f"https://w3id.org/samenhang/id/indicator/{INDICATOR}"
        found = {"indicator": {"@id": indicator}, "proportie": 0.5, "waarnemingen": 0}
        context = {"@vocab": "https://w3id.org/samenhang/def#"}
        document = {"@context": context, "@id": "urn:x:c", "@type": "Configuratie", "rekentAfOp": found}
        return json.dumps(document).replace(": 0}", f": {count}}}").encode()

    one, other = (samenhang.evaluate(samenhang.read(sent(count), form)) for count in ("120", "120.0"))
    assert one == other and one.configuration.measurements[0].observations == 120
    with pytest.raises(NotWellFormedError):
        samenhang.evaluate(samenhang.read(sent("120.5"), form))


def test_bad_input_is_told_at_its_place(client: httpx.Client) -> None:
    def wrong(document: dict[str, Any]) -> tuple[str, str]:
        (mistake,) = problem(client.post(PATH, json=document), 400)["fouten"]
        return mistake["waar"], mistake["wat"]

    assert client.post(PATH, json={}).json()["oordeel"] is None
    assert wrong(measured(1.2, 3))[0] == "metingen[0]"
    unknown = {"metingen": [{"indicator": "geen", "proportie": 0.2, "waarnemingen": 3}]}
    assert wrong(unknown)[0] == "metingen[0].indicator"
    stated = measured(0.5, 3, **{"betrouwbaarheid-van-de-meting": ["meting-voldoet"]})
    where, what = wrong(stated)
    assert where == "keuzes.betrouwbaarheid-van-de-meting"
    assert "meting-voldoet-niet" in what


def test_python_and_the_service_say_the_same(client: httpx.Client, samenhang: Samenhang) -> None:
    for language in ("nl", "en"):
        answer = client.post(PATH, json=measured(0.3, 31), params={"taal": language}).json()
        assert samenhang.afrekenbaar(measured(0.3, 31), language) == answer


@pytest.mark.usefixtures("loaded_once")
def test_the_command_line_takes_a_file_or_one_measurement(tmp_path: Path, samenhang: Samenhang) -> None:
    path = tmp_path / "c.json"
    path.write_text(json.dumps(measured(0.5, 300)))
    run = CliRunner().invoke
    from_file = run(main, ["afrekenbaar", str(path), "--json"])
    assert (from_file.exit_code, json.loads(from_file.stdout)) == (0, samenhang.afrekenbaar(measured(0.5, 300)))
    one = ["afrekenbaar", "--indicator", INDICATOR, "--proportie", "0.5", "--waarnemingen"]
    red = run(main, [*one, "3"])
    assert (red.exit_code, "rood" in red.stdout) == (1, True)
    assert run(main, [*one, "-3"]).exit_code == 2
    assert run(main, ["afrekenbaar", "--proportie", "0.5"]).exit_code == 2
    assert run(main, ["afrekenbaar"]).exit_code == 2
    path.write_text("{}")
    assert run(main, ["afrekenbaar", str(path)]).exit_code == 2
