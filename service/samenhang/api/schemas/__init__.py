"""What goes over the line, as schemas. They describe and are tested against; answers are not validated on their way
out.
"""

from samenhang.api.schemas.base import Gezondheid, Probleem
from samenhang.api.schemas.changes import Bijstellingen, Mogelijkheden
from samenhang.api.schemas.choices import (
    Archetypen,
    Configuratie,
    Gemeenten,
    Knoppen,
    Maatregelen,
    Queries,
    Voorbeelden,
)
from samenhang.api.schemas.findings import Gevolgen, Graaf, Validatie
from samenhang.api.schemas.reliability import Afrekenbaarheid
from samenhang.api.schemas.traces import Afleidingen

ALL = (
    Afleidingen,
    Afrekenbaarheid,
    Bijstellingen,
    Mogelijkheden,
    Archetypen,
    Configuratie,
    Gemeenten,
    Gevolgen,
    Gezondheid,
    Graaf,
    Knoppen,
    Maatregelen,
    Probleem,
    Queries,
    Validatie,
    Voorbeelden,
)
"""Schemas of whole bodies; what they consist of comes along."""

__all__ = [
    "ALL",
    "Afleidingen",
    "Afrekenbaarheid",
    "Archetypen",
    "Configuratie",
    "Gemeenten",
    "Gevolgen",
    "Gezondheid",
    "Graaf",
    "Knoppen",
    "Maatregelen",
    "Probleem",
    "Queries",
    "Validatie",
    "Voorbeelden",
]
