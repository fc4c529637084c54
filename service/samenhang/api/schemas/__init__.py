"""What goes over the line, as schemas. They describe and are tested against; answers are not validated on their way
out.
"""

from samenhang.api.schemas.base import Gezondheid, Probleem
from samenhang.api.schemas.changes import Bijstellingen, Mogelijkheden
from samenhang.api.schemas.choices import (
    Archetypen,
    Configuratie,
    Gemeenten,
    Instellingen,
    Knoppen,
    Maatregelen,
    Queries,
    Voorbeelden,
)
from samenhang.api.schemas.findings import Gevolgen, Graaf, Validatie

ALL = (
    Bijstellingen,
    Mogelijkheden,
    Archetypen,
    Configuratie,
    Gemeenten,
    Gevolgen,
    Gezondheid,
    Graaf,
    Instellingen,
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
    "Archetypen",
    "Configuratie",
    "Gemeenten",
    "Gevolgen",
    "Gezondheid",
    "Graaf",
    "Instellingen",
    "Knoppen",
    "Maatregelen",
    "Probleem",
    "Queries",
    "Validatie",
    "Voorbeelden",
]
