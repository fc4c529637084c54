"""The editorial shapes find every seeded mistake, name who made it, and find nothing where nothing is wrong."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAM = Namespace("https://w3id.org/samenhang/def#")
FOUT = Namespace("urn:fout:")

Finding = tuple[str, str]
"""The short name of an offender and of the editorial rule that caught it, such as `("risico:los", "risicos")`."""


def short(node: Node | None) -> str:
    """The last part of an IRI with the kind before it, so that a failing test can be read."""
    text = str(node)
    return ":".join(text.split("#" if "#" in text else "/")[-2 if "/id/" in text else -1 :])


def loaded(*paths: Path) -> Graph:
    """The ontology together with the files named."""
    graph = Graph()
    for path in (*sorted((ROOT / "ontology").glob("*.ttl")), *paths):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """`shapes/redactie.ttl`."""
    return Graph().parse(ROOT / "shapes" / "redactie.ttl")


def findings(data: Graph, shapes: Graph) -> tuple[set[Finding], set[Node]]:
    """What the shapes find in the data, and which constraints (property shapes, queries, or whole shapes) found it."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    assert isinstance(report, Graph), report
    found: set[Finding] = set()
    struck: set[Node] = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        struck.add(report.value(result, SH.sourceConstraint) or shape or result)
        owner = shapes.value(predicate=SH.property, object=shape) or shape
        focus = report.value(result, SH.focusNode)
        whole = str(focus) == "https://w3id.org/samenhang/def"
        found.add((short(report.value(result, SH.value) if whole else focus), short(owner).split(":")[-1]))
    return found, struck


@pytest.fixture(scope="module")
def caught(shapes: Graph) -> tuple[set[Finding], set[Node]]:
    """What is found when every mistake is made at once; what a mistake says of itself is left out."""
    data = loaded(HERE / "gaaf.ttl", HERE / "fouten.ttl")
    for remark in (FOUT.ding, FOUT.regel):
        data.remove((None, remark, None))
    return findings(data, shapes)


def seeded() -> set[Finding]:
    """The mistakes of `fouten.ttl`: who must be caught, and by which rule."""
    graph = Graph().parse(HERE / "fouten.ttl")
    pairs = {(short(graph.value(m, FOUT.ding)), short(r).split(":")[-1]) for m, r in graph.subject_objects(FOUT.regel)}
    assert len(pairs) == len(list(graph.subjects(FOUT.regel)))
    return pairs


def test_sound_knowledge_passes(shapes: Graph) -> None:
    """Of everything one, with as little as possible beside it: nothing to remark."""
    assert findings(loaded(HERE / "gaaf.ttl"), shapes)[0] == set()


@pytest.mark.parametrize("mistake", sorted(seeded()), ids=" ".join)
def test_a_seeded_mistake_is_caught(caught: tuple[set[Finding], set[Node]], mistake: Finding) -> None:
    """By the rule that is about it, and under the name of the thing that is wrong."""
    assert mistake in caught[0]


def test_nothing_else_is_caught(caught: tuple[set[Finding], set[Node]]) -> None:
    """A mistake is reported once, where it was made, and throws no shadow on its neighbours."""
    assert caught[0] - seeded() == set()


def test_every_constraint_has_a_mistake_that_it_catches(shapes: Graph, caught: tuple[set[Finding], set[Node]]) -> None:
    """A constraint that nothing can strike is no check: every property shape, query and shape above is struck once."""
    rules = set(shapes.subjects(RDF.type, SAM.Redactieregel))
    properties = {p for rule in rules for p in shapes.objects(rule, SH.property)}
    queries = {q for rule in rules for q in shapes.objects(rule, SH.sparql)}
    whole = {r for r in rules for p in (SH["not"], SH["or"]) if (r, p, None) in shapes}
    assert len(properties) > 30
    assert {str(shapes.value(c, SH.message)) for c in (properties | queries | whole) - caught[1]} == set()


def test_every_message_says_it_in_two_languages(shapes: Graph) -> None:
    """Dutch first, English by switch; both say what is wrong and what would be right."""
    owners = set(shapes.subjects(SH.message))
    assert owners
    for owner in owners:
        assert {getattr(m, "language", None) for m in shapes.objects(owner, SH.message)} == {"nl", "en"}


def test_the_lists_of_alternatives_are_lists(shapes: Graph) -> None:
    """`sh:in` over a broken list would allow anything."""
    for head in shapes.objects(None, SH["in"]):
        assert len(Collection(shapes, head)) > 1
