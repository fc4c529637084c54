"""What could be otherwise, over HTTP and on the command line: the same answers, in words that people can use."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from samenhang import Samenhang
from samenhang.answers import reasons
from samenhang.answers.receipt import KEY
from samenhang.api.schemas import paths, survey
from samenhang.cli import main, reasoning, surveying, telling
from samenhang.knowledge import terms
from samenhang.system import almanac
from tests.service.support import problem
from tests.service.test_cli import _incoherent
from tests.service.test_words import fields

SAME = ("vraag", "kennis", "programma", "invoer")


@pytest.fixture(scope="module")
def sent(samenhang: Samenhang) -> dict[str, dict[str, Any]]:
    """A configuration that clashes, and two examples that differ."""
    listed = [e["configuratie"] for e in samenhang.lists().examples()["voorbeelden"]]
    full = sorted(listed, key=lambda document: -len(document["keuzes"]))
    assert full[0] != full[1]
    return {"botst": _incoherent(samenhang), "een": full[0], "ander": full[1]}


@pytest.fixture(scope="module")
def files(sent: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("redeneren")
    found = {name: folder / f"{name}.json" for name in sent}
    for name, path in found.items():
        path.write_text(json.dumps(sent[name]), encoding="utf-8")
    return found


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.mark.usefixtures("loaded_once")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_command_line_gives_what_the_api_answers(
    client: httpx.Client, sent: dict[str, dict[str, Any]], files: dict[str, Path], language: str
) -> None:
    together = {"configuraties": [sent["een"], sent["ander"]]}
    for verb, names, body in (
        ("mogelijkheden", ["botst"], sent["botst"]),
        ("conflicten", ["botst"], sent["botst"]),
        ("meetplannen", ["een"], sent["een"]),
        ("gelijkenissen", ["een"], sent["een"]),
        ("vergelijkingen", ["een", "ander"], together),
        ("groeipaden", ["een", "ander"], {"van": sent["een"], "naar": sent["ander"]}),
        ("groeipaden", ["botst"], {"van": sent["botst"]}),
    ):
        answer = client.post(f"/v1/{verb}", json=body, params={"taal": language})
        assert answer.status_code == 200, (verb, answer.text[:300])
        result = run(verb, *(files[name] for name in names), "--json", "--taal", language)
        local, remote = json.loads(result.stdout), answer.json()
        one, other = local.pop(KEY), remote.pop(KEY)  # each says its own limit of time
        assert local == remote, verb
        assert [one[part] for part in SAME] == [other[part] for part in SAME], verb
        told = run(verb, *(files[name] for name in names), "--taal", language)
        assert told.exit_code == result.exit_code == (1 if names == ["botst"] and verb != "conflicten" else 0)
        assert len(told.stdout) > 20 and "http" not in told.stdout


@pytest.mark.parametrize("language", ["nl", "en"])
def test_answers_fit_their_schemas(samenhang: Samenhang, sent: dict[str, dict[str, Any]], language: str) -> None:
    one, other, clash = sent["een"], sent["ander"], sent["botst"]
    locked = frozenset(k.iri for k in samenhang.model.knobs) | frozenset(m.iri for m in samenhang.model.measures)
    wish = reasoning_wish(locked)
    for schema, answer in (
        (paths.Groeipaden, samenhang.groeipaden(one, other, 2, language)),
        (paths.Groeipaden, samenhang.groeipaden(clash, None, None, language)),
        (paths.Conflicten, samenhang.conflicten(clash, language, wish)),
        (paths.Conflicten, samenhang.conflicten(clash, language)),
        (paths.Meetplannen, samenhang.meetplannen(one, language)),
        (paths.Meetplannen, samenhang.meetplannen({}, language)),
        (survey.Gelijkenissen, samenhang.gelijkenissen(one, language)),
        (survey.Vergelijkingen, samenhang.vergelijkingen([one, other, clash], language)),
        (survey.Regelcontrole, samenhang.regelcontrole(language)),
    ):
        schema.model_validate(answer, strict=True)
        assert answer["uitleg"].endswith((".", "%")), answer["uitleg"]
        assert "{" not in answer["uitleg"]


def reasoning_wish(locked: frozenset[str]) -> Any:
    from samenhang.search.moves import Wish  # noqa: PLC0415

    return Wish(locked=locked)


def test_the_way_there_arrives(samenhang: Samenhang, sent: dict[str, dict[str, Any]]) -> None:
    """Every phase holds no more steps than asked, and without a target the last phase is coherent."""
    found = samenhang.groeipaden(sent["een"], sent["ander"], 4)
    assert all(1 <= len(phase["stappen"]) <= 4 for phase in found["fasen"])
    assert [phase["fase"] for phase in found["fasen"]] == list(range(1, len(found["fasen"]) + 1))
    worst = max(len(phase["overtredingen"]) for phase in found["fasen"][:-1])
    assert found["meesteOvertredingen"] == worst >= found["meesteOndergrens"]
    nearest = samenhang.groeipaden(sent["botst"])
    assert nearest["naar"] == "dichtstbijzijnde"
    assert nearest["fasen"][-1]["samenhangend"]
    assert not samenhang.evaluate(sent["botst"]).coherent


def test_a_conflict_is_told_with_its_passages(client: httpx.Client, sent: dict[str, dict[str, Any]]) -> None:
    free = client.post("/v1/conflicten", json=sent["botst"]).json()
    assert free["conflict"] is False and free["waaromNiet"] is None
    knobs = list(sent["botst"]["keuzes"])
    measures = [m["slug"] for m in client.get("/v1/maatregelen").json()["maatregelen"]]
    everything = [k["slug"] for k in client.get("/v1/knoppen").json()["knoppen"]]
    fixed = client.post("/v1/conflicten", json=sent["botst"], params={"vast": [*everything, *measures]}).json()
    assert fixed["conflict"] is True
    assert len(fixed["waaromNiet"]["lagen"]) <= 3
    assert all(part["bronnen"] for part in fixed["waaromNiet"]["delen"])
    assert {part["slug"] for part in fixed["waaromNiet"]["delen"] if part["soort"] == "keuze"} <= set(everything)
    assert set(knobs) & {part["slug"] for part in fixed["waaromNiet"]["delen"]}


def test_a_plan_is_a_data_set_specification(client: httpx.Client, sent: dict[str, dict[str, Any]]) -> None:
    """In CSV and RDF the first plan has the indicators, data elements and source systems of the JSON."""
    plan = client.post("/v1/meetplannen", json=sent["een"]).json()["plannen"][0]
    assert plan["indicatoren"] and plan["dataElementen"]
    table = client.post("/v1/meetplannen", json=sent["een"], headers={"Accept": "text/csv"})
    assert table.headers["content-type"] == "text/csv"
    rows = list(csv.DictReader(io.StringIO(table.text)))
    for key, column in (
        ("indicatoren", "indicator"),
        ("dataElementen", "dataElement"),
        ("bronsystemen", "bronsysteem"),
    ):
        assert {row[column] for row in rows if row[column]} == {item["id"] for item in plan[key]}
    turtle = client.post("/v1/meetplannen", json=sent["een"], headers={"Accept": "text/turtle"})
    read = ox.parse(turtle.content, format=ox.RdfFormat.TURTLE)
    triples = {(str(t.subject.value), t.predicate.value, t.object.value) for t in read}
    (dataset,) = [s for s, p, o in triples if p == terms.TYPE and o == terms.DCAT + "Dataset"]
    assert {o for s, p, o in triples if (s, p) == (dataset, terms.SAM + "bevatElement")} == {
        item["id"] for item in plan["dataElementen"]
    }
    for element in plan["dataElementen"]:
        own = {o for s, p, o in triples if (s, p) == (element["id"], terms.SAM + "uitBronsysteem")}
        assert own == {item["id"] for item in element["bronsystemen"]}
    assert run("meetplannen", "--help").exit_code == 0


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("groeipaden", {}, "van"),
        ("groeipaden", [], ""),
        ("groeipaden", {"van": {}, "nar": {}}, "nar"),
        ("groeipaden", {"van": {}, "perFase": 0}, "perFase"),
        ("groeipaden", {"van": {}, "perFase": True}, "perFase"),
        ("groeipaden", {"van": {"keuzes": {"geen-knop": "x"}}}, "van.keuzes.geen-knop"),
        ("groeipaden", {"van": {}, "naar": {"domein": "geen"}}, "naar.domein"),
        ("vergelijkingen", {}, "configuraties"),
        ("vergelijkingen", {"configuraties": [{}]}, "configuraties"),
        ("vergelijkingen", {"configuraties": {}}, "configuraties"),
        (
            "vergelijkingen",
            {"configuraties": [{}, {"keuzes": {"geen-knop": "x"}}]},
            "configuraties[1].keuzes.geen-knop",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(client: httpx.Client, path: str, body: Any, where: str) -> None:
    found = problem(client.post(f"/v1/{path}", json=body), 400)
    assert where in [mistake["waar"] for mistake in found["fouten"]]


def test_a_line_is_named_where_there_is_one(client: httpx.Client) -> None:
    text = "van:\n  keuzes:\n    geen-knop: x\n"
    found = problem(client.post("/v1/groeipaden", content=text, headers={"Content-Type": "application/yaml"}), 400)
    assert found["fouten"][0]["regel"] == 3
    turtle = client.post("/v1/groeipaden", content="", headers={"Content-Type": "text/turtle"})
    assert "application/yaml" in problem(turtle, 415)["detail"]


@pytest.fixture
def atlas_of_little(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An atlas that is made at once: how it is made is tested elsewhere."""
    from samenhang.search.atlas import Atlas, Count  # noqa: PLC0415

    kept: dict[str, Atlas] = {}

    def made(engine: Any, progress: Any = None) -> Atlas:
        for share in (0.0, 0.5, 1.0) if progress else ():
            progress(share, "")
        version = engine.model.version
        return kept.setdefault(version, Atlas(version, (Count(None, 10**30, None, 0.25, 0.004),), (), ()))

    monkeypatch.setattr(almanac, "made", made)
    yield


@pytest.mark.usefixtures("loaded_once", "atlas_of_little")
def test_the_atlas_shows_its_progress_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("atlas", "--json")
    assert result.exit_code == 0
    survey.Atlas.model_validate(json.loads(result.stdout), strict=True)
    assert "25 %" in run("atlas").stdout

    def stopped(engine: Any, progress: Any = None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(almanac, "made", stopped)
    result = run("atlas")
    assert result.exit_code == surveying.STOPPED
    assert "Gestopt" in result.stderr


@pytest.mark.parametrize("language", ["nl", "en"])
def test_people_can_read_the_atlas(samenhang: Samenhang, language: str) -> None:
    """Every setting with its knob, shares as the explanation says them, and no more than was looked at."""
    from fractions import Fraction  # noqa: PLC0415

    from samenhang.answers.survey import SurveyAnswers  # noqa: PLC0415
    from samenhang.coherence.model import bits  # noqa: PLC0415
    from samenhang.search.atlas import Atlas, Count, Weight  # noqa: PLC0415

    one, other = samenhang.model.knobs[:2]
    a, b = (samenhang.model.settings[bits(knob.settings)[0]].iri for knob in (one, other))
    weight = Weight(one.iri, (a,), Fraction(1, 562), (), Fraction(1, 5991))
    made = Atlas(samenhang.version, (Count(None, 10**30, 5, 0.5, 0.0),), (weight,), ((a, b),))
    answers = SurveyAnswers(samenhang.naming(language))
    answer = answers.atlas(made)
    told = " ".join(telling.atlas(answer, language).split())
    knob, setting, about, with_it = (samenhang.catalogue.label(iri, language) for iri in (one.iri, a, other.iri, b))
    assert f"· {knob}: {setting} × {about}: {with_it}" in told
    shares = {
        "nl": f"· {knob}: 1 op de 562 met ‘{setting}’, 1 op de 5.991 met iets anders",
        "en": f"· {knob}: 1 in 562 with ‘{setting}’, 1 in 5,991 with anything else",
    }
    assert shares[language] in told
    never = {"nl": "in geen samenhangende volledige configuratie", "en": "in no coherent complete configuration"}
    assert never[language] in answer["uitleg"]


def test_an_atlas_is_the_same_once_written_and_read(samenhang: Samenhang) -> None:
    from fractions import Fraction  # noqa: PLC0415

    from samenhang.search.atlas import Atlas, Count, Weight  # noqa: PLC0415

    weight = Weight("k", ("a",), Fraction(1, 3), (), Fraction(0))
    made = Atlas(samenhang.version, (Count(None, 10**30, 5, 0.5, 0.0),), (weight,), (("a", "b"),))
    assert almanac.from_json(json.loads(json.dumps(almanac.as_json(made)))) == made


def test_the_check_of_the_rules_is_part_of_the_contract(client: httpx.Client) -> None:
    found = client.get("/v1/regelcontrole").json()
    assert found["inOrde"] is True
    assert any(scope["archetype"] for scope in found["vervulbaar"])
    example = next(scope["voorbeeld"] for scope in found["vervulbaar"] if scope["archetype"])
    assert client.post("/v1/gevolgen", json=example).json()["samenhangend"] is True


@pytest.mark.usefixtures("loaded_once")
@pytest.mark.parametrize(("language", "nothing"), [("nl", "Nog niets gekozen"), ("en", "Nothing chosen yet")])
def test_nothing_chosen_is_said_first(client: httpx.Client, tmp_path: Path, language: str, nothing: str) -> None:
    """Nothing found in a configuration without a choice means that nothing was looked at."""
    path = tmp_path / "leeg.json"
    path.write_text('{"keuzes": {}}')
    for verb in ("gevolgen", "valideer", "meetplannen", "gelijkenissen", "afleidingen"):
        assert run(verb, path, "--taal", language).stdout.startswith(nothing), verb
    for where in ("meetplannen", "gelijkenissen"):
        answer = client.post(f"/v1/{where}", json={"keuzes": {}}, params={"taal": language}).json()
        assert answer["uitleg"].startswith(nothing), where
    (repair,) = client.post("/v1/bijstellingen", json={"keuzes": {}}, params={"taal": language}).json()["bijstellingen"]
    assert repair["uitleg"].startswith(nothing)
    asked = {"Accept": "text/plain", "Accept-Language": language}
    assert client.post("/v1/afleidingen", json={"keuzes": {}}, headers=asked).text.startswith(nothing)


def test_a_plan_says_how_many_knobs_are_open(client: httpx.Client, sent: dict[str, dict[str, Any]]) -> None:
    for body in ({"keuzes": {}}, *sent.values()):
        left = client.post("/v1/gevolgen", json=body).json()["nietBekeken"]["opengelaten"]
        told = client.post("/v1/meetplannen", json=body).json()["uitleg"]
        assert left and told.endswith(f" {len(left)} knoppen staan nog open.")


def test_the_verdict_counts_every_risk_that_the_plan_counts(samenhang: Samenhang) -> None:
    """Those that only ask for attention too, each once and at its worst."""
    knobs = {
        "bekostiging-tweede-lijn": "tweede-lijn-productie",
        "plafond-tweede-lijn": "tweede-lijn-geen-plafond",
        "monitoring-omvang": "lichte-monitoring",
    }
    answer = samenhang.gevolgen({"keuzes": knobs})
    still = [f for f in answer["bevindingen"] if f["risico"] and f["status"] == "open"]
    worse = {f["risico"]["id"] for f in still if f["ernst"] != "info"}
    notes = {f["risico"]["id"] for f in still} - worse
    assert notes and answer["oordeel"].endswith(f" {len(worse)} risico’s staan open, en {len(notes)} ter attentie.")
    plan = samenhang.meetplannen({"keuzes": knobs})["uitleg"]
    assert plan.startswith(f"{len(worse) + len(notes)} risico’s staan open.")
    english = samenhang.valideer({"keuzes": knobs}, "en")["oordeel"]
    assert english.endswith(f" {len(worse)} risks are open, and {len(notes)} to note.")


def test_every_sentence_is_there_in_both_languages_with_the_same_fields() -> None:
    for words in (reasons.TEXTS, reasoning.WORDS, surveying.WORDS, telling.WORDS):
        assert {k: fields(v) for k, v in words["nl"].items()} == {k: fields(v) for k, v in words["en"].items()}


def test_a_repair_empties_no_knob_unless_asked(client: httpx.Client) -> None:
    """Emptied, the knob would not be judged any more: cheaper, and no answer. A growth path does not either."""
    choices = {
        "fase-van-het-stelsel": "korte-termijn-2015",
        "geregeld-bij-de-bekostiging": ["omvang-van-substitutie-bepaald", "rol-van-de-nulde-lijn-bepaald"],
        "geregeld-bij-de-toegang": ["klachtenprocedure-geregeld"],
    }
    kept = client.post("/v1/bijstellingen", json={"keuzes": choices}).json()["bijstellingen"]
    emptied = client.post("/v1/bijstellingen?openlaten=ja", json={"keuzes": choices}).json()["bijstellingen"]
    assert kept[0]["kosten"] > emptied[0]["kosten"]
    phases = client.post("/v1/groeipaden", json={"van": {"keuzes": choices}}).json()["fasen"]
    gone = [step["van"]["slug"] for phase in phases for step in phase["stappen"] if step.get("weg")]
    assert phases
    assert "klachtenprocedure-geregeld" not in gone
