"""Whether a measurement may be settled on."""

from typing import Literal

from samenhang.api.schemas.base import Antwoord, Bronplaats, Item, StandItem, Strict
from samenhang.api.schemas.findings import Bevinding

Oordeel = Literal["rood", "geel", "groen"]


class Band(Item):
    """De band waar een score in valt, met de waarnemingen die zij vraagt."""

    proportieVanaf: float
    proportieTot: float
    deelsVanaf: int
    voldoetVanaf: int


class Ontbrekend(Strict):
    """Hoeveel waarnemingen er ontbreken."""

    geel: int
    groen: int


class Factor(Strict):
    """Hoeveel keer zo veel waarnemingen genoeg zijn; null als er nog geen enkele is."""

    geel: int | None
    groen: int | None


class Vervolg(Strict):
    """Wat een zoveel keer zo lange meetperiode, of zoveel wijken van deze omvang samen, zou geven."""

    factor: int
    waarnemingen: int
    oordeel: Oordeel


class Beoordeeld(Strict):
    """Een beoordeelde meting; `stand` is wat zij toont, zodat de regels die toetsen."""

    indicator: Item
    proportie: float
    waarnemingen: int
    oordeel: Oordeel
    stand: StandItem
    band: Band
    ontbreekt: Ontbrekend
    factor: Factor
    bijMeer: list[Vervolg]
    uitleg: str
    bronnen: list[Bronplaats]


class Afrekenbaarheid(Antwoord):
    """Of op de metingen kan worden afgerekend: het slechtste oordeel (null zonder metingen), elke meting apart, en de
    bevindingen die op een getoonde stand berusten."""

    oordeel: Oordeel | None
    metingen: list[Beoordeeld]
    bevindingen: list[Bevinding]
