"""What every answer is built from."""

from typing import Annotated, Any, Literal

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


Hash = Annotated[str, Field(pattern="^sha256-[0-9a-f]{12,64}$")]


class Programma(Strict):
    """Het programma: de uitgebrachte versie (leeg als het niet geïnstalleerd is) en de hash over de broncode."""

    versie: str
    hash: Hash


class Herkomstbewijs(Strict):
    """Wat een antwoord maakte. Wie met hetzelfde bewijs terugkomt, krijgt hetzelfde antwoord.

    `invoer` is de hash van de configuratie, ongeacht vorm en volgorde; null waar geen configuratie is gestuurd.
    """

    id: Annotated[str, Field(json_schema_extra={"format": "iri"})]
    vraag: str
    kennis: Hash
    programma: Programma
    invoer: Hash | None
    instellingen: dict[str, Any]


class Voortgang(Strict):
    """Hoeveel van de bewaarde configuraties al zijn bijgewerkt met deze versie van de kennis."""

    gedaan: int
    totaal: int


class Gezondheid(Strict):
    """Of de dienst leeft, met welke versie van de kennis, en of er bewaarde configuraties worden bijgewerkt."""

    kennisversie: Hash
    status: Literal["ok"]
    bijwerking: Voortgang | None


class Antwoord(Strict):
    """Elk antwoord draagt de versie van de kennis waaruit het komt, en wat het maakte."""

    kennisversie: Hash
    herkomstbewijs: Herkomstbewijs


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
