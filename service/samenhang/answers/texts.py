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
        "nothing": "Nog niets gekozen: er is nog niets om te beoordelen.",
        "and": "en",
        "rule-open": "{message}",
        "rule-excused": "{message} Hier is dat ondervangen door {excuses}.",
        "fact-open-stand": "{settings} kan leiden tot: {risk}.",
        "fact-open-prikkel": "{settings} geeft een prikkel ({incentive}) die kan leiden tot: {risk}.",
        "fact-open-neveneffect": "De maatregel {measure} kan als neveneffect hebben: {risk}.",
        "answered": "Dit is ondervangen door {measures}.",
        "replaced": "{setting} werkt hier niet als zodanig.",
        "partly": "{measures} helpt maar voor een deel.",
        "not-working": "{measure} is er wel, maar werkt hier niet: {why}.",
        "half-working": "{measure} werkt hier maar voor een deel: {why}.",
        "why-missing": "{things} ontbreekt",
        "why-excluded": "{things} staat in de weg",
        "why-weakened": "{things} verzwakt het",
        "could": "Wat nog open staat kan dit rechtzetten: {knobs}.",
        "line": " ({line})",
    },
    "en": {
        "coherent": "Coherent",
        "incoherent": "Not coherent",
        "clash-one": "1 combination of choices clashes",
        "clash-many": "{n} combinations of choices clash",
        "open-one": "1 risk is open",
        "open-many": "{n} risks are open",
        "none-open": "no risk is open",
        "nothing": "Nothing chosen yet: there is nothing to judge.",
        "and": "and",
        "rule-open": "{message}",
        "rule-excused": "{message} Here this is met by {excuses}.",
        "fact-open-stand": "{settings} can lead to: {risk}.",
        "fact-open-prikkel": "{settings} gives an incentive ({incentive}) that can lead to: {risk}.",
        "fact-open-neveneffect": "The measure {measure} can have as a side effect: {risk}.",
        "answered": "This is answered by {measures}.",
        "replaced": "{setting} does not work as such here.",
        "partly": "{measures} helps only in part.",
        "not-working": "{measure} is there, but does not work here: {why}.",
        "half-working": "{measure} works only in part here: {why}.",
        "why-missing": "{things} is missing",
        "why-excluded": "{things} stands in the way",
        "why-weakened": "{things} weakens it",
        "could": "What is still open could put this right: {knobs}.",
        "line": " ({line})",
    },
}


def say(language: str, key: str, **values: object) -> str:
    """A sentence by its key. Raises KeyError for a key that a language lacks (a test compares the two)."""
    return TEXTS[language if language in TEXTS else "nl"][key].format(**values)


def listing(language: str, names: list[str]) -> str:
    """Names in a row with "en" before the last."""
    quoted = [f"‘{name}’" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {say(language, 'and')} {quoted[-1]}"
