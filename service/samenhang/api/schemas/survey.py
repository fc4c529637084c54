"""What configurations look like, side by side and all together; and the rule set itself."""

from typing import Annotated

from pydantic import Field

from samenhang.api.schemas.base import Antwoord, Bronplaats, Item, StandItem, Strict
from samenhang.api.schemas.choices import Configuratie
from samenhang.api.schemas.findings import Severity, Status, Working

Aandeel = Annotated[float, Field(ge=0, le=1)]
Aantal = Annotated[str, Field(pattern="^[0-9]+$")]


class Werkingsregel(Item):
    """Een werkingsregel."""

    definitie: str | None


class Werking(Strict):
    """Wat door een werkingsregel anders werkt dan het gekozen is."""

    regel: Werkingsregel
    omdat: list[Item]
    vervangen: list[StandItem]
    werktAls: list[StandItem]
    brengt: list[Item]
    uitleg: str
    bronnen: list[Bronplaats]


class Afwijking(Strict):
    """Een knop waarin de configuratie niet het archetype is; `uitgesloten` als het archetype uitsluit wat er staat."""

    knop: Item
    verwacht: list[Item]
    gekozen: list[Item]
    werktAls: list[Item]
    uitgesloten: bool
    uitleg: str


class Gelijkenis(Strict):
    """Hoe dicht de configuratie bij een archetype staat; `gelijkenis` is het deel van zijn kenmerken dat er werkt."""

    archetype: Item
    gevolgd: bool
    gelijkenis: Aandeel
    overeen: list[StandItem]
    afwijkingen: list[Afwijking]
    open: list[Item]
    uitleg: str


class Gelijkenissen(Antwoord):
    """Wat het werkelijk is: hoe de keuzes werken, en op welk archetype zij lijken, het meeste eerst."""

    werking: list[Werking]
    archetypen: list[Gelijkenis]
    uitleg: str


class Vergeleken(Strict):
    """Een van de configuraties, met haar oordeel."""

    naam: str | None
    gemeente: Item | None
    domein: Item | None
    archetype: Item | None
    samenhangend: bool
    harmonisch: bool
    oordeel: str


class _Rij(Strict):
    gelijk: bool


class Gekozen(Strict):
    """Wat bij een knop gekozen is, en als wat dat werkt."""

    gekozen: list[Item]
    werktAls: list[Item]


class Keuzerij(_Rij):
    """Een knop in elke configuratie."""

    knop: Item
    waarden: list[Gekozen]


class Bevindingrij(_Rij):
    """Een bevinding in elke configuratie; null waar zij er niet is."""

    regel: Item | None
    risico: Item | None
    lijn: Item | None
    ernst: Severity
    waarden: list[Status | None]


class Maatregelrij(_Rij):
    """Een maatregel in elke configuratie; null waar zij er niet is."""

    maatregel: Item
    waarden: list[Working | None]


class Indicatorrij(_Rij):
    """Of een indicator gevraagd is, in elke configuratie."""

    indicator: Item
    waarden: list[bool]


class Vergelijkingen(Antwoord):
    """Configuraties naast elkaar; de waarden staan in de volgorde van het verzoek."""

    configuraties: list[Vergeleken]
    keuzes: list[Keuzerij]
    bevindingen: list[Bevindingrij]
    maatregelen: list[Maatregelrij]
    indicatoren: list[Indicatorrij]
    uitleg: str


class AtlasInWording(Antwoord):
    """De atlas wordt gemaakt; `voortgang` loopt van 0 tot 1."""

    voortgang: Aandeel
    uitleg: str


class Telling(Strict):
    """Hoeveel volledige configuraties er in een domein zijn en hoeveel daarvan samenhangend. `samenhangend` is null als
    dat geschat is; dan zit `aandeel` er hoogstens `marge` naast."""

    domein: Item | None
    totaal: Aantal
    samenhangend: Aantal | None
    aandeel: Aandeel
    marge: Aandeel


class Gewicht(Strict):
    """Hoeveel een knop of maatregel beslist: het deel dat samenhangend is met de beste en met de slechtste standen;
    geen stand staat voor elke andere."""

    over: Item
    beste: list[Item]
    aandeelBeste: Aandeel
    slechtste: list[Item]
    aandeelSlechtste: Aandeel
    verschil: Aandeel


class Atlas(Antwoord):
    """Alle configuraties samen: hoeveel er samenhangend zijn, welke knoppen het meest beslissen, en welke standen in
    geen samenhangende volledige configuratie samengaan."""

    tellingen: list[Telling]
    beslissend: list[Gewicht]
    nooitSamen: list[list[StandItem]]
    uitleg: str


class Bereik(Strict):
    """Of een volledige configuratie samenhangend kan zijn in een domein en met een archetype, met een voorbeeld."""

    domein: Item | None
    archetype: Item | None
    kan: bool
    voorbeeld: Configuratie | None


class VolgtUit(Strict):
    """Een regel die nooit geschonden is zonder dat ook een andere dat is."""

    regel: Item
    uit: list[Item]
    uitleg: str


class Regelcontrole(Antwoord):
    """De regels nagekeken: wat niet kan, wat nooit gebeurt, wat dubbel gezegd is en waar niets over gezegd is."""

    inOrde: bool
    vervulbaar: list[Bereik]
    nooitGeraakt: list[Item]
    altijdUitgezonderd: list[Item]
    volgtUitAndere: list[VolgtUit]
    kringen: list[list[Item]]
    onmogelijk: list[StandItem]
    onbesproken: list[StandItem]
    uitleg: str
