"""Stored configurations in lists."""

from typing import Annotated

from pydantic import Field

from samenhang.api.schemas.base import Hash, Item, Strict, Voortgang

Tijd = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class InLijst(Item):
    """Een bewaarde configuratie in het kort.

    `etag` hoort in If-Match. `verouderd` zolang wat eruit volgt nog van andere kennis of een eerdere versie is.
    """

    gemeente: Item | None
    gemaakt: Tijd
    gewijzigd: Tijd
    etag: str
    verouderd: bool


class Bewaard(InLijst):
    """Een bewaarde configuratie in het kort, met de versie van de kennis."""

    kennisversie: Hash


class BewaardeConfiguraties(Strict):
    """Een bladzijde met bewaarde configuraties; `bijwerking` zolang er na een nieuwe versie wordt bijgewerkt."""

    kennisversie: Hash
    configuraties: list[InLijst]
    bijwerking: Voortgang | None
