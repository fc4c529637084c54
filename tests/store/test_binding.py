"""Binding terms in the text of a question keeps the rows with those terms, and no others."""

import pyoxigraph as ox
import pytest

from samenhang.store.binding import bound

DATA = """
<urn:a> <urn:p> <urn:x> . <urn:a> <urn:q> <urn:y> . <urn:b> <urn:p> <urn:y> . <urn:b> <urn:q> <urn:x> .
<urn:c> <urn:p> <urn:x> . <urn:c> <urn:r> "een { tekst } met ?v" . <urn:x> <urn:r> <urn:a> . <urn:y> <urn:r> <urn:b> .
"""
ALIKE = {
    "plain": "SELECT ?s ?v { ?s <urn:p> ?v }",
    "in each branch": "SELECT ?s ?v { { ?s <urn:p> ?v } UNION { ?s <urn:q> ?v } }",
    "in one branch": "SELECT ?s ?v ?w { { ?s <urn:p> ?v } UNION { ?s <urn:q> ?v . ?v <urn:r> ?w } }",
    "in a subselect": "SELECT ?s ?v { { SELECT ?s ?v WHERE { ?s <urn:p> ?v } } ?s <urn:p> ?v }",
    "in a subselect of everything": "SELECT ?s ?v { { SELECT * { ?s <urn:p> ?v } } }",
    "another of this name": "SELECT ?s ?v { ?s <urn:p> ?v . { SELECT ?s (COUNT(?v) AS ?n) { ?s ?p ?v } GROUP BY ?s } }",
    "a group": "SELECT ?v ?n { { SELECT ?v (COUNT(?s) AS ?n) { ?s <urn:p> ?v } GROUP BY ?v } ?s <urn:p> ?v }",
    "behind optional": "SELECT ?s ?v ?w { ?s <urn:p> ?v OPTIONAL { ?v <urn:r> ?w . ?w <urn:p> ?v } }",
    "behind optional of something else": "SELECT ?s ?v ?w { ?s <urn:p> ?v { ?s ?p ?o OPTIONAL { ?s <urn:q> ?v } } }",
    "branches behind optional": (
        "SELECT ?s ?v ?w { ?s <urn:p> ?v OPTIONAL { { ?v <urn:r> ?w } UNION { ?w <urn:q> ?v } } }"
    ),
    "a group behind optional": (
        "SELECT ?v ?n { ?v <urn:r> ?t OPTIONAL { SELECT ?v (COUNT(*) AS ?n) { ?s ?p ?v } GROUP BY ?v } }"
    ),
    "in minus": "SELECT ?s ?v { ?s <urn:p> ?v MINUS { ?t <urn:q> ?v . ?s <urn:q> <urn:y> } }",
    "in exists": "SELECT ?s ?v { ?s <urn:p> ?v FILTER NOT EXISTS { ?t <urn:q> ?v . ?v <urn:r> ?s } }",
    "in a filter only": "SELECT ?s ?v { ?s <urn:p> ?v . { ?s <urn:p> ?o FILTER (?o != ?s) } }",
    "beside values": "SELECT ?s ?v { VALUES ?v { <urn:x> <urn:y> } { ?s <urn:p> ?v } }",
    "with braces in texts": 'SELECT ?s ?v { ?s <urn:p> ?v ; ?r "een { tekst } met ?v" } # { ?v }',
    "with no WHERE in sight": "SELECT DISTINCT ?s ?v { GRAPH ?g { ?s ?p ?v } } ORDER BY ?s",
}


def answered(store: ox.Store, text: str) -> list[dict[str, str]]:
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return sorted(({name: str(row[name]) for name in names} for row in found), key=str)


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE)
def test_the_rows_are_those_with_this_value(text: str) -> None:
    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("urn:g"))
    for value in ("urn:x", "urn:y", "urn:none"):
        expected = [row for row in answered(store, text) if row["v"] == f"<{value}>"]
        assert answered(store, bound(text, {"v": f"<{value}>"})) == expected, value


def test_a_subselect_counts_what_is_left() -> None:
    """A page is chosen among the configurations of the value asked for, not among all of them."""
    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
    text = "SELECT ?s ?v WHERE { { SELECT ?s ?v WHERE { ?s <urn:p> ?v } ORDER BY ?s LIMIT 1 } }"
    assert answered(store, bound(text, {"v": "<urn:y>"})) == [{"s": "<urn:b>", "v": "<urn:y>"}]


def test_lines_stay_the_same_lines() -> None:
    text = "SELECT ?s\nWHERE {\n  { ?s <urn:p> ?v }\n}"
    assert bound(text, {"v": "<urn:x>"}).count("\n") == text.count("\n")
    assert bound(text, {"v": "<urn:x>"}).count("VALUES") == 2
