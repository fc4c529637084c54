"""What there is to choose from, and what is chosen."""

from typing import Annotated, Final

from pydantic import Field

from samenhang.api.schemas.base import Antwoord, Bronplaats, Item, StandItem, Strict
from samenhang.coherence.configuration import LONGEST_NAME


class Omschreven(Item):
    """Iets met een definitie."""

    definitie: str | None


class Stand(Omschreven):
    """Een stand van een knop."""

    vorm: Item | None
    uitsluitend: bool
    domein: list[Item]
    bronnen: list[Bronplaats]


class Knop(Omschreven):
    """Een knop met zijn standen."""

    aspect: Item | None
    lijn: Item | None
    domein: list[Item]
    meervoudig: bool
    omstandigheid: bool
    standen: list[Stand]
    bronnen: list[Bronplaats]


class Knoppen(Antwoord):
    """De knoppen, en de lijsten om ze te ordenen."""

    aspecten: list[Item]
    lijnen: list[Item]
    domeinen: list[Item]
    knoppen: list[Knop]


Keuzes = dict[str, str | list[str]]


_BAD: Final = r"\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF"
_NAME: Final = rf"^[^{_BAD}]*[^{_BAD}\s][^{_BAD}]*$"
"""Not blank, and only what XML can hold: a name goes into every form."""


class Meting(Strict):
    """Een meting waarop wordt afgerekend."""

    indicator: str
    proportie: Annotated[float, Field(ge=0, le=1)]
    waarnemingen: Annotated[int, Field(ge=0)]


class Configuratie(Strict):
    """De keuzes en maatregelen van een gemeente; knoppen en standen met hun korte naam."""

    naam: Annotated[str, Field(max_length=LONGEST_NAME, pattern=_NAME)] | None = None
    gemeente: str | None = None
    domein: str | None = None
    archetype: str | None = None
    keuzes: Keuzes | None = None
    maatregelen: list[str] | None = None
    metingen: list[Meting] | None = None
    vast: list[str] | None = None


class Archetype(Omschreven):
    """Een archetype met de keuzes die het kenmerken."""

    keuzes: Keuzes
    bronnen: list[Bronplaats]


class Archetypen(Antwoord):
    """De archetypen."""

    archetypen: list[Archetype]


class Voorbeeld(Omschreven):
    """Een voorbeeldconfiguratie."""

    configuratie: Configuratie
    bronnen: list[Bronplaats]


class Voorbeelden(Antwoord):
    """De voorbeelden."""

    voorbeelden: list[Voorbeeld]


class Maatregel(Omschreven):
    """Een maatregel, en de stand die haar uitvoert."""

    viaStand: StandItem | None
    bronnen: list[Bronplaats]


class Maatregelen(Antwoord):
    """De maatregelen."""

    maatregelen: list[Maatregel]


class Gemeenten(Antwoord):
    """De gemeenten."""

    gemeenten: list[Item]


class Parameter(Strict):
    """Een parameter van een bewaarde vraag."""

    naam: str
    soort: str
    verplicht: bool
    omschrijving: str
    voorbeeld: str | None


class Kolom(Strict):
    """Een kolom van het antwoord, en wat erboven staat."""

    naam: str
    kop: str


class Query(Strict):
    """Een bewaarde vraag: haar parameters, haar kolommen, hoeveel rijen een antwoord hoogstens heeft, en haar tekst."""

    naam: str
    samenvatting: str
    parameters: list[Parameter]
    kolommen: list[Kolom]
    rijen: int
    vraag: str


class Queries(Antwoord):
    """De bewaarde vragen."""

    queries: list[Query]


class Instelling(Strict):
    """Een grens of een gegeven: de waarde, en met welke variabele van de omgeving die te zetten is."""

    naam: str
    waarde: float | str | None
    eenheid: str
    omschrijving: str
    omgeving: str


class Instellingen(Antwoord):
    """De grenzen die deze dienst bewaakt."""

    instellingen: list[Instelling]
