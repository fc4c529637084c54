"""The formats of documents: their media types, file names, and the syntax behind them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox


@dataclass(frozen=True)
class Format:
    """A format. `media_types` starts with the registered one; `rdf` is None for JSON and YAML in the shape of the
    contract.
    """

    name: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    rdf: ox.RdfFormat | None = None

    @property
    def media_type(self) -> str:
        """The registered media type."""
        return self.media_types[0]


JSON: Final = Format("JSON", ("application/json",), (".json",))
YAML: Final = Format("YAML", ("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"), (".yaml", ".yml"))
JSON_LD: Final = Format("JSON-LD", ("application/ld+json",), (".jsonld",), ox.RdfFormat.JSON_LD)
TURTLE: Final = Format("Turtle", ("text/turtle",), (".ttl",), ox.RdfFormat.TURTLE)
TRIG: Final = Format("TriG", ("application/trig",), (".trig",), ox.RdfFormat.TRIG)
N_TRIPLES: Final = Format("N-Triples", ("application/n-triples",), (".nt",), ox.RdfFormat.N_TRIPLES)
RDF_XML: Final = Format("RDF/XML", ("application/rdf+xml",), (".rdf", ".owl"), ox.RdfFormat.RDF_XML)

CONFIGURATIONS: Final = (JSON, YAML, JSON_LD, TURTLE, TRIG, N_TRIPLES, RDF_XML)
"""Formats in which a configuration is read."""
RDF: Final = (TURTLE, JSON_LD, N_TRIPLES, TRIG, RDF_XML)
"""Formats in which triples are written."""


def by_media_type(media_type: str) -> Format | None:
    """The format of a media type without parameters, or None."""
    wanted = media_type.strip().lower()
    return next((f for f in CONFIGURATIONS if wanted in f.media_types), None)


def by_name(path: Path) -> Format | None:
    """The format that belongs to the name of a file, or None."""
    return next((f for f in CONFIGURATIONS if path.suffix.lower() in f.suffixes), None)
