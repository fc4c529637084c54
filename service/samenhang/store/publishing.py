"""The knowledge in an engine elsewhere, so that it can be asked about together with what is stored there."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from samenhang.knowledge import terms
from samenhang.knowledge.turtle import plain_triple
from samenhang.store.backend import Backend
from samenhang.store.form import DERIVED_WITH, knowledge

_MARK: Final = terms.individual("graaf", "gepubliceerd")
"""Graph that says which version of the knowledge stands in the engine. It is written last."""


def published(backend: Backend) -> str | None:
    """The version of the knowledge in an engine. Raises StoreError."""
    rows = backend.rows(f"SELECT ?k WHERE {{ GRAPH <{_MARK}> {{ <{_MARK}> <{DERIVED_WITH}> ?k }} }}")
    return terms.slug(str(rows[0]["k"])) if rows else None


def publish(backend: Backend, version: str, quads: Iterable[ox.Quad]) -> None:
    """Write named graphs, those of one graph one after another, in the place of what they held. Raises StoreError."""
    for graph, found in groupby(quads, key=lambda quad: quad.graph_name):
        assert isinstance(graph, ox.NamedNode)
        backend.put(graph.value, [plain_triple(quad) for quad in found])
    backend.put(_MARK, [(_MARK, DERIVED_WITH, knowledge(version))])
