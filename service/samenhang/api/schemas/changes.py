"""What could be otherwise: settings not chosen, and repairs."""

from typing import Literal

from pydantic import ConfigDict

from samenhang.api.schemas.base import Antwoord, Bronplaats, Item, Strict


class Verandering(Strict):
    """Wat één draai zou veranderen: risico's die daardoor open komen te staan of niet meer openstaan, en maatregelen
    die dan niet meer genomen kunnen zijn."""

    samenhangend: bool
    harmonisch: bool
    erbij: list[Item]
    eraf: list[Item]
    vervalt: list[Item]


class Mogelijkheid(Verandering):
    """Een stand. `past`: hij hoort bij het domein. `haalbaar`: met deze stand kan het geheel nog samenhangend worden.
    `zonder`: wat weghalen zou veranderen, bij een gekozen stand van een knop die er meer kan hebben."""

    stand: Item
    gekozen: bool
    past: bool
    haalbaar: bool
    zonder: Verandering | None


class Knopmogelijkheden(Strict):
    """De standen van een knop."""

    knop: Item
    standen: list[Mogelijkheid]


class Mogelijkheden(Antwoord):
    """Per knop en stand wat kiezen zou veranderen."""

    knoppen: list[Knopmogelijkheden]


class Stap(Strict):
    """Eén draai aan een knop, of een maatregel die erbij komt; `weg` als een stand of maatregel vervalt."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"minProperties": 1})

    knop: Item | None = None
    van: Item | None = None
    naar: Item | None = None
    maatregel: Item | None = None
    weg: Literal[True] | None = None


class Bijstelling(Strict):
    """Stappen die samen genoeg zijn. `opengelaten`: knoppen die hun laatste stand verliezen."""

    kosten: int
    stappen: list[Stap]
    nieuweRisicos: list[Item]
    vervallenRisicos: list[Item]
    opengelaten: list[Item]
    samenhangend: bool
    harmonisch: bool
    uitleg: str


class Conflictdeel(Item):
    """Een keuze die vaststaat of een regel die niet geschonden mag worden."""

    soort: Literal["keuze", "omstandigheid", "maatregel", "archetype", "domein", "regel", "risico"]
    standen: list[Item]
    genomen: bool | None
    lijn: Item | None
    tekst: str
    bronnen: list[Bronplaats]


class Conflictlaag(Strict):
    """Een regel met de keuzes die hij bindt; zonder `deel` de regels die niet meer bij de eerste drie pasten."""

    deel: Conflictdeel | None
    bindt: list[Conflictdeel]
    watErOokGekozenWordt: list[Item]
    daaronder: list["Conflictlaag"]


class WaaromNiet(Strict):
    """De kleinste verzameling keuzes en regels die niet samengaan; zonder één daarvan kon het wel. `losTeLaten`: alle
    kleinste verzamelingen van wat vaststond, waarmee het weer kan; leeg als ook dat niet helpt."""

    kleinste: bool
    ondergrens: int
    delen: list[Conflictdeel]
    lagen: list[Conflictlaag]
    watErOokGekozenWordt: list[Item]
    losTeLaten: list[list[Item]] | None
    uitleg: str


class Bijstellingen(Antwoord):
    """De bijstellingen, de goedkoopste eerst.

    `mogelijk` is onwaar als niets helpt en null als dat niet op tijd bekend was. Onder `ondergrens` helpt niets;
    `optimaal` zegt dat de eerste precies zo veel kost, `volledig` dat alle van die kosten erbij staan. `inElke` zijn de
    stappen die elke goedkoopste bijstelling zet, `inEnige` die er in minstens één staan.
    """

    doel: Literal["samenhangend", "harmonisch"]
    vast: list[Item]
    mogelijk: bool | None
    optimaal: bool
    ondergrens: int
    volledig: bool
    bijstellingen: list[Bijstelling]
    inElke: list[Stap] | None
    inEnige: list[Stap] | None
    waaromNiet: WaaromNiet | None
