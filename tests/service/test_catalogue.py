"""Open data: a description that a catalogue can take in, dumps that any engine can load, and concepts to refer to."""

import gzip
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import httpx
import pyoxigraph as ox
import pyshacl
import pytest
import shifty
from fastapi import FastAPI
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, SKOS, Graph, Literal, URIRef

from samenhang import Samenhang
from samenhang.api.settings import SettingError, from_environment
from samenhang.exchange import formats, writing
from samenhang.exchange.concepts import CONCEPTS
from samenhang.knowledge import terms
from samenhang.publication import dcat, dumps
from samenhang.publication.dcat import Offered, Publisher
from samenhang.publication.subject import subject
from samenhang.store.dataset import quads
from tests.service.support import problem
from tests.standards import standards

MEDIA = "https://www.iana.org/assignments/media-types/"
TURTLE = {"Accept": "text/turtle"}
MINE = Publisher("https://identifier.overheid.nl/tooi/id/gemeente/gm0344", "Gemeente Utrecht", "mailto:x@example.org")
SMALL = 6
"""Concepts that pySHACL judges too; it takes a third of a second for each."""


@pytest.fixture(scope="module")
def files(app: FastAPI) -> dict[str, str]:
    """What `samenhang bundel` writes, made once for the service."""
    found: dict[str, bytes] = app.state.service.files
    return {name: content.decode() for name, content in found.items()}


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


@pytest.fixture(scope="module")
def catalogue(client: httpx.Client) -> Graph:
    """The catalogue as a harvester fetches it."""
    return Graph().parse(data=client.get("/catalogus", headers=TURTLE).content, format="turtle")


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


def test_the_description_passes_dcat_ap_nl(samenhang: Samenhang, catalogue: Graph, dcat_ap_nl: Graph) -> None:
    """What is obliged and what is recommended, whoever publishes; without a title, a licence or a file it does not."""
    assert by_pyshacl(catalogue, dcat_ap_nl) == set()
    about = subject(samenhang.knowledge.asserted)
    theirs = Offered("https://example.org", "sha256-0", 1, about, MINE, "https://example.org/id/")
    other = writing.text(dcat.description(theirs), formats.TURTLE)
    assert by_pyshacl(Graph().parse(data=other, format="turtle"), dcat_ap_nl) == set()
    (dataset,) = catalogue.subjects(RDF.type, DCAT.Dataset)
    poorer = Graph() + catalogue
    poorer.remove((dataset, DCTERMS.title, None))
    poorer.remove((None, DCTERMS.license, None))
    struck = {focus for focus, _ in by_pyshacl(poorer, dcat_ap_nl)}
    assert str(dataset) in struck
    assert struck >= {str(d) for d in catalogue.subjects(RDF.type, DCAT.Distribution)}
    without = Graph() + catalogue
    without.remove((None, DCAT.downloadURL, None))
    struck = {focus for focus, _ in by_pyshacl(without, dcat_ap_nl)}
    assert struck == {str(d) for d in catalogue.subjects(RDF.type, DCAT.Distribution)}


def test_the_api_tells_the_same_as_the_page(client: httpx.Client) -> None:
    """One description, at both addresses and in every format; a page at only one of them."""
    told = set(ox.parse(client.get("/catalogus", headers=TURTLE).content, format=ox.RdfFormat.TURTLE))
    assert told
    for form in formats.RDF:
        answer = client.get("/v1/datasets", headers={"Accept": form.media_type})
        assert answer.headers["content-type"] == form.media_type
        assert set(ox.parse(answer.content, format=form.rdf)) == told
    assert client.get(answer.links["alternate"]["url"], headers={"Accept": "text/html"}).status_code == 200
    problem(client.get("/v1/datasets", headers={"Accept": "text/html"}), 406)


def test_every_way_to_get_the_data_is_listed(client: httpx.Client, catalogue: Graph, files: dict[str, str]) -> None:
    """Each dump, each file of `samenhang bundel`, which is not sent again to who has it, SPARQL and the API."""
    (dataset,) = catalogue.subjects(RDF.type, DCAT.Dataset)
    listed = set(catalogue.objects(dataset, DCAT.distribution))
    assert listed == set(catalogue.subjects(RDF.type, DCAT.Distribution))
    places = {str(url) for node in listed for url in catalogue.objects(node, DCAT.accessURL)}
    version = client.get("/v1/knoppen").json()["kennisversie"]
    assert {Path(url).name for url in places} == {
        *files,
        *(f"{version}.{suffix}" for suffix in dumps.FORMS),
        *("sparql", "knoppen"),
    }
    for url in places:
        if (name := Path(url).name) in files:
            answer = client.get(url)
            assert answer.text == files[name]
            assert client.get(url, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.get("/v1/datasets/geen.ttl").status_code == 404


def test_every_address_in_the_description_answers_as_it_says(client: httpx.Client, catalogue: Graph) -> None:
    """Downloads in their own media type, services at their endpoint, and everything of ours under its IRI."""
    checked = 0
    for node in catalogue.subjects(RDF.type, DCAT.Distribution):
        media = str(catalogue.value(node, DCAT.mediaType)).removeprefix(MEDIA)
        for url in {*catalogue.objects(node, DCAT.accessURL), *catalogue.objects(node, DCAT.downloadURL)}:
            answer = client.head(str(url), headers={"Accept": media})
            assert answer.status_code == 200
            assert answer.headers["content-type"] == media
            checked += 1
    for predicate in (DCAT.endpointURL, DCAT.endpointDescription, DCAT.landingPage):
        for address in catalogue.objects(None, predicate):
            assert client.get(str(address), follow_redirects=True).status_code == 200
            checked += 1
    for node in {s for s in catalogue.subjects() if isinstance(s, URIRef) and "/samenhang/id/" in s}:
        local = str(node).removeprefix("https://w3id.org/samenhang")
        assert client.get(local, headers={"Accept": "text/turtle"}).status_code == 200
        assert client.get(local, headers={"Accept": "text/html"}).status_code == 200
        checked += 1
    assert checked > 15


def test_a_dump_holds_what_the_endpoint_answers_from(client: httpx.Client, app: FastAPI) -> None:
    """Graph by graph as many statements, and the same in Turtle without the graphs."""
    samenhang = app.state.service.samenhang
    expected = ox.Dataset(quads(samenhang.knowledge, samenhang.examples()))
    nq, trig, ttl = (
        list(ox.parse(client.get(f"/dumps/actueel.{suffix}", follow_redirects=True).content, format=form.rdf))
        for suffix, form in dumps.FORMS.items()
        if form.rdf
    )
    assert len(nq) == len(set(nq)) == len(expected)
    assert sum(1 for quad in nq if quad in expected) > 0.8 * len(nq), "all but blank nodes keep their names"
    assert {q.graph_name for q in trig} == {q.graph_name for q in expected}
    assert len(trig) == len(nq)
    assert len({q.triple for q in nq}) == len(ttl)


def test_a_dump_is_kept_for_good_by_who_has_it(client: httpx.Client) -> None:
    """Its name is its version; compressed for who reads that, the same content for who does not."""
    latest = client.get("/dumps/actueel.ttl")
    assert latest.status_code == 303
    where = latest.headers["location"]
    assert client.get("/v1/knoppen").json()["kennisversie"] in where
    plain, packed = (client.get(where, headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip"))
    assert "immutable" in plain.headers["cache-control"]
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content, "the client unpacked it"
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "Accept-Encoding" in packed.headers["vary"]
    again = {"If-None-Match": plain.headers["etag"], "Accept-Encoding": "identity"}
    assert client.get(where, headers=again).status_code == 304
    for gone in ("/dumps/sha256-0000.ttl", "/dumps/actueel.csv", "/dumps/actueel"):
        assert where.rpartition("/")[2] in problem(client.get(gone), 404)["fouten"][0]["welGoed"]
    problem(client.get(where, headers={"Accept": "text/html"}), 406)


def test_a_dump_is_the_same_to_the_byte_whatever_blank_nodes_were_called() -> None:
    """So that copies of the service serve the same file under the same name."""

    def named(one: str, other: str) -> list[ox.Quad]:
        p = ox.NamedNode("https://example.org/p")
        a, b = ox.BlankNode(one), ox.BlankNode(other)
        return [ox.Quad(a, p, b), ox.Quad(b, p, ox.Literal("x")), ox.Quad(p, p, ox.Literal("y"), p)]

    for form in dumps.FORMS.values():
        made = dumps.made(named("a", "b"), form)
        assert made == dumps.made(reversed(named("y", "x")), form)
        assert gzip.decompress(made)


def test_who_publishes_is_a_setting(app: FastAPI, client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A municipality that runs the service is named as the publisher, under its own identifier; questions go to it."""
    service = app.state.service
    monkeypatch.setattr(service, "settings", replace(service.settings, publisher=MINE))
    found = Graph().parse(data=client.get("/catalogus", headers=TURTLE).content, format="turtle")
    for predicate in (DCTERMS.publisher, DCTERMS.creator):
        assert set(found.objects(None, predicate)) == {URIRef(MINE.iri)}
    assert found.value(URIRef(MINE.iri), FOAF.name) == Literal(MINE.name, "nl")
    (contact,) = set(found.objects(None, DCAT.contactPoint))
    assert found.value(contact, URIRef(terms.VCARD + "hasEmail")) == URIRef(MINE.contact)


def test_a_service_with_an_address_names_its_catalogue_below_it(
    app: FastAPI, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the catalogues of two municipalities are not taken for one; without the setting it has our name."""
    assert (
        f"<{terms.ID}catalogus/samenhang>" in client.get("/catalogus", headers={"Accept": "application/n-triples"}).text
    )
    service, own = app.state.service, "https://samenhang.utrecht.example"
    settings = from_environment({}, **{**vars(service.settings), "address": own + "/", "engine": None})
    monkeypatch.setattr(service, "settings", settings)
    found = Graph().parse(data=client.get("/catalogus", headers=TURTLE).content, format="turtle")
    named = {kind: found.value(None, RDF.type, kind) for kind in (DCAT.Catalog, DCAT.Dataset)}
    assert all(str(name).startswith(f"{own}/id/") for name in named.values())
    assert not [s for s in found.subjects() if str(s).startswith(f"{terms.ID}d")]
    assert all(str(url).startswith(own) for url in found.objects(None, DCAT.accessURL))
    for name in named.values():
        for media in ("text/turtle", "text/html"):
            answer = client.get(str(name).removeprefix(own), headers={"Accept": media})
            assert answer.status_code == 200
            assert str(name) in answer.text
    shown = {i["naam"]: i for i in client.get("/v1/instellingen?taal=en").json()["instellingen"]}
    assert shown["adres"]["omgeving"] == "SAMENHANG_ADRES"
    for wrong in ("utrecht.example", "ftp://utrecht.example", "https://"):
        with pytest.raises(SettingError) as caught:
            from_environment({}, address=wrong)
        assert caught.value.variable == "SAMENHANG_ADRES"


def test_added_knowledge_adds_its_keywords(tmp_path: Path) -> None:
    """What the dataset is about stands in the knowledge, so that a region says what its own adds."""
    name = f"<{terms.ID}kennisbank/samenhang>"
    (tmp_path / "regio.ttl").write_text(f'{name} <{DCAT.keyword}> "buurtfondsen"@nl .\n', encoding="utf-8")
    before, after = (subject(Samenhang(extra).knowledge.asserted) for extra in ((), (tmp_path,)))
    assert {str(t) for t in after.keywords} - {str(t) for t in before.keywords} == {
        str(t) for t in after.keywords if "buurtfondsen" in str(t)
    }
    assert len(after.keywords) == len(before.keywords) + 1
    assert len(before.titles) == len(before.descriptions) == 2
    assert len(before.themes) >= 1
