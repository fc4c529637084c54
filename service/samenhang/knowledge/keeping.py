"""Knowledge that was read, checked and closed before, kept as it was then: the next start does not do it again.

Written with marshal, which like pickle is fast and unlike pickle runs nothing that it reads.
"""

import marshal
import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

from platformdirs import user_cache_path

from samenhang.knowledge.index import Blank, Literal, Term, Triple
from samenhang.knowledge.program import program

Parts = tuple[tuple[Triple, ...], ...]
_KEPT: Final = 12
"""States of the knowledge that stay on disk, those used last; each takes some megabytes."""


def folder() -> Path:
    """Where what can be made again is kept."""
    return user_cache_path("samenhang")


def kept(version: str) -> Parts | None:
    """The parts of the knowledge with this version, read by this program; None where they are not kept, or torn."""
    file = _file(version)
    try:
        told, *parts = marshal.loads(file.read_bytes())
        os.utime(file)
        terms = [_term(each) for each in told]
    except (OSError, EOFError, ValueError, TypeError):
        return None
    found = []
    for numbers in parts:
        each = map(terms.__getitem__, numbers)
        found.append(cast("tuple[Triple, ...]", tuple(zip(each, each, each, strict=True))))
    return tuple(found)


def keep(version: str, parts: Parts) -> None:
    """Keep the parts, and of other states the last few."""
    numbers: dict[Term, int] = {}
    rows = [tuple(numbers.setdefault(term, len(numbers)) for triple in part for term in triple) for part in parts]
    file = _file(version)
    write(file, marshal.dumps(([_told(term) for term in numbers], *rows)))
    try:
        states = sorted(file.parent.glob("kennis-*.marshal"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in states[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        pass  # another process was first


def write(file: Path, content: bytes) -> None:
    """Write in one move, so that a reader never meets half a file; a cache that cannot be written is no reason to
    stop."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            new.write(content)
        os.replace(new.name, file)
    except OSError:
        pass


def _file(version: str) -> Path:
    made_by = f"{sys.implementation.cache_tag} {program().hash} {version}"
    return folder() / f"kennis-{sha256(made_by.encode()).hexdigest()[:24]}.marshal"


def _told(term: Term) -> Any:
    if isinstance(term, Literal):
        return term.text, term.language, term.datatype
    return (term.name,) if isinstance(term, Blank) else term


def _term(told: Any) -> Term:
    if isinstance(told, str):
        return told
    return Literal(*told) if len(told) > 1 else Blank(*told)
