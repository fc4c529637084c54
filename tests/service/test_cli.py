"""The command line: the answers of the API, for people and for scripts, with exit statuses that can be relied on."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from samenhang import Samenhang
from samenhang.cli import incoming, main
from samenhang.exchange import formats
from tests.service.support import Choices

SAM = "https://w3id.org/samenhang/def#"
pytestmark = pytest.mark.usefixtures("loaded_once")

VERBS = (
    *("afleiden", "afleidingen", "afrekenbaar", "atlas", "bijstellingen", "bundel", "conflicten", "controleer"),
    *("gelijkenissen", "gevolgen", "groeipaden", "herkomst", "meetplannen", "mogelijkheden", "regelcontrole", "serve"),
    *("valideer", "vergelijkingen", "verschil", "vraag"),
)


def samenhang(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def files(samenhang: Samenhang, tmp_path_factory: pytest.TempPathFactory, choices: Choices) -> dict[str, Path]:
    """A configuration that is coherent, one that is not, and one that cannot be used."""
    folder = tmp_path_factory.mktemp("bestanden")
    examples = [e["configuratie"] for e in samenhang.lists().examples()["voorbeelden"]]
    cases = [*examples, choices.full()]
    coherent = next(c for c in cases if samenhang.evaluate(c).coherent)
    documents: dict[str, Any] = {
        "goed": coherent,
        "botst": _incoherent(samenhang),
        "onbekend": {"keuzes": {"geen-knop": "geen"}},
    }
    found = {}
    for name, document in documents.items():
        found[name] = folder / f"{name}.json"
        found[name].write_text(json.dumps(document, indent=2), encoding="utf-8")
    return found


def _incoherent(samenhang: Samenhang) -> dict[str, Any]:
    """The trigger of a rule of severity `overtreding`, and nothing else."""
    from samenhang.knowledge import terms  # noqa: PLC0415

    for rule in samenhang.model.rules:
        atoms = [condition.atoms[0] for condition in rule.trigger]
        if rule.severity != "overtreding" or any(terms.kind(atom.value) != "stand" for atom in atoms):
            continue
        choices = {}
        for atom in atoms:
            setting = samenhang.model.settings[samenhang.model.numbers[atom.value]]
            choices[terms.slug(samenhang.model.knobs[setting.knob].iri)] = terms.slug(atom.value)
        if not samenhang.evaluate({"keuzes": choices}).coherent:
            return {"keuzes": choices}
    raise AssertionError("no rule of severity overtreding can be violated by its trigger alone")


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_dutch_first_then_english(verb: str) -> None:
    result = samenhang(verb, "--help")
    assert result.exit_code == 0
    assert re.search(r"\b(de|het|een|of|wat|welke)\b", result.stdout, re.IGNORECASE)
    assert re.search(r"\b(the|what|which|whether|ask)\b", result.stdout, re.IGNORECASE)
    assert "--kennis" in result.stdout
    assert "--taal" in result.stdout


def test_help_of_the_whole_names_every_verb_and_the_exit_statuses() -> None:
    text = samenhang("--help").stdout
    assert all(verb in text for verb in VERBS)
    assert "coherent" in text
    assert samenhang("--version").exit_code == 0


@pytest.mark.parametrize("verb", ["gevolgen", "valideer"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_json_is_what_the_api_answers(client: httpx.Client, files: dict[str, Path], verb: str, language: str) -> None:
    path = {"gevolgen": "/v1/gevolgen", "valideer": "/v1/validaties"}[verb]
    for name in ("goed", "botst"):
        result = samenhang(verb, files[name], "--json", "--taal", language)
        answer = client.post(path, content=files[name].read_bytes(), params={"taal": language})
        assert json.loads(result.stdout) == answer.json()
        assert result.exit_code == (0 if answer.json()["samenhangend"] else 1)


def test_exit_statuses(files: dict[str, Path], tmp_path: Path) -> None:
    for verb in ("gevolgen", "valideer"):
        statuses = {name: samenhang(verb, path).exit_code for name, path in files.items()}
        assert statuses == {"goed": 0, "botst": 1, "onbekend": 2}
    assert samenhang("valideer", files["goed"], files["botst"]).exit_code == 1
    assert samenhang("valideer", files["botst"], files["onbekend"], files["goed"]).exit_code == 2
    assert samenhang("gevolgen", tmp_path / "is-er-niet.json").exit_code == 2
    assert samenhang("gevolgen", tmp_path).exit_code == 2
    assert samenhang("gevolgen").exit_code == 2
    assert samenhang("bestaat-niet").exit_code == 2
    assert samenhang("gevolgen", files["goed"], "--kennis", tmp_path / "nergens").exit_code == 2
    assert samenhang("afleiden", files["botst"]).exit_code == 0
    assert samenhang("afleiden", files["onbekend"]).exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "line", "says"),
    [
        ("a.json", '{"keuzes":\n {"geen-knop": "geen"}}', 2, "geen-knop"),
        ("a.json", '{"keuzes":\n {', 2, "JSON"),
        ("a.json", "", 1, "leeg"),
        ("a.yaml", "maatregelen:\n  - een\n  - twee\n", 3, "twee"),
        ("a.yml", "keuzes: [\n", 2, "YAML"),
        ("a.ttl", f"@prefix s: <{SAM}> .\n[] a s:Configuratie ;\n  s:domein s:nee .", 3, "nee"),
        ("a.ttl", "\n\nnee", 3, "RDF"),
        ("a.jsonld", f'{{"@context": {{"@vocab": "{SAM}"}},\n"@type": "Configuratie",\n"domein": "nee"}}', 3, "nee"),
        ("a.rdf", "<a", 1, "RDF"),
        ("a.docx", "x", None, ".ttl"),
    ],
)  # fmt: skip
def test_a_message_names_file_and_line(tmp_path: Path, name: str, content: str, line: int | None, says: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    result = samenhang("gevolgen", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    told = [
        text for text in result.stderr.splitlines() if text.startswith(f"{path}:{'' if line is None else f'{line}:'}")
    ]
    assert told, result.stderr
    assert any(says in text for text in told)


def test_messages_and_answers_in_english(files: dict[str, Path]) -> None:
    assert "There is no knob" in samenhang("gevolgen", files["onbekend"], "--taal", "en").stderr
    assert samenhang("--taal", "en", "gevolgen", files["botst"]).stdout.startswith("Not coherent")
    assert samenhang("gevolgen", files["botst"]).stdout.startswith("Niet samenhangend")


def test_people_read_the_verdict_the_findings_worst_first_and_their_passages(
    client: httpx.Client, files: dict[str, Path]
) -> None:
    answer = client.post("/v1/gevolgen", content=files["botst"].read_bytes()).json()
    text = " ".join(samenhang("gevolgen", files["botst"]).stdout.split())
    assert text.startswith(answer["oordeel"])
    places = [text.index(" ".join(b["uitleg"].split())) for b in answer["bevindingen"]]
    assert places == sorted(places)
    assert all(p["vindplaats"] in text for b in answer["bevindingen"] for p in b["bronnen"])
    assert "Niet bekeken" in text


def test_several_files_are_listed_with_their_names_and_show_progress(files: dict[str, Path]) -> None:
    result = samenhang("valideer", files["goed"], files["botst"], "--voortgang")
    assert [f"{n}/2" in result.stderr for n in (1, 2)] == [True, True]
    assert str(files["goed"]) in result.stdout
    assert samenhang("valideer", files["goed"], files["botst"]).stderr == ""
    listed = json.loads(samenhang("valideer", files["goed"], files["botst"], "--json").stdout)
    assert [item["bestand"] for item in listed] == [str(files["goed"]), str(files["botst"])]


def test_what_is_derived_is_derived_again_the_same(files: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "afgeleid.ttl"
    assert samenhang("afleiden", files["botst"], "--uit", target).exit_code == 0
    first = target.read_text(encoding="utf-8")
    assert "sam:afgeleidMet" in first
    assert samenhang("afleiden", target).stdout == first
    assert json.loads(samenhang("gevolgen", target, "--json").stdout) == json.loads(
        samenhang("gevolgen", files["botst"], "--json").stdout
    )
    for form in ("n-triples", "json-ld", "trig", "rdf/xml"):
        assert "afgeleidMet" in samenhang("afleiden", files["goed"], "--vorm", form).stdout


def test_bundel_writes_two_files(tmp_path: Path) -> None:
    result = samenhang("bundel", tmp_path / "nieuw")
    assert result.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "nieuw").iterdir()) == ["begrippen.ttl", "kennis.ttl", "vormen.ttl"]
    (tmp_path / "bestand").write_text("")
    assert samenhang("bundel", tmp_path / "bestand").exit_code == 2


def test_vraag_lists_asks_and_refuses(files: dict[str, Path], tmp_path: Path) -> None:
    listed = samenhang("vraag")
    assert "keten-van-een-stand" in listed.stdout
    assert "Which" in samenhang("vraag", "--taal", "en").stdout
    asked = samenhang("vraag", "risicos-en-indicatoren", "--config", files["botst"])
    assert asked.exit_code == 0
    assert "risico:" in asked.stdout
    found = json.loads(samenhang("vraag", "risicos-en-indicatoren", "--config", files["botst"], "--json").stdout)
    assert found["results"]["bindings"]
    assert samenhang("vraag", "prikkels-per-vorm", "--csv").stdout.startswith("vorm,")
    for args, says in (
        (("keten-van-een-stand",), "stand"),
        (("keten-van-een-stand", "stnd=x"), "stand"),
        (("keten-van-een-stand", "stand"), "naam=waarde"),
        (("keten-van-een-stand", "stand=a b"), "a b"),
        (("bestaat-niet",), "keten-van-een-stand"),
        ((tmp_path / "is-er-niet.rq",), "is-er-niet.rq"),
        (("risicos-en-indicatoren", "--config", files["onbekend"]), "geen-knop"),
    ):
        result = samenhang("vraag", *args)
        assert result.exit_code == 2, args
        assert says in result.stderr


def test_vraag_asks_a_file_of_ones_own_within_its_time(tmp_path: Path) -> None:
    head = "#+ samenvatting_nl: x\n#+ samenvatting_en: x\n"
    path = tmp_path / "proef.rq"
    path.write_text(head + "ASK { ?s ?p ?o }", encoding="utf-8")
    assert samenhang("vraag", path).stdout.strip() == "true"
    path.write_text(head + "CONSTRUCT WHERE { ?s a <https://w3id.org/samenhang/def#Lijn> }", encoding="utf-8")
    assert "sam:Lijn" in samenhang("vraag", path).stdout
    path.write_text(head + "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", encoding="utf-8")
    assert "SERVICE" in samenhang("vraag", path).stderr
    path.write_text(head + "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", encoding="utf-8")
    slow = samenhang("vraag", path, "--tijd", "0.5")
    assert slow.exit_code == 2
    assert "0.5" in slow.stderr
    path.write_text("SELECT", encoding="utf-8")
    assert f"{path}:1: " in samenhang("vraag", path).stderr


VERBS_THAT_READ = (
    *("afleiden", "afleidingen", "afrekenbaar", "bijstellingen", "conflicten", "gelijkenissen", "gevolgen"),
    *("groeipaden", "meetplannen", "mogelijkheden", "valideer", "vergelijkingen", "vraag"),
)


@pytest.mark.parametrize("verb", VERBS_THAT_READ)
def test_every_verb_that_reads_a_configuration_reads_standard_input(verb: str) -> None:
    assert "--invoer" in samenhang(verb, "--help").stdout
    asked = {"vraag": ["risicos-en-indicatoren", "--config", "-"], "vergelijkingen": ["-", "-"]}.get(verb, ["-"])
    for language, name in (("nl", "standaardinvoer"), ("en", "standard input")):
        result = CliRunner().invoke(main, [verb, *asked, "--taal", language], input='{"keuzes":\n {"nee": "x"}}')
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{name}:2: ")


def test_standard_input_is_json_or_what_is_said(files: dict[str, Path]) -> None:
    def piped(text: str, *args: str) -> Result:
        return CliRunner().invoke(main, ["gevolgen", "-", *args], input=text)

    read = samenhang("gevolgen", files["botst"])
    assert piped(files["botst"].read_text()).stdout == read.stdout
    turtle = samenhang("afleiden", files["botst"]).stdout
    found = piped(turtle, "--invoer", "turtle")
    assert (found.stdout, found.exit_code) == (read.stdout, read.exit_code)
    assert "standaardinvoer:1: " in piped(turtle).stderr
    assert set(incoming.FORMS) == {f.name.lower() for f in formats.CONFIGURATIONS}


def test_what_the_system_refuses_is_one_line_and_not_a_verdict(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "nergens" / "x.ttl"
    result = samenhang("afleiden", files["goed"], "--uit", nowhere)
    assert (result.exit_code, result.stderr) == (2, f"{nowhere}: No such file or directory\n")

    def refuses(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "een/bestand")

    monkeypatch.setattr("samenhang.system.Samenhang", refuses)
    result = samenhang("gevolgen", files["goed"])
    assert (result.exit_code, result.stderr) == (2, "een/bestand: Permission denied\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("args", ["--help", "gevolgen --help", "vraag"])
def test_an_output_that_is_full_is_said(args: str) -> None:
    program = [sys.executable, "-c", "from samenhang.cli import main; main()", *args.split()]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == "standaarduitvoer | standard output: No space left on device\n"


def test_a_reader_that_has_seen_enough_hears_nothing() -> None:
    program = [sys.executable, "-c", "from samenhang.cli import main; main()", "vraag"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert b"Traceback" not in (said := process.stderr.read()) and b"Errno" not in said


def test_serve_says_that_a_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = samenhang("serve", "--port", port)
    assert result.exit_code == 2
    assert f"http://127.0.0.1:{port}/" in result.stderr
    assert "draait" not in result.stdout


def test_the_service_that_serve_starts_answers(live_server: str) -> None:
    for path in ("/", "/health", "/v1/knoppen", "/sparql"):
        assert httpx.get(live_server + path).status_code == 200
    large = httpx.post(f"{live_server}/v1/gevolgen", content=b" " * 50_000_000, timeout=60)
    assert large.status_code == 413
