"""Nothing is lost between a document and the knowledge, and nothing hangs loose in it.

Both ask about everything at once, which SPARQL under pySHACL takes ten seconds for; the rest of the account is in the
editorial shapes.
"""

from collections.abc import Iterator
from typing import Final

from samenhang.editorial.remarks import Places, Remark
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index
from samenhang.system import Samenhang

_CHECK: Final = "verantwoording"
_ROWS: Final = terms.SAM + "aantalRijen"
_ROW_OF: Final = terms.SAM + "rijVan"
_ENDS: Final = frozenset(terms.RDF + end for end in ("subject", "object"))
_ORIGIN: Final = frozenset((terms.TYPE, terms.SOURCE, _ROW_OF))


def check(samenhang: Samenhang, places: Places) -> Iterator[Remark]:
    """A remark for each table that is not taken over row by row, and for each thing that nothing is connected with."""
    knowledge = samenhang.knowledge
    index = Index((*knowledge.asserted.triples, *knowledge.shapes.triples))
    for passage, rows, found in _short(index):
        path, line = places.of(passage)
        nl = f"telt {rows} rijen, en {found} staan in de kennis; vul sam:rijVan aan of verbeter sam:aantalRijen"
        en = f"has {rows} rows, of which {found} are in the knowledge; add sam:rijVan or mend sam:aantalRijen"
        yield Remark(_CHECK, path, line, terms.short(passage), nl, en)
    for thing in _orphans(index):
        path, line = places.of(thing)
        nl = "hangt nergens aan: niets verwijst ernaar en het verwijst zelf naar niets"
        yield Remark(
            _CHECK, path, line, terms.short(thing), nl, "hangs on nothing: it refers to nothing and is not used"
        )


def _short(index: Index) -> Iterator[tuple[str, int, int]]:
    """Tables whose rows are not all there, or of which there are too many: passage, rows, rows found."""
    for passage in sorted({s for s, p, _ in index.triples if p == _ROWS and isinstance(s, str)}):
        rows, found = int(index.text(passage, _ROWS) or 0), len(set(index.subjects(_ROW_OF, passage)))
        if rows != found and not index.text(passage, terms.SAM + "nietOpgenomenOmdat"):
            yield passage, rows, found


def _orphans(index: Index) -> Iterator[str]:
    """What has a name and a passage and no other tie; that a link describes it ties the link, not its ends."""
    things = {s for s, p, _ in index.triples if p == terms.SOURCE and index.objects(s, terms.LABEL)}
    things -= {s for s, p, o in index.triples if isinstance(o, str) and o != s and p not in _ORIGIN}
    used = {o for s, p, o in index.triples if isinstance(o, str) and o != s and p not in _ENDS}
    shapes = set(index.subjects(terms.TYPE, terms.SH + "NodeShape"))
    yield from sorted(s for s in things if isinstance(s, str) and s not in used | shapes)
