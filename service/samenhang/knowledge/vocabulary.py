"""Names that nobody defined: a misspelt term of ours or of SHACL, a setting that does not exist.

No SHACL engine says a word about `sh:hasvalue`; it just answers wrongly. So every name in the namespaces that we
know is looked up before anything is evaluated.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from samenhang.knowledge import terms
from samenhang.knowledge.index import Term, Triple
from samenhang.knowledge.problems import Problem
from samenhang.knowledge.turtle import occurrences

_DEFINING = frozenset((terms.TYPE, terms.SH + "declare"))
"""Having one of these is what defines a name; a node that declares prefixes for SHACL needs no type."""


@cache
def _standard() -> dict[str, frozenset[str]]:
    """Terms of the standard vocabularies that have a closed list."""
    from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS  # noqa: PLC0415 - rdflib only where a check is asked for

    vocabularies: tuple[Any, ...] = (OWL, RDF, RDFS, SH, SKOS)
    return {
        # names that are words of Python (sh:class, sh:not) stand apart in rdflib
        str(ns): frozenset([*map(str, dir(ns)), *(str(ns) + extra for extra in getattr(ns, "_extras", ()))])
        for ns in vocabularies
    }


def undefined(files: dict[Path, list[Triple]]) -> Iterator[Problem]:
    """A problem for every name that is used and defined nowhere, with its file and line."""
    own = {s for triples in files.values() for s, p, _ in triples if p in _DEFINING and isinstance(s, str)}
    every = {name for triples in files.values() for triple in triples for name in _names(triple)}
    wrong = {name for name in every if not _known(name, own)}
    for path, triples in files.items() if wrong else ():
        here = wrong.intersection(name for triple in triples for name in _names(triple))
        if here:
            yield from _located(path, here, own)


def _names(triple: Triple) -> Iterator[str]:
    values: tuple[Term, ...] = triple
    return (value for value in values if isinstance(value, str))


def _known(name: str, own: set[str]) -> bool:
    if name.startswith((terms.SAM, terms.ID, terms.GEMEENTE)):
        return name in own or name in (terms.SAM, terms.SAM.rstrip("#")) or name == terms.ID
    base = _base(name)
    standard = _standard().get(base)
    # rdf:_1, rdf:_2 … are an open list
    return standard is None or name == base or name in standard or name.startswith(terms.RDF + "_")


def _base(name: str) -> str:
    cut = max(name.rfind("#"), name.rfind("/")) + 1
    return name[:cut]


def _located(path: Path, wrong: set[str], own: set[str]) -> Iterator[Problem]:
    subject: str | None = None
    told: set[tuple[str, str | None]] = set()
    for found in occurrences(path.read_text(encoding="utf-8")):
        if found.subject:
            subject = found.iri
        if found.iri not in wrong or (found.iri, subject) in told:
            continue
        told.add((found.iri, subject))
        near = nearest(found.iri, own | _standard().get(_base(found.iri), frozenset()))
        hint_nl = f"; bedoelt u {terms.short(near)}?" if near else ""
        hint_en = f"; did you mean {terms.short(near)}?" if near else ""
        rule = terms.short(subject) if subject and subject != found.iri else None
        name = terms.short(found.iri)
        yield Problem(
            path, found.line, rule, f"{name} is nergens omschreven{hint_nl}", f"{name} is not defined{hint_en}"
        )


def nearest(iri: str, names: set[str] | frozenset[str]) -> str | None:
    """The name of the same kind that looks most like it, or None."""
    base = _base(iri)
    same = {name[len(base) :]: name for name in names if name.startswith(base)}
    by_case = {local.lower(): local for local in same}
    local = iri[len(base) :]
    if local.lower() in by_case:
        return same[by_case[local.lower()]]
    close = get_close_matches(local, same, n=1, cutoff=0.6)
    return same[close[0]] if close else None
