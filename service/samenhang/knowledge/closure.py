"""Closing the knowledge under OWL 2 RL, once, and keeping the result.

owlrl closes: it is slow (seconds) but complete, property chains included, so its result is kept on disk under the
hash of the statements that it was made from: of a label or a definition nothing follows. Configurations are never
closed: that costs gigabytes and adds nothing.
"""

import logging
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.metadata import version as installed
from pathlib import Path

import pyoxigraph as ox

from samenhang.knowledge import keeping, terms
from samenhang.knowledge.index import Blank, Literal, Triple
from samenhang.knowledge.problems import KnowledgeError, Problem
from samenhang.knowledge.turtle import plain_triple, to_ox

_log = logging.getLogger(__name__)
_FORMAT = "5"  # raise when the filter below changes, so that no closure of an older program is used
_ERROR = "http://www.daml.org/2002/03/agents/agent-ont#"
_VOCABULARIES = (terms.RDF, terms.RDFS, terms.OWL, terms.XSD)
_REFLEXIVE = frozenset(
    (
        terms.OWL + "sameAs",
        terms.RDFS + "subClassOf",
        terms.RDFS + "subPropertyOf",
        terms.OWL + "equivalentClass",
        terms.OWL + "equivalentProperty",
    )
)
_AXIOMS = (terms.RDFS, terms.OWL)
_EVERYTHING = frozenset((terms.OWL + "Thing", terms.RDFS + "Resource"))


def closed(asserted: tuple[Triple, ...]) -> tuple[Triple, ...]:
    """The asserted triples and what follows from them, taken from the cache where the same statements were closed
    before. Raises KnowledgeError where the knowledge contradicts itself.
    """
    cache = _cache_file(_digest(asserted))
    inferred = _kept(cache)
    if inferred is None:
        _log.info("De kennis is nieuw en wordt eenmalig doorgerekend … | new knowledge, closed once …")
        inferred = infer(asserted)
        keeping.write(cache, _n_triples(inferred))
    return asserted + inferred


def infer(asserted: Iterable[Triple]) -> tuple[Triple, ...]:
    """What OWL 2 RL adds to the triples, without the statements that are true of everything.

    Raises KnowledgeError with every contradiction that owlrl proves.
    """
    import owlrl  # noqa: PLC0415 - with rdflib a sixth of a second, needed only when knowledge changed
    import rdflib  # noqa: PLC0415

    from samenhang.knowledge.rules import OwlRlRules  # noqa: PLC0415

    asserted = tuple(asserted)
    graph = rdflib.Graph(store="SimpleMemory")  # the default store looks up a context for every triple it hands out
    graph.parse(data=_n_triples(_telling(asserted)), format="nt")
    owlrl.DeductiveClosure(OwlRlRules, axiomatic_triples=False, datatype_axioms=False).expand(graph)

    errors = [str(o) for _, p, o in graph if str(p).startswith(_ERROR)]
    if errors:
        raise KnowledgeError([Problem(None, None, None, f"tegenspraak: {e}", f"contradiction: {e}") for e in errors])
    known = set(asserted)
    found = []
    for s, p, o in graph:
        if not isinstance(s, rdflib.URIRef) or isinstance(o, rdflib.BNode):
            continue
        value: str | Literal = (
            Literal(
                str(o),
                o.language,
                str(o.datatype or (terms.RDF + "langString" if o.language else terms.XSD + "string")),
            )
            if isinstance(o, rdflib.Literal)
            else str(o)
        )
        triple = (str(s), str(p), value)
        if triple not in known and _says_something(triple):
            found.append(triple)
    return tuple(sorted(found, key=str))


def inert(asserted: tuple[Triple, ...]) -> frozenset[str]:
    """Predicates that no axiom names: labels, definitions, passages. Nothing follows from them, and owlrl would
    carry every such statement through all its rounds. (`owl:sameAs`, which would copy them, is never inferred here.)"""
    named = {term for s, p, o in asserted if p.startswith(_AXIOMS) for term in (s, o)}
    named |= {s for s, p, o in asserted if p == terms.TYPE and isinstance(o, str) and o.startswith(_AXIOMS)}
    read = (terms.TYPE, terms.FIRST, terms.REST)
    return frozenset(p for _, p, _ in asserted if p not in named and p not in read and not p.startswith(_AXIOMS))


def _telling(asserted: tuple[Triple, ...]) -> Iterator[Triple]:
    silent = inert(asserted)
    return (t for t in asserted if t[1] not in silent)


def _digest(asserted: tuple[Triple, ...]) -> str:
    """Of the statements from which something can follow; blank nodes by the order in which they occur."""
    numbers: dict[Blank, int] = {}
    digest = sha256()
    for triple in _telling(asserted):
        digest.update(
            repr([numbers.setdefault(t, len(numbers)) if isinstance(t, Blank) else t for t in triple]).encode()
        )
    return digest.hexdigest()[:24]


def _says_something(triple: Triple) -> bool:
    s, p, o = triple
    if isinstance(s, Blank) or s.startswith(_VOCABULARIES) or o in _EVERYTHING or isinstance(o, Literal):
        return False
    return not (p in _REFLEXIVE and s == o)


def _ox_triple(
    triple: Triple,
) -> tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal]:
    s, p, o = triple
    subject = ox.NamedNode(s) if isinstance(s, str) else ox.BlankNode(s.name)
    return subject, ox.NamedNode(p), to_ox(o)


def _n_triples(triples: Iterable[Triple]) -> bytes:
    return ox.serialize((ox.Triple(*_ox_triple(t)) for t in triples), format=ox.RdfFormat.N_TRIPLES) or b""


def _cache_file(key: str) -> Path:
    return keeping.folder() / f"closure-{_FORMAT}-{installed('owlrl')}-{key}.nt"


def _kept(cache: Path) -> tuple[Triple, ...] | None:
    """What is in the cache; None where it is not, or torn."""
    try:
        return tuple(plain_triple(q) for q in ox.parse(cache.read_bytes(), format=ox.RdfFormat.N_TRIPLES))
    except (SyntaxError, OSError):
        return None
