"""Clients that no one here wrote ask the endpoint, and get what a plain request gets."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pandas as pd
import pytest
import SPARQLWrapper
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.plugins.stores.sparqlstore import SPARQLStore

COMUNICA = Path(__file__).parent / "comunica"
SAM = "https://w3id.org/samenhang/def#"
RISKS = f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?risico ?naam WHERE {{
  ?risico a <{SAM}Risico> ; skos:prefLabel ?naam .
  FILTER (LANG(?naam) = "nl")
}} ORDER BY ?risico
"""
TRIPLES = f"CONSTRUCT {{ ?r a <{SAM}Risico> }} WHERE {{ ?r a <{SAM}Risico> }}"


@pytest.fixture(scope="module")
def risks(endpoint: str) -> dict[str, str]:
    """Every risk with its name, by a plain request."""
    rows = httpx.get(endpoint, params={"query": RISKS}).json()["results"]["bindings"]
    found = {row["risico"]["value"]: row["naam"]["value"] for row in rows}
    assert len(found) > 50
    return found


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # SPARQLWrapper still uses it
@pytest.mark.parametrize(
    ("method", "how"),
    [
        (SPARQLWrapper.GET, SPARQLWrapper.URLENCODED),
        (SPARQLWrapper.POST, SPARQLWrapper.URLENCODED),
        (SPARQLWrapper.POST, SPARQLWrapper.POSTDIRECTLY),
    ],
)
def test_sparqlwrapper(endpoint: str, risks: dict[str, str], method: str, how: str) -> None:
    wrapper = SPARQLWrapper.SPARQLWrapper(endpoint)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setQuery(RISKS)
    wrapper.setReturnFormat(SPARQLWrapper.JSON)
    found: Any = wrapper.queryAndConvert()
    rows = found["results"]["bindings"]
    assert {row["risico"]["value"]: row["naam"]["value"] for row in rows} == risks
    wrapper.setReturnFormat(SPARQLWrapper.XML)
    document: Any = wrapper.queryAndConvert()
    assert len(document.getElementsByTagName("result")) == len(risks)
    wrapper.setQuery(TRIPLES)
    for form in (SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD):
        wrapper.setReturnFormat(form)
        answer: Any = wrapper.query().convert()
        graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
        assert len(graph) == len(risks), form


def test_sparqlwrapper_hears_what_is_wrong(endpoint: str) -> None:
    wrapper = SPARQLWrapper.SPARQLWrapper(endpoint)
    wrapper.setQuery("SELECT nonsense")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="geldige SPARQL"):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_store(endpoint: str, risks: dict[str, str], method: str) -> None:
    graph = Graph(SPARQLStore(endpoint, method=method))
    assert {str(row[0]): str(row[1]) for row in graph.query(RISKS)} == risks  # type: ignore[index]
    assert {str(s) for s in graph.subjects(RDF.type, URIRef(SAM + "Risico"))} == risks.keys()
    iri, name = next(iter(risks.items()))
    assert Literal(name, lang="nl") in set(graph.objects(URIRef(iri), SKOS.prefLabel))
    assert (URIRef(iri), RDF.type, URIRef(SAM + "Risico")) in graph


def test_pandas_reads_a_table(endpoint: str, risks: dict[str, str]) -> None:
    table = pd.read_csv(io.StringIO(httpx.get(endpoint, params={"query": RISKS}, headers={"Accept": "text/csv"}).text))
    assert dict(zip(table["risico"], table["naam"], strict=True)) == risks
    address = f"{endpoint.removesuffix('/sparql')}/v1/queries/risicos-per-aspect?formaat=csv"
    counts = pd.read_csv(address)
    assert counts["aantal"].sum() >= len(risks) / 2


def test_curl(endpoint: str, risks: dict[str, str], tmp_path: Path) -> None:
    """The three ways to ask, from a shell."""
    curl = shutil.which("curl")
    assert curl, "no curl on PATH"
    query = tmp_path / "vraag.rq"
    query.write_text(RISKS, encoding="utf-8")
    direct = ["-H", "Content-Type: application/sparql-query", "--data-binary", f"@{query}"]
    for how in (["-G", "--data-urlencode", f"query@{query}"], ["--data-urlencode", f"query@{query}"], direct):
        command = [curl, "-sf", "-H", "Accept: text/tab-separated-values", *how, endpoint]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert len(answer.splitlines()) == len(risks) + 1
    head = subprocess.run([curl, "-sfI", endpoint], check=True, capture_output=True, text=True).stdout
    assert "200" in head.splitlines()[0]
    assert "text/turtle" in head


@pytest.mark.skipif(
    not (COMUNICA / "node_modules").exists(),
    reason="Comunica is not installed: `make test` does so, in tests/sparql/comunica",
)
def test_comunica(endpoint: str, risks: dict[str, str]) -> None:
    """Comunica asks with its own rewriting of the question, and reads the answer in its own way."""
    node = Path(sys.executable).parent / "node"
    command = [str(node), "ask.mjs", endpoint, RISKS]
    answer = subprocess.run(command, cwd=COMUNICA, check=True, capture_output=True, text=True).stdout
    rows = [json.loads(line) for line in answer.splitlines()]
    assert {row["risico"]: row["naam"] for row in rows} == risks
