"""Sentences for people, in Dutch and English. The only place where words about verdicts and findings stand."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "coherent": "Samenhangend",
        "incoherent": "Niet samenhangend",
        "clash-one": "1 combinatie van keuzes botst",
        "clash-many": "{n} combinaties van keuzes botsen",
        "open-one": "1 risico staat open",
        "open-many": "{n} risico’s staan open",
        "none-open": "er staat geen risico open",
        "also-note": "{open}, en {n} ter attentie",
        "note-one": "1 risico ter attentie",
        "note-many": "{n} risico’s ter attentie",
        "nothing": "Nog niets gekozen: er is nog niets om te beoordelen.",
        "unturned-one": "1 knop staat nog open.",
        "unturned-many": "{n} knoppen staan nog open.",
        "and": "en",
        "or": "of",
        "rule-excused": "{message} Hier is dat ondervangen door {excuses}.",
        "stand": "Dit risico hoort bij {settings}.",
        "prikkel": "{settings} {verb} {incentives}.",
        "gives-one": "geeft",
        "gives-many": "geven",
        "incentive-one": "de prikkel {names}",
        "incentive-many": "de prikkels {names}",
        "neveneffect-one": "Dit risico is een neveneffect van de maatregel {measures}.",
        "neveneffect-many": "Dit risico is een neveneffect van de maatregelen {measures}.",
        "what": "Wat er dan kan gebeuren: {definition}",
        "answered": "Dit is ondervangen door {measures}.",
        "replaced": "{setting} werkt hier niet als zodanig.",
        "partly-one": "{measures} helpt, maar niet genoeg.",
        "partly-many": "{measures} helpen, maar niet genoeg.",
        "not-working": "{measure} is er wel, maar werkt hier niet: {why}.",
        "half-working": "{measure} werkt hier maar voor een deel: {why}.",
        "why-missing-one": "{things} ontbreekt",
        "why-missing-many": "{things} ontbreken",
        "why-excluded-one": "{things} staat in de weg",
        "why-excluded-many": "{things} staan in de weg",
        "why-weakened-one": "{things} doet er afbreuk aan",
        "why-weakened-many": "{things} doen er afbreuk aan",
        "could": "Dit is misschien nog recht te zetten met wat openstaat: {knobs}.",
    },
    "en": {
        "coherent": "Coherent",
        "incoherent": "Not coherent",
        "clash-one": "1 combination of choices clashes",
        "clash-many": "{n} combinations of choices clash",
        "open-one": "1 risk is open",
        "open-many": "{n} risks are open",
        "none-open": "no risk is open",
        "also-note": "{open}, and {n} to note",
        "note-one": "1 risk to note",
        "note-many": "{n} risks to note",
        "nothing": "Nothing chosen yet: there is nothing to judge.",
        "unturned-one": "1 knob is still open.",
        "unturned-many": "{n} knobs are still open.",
        "and": "and",
        "or": "or",
        "rule-excused": "{message} Here this is met by {excuses}.",
        "stand": "This risk belongs to {settings}.",
        "prikkel": "{settings} {verb} {incentives}.",
        "gives-one": "gives",
        "gives-many": "give",
        "incentive-one": "the incentive {names}",
        "incentive-many": "the incentives {names}",
        "neveneffect-one": "This risk is a side effect of the measure {measures}.",
        "neveneffect-many": "This risk is a side effect of the measures {measures}.",
        "what": "What may happen then: {definition}",
        "answered": "This is answered by {measures}.",
        "replaced": "{setting} does not work as such here.",
        "partly-one": "{measures} helps, but not enough.",
        "partly-many": "{measures} help, but not enough.",
        "not-working": "{measure} is there, but does not work here: {why}.",
        "half-working": "{measure} works only in part here: {why}.",
        "why-missing-one": "{things} is missing",
        "why-missing-many": "{things} are missing",
        "why-excluded-one": "{things} stands in the way",
        "why-excluded-many": "{things} stand in the way",
        "why-weakened-one": "{things} detracts from it",
        "why-weakened-many": "{things} detract from it",
        "could": "What is still open may put this right: {knobs}.",
    },
}


def say(language: str, key: str, **values: object) -> str:
    """A sentence by its key. Raises KeyError for a key that a language lacks (a test compares the two)."""
    return TEXTS[language if language in TEXTS else "nl"][key].format(**values)


def counted(language: str, key: str, about: list[str], /, **values: object) -> str:
    """A sentence about one thing or several: `key-one` or `key-many`. Raises KeyError as `say` does."""
    return say(language, f"{key}-{'one' if len(about) == 1 else 'many'}", **values)


def unturned(language: str, knobs: int) -> str:
    """How many knobs are open, beside an answer in which little was found; nothing where none is."""
    if not knobs:
        return ""
    return say(language, "unturned-one" if knobs == 1 else "unturned-many", n=knobs)


def listing(language: str, names: list[str], last: str = "and") -> str:
    """Names in a row with "en" (or what `last` says) before the last."""
    quoted = [f"‘{name}’" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {say(language, last)} {quoted[-1]}"
