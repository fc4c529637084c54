"""The trace of a finding as JSON, as PROV-O and as sentences, at the address of the finding."""

import json
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rdflib import DCTERMS, PROV, RDF, RDFS, Graph, Literal, URIRef

from samenhang import Samenhang
from samenhang.answers import texts, trace_texts
from samenhang.answers.receipt import KEY
from samenhang.api.schemas import Afleidingen
from samenhang.cli import main
from tests.service.support import TURTLE, Choices, problem
from tests.service.test_words import fields

PATH = "/v1/afleidingen"


@pytest.fixture(scope="module")
def configurations(client: httpx.Client, choices: Choices) -> list[dict[str, Any]]:
    """Examples, one with a measurement, and one that chooses all."""
    found = [e["configuratie"] for e in client.get("/v1/voorbeelden").json()["voorbeelden"]][::4]
    settling = {"resultaatafrekening-eerste-lijn": "eerste-lijn-afrekening-op-gemeten-resultaat"}
    measured = [{"indicator": "spreiding-van-scores", "proportie": 0.25, "waarnemingen": 12}]
    return [*found, {"keuzes": settling, "metingen": measured}, choices.full(), {}]


def test_every_finding_has_a_trace_of_the_shape_that_is_described(
    client: httpx.Client, configurations: list[dict[str, Any]]
) -> None:
    for configuration in configurations:
        found = client.post("/v1/gevolgen", json=configuration).json()["bevindingen"]
        for language in ("nl", "en"):
            answer = client.post(PATH, json=configuration, params={"taal": language})
            Afleidingen.model_validate_json(answer.content, strict=True)
            traces = answer.json()["afleidingen"]
            assert [(t["bevinding"], t["status"]) for t in traces] == [(f["id"], f["status"]) for f in found]
            for each in traces:
                assert each["stappen"][-1]["soort"] == "conclusie"
                assert all(s["tekst"][0].isupper() or s["tekst"][0] == "‘" for s in each["stappen"])
                assert all(n < s["nummer"] for s in each["stappen"] for n in s["uit"])


def test_the_id_of_a_finding_is_its_address(client: httpx.Client, configurations: list[dict[str, Any]]) -> None:
    configuration = configurations[-2]
    wanted = client.post("/v1/gevolgen", json=configuration).json()["bevindingen"][3]
    for name in (wanted["id"], wanted["id"].rsplit("/", 1)[-1]):
        (found,) = client.post(PATH, json=configuration, params={"bevinding": name}).json()["afleidingen"]
        assert (found["bevinding"], found["uitleg"]) == (wanted["id"], wanted["uitleg"])
    mistake = problem(client.post(PATH, json={}, params={"bevinding": name}), 400)["fouten"][0]
    assert mistake["waar"] == "bevinding"


def test_a_measurement_is_a_premise_like_any_other(client: httpx.Client, configurations: list[dict[str, Any]]) -> None:
    traces = client.post(PATH, json=configurations[-3]).json()["afleidingen"]
    found = next(t for t in traces if t["regel"] and t["regel"]["slug"] == "afrekenen-op-toeval")
    assert [s["soort"] for s in found["stappen"]][:4] == ["keuze", "meting", "toont", "regel"]
    assert "0,25" in found["stappen"][1]["tekst"]
    assert {p["soort"] for p in found["berustOp"][0]["premissen"]} == {"keuze", "meting"}
    assert any(p["vindplaats"].startswith("bijlage VI") for p in found["stappen"][2]["bronnen"])


def test_in_prov_every_step_leads_back_to_the_input(client: httpx.Client, configurations: list[dict[str, Any]]) -> None:
    for configuration in configurations[:-1]:
        answer = client.post(PATH, json=configuration).json()
        sent = client.post(PATH, json=configuration, headers={"Accept": TURTLE})
        graph = Graph().parse(data=sent.content, format="turtle")
        for found in answer["afleidingen"]:
            (finding,) = graph.subjects(PROV.specializationOf, URIRef(found["bevinding"]))
            assert (finding, PROV.value, Literal(found["status"])) in graph
            assert list(graph.objects(finding, PROV.wasGeneratedBy))
            behind = set(graph.transitive_objects(finding, PROV.wasDerivedFrom))
            steps = {str(o) for s in behind for o in graph.objects(s, RDFS.label)}
            assert {step["tekst"] for step in found["stappen"]} == steps
            assert answer[KEY]["invoer"] in {str(o) for s in behind for o in graph.objects(s, DCTERMS.identifier)}
        assert graph.value(predicate=RDF.type, object=PROV.SoftwareAgent)


def test_json_ld_says_the_same_as_turtle(client: httpx.Client, configurations: list[dict[str, Any]]) -> None:
    forms = (ox.RdfFormat.TURTLE, ox.RdfFormat.JSON_LD, ox.RdfFormat.N_TRIPLES)
    graphs = []
    for form in forms:
        sent = client.post(PATH, json=configurations[0], headers={"Accept": form.media_type})
        graphs.append(set(ox.parse(sent.content, format=form)))
    assert graphs[0] and graphs[0] == graphs[1] == graphs[2]


def test_the_sentences_are_those_of_python(client: httpx.Client, samenhang: Samenhang, configurations: Any) -> None:
    for language in ("nl", "en"):
        headers = {"Accept": "text/plain", "Accept-Language": language}
        told = client.post(PATH, json=configurations[0], headers=headers).content.decode()
        assert told == "\n\n".join(samenhang.sporen(configurations[0], language).values())


@pytest.mark.usefixtures("loaded_once")
def test_the_command_line_tells_one_or_all(tmp_path: Path, samenhang: Samenhang, configurations: Any) -> None:
    path = tmp_path / "c.json"
    path.write_text(json.dumps(configurations[-2]))
    every = samenhang.sporen(configurations[-2])
    name = next(iter(every))
    run = CliRunner().invoke
    assert run(main, ["afleidingen", str(path), name]).stdout == every[name] + "\n"
    assert json.loads(run(main, ["afleidingen", str(path), "--json"]).stdout) == samenhang.afleidingen(
        configurations[-2]
    )
    unknown = run(main, ["afleidingen", str(path), "geen-bevinding"])
    assert (unknown.exit_code, name in unknown.stderr) == (2, True)


def test_every_sentence_is_there_in_both_languages_with_the_same_fields() -> None:
    for table in (trace_texts.TEXTS, texts.TEXTS):
        assert {k: fields(v) for k, v in table["nl"].items()} == {k: fields(v) for k, v in table["en"].items()}
