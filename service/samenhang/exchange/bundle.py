"""Files for other programs: what is known, all that is evaluated on a configuration, and the concepts of it."""

from collections.abc import Iterator
from typing import Final

from samenhang.exchange.concepts import CONCEPTS, concepts
from samenhang.exchange.pretty import turtle
from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Blank, Literal, Triple

KNOWLEDGE: Final = "kennis.ttl"
SHAPES: Final = "vormen.ttl"
_BASE: Final = terms.individual("kennisbank", "samenhang")
_GUARD: Final = terms.ID + "wacht/versie"


def bundle(knowledge: KnowledgeBase) -> dict[str, str]:
    """The files by name.

    The knowledge is closed and without examples; a configuration can be put behind it (`cat`) because it has no base
    and no blank nodes, and what needs blank nodes (axioms that were applied already) is left out.
    """
    return {
        KNOWLEDGE: turtle([*_without_blanks(knowledge), *knowledge_base(knowledge.version)]),
        SHAPES: turtle([*knowledge.shapes.triples, *_guarded(knowledge)]),
        CONCEPTS: concepts(knowledge),
    }


def knowledge_base(version: str) -> Iterator[Triple]:
    """The knowledge base as an individual; the derivation copies its version to the configuration."""
    yield _BASE, terms.TYPE, terms.SAM + "Kennisbank"
    yield _BASE, terms.SAM + "versie", Literal(version, None, terms.XSD + "string")


def _without_blanks(knowledge: KnowledgeBase) -> Iterator[Triple]:
    return (t for t in knowledge.closed.triples if not isinstance(t[0], Blank) and not isinstance(t[2], Blank))


def _guarded(knowledge: KnowledgeBase) -> Iterator[Triple]:
    """The guard asks for exactly this version, so that older derivations fail as well."""
    if knowledge.shapes.objects(_GUARD, terms.TYPE):
        yield _GUARD, terms.SH + "hasValue", Literal(knowledge.version, None, terms.XSD + "string")
