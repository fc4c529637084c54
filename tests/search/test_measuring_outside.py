"""The least to measure of the real knowledge judged by others: no smaller set does, and SPARQL finds every signal."""

from random import Random

import pyoxigraph as ox
import pytest
from rdflib import Graph

from samenhang.knowledge import terms
from samenhang.reference import dump, evaluate_with_sparql
from samenhang.search.measure import Plan
from samenhang.system import Samenhang
from tests.search.test_answers import document
from tests.search.test_repairs_outside import NODE, sent
from tests.speed.engines import graph, kennisbank

pytestmark = pytest.mark.xdist_group("outside")  # the judges over our own knowledge are made once

SIGNALS = f"""
PREFIX sam: <{terms.SAM}>
SELECT DISTINCT ?indicator WHERE {{
    {{ ?indicator sam:signaleert ?risico }}
    UNION
    {{ ?indicator sam:signaleert ?prikkel . ?prikkel sam:leidtTotRisico ?risico .
       ?stand sam:geeftPrikkel|(sam:vorm/sam:geeftPrikkel) ?prikkel . FILTER (?stand IN (%s)) }}
    FILTER (?risico = <%s>)
}}
"""
"""Indicators of a risk itself, or of an incentive that leads from one of these settings to it."""


@pytest.fixture(scope="module")
def store(whole: Samenhang) -> ox.Store:
    """What the saved questions are asked of: closed knowledge, and rules as data."""
    closed = graph((*whole.knowledge.closed.triples, *kennisbank(whole)))
    return dump(closed, graph(whole.knowledge.shapes.triples))


def indicators(store: ox.Store, question: str) -> frozenset[str]:
    """What a question names."""
    answer = store.query(question)
    assert isinstance(answer, ox.QuerySolutions)
    return frozenset(str(getattr(row["indicator"], "value", "")) for row in answer)


def covered(needs: list[frozenset[str]], most: int) -> bool:
    """Whether at most so many indicators meet every need: one of the smallest need has to be among them, so each is
    tried. Needs that share nothing take one each, so that a branch with more of them than is left ends there."""
    if not needs:
        return True
    apart, taken = 0, frozenset[str]()
    for need in sorted(needs, key=lambda need: (len(need), sorted(need))):
        if not need & taken:
            apart, taken = apart + 1, taken | need
    if apart > most:
        return False
    first = min(needs, key=lambda need: (len(need), sorted(need)))
    return any(covered([need for need in needs if i not in need], most - 1) for i in sorted(first))


def carried(plan: Plan, elements: dict[str, set[str]], systems: dict[str, set[str]]) -> None:
    """The data elements are those of the indicators; each has a system that yields it, and fewer systems would not."""
    assert set(plan.elements) == {e for i in plan.indicators for e in elements.get(i, ())}
    asking = [systems[c] for c in (*plan.elements, *(i for i in plan.indicators if i not in elements)) if c in systems]
    assert all(own & set(plan.systems) for own in asking)
    assert not covered([frozenset(own) for own in asking], len(plan.systems) - 1)


def linked(whole: Samenhang, predicate: str) -> dict[str, set[str]]:
    """What the knowledge links by a property, as plain triples."""
    found: dict[str, set[str]] = {}
    for s, p, o in whole.knowledge.closed.triples:
        if p == terms.SAM + predicate:
            found.setdefault(str(s), set()).add(str(o))
    return found


def test_no_smaller_set_signals_every_open_risk(whole: Samenhang, store: ox.Store) -> None:
    rng, sizes = Random(12), set()
    elements, systems = linked(whole, "opgebouwdUit"), linked(whole, "uitBronsysteem")
    for _ in range(6):
        sent_document = document(whole, rng)
        _, found = whole.measured(sent_document)
        configuration = whole.evaluate(sent_document).configuration
        place = ox.NamedNode(NODE)
        own: Graph = sent(whole.model, configuration)
        store.load(own.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES, to_graph=place)
        judged = evaluate_with_sparql(store, NODE)
        store.clear_graph(place)
        opened = {(f.risk, f.lijn) for f in judged.findings if f.status == "open" and f.risk}
        settings = ", ".join(f"<{s}>" for s in judged.effective)
        seen = {signal: indicators(store, SIGNALS % (settings, signal[0])) for signal in opened}
        assert set(found.unseen) <= opened
        assert found.plans
        for plan in found.plans:
            assert set(plan.indicators) <= frozenset().union(*seen.values())
            assert all(seen[signal] & set(plan.indicators) for signal in opened - set(found.unseen))
            assert {s for _, signals in plan.signals for s in signals} == opened - set(found.unseen)
            carried(plan, elements, systems)
        wanted, _ = whole.measured(sent_document)
        needs = list({frozenset(need.indicators) for need in wanted if need.indicators})
        size = len(found.plans[0].indicators)
        assert covered(needs, size) and not covered(needs, size - 1)
        sizes.add(size)
    assert len(sizes) > 2
