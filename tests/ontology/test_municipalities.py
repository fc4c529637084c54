"""The register of municipalities is complete, and names them as TOOI does."""

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Namespace, URIRef

ROOT = Path(__file__).resolve().parents[2]
SAM = Namespace("https://w3id.org/samenhang/def#")
GEMEENTE = Namespace("https://identifier.overheid.nl/tooi/id/gemeente/")


@pytest.fixture(scope="module")
def register() -> Graph:
    """`data/gemeenten.ttl`."""
    return Graph().parse(ROOT / "data" / "gemeenten.ttl")


def test_all_342_municipalities_have_a_code_and_a_name_of_their_own(register: Graph) -> None:
    """The code in the identifier is the notation, and no two share a name."""
    found = set(register.subjects(RDF.type, SAM.Gemeente))
    assert len(found) == 342
    for one in found:
        code = str(register.value(one, SKOS.notation))
        assert re.fullmatch(r"gm\d{4}", code)
        assert one == GEMEENTE[code]
    assert len({str(register.value(one, SKOS.prefLabel)) for one in found}) == 342


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("gm0344", "Utrecht"),
        ("gm0373", "Bergen (NH.)"),
        ("gm0893", "Bergen (L.)"),
        ("gm1900", "Súdwest-Fryslân"),
    ],
)
def test_names_that_the_source_has_wrong_are_mended(register: Graph, code: str, name: str) -> None:
    """Two Bergens told apart, and one name spelt as its municipality spells it."""
    assert str(register.value(GEMEENTE[code], SKOS.prefLabel)) == name


def test_the_source_and_its_licence_are_acknowledged(register: Graph) -> None:
    """CC BY asks for both, and for word of what was changed."""
    dataset = URIRef("https://w3id.org/samenhang/id/register/gemeenten")
    assert "creativecommons.org/licenses/by/4.0" in str(register.value(dataset, DCTERMS.license))
    assert list(register.objects(dataset, DCTERMS.source))
    assert any("Gewijzigd" in str(o) for o in register.objects(dataset, DCTERMS.description))
