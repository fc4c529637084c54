"""What we say in RDF is what a SHACL engine says: the derived triples, the report, and the two files for any engine."""

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx
import pyoxigraph as ox
import pyshacl
import pytest
import yaml
from rdflib import PROV, RDF, SH, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from samenhang import Samenhang
from samenhang.exchange import bundle, formats, report, writing
from samenhang.exchange.pretty import turtle
from samenhang.knowledge import terms
from tests.service.support import TURTLE

SAM = Namespace("https://w3id.org/samenhang/def#")


@pytest.fixture(scope="module")
def bundled(samenhang: Samenhang, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `samenhang bundel` writes."""
    folder = tmp_path_factory.mktemp("bundel")
    for name, text in bundle.bundle(samenhang.knowledge).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def violating(samenhang: Samenhang, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Configurations that violate rules, one for each of a handful of flag cases, as Turtle."""
    folder = tmp_path_factory.mktemp("raak")
    rules = {terms.slug(rule.iri) for rule in samenhang.model.rules}
    files = samenhang.knowledge.folders.case_files()
    cases = [c for path in files for c in yaml.safe_load(path.read_text()) if c["regel"] in rules]
    found = []
    for n, case in enumerate(cases[:: max(1, len(cases) // 4)]):
        base, flag = case.get("basis") or {}, case["raak"]
        document = {**base, **flag, "keuzes": {**base.get("keuzes", {}), **flag.get("keuzes", {})}}
        document["maatregelen"] = [*base.get("maatregelen", ()), *flag.get("maatregelen", ())]
        subject = f"https://w3id.org/samenhang/id/configuratie/raak-{n}"
        triples = writing.configuration_triples(samenhang.model, samenhang.configuration(document), subject)
        path = folder / f"raak-{n}.ttl"
        path.write_text(turtle(triples), encoding="utf-8")
        found.append(path)
    return found


def joined(bundled: Path, configuration: Path) -> bytes:
    """`cat DIR/kennis.ttl CONFIG.ttl`."""
    return (bundled / bundle.KNOWLEDGE).read_bytes() + configuration.read_bytes()


@pytest.fixture(scope="module")
def engine(bundled: Path) -> Callable[[Path], tuple[Graph, Graph]]:
    """What pySHACL reports on a configuration beside the bundle, and the data with what it derived."""
    knowledge = Graph().parse(bundled / bundle.KNOWLEDGE)
    shapes = Graph().parse(bundled / bundle.SHAPES)

    def validated(configuration: Path) -> tuple[Graph, Graph]:
        data = Graph()
        data += knowledge
        data.parse(configuration)
        _, found, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True, inplace=True)
        assert isinstance(found, Graph)
        return found, data

    return validated


def ours(samenhang: Samenhang, configuration: Path) -> tuple[Graph, Graph]:
    """Our report and our configuration with what we derived."""
    document = samenhang.read(configuration.read_bytes(), formats.TURTLE)
    outcome = samenhang.evaluate(document)
    assert document.subject
    said = report.report_triples(samenhang.knowledge.shapes, outcome, document.subject)
    follows = writing.derived_triples(samenhang.model, outcome, document.subject, document.measurements)
    derived = [*document.stated(document.subject), *follows]
    return tuple(Graph().parse(data=writing.text(t, formats.N_TRIPLES), format="nt") for t in (said, derived))  # type: ignore[return-value]


def test_report_and_derived_triples_are_those_of_pyshacl(
    samenhang: Samenhang,
    engine: Callable[[Path], tuple[Graph, Graph]],
    violating: list[Path],
    examples: list[Path],
) -> None:
    """Equal as graphs: every focus node, shape, component, severity, value and message, and every derived triple."""
    violated = 0
    for path in (*violating, examples[0]):
        expected, data = engine(path)
        found, derived = ours(samenhang, path)
        for result in expected.subjects(RDF.type, SH.ValidationResult):
            expected.remove((result, SH.sourceConstraint, None))
            violated += 1
        assert isomorphic(found, expected), found.serialize() + expected.serialize()
        (subject,) = derived.subjects(RDF.type, SAM.Configuratie)
        # A rule may say that it replaces a setting that was not chosen: that replaces nothing.
        for setting in set(data.objects(subject, SAM.vervangt)) - set(data.objects(subject, SAM.kiest)):
            data.remove((subject, SAM.vervangt, setting))
        assert set(data.predicate_objects(subject)) == set(derived.predicate_objects(subject))
    assert violated >= len(violating)


def test_the_report_over_http_is_the_same(samenhang: Samenhang, client: httpx.Client, violating: list[Path]) -> None:
    found, _ = ours(samenhang, violating[0])
    for form in formats.RDF:
        answer = client.post(
            "/v1/validaties",
            content=violating[0].read_bytes(),
            headers={"Content-Type": TURTLE, "Accept": form.media_type},
        )
        triples = (q.triple for q in ox.parse(answer.content, format=form.rdf))
        said = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
        # The report itself is of blank nodes; what has a name is the receipt that comes with it.
        for told in [t for t in said if isinstance(t[0], URIRef) or t[1] == PROV.wasGeneratedBy]:
            said.remove(told)
        assert isomorphic(said, found), form.name


def command(bundled: Path, data: bytes, *options: str) -> Graph:
    """The report of the `pyshacl` command on a joined file."""
    path = bundled / "samen.ttl"
    path.write_bytes(data)
    tool = shutil.which("pyshacl", path=str(Path(sys.executable).parent))
    assert tool, "pyshacl comes with the package and brings its command"
    args = [tool, *options, "-s", str(bundled / bundle.SHAPES), "-f", "nt", str(path)]
    run = subprocess.run(args, check=False, capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return Graph().parse(data=run.stdout, format="nt")


def shapes_of(found: Graph) -> Counter[str]:
    return Counter(str(shape) for shape in found.objects(None, SH.sourceShape))


def conforms(found: Graph) -> bool:
    return (None, SH.conforms, Literal(True)) in found


def test_the_command_gives_the_violations_of_the_api(
    client: httpx.Client, bundled: Path, violating: list[Path], examples: list[Path]
) -> None:
    for path in (violating[0], violating[-1], examples[0]):
        answer = client.post("/v1/validaties", content=path.read_bytes(), headers={"Content-Type": TURTLE}).json()
        found = command(bundled, joined(bundled, path), "-a")
        assert conforms(found) is answer["conforms"]
        assert set(shapes_of(found)) == {b["regel"]["id"] for b in answer["bevindingen"]}


def test_the_command_without_derivation_fails_loudly(bundled: Path, examples: list[Path]) -> None:
    found = command(bundled, joined(bundled, examples[0]))
    assert not conforms(found)
    assert "https://w3id.org/samenhang/id/wacht/versie" in shapes_of(found)


def test_the_command_without_a_configuration_fails_loudly(bundled: Path) -> None:
    found = command(bundled, (bundled / bundle.KNOWLEDGE).read_bytes(), "-a")
    assert not conforms(found)
    assert set(shapes_of(found)) == {"https://w3id.org/samenhang/id/wacht/aantal-configuraties"}


def test_a_configuration_derived_with_other_knowledge_fails(bundled: Path, examples: list[Path]) -> None:
    (subject,) = Graph().parse(examples[0]).subjects(RDF.type, SAM.Configuratie)
    stale = f'\n<{subject}> <{SAM.afgeleidMet}> "sha256-oud" .\n'.encode()
    assert not conforms(command(bundled, joined(bundled, examples[0]) + stale, "-a"))


def test_the_bundle_is_safe_to_join_and_the_same_every_time(samenhang: Samenhang, bundled: Path) -> None:
    text = (bundled / bundle.KNOWLEDGE).read_text(encoding="utf-8")
    assert "_:" not in text
    assert "@base" not in text
    knowledge = Graph().parse(data=text, format="turtle")
    assert not list(knowledge.subjects(RDF.type, SAM.Configuratie))
    (base,) = knowledge.subjects(RDF.type, SAM.Kennisbank)
    assert knowledge.value(base, SAM.versie) == Literal(samenhang.version)
    assert isinstance(base, URIRef)
    again = bundle.bundle(Samenhang().knowledge)
    assert again == {name: (bundled / name).read_text(encoding="utf-8") for name in again}
