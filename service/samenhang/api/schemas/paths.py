"""The path there, the least to measure, and why not."""

from typing import Annotated, Literal

from pydantic import Field

from samenhang.api.schemas.base import Antwoord, Bronplaats, Item, Strict
from samenhang.api.schemas.changes import Stap, WaaromNiet
from samenhang.api.schemas.choices import Configuratie
from samenhang.exchange.several import MOST_COMPARED, MOST_TURNS


class Groeipadvraag(Strict):
    """Van welke configuratie naar welke. Zonder `naar` is het doel de dichtstbijzijnde samenhangende configuratie;
    zonder `perFase` zijn er hoogstens drie fasen."""

    van: Configuratie
    naar: Configuratie | None = None
    perFase: Annotated[int | None, Field(ge=1, le=MOST_TURNS)] = None


class Vergelijkingsvraag(Strict):
    """De configuraties die naast elkaar komen te staan."""

    configuraties: Annotated[list[Configuratie], Field(min_length=2, max_length=MOST_COMPARED)]


class Groeifase(Strict):
    """De stappen van één fase, het oordeel erna, en welke indicatoren er vanaf dan bij komen. `term` is hoe de
    handreiking dit deel van de weg noemt."""

    fase: int
    term: Item | None
    stappen: list[Stap]
    samenhangend: bool
    harmonisch: bool
    overtredingen: list[Item]
    indicatoren: list[Item]
    uitleg: str


class Groeipaden(Antwoord):
    """Het kortste pad waarop de slechtste tussenstand het minst botst.

    `mogelijk` is onwaar als niets het samenhangend maakt en null als er niet op tijd een pad bekend was. Geen volgorde
    van deze stappen heeft minder botsingen dan `meesteOndergrens` in de slechtste tussenstand, en dan minder dan
    `somOndergrens` in alle tussenstanden samen; `bewezen` zegt dat dit pad beide haalt. `blijft`: omstandigheden die
    het doel anders heeft en die niemand kan draaien.
    """

    naar: Literal["gegeven", "dichtstbijzijnde"]
    perFase: int
    mogelijk: bool | None
    fasen: list[Groeifase]
    bewezen: bool
    meesteOvertredingen: int | None
    meesteOndergrens: int | None
    somOvertredingen: int | None
    somOndergrens: int | None
    blijft: list[Item]
    uitleg: str


class Conflicten(Antwoord):
    """Waarom het niet kan met wat vaststaat; `conflict` is null als dat niet op tijd bekend was."""

    doel: Literal["samenhangend", "harmonisch"]
    vast: list[Item]
    conflict: bool | None
    waaromNiet: WaaromNiet | None
    uitleg: str


class Signaal(Strict):
    """Een open risico, in een lijn of in geen."""

    risico: Item
    lijn: Item | None


class TeSignaleren(Signaal):
    """Een open risico met alle indicatoren die het laten zien."""

    indicatoren: list[Item]


class Planindicator(Item):
    """Een indicator van een plan, wat die laat zien en waar die uit komt."""

    definitie: str | None
    signaleert: list[Signaal]
    dataElementen: list[Item]
    bronsystemen: list[Item]
    bronnen: list[Bronplaats]


class Planelement(Item):
    """Een data-element van een plan, en de bronsystemen die het leveren."""

    definitie: str | None
    waardedomein: Item | None
    bronsystemen: list[Item]
    bronnen: list[Bronplaats]


class Meetplan(Strict):
    """De kleinste verzameling indicatoren, met de minste data-elementen en daarna de minste bronsystemen."""

    indicatoren: list[Planindicator]
    dataElementen: list[Planelement]
    bronsystemen: list[Item]


class Meetplannen(Antwoord):
    """Wat er minstens gemeten moet worden. `complete`: alle even kleine plannen staan erbij. `ongezien`: open risico's
    waarvoor geen indicator bekend is."""

    risicos: list[TeSignaleren]
    plannen: list[Meetplan]
    complete: bool
    ongezien: list[Signaal]
    uitleg: str
