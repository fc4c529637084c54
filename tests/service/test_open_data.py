"""The knowledge as open data: its concepts pass NL-SBB, its description passes DCAT-AP-NL, and both can be fetched."""

import re
from collections import Counter
from pathlib import Path

import httpx
import pyshacl
import pytest
import shifty
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, SKOS, Graph, Literal, URIRef

from samenhang import Samenhang
from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from samenhang.exchange.bundle import bundle
from samenhang.exchange.concepts import CONCEPTS
from samenhang.knowledge import terms
from samenhang.store.dcat import Publisher
from tests.service.support import InProcess
from tests.standards import standards

SMALL = 6
"""Concepts that pySHACL judges too; it takes a third of a second for each."""


@pytest.fixture(scope="module")
def files(samenhang: Samenhang) -> dict[str, str]:
    """What `samenhang bundel` writes."""
    return bundle(samenhang.knowledge)


@pytest.fixture(scope="module")
def concepts(files: dict[str, str]) -> Graph:
    """The concept schemes."""
    return Graph().parse(data=files[CONCEPTS], format="turtle")


@pytest.fixture(scope="module")
def nl_sbb() -> Graph:
    """The shapes of NL-SBB."""
    return Graph().parse(standards() / "nl-sbb-skos-ap-nl.ttl")


@pytest.fixture(scope="module")
def dcat_ap_nl() -> Graph:
    """The shapes of DCAT-AP-NL, without two references that lead nowhere and on which pySHACL stops."""
    shapes = Graph()
    for path in sorted((standards() / "dcat-ap-nl").glob("*.ttl")):
        shapes.parse(path)
    loose = [(s, o) for s, o in shapes.subject_objects(SH.property) if not set(shapes.predicate_objects(o))]
    for shape, missing in loose:
        shapes.remove((shape, SH.property, missing))
    return shapes


def results(report: Graph) -> set[tuple[str, str]]:
    """What is wrong: with whom, and by which shape."""
    found = report.subjects(RDF.type, SH.ValidationResult)
    return {(str(report.value(r, SH.focusNode)), str(report.value(r, SH.sourceShape))) for r in found}


def by_pyshacl(data: Graph, shapes: Graph) -> set[tuple[str, str]]:
    return results(pyshacl.validate(data, shacl_graph=shapes)[1])


def by_shifty(data: Graph, shapes: Graph) -> set[tuple[str, str]]:
    return results(shifty.validate(data, shacl_graph=shapes, graph_mode="data", infer=False)[1])


def one_scheme(concepts: Graph) -> Graph:
    """A few concepts of the scheme of risks, and all that belongs to them."""
    scheme = URIRef(terms.individual("begrippenkader", "risico"))
    members = sorted(concepts.subjects(SKOS.inScheme, scheme), key=str)[:SMALL]
    assert len(members) == SMALL
    part = Graph()
    for node in (scheme, *members, *(p for m in members for p in concepts.objects(m, DCTERMS.source))):
        for triple in concepts.triples((node, None, None)):
            if triple[1] != SKOS.hasTopConcept or triple[2] in members:
                part.add(triple)
    return part


def test_every_concept_has_a_scheme_and_every_setting_that_of_its_knob(samenhang: Samenhang, concepts: Graph) -> None:
    """Nothing that can be chosen, that follows or that helps is left out, and no name stands twice in a scheme."""
    names = {str(c) for c in concepts.subjects(RDF.type, SKOS.Concept)}
    assert names >= {k.iri for k in samenhang.model.knobs} | {m.iri for m in samenhang.model.measures}
    assert names >= {r.iri for r in samenhang.model.rules}
    assert not [c for c in concepts.subjects(RDF.type, SKOS.Concept) if not concepts.value(c, SKOS.inScheme)]
    labels = [(s, n) for c, n in concepts.subject_objects(SKOS.prefLabel) for s in concepts.objects(c, SKOS.inScheme)]
    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_the_concept_schemes_pass_nl_sbb(concepts: Graph, nl_sbb: Graph) -> None:
    """All of them, without a warning. pyshifty judges: pySHACL takes a quarter of an hour for 2,700 concepts."""
    assert by_shifty(concepts, nl_sbb) == set()


def test_both_engines_find_the_same_in_nl_sbb(concepts: Graph, nl_sbb: Graph) -> None:
    """On a part that pySHACL can do: nothing as it is, and the same once a name, a meaning or a scheme goes wrong."""
    part = one_scheme(concepts)
    assert by_pyshacl(part, nl_sbb) == by_shifty(part, nl_sbb) == set()
    first, second, *_ = sorted(part.subjects(RDF.type, SKOS.Concept), key=str)
    for name in list(part.objects(first, SKOS.prefLabel)):
        part.set((second, SKOS.prefLabel, name))
    part.remove((first, SKOS.definition, None))
    part.remove((None, DCTERMS.title, None))
    found = by_pyshacl(part, nl_sbb)
    assert {re.split("[#-]", shape)[1] for _, shape in found} >= {"Concept", "ConceptScheme"}
    assert found == by_shifty(part, nl_sbb)


@pytest.fixture(scope="module")
def described(client: httpx.Client) -> Graph:
    """What the service says it offers."""
    answer = client.get("/v1/datasets", headers={"Accept": "text/turtle"})
    return Graph().parse(data=answer.text, format="turtle")


def test_the_description_passes_dcat_ap_nl(described: Graph, dcat_ap_nl: Graph) -> None:
    """What is obliged and what is recommended; and without a title or a licence it does not."""
    assert by_pyshacl(described, dcat_ap_nl) == set()
    (dataset,) = described.subjects(RDF.type, DCAT.Dataset)
    poorer = Graph() + described
    poorer.remove((dataset, DCTERMS.title, None))
    poorer.remove((None, DCTERMS.license, None))
    struck = {focus for focus, _ in by_pyshacl(poorer, dcat_ap_nl)}
    assert str(dataset) in struck
    assert struck >= {str(d) for d in described.subjects(RDF.type, DCAT.Distribution)}


def test_what_is_described_can_be_fetched(client: httpx.Client, described: Graph, files: dict[str, str]) -> None:
    """Every file is there, is what `samenhang bundel` writes, and is not sent again to who has it."""
    urls = {str(url) for url in described.objects(None, DCAT.downloadURL)}
    assert {Path(url).name for url in urls} == set(files)
    for url in urls:
        answer = client.get(url)
        assert answer.headers["content-type"] == "text/turtle"
        assert answer.text == files[Path(url).name]
        assert client.get(url, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.get("/v1/datasets/geen.ttl").status_code == 404
    (endpoint,) = described.objects(None, DCAT.endpointURL)
    assert client.get(str(endpoint), params={"query": "ASK {}"}).json()["boolean"] is True


def test_who_publishes_is_a_setting() -> None:
    """A municipality that runs the service is named as the publisher, under its own identifier."""
    mine = Publisher(
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0344", "Gemeente Utrecht", "mailto:x@example.org"
    )
    app = create_app(Settings(publisher=mine, query_workers=1))
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as own:
        found = Graph().parse(data=own.get("/v1/datasets", headers={"Accept": "text/turtle"}).text, format="turtle")
    assert set(found.objects(None, DCTERMS.publisher)) == {URIRef(mine.iri)}
    assert found.value(URIRef(mine.iri), FOAF.name) == Literal(mine.name, "nl")
