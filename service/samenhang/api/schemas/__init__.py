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
from samenhang.api.schemas.paths import Conflicten, Groeipaden, Groeipadvraag, Meetplannen, Vergelijkingsvraag
from samenhang.api.schemas.survey import Atlas, AtlasInWording, Gelijkenissen, Regelcontrole, Vergelijkingen

ALL = (
    Atlas,
    AtlasInWording,
    Bijstellingen,
    Conflicten,
    Gelijkenissen,
    Groeipaden,
    Groeipadvraag,
    Meetplannen,
    Mogelijkheden,
    Regelcontrole,
    Vergelijkingen,
    Vergelijkingsvraag,
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
