"""What the ontology promises once closed under OWL 2 RL: chains for questions, no more; nonsense is proved nonsense."""

from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Namespace, Node, URIRef
from rdflib.collection import Collection

from samenhang.knowledge.rules import OwlRlRules

ROOT = Path(__file__).resolve().parents[2]
SAM = Namespace("https://w3id.org/samenhang/def#")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

FOR_QUESTIONS = {SAM.kanLeidenTot, SAM.gesignaleerdDoor, SAM.maaktZichtbaar, SAM.putUit}
"""The only properties that an axiom may add to; besides, a choice written with its knob is `sam:kiest`."""

PATHS = """
@prefix knop: <https://w3id.org/samenhang/id/knop/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sam: <https://w3id.org/samenhang/def#> .
@prefix x: <urn:x:> .

knop:k a sam:Knop , owl:ObjectProperty ; rdfs:subPropertyOf sam:kiest ;
    sam:heeftStand x:rechtstreeks , x:via-vorm , x:via-prikkel , x:via-vorm-en-prikkel .
x:rechtstreeks a sam:Stand ; sam:leidtTotRisico x:risico .
x:via-vorm a sam:Stand ; sam:vorm x:vorm .
x:vorm a sam:Vorm ; sam:leidtTotRisico x:risico .
x:via-prikkel a sam:Stand ; sam:geeftPrikkel x:prikkel .
x:via-vorm-en-prikkel a sam:Stand ; sam:vorm x:vorm-met-prikkel .
x:vorm-met-prikkel a sam:Vorm ; sam:geeftPrikkel x:prikkel .
x:prikkel a sam:Prikkel ; sam:leidtTotRisico x:risico .
x:risico a sam:Risico .
x:maatregel a sam:Mitigatie ; sam:mitigeert x:risico ; sam:viaStand x:rechtstreeks .
x:indicator a sam:Indicator ; sam:signaleert x:risico ; sam:opgebouwdUit x:element .
x:element a sam:DataElement ; sam:uitBronsysteem x:systeem .
x:configuratie a sam:Configuratie ; knop:k x:rechtstreeks , x:via-vorm .
"""


def ontology() -> Graph:
    """The chapters of `ontology/`, not closed."""
    graph = Graph()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        graph.parse(path)
    return graph


def closed(turtle: str) -> Graph:
    """The ontology together with `turtle`, closed under OWL RL; contradictions stand in it under `ERROR`."""
    graph = ontology()
    graph.parse(data=turtle, format="turtle")
    owlrl.DeductiveClosure(OwlRlRules).expand(graph)
    return graph


@pytest.fixture(scope="module")
def paths() -> Graph:
    """`PATHS`, closed."""
    return closed(PATHS)


def test_a_knob_may_be_a_class_member_and_a_property_without_contradiction(paths: Graph) -> None:
    """Choosing by the knob itself is choosing; two settings chosen stay two settings."""
    x = Namespace("urn:x:")
    assert not list(paths.objects(None, ERROR))
    assert set(paths.objects(x.configuratie, SAM.kiest)) == {x.rechtstreeks, x["via-vorm"]}
    assert not [(s, o) for s, o in paths.subject_objects(OWL.sameAs) if s != o]


@pytest.mark.parametrize("setting", ["rechtstreeks", "via-vorm", "via-prikkel", "via-vorm-en-prikkel", "prikkel"])
def test_every_path_from_a_setting_ends_at_its_risk_and_indicator(paths: Graph, setting: str) -> None:
    """Directly, through the form, through the incentive, through both, and from the incentive itself."""
    x = Namespace("urn:x:")
    assert (x[setting], SAM.kanLeidenTot, x.risico) in paths
    assert (x[setting], SAM.gesignaleerdDoor, x.indicator) in paths


def test_an_indicator_draws_on_the_systems_of_its_parts(paths: Graph) -> None:
    """So that a question can ask which systems must be in place, whatever the depth of the description."""
    x = Namespace("urn:x:")
    assert (x.indicator, SAM.putUit, x.systeem) in paths


def test_closing_adds_nothing_that_the_evaluation_reads(paths: Graph) -> None:
    """Else an incentive and the risk behind it could not be told apart when a measure answers one of them."""
    asserted = Graph().parse(data=PATHS, format="turtle")
    added = {
        (s, p, o)
        for s, p, o in paths
        if str(s).startswith("urn:x:") and str(p).startswith(str(SAM)) and (s, p, o) not in asserted
    }
    assert {p for _, p, _ in added} == {*FOR_QUESTIONS, SAM.kiest}


def test_no_axiom_concludes_a_property_that_is_not_for_questions() -> None:
    """Looked up in the axioms themselves, so that a new one cannot slip past the example above."""
    graph = ontology()
    concluded = set(graph.subjects(OWL.propertyChainAxiom))
    concluded |= {o for o in graph.objects(None, RDFS.subPropertyOf)}
    concluded |= {p for pair in graph.subject_objects(OWL.inverseOf) for p in pair}
    concluded |= {p for pair in graph.subject_objects(OWL.equivalentProperty) for p in pair}
    concluded |= {o for o in graph.objects(None, OWL.onProperty) if str(o).startswith(str(SAM))}
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty, OWL.FunctionalProperty, OWL.InverseFunctionalProperty):
        concluded |= set(graph.subjects(RDF.type, kind))
    assert concluded == FOR_QUESTIONS


def test_no_chain_starts_at_a_configuration() -> None:
    """Configurations are never closed, so such a chain would give nothing and promise something."""
    graph = ontology()
    starts = {next(iter(Collection(graph, head))) for head in graph.objects(None, OWL.propertyChainAxiom)}
    assert starts
    assert not [p for p in starts if (p, RDFS.domain, SAM.Configuratie) in graph]


@pytest.mark.parametrize(
    ("nonsense", "what"),
    [
        ("x:a a sam:Stand , sam:Risico", "a setting that is a risk"),
        ("x:a a sam:Knop , sam:Stand", "a knob that is its own setting"),
        ("x:a a sam:Omstandigheid , sam:Prikkel", "a circumstance that is an incentive, told apart two levels down"),
        ("x:a sam:mitigeert x:b . x:b a sam:Mitigatie", "a measure that answers a measure"),
        ("x:a sam:leidtTotRisico x:b . x:b a sam:Prikkel", "an incentive where a risk belongs"),
        (
            "x:a a sam:Archetype ; sam:kenmerktZichDoor x:b ; sam:sluitUit x:b",
            "an archetype that excludes its own mark",
        ),
        ("x:a a sam:Mitigatie ; sam:vereist x:b ; sam:uitgeslotenDoor x:b", "a measure excluded by what it requires"),
        ("x:a a sam:Knop ; sam:variantVan x:a", "a knob that is a variant of itself"),
    ],
)
def test_nonsense_is_proved_nonsense(nonsense: str, what: str) -> None:
    """A contradiction, and not a silently wrong type."""
    graph = closed(f"@prefix sam: <{SAM}> .\n@prefix x: <urn:x:> .\n{nonsense} .")
    assert list(graph.objects(None, ERROR)), f"owlrl sees nothing wrong with {what}"


@pytest.mark.parametrize("extra", ["", "x:risico a sam:Mitigatie .\n", "x:risico owl:sameAs x:ander .\n"])
def test_the_faster_rules_conclude_what_owlrl_concludes(extra: str) -> None:
    def conclude(rules: type) -> tuple[set[tuple[Node, Node, Node]], set[Node]]:
        graph = ontology().parse(data=PATHS + extra, format="turtle")
        owlrl.DeductiveClosure(rules, axiomatic_triples=False, datatype_axioms=False).expand(graph)
        named = (t for t in graph if not any(isinstance(term, BNode) for term in t))
        return {t for t in named if not (t[1] == OWL.sameAs and t[0] == t[2])}, set(graph.objects(None, ERROR))

    assert conclude(OwlRlRules) == conclude(owlrl.OWLRL_Semantics)
