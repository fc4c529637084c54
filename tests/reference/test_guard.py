"""A way of calling a SHACL engine that derives nothing fails loudly; the right way says exactly what is wrong."""

from collections.abc import Callable
from typing import Any

import pyshacl
import pytest
from rdflib import SH, Graph, Literal, URIRef

from samenhang.reference import ShaclReference
from samenhang.reference.shacl import NotDerivedError
from tests.generators import DEFAULT_IRI, as_graph
from tests.reference.adapters import small_knowledge, small_shapes
from tests.space import SAM

WRONG = as_graph({"keuzes": {"drukte": "druk", "toezicht": "toezicht-op-afstand", "weer": "zonnig"}})
"""A configuration that violates one rule, and no demand on a configuration."""

GUARDED = small_shapes()
GUARDED.add((URIRef("https://w3id.org/samenhang/id/wacht/versie"), SH.hasValue, Literal("zwembad-1")))
"""The shapes as they are bundled: the guard asks for this version."""

Call = Callable[[], tuple[bool, Graph, str]]


def sources(data: Graph, **options: Any) -> set[str]:
    """The shapes that pySHACL reports, by the last part of their names; an empty set is `Conforms: True`."""
    conforms, report, _ = pyshacl.validate(data, shacl_graph=GUARDED, **options)
    found = {str(source).rsplit("/", 1)[-1] for source in report.objects(None, SH.sourceShape)}
    assert conforms == (not found)
    return found


def test_the_right_way_reports_exactly_the_violated_rules() -> None:
    """`-a`, with knowledge and configuration in one data graph."""
    assert sources(small_knowledge() + WRONG, advanced=True) == {"druk-op-afstand"}


def test_the_right_way_is_silent_about_a_configuration_in_order() -> None:
    """Nothing of the guard or of well-formedness is left in the report."""
    assert sources(small_knowledge() + as_graph({"keuzes": {"drukte": "druk"}}), advanced=True) == set()


@pytest.mark.parametrize(
    ("data", "options"),
    [
        pytest.param(small_knowledge() + WRONG, {}, id="without -a"),
        pytest.param(WRONG, {"advanced": True}, id="without the knowledge"),
        pytest.param(WRONG, {"advanced": True, "ont_graph": small_knowledge()}, id="with the knowledge in -e"),
        pytest.param(WRONG, {}, id="with neither"),
    ],
)
def test_a_way_that_derives_nothing_fails(data: Graph, options: dict[str, Any]) -> None:
    """Four natural ways to call pySHACL; each would otherwise be able to say that all is well."""
    assert "versie" in sources(data, **options)


def test_no_configuration_at_all_fails() -> None:
    """A file without a `sam:Configuratie` has nothing in it that was checked."""
    assert sources(small_knowledge(), advanced=True) == {"aantal-configuraties"}


def test_what_older_knowledge_derived_fails() -> None:
    """Derived triples that were left in the file go with their version."""
    stale = small_knowledge() + WRONG
    stale.add((URIRef(DEFAULT_IRI), SAM.afgeleidMet, Literal("zwembad-0")))
    assert "versie" in sources(stale, advanced=True)
    assert "versie" in sources(stale)


def test_derived_triples_serve_an_engine_without_rules() -> None:
    """With everything derived beforehand, SHACL Core alone reports the same."""
    derived = small_knowledge() + WRONG
    pyshacl.validate(derived, shacl_graph=GUARDED, advanced=True, inplace=True)
    assert sources(derived) == {"druk-op-afstand"}


def test_the_reference_stops_where_nothing_was_derived() -> None:
    """Without the derivation there is no verdict to give, not even a wrong one."""
    shapes = small_shapes()
    shapes.remove((None, SH.rule, None))
    with pytest.raises(NotDerivedError):
        ShaclReference(small_knowledge(), shapes).outcome(WRONG)


def test_the_reference_judges_one_configuration_at_a_time() -> None:
    """None, or two, is a mistake of the caller."""
    reference = ShaclReference(small_knowledge(), small_shapes())
    with pytest.raises(ValueError, match="exactly one"):
        reference.outcome(Graph())
    with pytest.raises(ValueError, match="exactly one"):
        reference.outcome(as_graph({}) + as_graph({}, f"{DEFAULT_IRI}-2"))


def test_derived_triples_that_are_sent_along_are_not_believed() -> None:
    """Someone else's derivation is dropped, not added to."""
    reference = ShaclReference(small_knowledge(), small_shapes())
    sent = as_graph({"keuzes": {"drukte": "druk"}})
    sent.add((URIRef(DEFAULT_IRI), SAM.werktAls, URIRef("https://w3id.org/samenhang/id/stand/toezicht-op-afstand")))
    assert reference.outcome(sent) == reference.outcome(as_graph({"keuzes": {"drukte": "druk"}}))


def test_one_configuration_leaves_nothing_behind_for_the_next() -> None:
    """The knowledge that is judged in is the same before and after."""
    reference = ShaclReference(small_knowledge(), small_shapes())
    before = reference.outcome(as_graph({}))
    assert reference.outcome(WRONG).violated
    assert reference.outcome(as_graph({})) == before
