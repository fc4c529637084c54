"""The traces of findings."""

from typing import Literal

from samenhang.api.schemas.base import Antwoord, Bronplaats, Item, Strict
from samenhang.api.schemas.findings import Severity, Status, Working
from samenhang.coherence.trace import Kind


class Spoorstap(Strict):
    """Een stap. De eerste vijf soorten zegt de configuratie zelf; `uit` zijn de stappen waar deze op berust."""

    nummer: int
    soort: Kind
    over: list[Item]
    uit: list[int]
    werking: Working | None
    proportie: float | None
    waarnemingen: int | None
    tekst: str
    bronnen: list[Bronplaats]


class Premisse(Item):
    """Iets wat de configuratie zegt; `id` is bij een meting de indicator."""

    soort: Literal["keuze", "maatregel", "meting", "archetype", "domein"]


class Grond(Strict):
    """Waar een oorzaak of regel op berust: zonder een van deze premissen vervalt de stap."""

    stap: int
    premissen: list[Premisse]


class Afleiding(Strict):
    """Het spoor van een bevinding; `bevinding` is haar adres, de laatste stap is de conclusie."""

    bevinding: str
    slug: str
    ernst: Severity
    status: Status
    gedeeltelijk: bool
    regel: Item | None
    risico: Item | None
    lijn: Item | None
    uitleg: str
    stappen: list[Spoorstap]
    berustOp: list[Grond]


class Afleidingen(Antwoord):
    """De sporen van de bevindingen, ernstigste eerst."""

    afleidingen: list[Afleiding]
