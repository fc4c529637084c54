"""The names that others rely on are there, and every one of them is defined."""

from pathlib import Path

import pytest
import yaml
from rdflib import OWL, RDF, RDFS, Graph, Namespace

ROOT = Path(__file__).resolve().parents[2]
SAM = Namespace("https://w3id.org/samenhang/def#")

NAMES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The chapters of `ontology/`."""
    graph = Graph()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.mark.parametrize("kind", NAMES)
def test_the_fixed_names_exist(ontology: Graph, kind: str) -> None:
    """A notebook written against the contract keeps working."""
    assert NAMES[kind]
    assert not [name for name in NAMES[kind] if (SAM[name], RDF.type, OWL[kind]) not in ontology]


def test_domain_and_range_are_named_classes_of_the_ontology(ontology: Graph) -> None:
    """OWL 2 RL allows no union there; what several kinds share has a superclass of its own."""
    used = {o for p in (RDFS.domain, RDFS.range) for o in ontology.objects(None, p) if str(o).startswith(str(SAM))}
    assert used
    assert not [c for c in used if (c, RDF.type, OWL.Class) not in ontology]
    assert not list(ontology.subjects(OWL.unionOf))
