"""The dataset whole: dumps that any engine can load, and a description that a catalogue can take in."""

import gzip
import os
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from pyshacl import validate
from rdflib import DCAT, RDF, SH, Graph, URIRef

from samenhang.publication import dumps
from samenhang.store.dataset import quads
from tests.service.support import problem

MEDIA = "https://www.iana.org/assignments/media-types/"


@pytest.fixture(scope="module")
def catalogue(client: httpx.Client) -> Graph:
    """The catalogue as a harvester fetches it."""
    answer = client.get("/catalogus", headers={"Accept": "text/turtle"})
    return Graph().parse(data=answer.content, format="turtle")


def test_the_description_passes_the_shapes_of_dcat_ap_nl(catalogue: Graph) -> None:
    """All that is obliged, of DCAT-AP and of its Dutch profile, and of what is recommended everything but two: a file
    has no service behind it, and a service no file.
    """
    folder = os.environ.get("SAMENHANG_STANDARDS")
    if not folder:
        pytest.skip("SAMENHANG_STANDARDS names no folder with the shapes of DCAT-AP-NL")
    files = sorted((Path(folder) / "dcat-ap-nl").glob("*SHACL*.ttl"))
    assert len(files) >= 5
    for path in files:
        shapes = Graph().parse(path)
        for dangling in [o for o in shapes.objects(None, SH.property) if (o, None, None) not in shapes]:
            shapes.remove((None, SH.property, dangling))
        fine, report, text = validate(catalogue, shacl_graph=shapes)
        assert isinstance(report, Graph)
        results = list(report.subjects(RDF.type, SH.ValidationResult))
        if path.stem.endswith("aanbevolen"):
            assert {report.value(r, SH.resultPath) for r in results} == {DCAT.accessService, DCAT.downloadURL}
        else:
            assert fine, f"{path.name}: {text}"


def test_every_address_in_the_description_answers_as_it_says(client: httpx.Client, catalogue: Graph) -> None:
    """Downloads in their own media type, services at their endpoint, and everything of ours under its IRI."""
    checked = 0
    for node in catalogue.subjects(RDF.type, DCAT.Distribution):
        media = str(catalogue.value(node, DCAT.mediaType)).removeprefix(MEDIA)
        answer = client.get(str(catalogue.value(node, DCAT.accessURL)), headers={"Accept": media})
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
