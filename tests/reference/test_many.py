"""Many configurations in one run of pySHACL are judged as one at a time."""

import random
from collections import Counter

from rdflib import RDF, SH, Graph, URIRef

from samenhang.reference import ShaclReference
from samenhang.reference.vocabulary import SAM
from tests.generators import Configuration, as_graph, broken, chance, meeting
from tests.reference.adapters import our_knowledge_and_shapes, small_knowledge, small_shapes
from tests.reference.many import ManyByShacl, Verdict, bound, overtredingen
from tests.space import Space, space


def drawn(place: Space, rules: set[str], rng: random.Random, count: int) -> list[Configuration]:
    """By chance, made to violate one of these rules, and not well formed: beside each other, so as to be mixed up."""
    found: list[Configuration] = []
    asked = [rule for rule in place.rules if rule.iri in rules]
    while len(found) < count:
        forced = meeting(place, rng.choice(asked), rng)
        found += [chance(place, rng), broken(place, rng), *([forced] if forced else [])]
    return found[:count]


def agreed(knowledge: Graph, shapes: Graph, few: Graph, count: int) -> Counter[bool | None]:
    """How many were well formed and violated something or nothing (None: not well formed), all the same both ways."""
    rules = {str(rule) for rule in few.subjects(RDF.type, SAM.Samenhangregel)}
    graphs = [as_graph(c) for c in drawn(space(knowledge + shapes), rules, random.Random(5), count)]
    reference = ShaclReference(knowledge, shapes)
    alone = [(o.well_formed, o.violated & rules) for o in map(reference.outcome, graphs)]
    many = ManyByShacl(knowledge, few)
    half = count // 2
    together = [*many.verdicts(graphs[:half]), *many.verdicts(graphs[half:])]
    assert together == [Verdict(*each) for each in alone]
    return Counter(bool(v.violated) if v.well_formed else None for v in together)


def test_of_the_pool() -> None:
    shapes = small_shapes()
    seen = agreed(small_knowledge(), shapes, shapes, 36)
    assert min(seen[kind] for kind in (True, False, None)) > 2


def test_of_our_knowledge_where_only_violations_are_asked() -> None:
    knowledge, shapes = our_knowledge_and_shapes()
    few = overtredingen(shapes)
    assert 0 < len(set(few.subjects(SH.severity, SH.Violation))) < len(shapes)
    seen = agreed(knowledge, shapes, few, 5)
    assert seen[True] and seen[None]


def test_what_is_asked_about_is_filled_in_everywhere() -> None:
    this = URIRef("https://example.org/x")
    text = "SELECT $this ?a WHERE { ?this ?a ?thisOther } GROUP BY $this ?a HAVING (COUNT(*) > 1)"
    assert bound(text, this) == (
        f"SELECT (<{this}> AS ?this) ?a WHERE {{ <{this}> ?a ?thisOther }} GROUP BY (<{this}>) ?a HAVING (COUNT(*) > 1)"
    )
