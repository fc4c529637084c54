"""The knowledge as a dataset for questions: named graphs whose union is the default graph."""

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from samenhang.exchange.bundle import knowledge_base
from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Blank, Index, Triple
from samenhang.knowledge.turtle import to_ox

KNOWLEDGE: Final = f"{terms.ID}graaf/kennis"
"""Graph of the closed knowledge."""
SHAPES: Final = f"{terms.ID}graaf/vormen"
"""Graph of all that is evaluated on a configuration, with `rdfs:member` beside every list."""
_MEMBER: Final = terms.RDFS + "member"


def quads(knowledge: KnowledgeBase, configurations: Iterable[tuple[str, Iterable[Triple]]]) -> Iterator[ox.Quad]:
    """The dataset: knowledge, shapes, and each configuration in a graph with its own name."""
    known = dict.fromkeys((*knowledge.closed.triples, *knowledge_base(knowledge.version)))
    yield from _graph(KNOWLEDGE, known)
    yield from _graph(SHAPES, (*knowledge.shapes.triples, *_members(knowledge.shapes)))
    for name, triples in configurations:
        yield from _graph(name, triples)


def _graph(name: str, triples: Iterable[Triple]) -> Iterator[ox.Quad]:
    """Triples as quads of one named graph."""
    node = ox.NamedNode(name)
    for s, p, o in triples:
        subject = ox.BlankNode(s.name) if isinstance(s, Blank) else ox.NamedNode(s)
        yield ox.Quad(subject, ox.NamedNode(p), to_ox(o), node)


def _members(index: Index) -> Iterator[Triple]:
    """Members of each list at its head: "every member holds" is far cheaper to ask that way."""
    inner = {o for _, p, o in index.triples if p == terms.REST}
    for s, p, _ in index.triples:
        if p == terms.FIRST and s not in inner:
            yield from ((s, _MEMBER, member) for member in index.members(s))
