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
from samenhang.api.schemas.paths import Conflicten, Groeipaden, Groeipadvraag, Meetplannen, Vergelijkingsvraag
from samenhang.api.schemas.reliability import Afrekenbaarheid
from samenhang.api.schemas.saved import Bewaard, BewaardeConfiguraties
from samenhang.api.schemas.survey import Atlas, AtlasInWording, Gelijkenissen, Regelcontrole, Vergelijkingen
from samenhang.api.schemas.traces import Afleidingen

ALL = (
    Afleidingen,
    Afrekenbaarheid,
    Atlas,
    AtlasInWording,
    Bijstellingen,
    Bewaard,
    BewaardeConfiguraties,
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
    "Afleidingen",
    "Afrekenbaarheid",
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
