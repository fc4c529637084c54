"""What every answer is built from."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """Nothing beside what is named: a key that comes in silence is a mistake."""

    model_config = ConfigDict(extra="forbid")


class Bronplaats(Strict):
    """Een vindplaats: sleutel en titel van het document, en waar het erin staat."""

    bron: str
    titel: str
    vindplaats: str


class Item(Strict):
    """Iets uit de kennis: volledige IRI, korte naam en naam voor mensen."""

    id: Annotated[str, Field(json_schema_extra={"format": "iri"})]
    slug: str
    label: str


class StandItem(Item):
    """Een stand met zijn knop."""

    knop: Item


class Antwoord(Strict):
    """Elk antwoord draagt de versie van de kennis waaruit het komt."""

    kennisversie: Annotated[str, Field(pattern="^sha256-[0-9a-f]{12,64}$")]


class Gezondheid(Antwoord):
    """Of de dienst leeft."""

    status: Literal["ok"]


class Fout(Strict):
    """Wat er mis is, waar, en wat daar wel goed zou zijn; `regel` is een regel van de ingestuurde tekst."""

    waar: str
    wat: str
    welGoed: list[str]
    regel: int | None


class Probleem(Strict):
    """Een probleem volgens RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    fouten: list[Fout] | None = None
