"""The dataset whole, in files: what the SPARQL endpoint answers from, for any other engine."""

import gzip
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from samenhang.exchange.formats import TRIG, TURTLE, Format
from samenhang.knowledge import terms

N_QUADS: Final = Format("N-Quads", ("application/n-quads",), (".nq",), ox.RdfFormat.N_QUADS)
FORMS: Final = {"nq": N_QUADS, "trig": TRIG, "ttl": TURTLE}
"""Formats of a dump by the end of its name. Turtle has no graphs: there everything stands together."""


def made(quads: Iterable[ox.Quad], form: Format) -> bytes:
    """The dataset in one of `FORMS`, compressed with gzip, the same bytes every time for the same quads.

    Blank nodes get the names of RDF Dataset Canonicalization (RDFC-1.0), because what parsers call them differs from
    run to run; and the statements are sorted.
    """
    ordered = sorted(_named(quads), key=lambda quad: (str(quad.graph_name), str(quad)))
    if form is TURTLE:
        triples = sorted({quad.triple for quad in ordered}, key=str)
        text = ox.serialize(triples, format=TURTLE.rdf, prefixes=terms.PREFIXES)
    else:
        text = ox.serialize(ordered, format=form.rdf, prefixes=terms.PREFIXES if form is TRIG else None)
    return gzip.compress(text or b"", 6, mtime=0)


def _named(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads with blank nodes renamed. The names depend only on the quads that have one, and those are few."""
    inside: list[ox.Quad] = []
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            inside.append(quad)
        else:
            yield quad
    renamed = ox.Dataset(inside)
    renamed.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    yield from renamed
