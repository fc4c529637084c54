"""Sentences about what could be otherwise, in Dutch and English."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "set": "zet {knob} op {on}",
        "turn": "zet {knob} van {off} op {on}",
        "open": "laat {knob} weer open",
        "add": "voeg bij {knob} {on} toe",
        "remove": "haal bij {knob} {off} weg",
        "take": "neem de maatregel {measure}",
        "drop": "laat de maatregel {measure} vallen",
        "nothing": "Er hoeft niets te veranderen.",
        "and": "en",
        "new": "Daarmee komt er wel een risico bij: {risks}.",
        "news": "Daarmee komen er wel risico’s bij: {risks}.",
        "opens": "Bij {knobs} is dan niets meer gekozen; wat daaruit zou volgen, wordt niet beoordeeld.",
    },
    "en": {
        "set": "set {knob} to {on}",
        "turn": "set {knob} from {off} to {on}",
        "open": "leave {knob} open again",
        "add": "add {on} to {knob}",
        "remove": "remove {off} from {knob}",
        "take": "take the measure {measure}",
        "drop": "drop the measure {measure}",
        "nothing": "Nothing needs to change.",
        "and": "and",
        "new": "It does bring a risk: {risks}.",
        "news": "It does bring risks: {risks}.",
        "opens": "Nothing is chosen for {knobs} then; what would follow from it is not judged.",
    },
}


def say(language: str, key: str, **values: object) -> str:
    """A sentence, or part of one, by its key. Raises KeyError for a key that a language lacks."""
    return TEXTS[language if language in TEXTS else "nl"][key].format(**values)


def joined(language: str, parts: list[str]) -> str:
    """Parts in a row with "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {say(language, 'and')} {parts[-1]}"
