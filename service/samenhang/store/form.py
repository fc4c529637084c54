"""The form in which a configuration is stored, and the SPARQL that stores it.

A configuration is a named graph with its own name. In it stand the configuration as its municipality stated it, and its
*registration*: `dct:conformsTo` the form, `dct:identifier`, `dct:created`, `dct:modified`, `owl:versionInfo` the
revision and `dct:replaces` each revision before it. What follows from it stands in a graph beside it (`beside`), which
says of itself from which revision of which configuration (`prov:wasDerivedFrom`), and with which knowledge
(`prov:used`).

Every change is one operation that only happens to the revision that it was meant for, so that any number of services
can write to one engine, and an answer that got lost can be asked for again.
"""

import secrets
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple
from samenhang.store.backend import written

FORM: Final = terms.individual("opslagvorm", "1")
"""The form that is written now. Whoever changes it gives it a new number and teaches `configurations` to read both."""
OWL_VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
CONFORMS: Final = terms.DCT + "conformsTo"
IDENTIFIER: Final = terms.DCT + "identifier"
CREATED: Final = terms.DCT + "created"
MODIFIED: Final = terms.DCT + "modified"
REPLACES: Final = terms.DCT + "replaces"
DERIVED_FROM: Final = terms.PROV + "wasDerivedFrom"
DERIVED_WITH: Final = terms.PROV + "used"
REGISTRATION: Final = frozenset((CONFORMS, IDENTIFIER, CREATED, MODIFIED, OWL_VERSION, REPLACES))
_STRING: Final = terms.XSD + "string"
_TIME: Final = terms.XSD + "dateTime"


@dataclass(frozen=True)
class Registration:
    """What is known of a stored configuration beside what it says; times in ISO 8601, UTC."""

    slug: str
    revision: str
    created: str
    modified: str
    form: str = FORM
    replaced: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """IRI of the configuration, and name of its graph."""
        return named(self.slug)

    def triples(self) -> Iterator[Triple]:
        """The registration as it is stored, but for the revisions that were replaced."""
        yield self.name, CONFORMS, self.form
        yield self.name, IDENTIFIER, Literal(self.slug, None, _STRING)
        yield self.name, CREATED, Literal(self.created, None, _TIME)
        yield self.name, MODIFIED, Literal(self.modified, None, _TIME)
        yield self.name, OWL_VERSION, Literal(self.revision, None, _STRING)


def named(slug: str) -> str:
    """IRI of a stored configuration."""
    return terms.individual("configuratie", slug)


def beside(slug: str) -> str:
    """Name of the graph with what follows from a configuration."""
    return terms.individual("graaf/gevolgen", slug)


def knowledge(version: str) -> str:
    """IRI of a version of the knowledge, as receipts name it."""
    return terms.individual("kennisbank", version)


def new_slug() -> str:
    """A UUID of version 7 (RFC 9562, 5.7, with a finer clock as in 6.2, method 3): the later, the higher, so that lists
    stay in order of creation.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    finer = rest * 4096 // 1_000_000
    value = milliseconds << 80 | 7 << 76 | finer << 64 | 2 << 62 | secrets.randbits(62)
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def new_revision() -> str:
    """A revision that no one else will think of."""
    return secrets.token_hex(8)


def now() -> str:
    """The time, so fine that two configurations seldom share it: questions put them in this order."""
    return at(datetime.now(UTC))


def at(moment: datetime) -> str:
    """A time in its canonical form: in UTC, and a fraction without zeros behind it, which engines add or leave out."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}".rstrip("0").rstrip(".") + "Z"


def mark(slug: str, revision: str, version: str) -> Iterator[Triple]:
    """What the graph beside a configuration says of itself."""
    graph = beside(slug)
    yield graph, DERIVED_FROM, named(slug)
    yield graph, OWL_VERSION, Literal(revision, None, _STRING)
    yield graph, DERIVED_WITH, knowledge(version)


def creation(registration: Registration, stated: Iterable[Triple]) -> str:
    """The update that stores a new configuration; the same once more changes nothing."""
    return f"INSERT DATA {{ GRAPH <{registration.name}> {{\n{written([*registration.triples(), *stated])}}} }}"


def replacement(registration: Registration, old: str, stated: Iterable[Triple]) -> str:
    """The update that puts a configuration in the place of its revision `old`, and does nothing where that is gone."""
    graph = f"<{registration.name}>"
    replaced = (registration.name, REPLACES, Literal(old, None, _STRING))
    new = written([*registration.triples(), replaced, *stated])
    return (
        f"DELETE {{ GRAPH {graph} {{ ?s ?p ?o }} }}\nINSERT {{ GRAPH {graph} {{\n{new}}} }}\n"
        f'WHERE {{ GRAPH {graph} {{ {graph} <{OWL_VERSION}> "{old}" . ?s ?p ?o . FILTER (?p != <{REPLACES}>) }} }}'
    )


def deletion(slug: str, old: str) -> str:
    """The update that takes a configuration away, if its revision is still `old`."""
    graph = f"<{named(slug)}>"
    return (
        f"DELETE {{ GRAPH {graph} {{ ?s ?p ?o }} }}\n"
        f'WHERE {{ GRAPH {graph} {{ {graph} <{OWL_VERSION}> "{old}" . ?s ?p ?o }} }}'
    )
