"""Sorting what was read: knowledge, shapes, and example configurations.

A folder that others add may hold all three in one file, so statements are sorted by their subject and not by their
file.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Triple

_SHAPES = frozenset(terms.SH + name for name in ("NodeShape", "PropertyShape"))
_CONFIGURATION = terms.SAM + "Configuratie"


@dataclass(frozen=True)
class Parts:
    """Triples by what they are for."""

    knowledge: tuple[Triple, ...]
    shapes: tuple[Triple, ...]
    examples: tuple[Triple, ...]


def split(triples: Iterable[Triple]) -> Parts:
    """Sort triples by subject; a blank node goes with whatever names it."""
    by_subject: dict[str | Blank, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_subject[triple[0]].append(triple)

    def with_blanks(root: str | Blank) -> list[Triple]:
        found, queue, seen = [], [root], {root}
        while queue:
            for triple in by_subject.get(queue.pop(), []):
                found.append(triple)
                if isinstance(triple[2], Blank) and triple[2] not in seen:
                    seen.add(triple[2])
                    queue.append(triple[2])
        return found

    parts: dict[str, list[Triple]] = {"knowledge": [], "shapes": [], "examples": []}
    for subject, own in by_subject.items():
        if isinstance(subject, Blank):
            continue
        types = {o for _, p, o in own if p == terms.TYPE}
        declares = any(p == terms.SH + "declare" for _, p, _ in own)
        part = "shapes" if declares or types & _SHAPES else "examples" if _CONFIGURATION in types else "knowledge"
        parts[part].extend(with_blanks(subject))
    named = {t for part in parts.values() for t in part}
    orphans = [t for own in by_subject.values() for t in own if t not in named]
    parts["knowledge"].extend(orphans)  # axioms whose subject is a blank node, such as owl:AllDisjointClasses
    return Parts(*(tuple(dict.fromkeys(parts[name])) for name in ("knowledge", "shapes", "examples")))
