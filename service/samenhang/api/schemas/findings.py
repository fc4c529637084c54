"""What follows from a configuration."""

from typing import Literal

from samenhang.api.schemas.base import Antwoord, Bronplaats, Item, StandItem, Strict

Severity = Literal["overtreding", "waarschuwing", "info"]
Status = Literal["open", "gemitigeerd"]
Working = Literal["heel", "deels", "niet"]


class Oorzaak(Strict):
    """Een stap van een keuze of maatregel naar een risico."""

    soort: Literal["stand", "prikkel", "neveneffect"]
    stand: Item | None
    vorm: Item | None
    prikkel: Item | None
    maatregel: Item | None
    lijn: Item | None
    vervangen: bool
    beantwoord: bool
    door: list[Item]
    bronnen: list[Bronplaats]


class Mitigatie(Item):
    """Een maatregel zoals zij hier werkt; `werking` is null als zij er niet is."""

    definitie: str | None
    aanwezig: bool
    genomen: bool
    werking: Working | None
    dekking: Literal["heel", "deels"]
    ontbreekt: list[Item]
    uitgeslotenDoor: list[Item]
    verzwaktDoor: list[Item]
    deelsZonder: list[Item]
    neveneffecten: list[Item]
    viaStand: StandItem | None
    bronnen: list[Bronplaats]


class Bevinding(Strict):
    """Een bevinding, met waarom en waar het staat; `regel` is null als zij uit feiten volgt."""

    id: str
    regel: Item | None
    ernst: Severity
    status: Status
    gedeeltelijk: bool
    risico: Item | None
    lijn: Item | None
    keuzes: list[StandItem]
    oorzaken: list[Oorzaak]
    mitigaties: list[Mitigatie]
    rechtgezetDoor: list[Item]
    kanNogRechtgezet: list[Item]
    betwist: bool
    indicatoren: list[Item]
    uitleg: str
    bronnen: list[Bronplaats]


class NietBekeken(Strict):
    """Wat niet is bekeken, zodat ‘niets gevonden’ nooit ‘niets nagekeken’ betekent."""

    opengelaten: list[Item]
    regels: list[Item]
    onbesproken: list[StandItem]
    maatregelenZonderAanleiding: list[Item]


class _Oordeel(Antwoord):
    conforms: bool
    samenhangend: bool
    harmonisch: bool
    oordeel: str
    bevindingen: list[Bevinding]
    nietBekeken: NietBekeken


class Validatie(_Oordeel):
    """Het oordeel en de geschonden regels."""


class EffectieveStand(StandItem):
    """Een gekozen of werkende stand, en waardoor hij vervangen is."""

    vervangen: bool
    door: Item | None


class Omschreven(Item):
    """Iets met een omschrijving en de vindplaatsen ervan."""

    definitie: str | None
    bronnen: list[Bronplaats]


class Prikkel(Omschreven):
    """Een prikkel."""

    dimensie: Item | None
    richting: str | None
    pervers: bool


class Risico(Omschreven):
    """Een risico."""

    ernst: Severity
    status: Status


class Indicator(Omschreven):
    """Een indicator, en wat die laat zien."""

    bronsystemen: list[Item]
    signaleert: list[Item]


class Gevolgen(_Oordeel):
    """Alles wat uit de keuzes volgt."""

    effectief: list[EffectieveStand]
    prikkels: list[Prikkel]
    risicos: list[Risico]
    mitigaties: list[Mitigatie]
    indicatoren: list[Indicator]


class Knoop(Item):
    """Een onderdeel van de graaf."""

    soort: Literal["keuze", "prikkel", "risico", "mitigatie", "indicator", "bronsysteem"]
    lijn: str | None
    aspect: str | None
    status: Literal["open", "gedeeltelijk", "gemitigeerd"] | None
    ernst: Severity | None
    aanwezig: bool | None


class Pijl(Strict):
    """Een verband in de graaf."""

    van: str
    naar: str
    soort: Literal[
        "geeftPrikkel",
        "leidtTotRisico",
        "mitigeert",
        "dektDeels",
        "veroorzaaktRisico",
        "signaleert",
        "uitBronsysteem",
        "viaStand",
    ]


class Graaf(Antwoord):
    """De graaf van afhankelijkheden, kolom voor kolom."""

    knopen: list[Knoop]
    pijlen: list[Pijl]
