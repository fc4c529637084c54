"""Measures that answer each other's side effects in a circle: legal, and good to know."""

from collections.abc import Iterator

from samenhang.coherence.model import bits
from samenhang.editorial.remarks import Places, Remark
from samenhang.knowledge import terms
from samenhang.system import Samenhang


def check(samenhang: Samenhang, places: Places) -> Iterator[Remark]:
    """One remark for each group of measures that lead back to one another."""
    import networkx as nx  # noqa: PLC0415 - only here

    measures = samenhang.model.measures
    graph: nx.DiGraph[int] = nx.DiGraph()
    for n, measure in enumerate(measures):
        graph.add_edges_from((n, other) for cause in measure.causes for other in bits(cause.answered_by))
    for group in nx.strongly_connected_components(graph):
        if len(group) > 1 or any(graph.has_edge(n, n) for n in group):
            first, *rest = sorted(measures[n].iri for n in group)
            names = ", ".join(terms.short(iri) for iri in rest) or terms.short(first)
            path, line = places.of(first)
            nl, en = (
                f"vangt in een kring neveneffecten op met {names}",
                f"answers side effects in a circle with {names}",
            )
            yield Remark("kringen", path, line, terms.short(first), nl, en, grave=False)
