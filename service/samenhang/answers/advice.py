"""Sentences about what could be otherwise, in Dutch and English."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "set": "zet {knob} op {on}",
        "turn": "zet {knob} van {off} op {on}",
        "open": "laat {knob} weer open",
        "add": "voeg {on} toe aan {knob}",
        "remove": "haal {off} weg bij {knob}",
        "take-one": "neem de maatregel {measures}",
        "take-many": "neem de maatregelen {measures}",
        "drop-one": "laat de maatregel {measures} vallen",
        "drop-many": "laat de maatregelen {measures} vallen",
        "nothing": "Er hoeft niets te veranderen.",
        "and": "en",
        "new": "Daarmee komt er wel een risico bij: {risks}.",
        "news": "Daarmee komen er wel risico’s bij: {risks}.",
        "why-keuze": "{about} staat vast op {settings}",
        "why-keuze-open": "{about} blijft open",
        "why-omstandigheid": "de omstandigheid {about} is {settings}",
        "why-omstandigheid-open": "van de omstandigheid {about} is niets gezegd",
        "why-maatregel": "de maatregel {about} blijft genomen",
        "why-maatregel-niet": "de maatregel {about} wordt niet genomen",
        "why-archetype": "het archetype is {about}",
        "why-domein": "het domein is {about}",
        "why-risico": "Het risico {about} moet zijn ondervangen.",
        "why-risico-lijn": "Het risico {about} moet zijn ondervangen in {line}.",
        "why-together": "Dit gaat niet samen: {choices}.",
        "why-one-more": "Er telt nog 1 regel of keuze mee.",
        "why-more": "Er tellen nog {n} regels en keuzes mee.",
        "why-whatever": "Wat er ook gekozen wordt bij {knobs}: het botst.",
        "why-release": "Het kan wel als dit wordt losgelaten: {things}.",
        "why-releases": "Het kan wel als één hiervan wordt losgelaten: {things}.",
        "why-all": "Het kan wel als dit allemaal wordt losgelaten: {things}.",
        "why-never": "Ook zonder iets vast te zetten kan het niet: geen bijstelling helpt.",
        "opens": "Bij {knobs} is dan niets meer gekozen; wat daaruit zou volgen, wordt niet beoordeeld.",
    },
    "en": {
        "set": "set {knob} to {on}",
        "turn": "set {knob} from {off} to {on}",
        "open": "leave {knob} open again",
        "add": "add {on} to {knob}",
        "remove": "remove {off} from {knob}",
        "take-one": "take the measure {measures}",
        "take-many": "take the measures {measures}",
        "drop-one": "drop the measure {measures}",
        "drop-many": "drop the measures {measures}",
        "nothing": "Nothing needs to change.",
        "and": "and",
        "new": "It does bring a risk: {risks}.",
        "news": "It does bring risks: {risks}.",
        "why-keuze": "{about} is fixed at {settings}",
        "why-keuze-open": "{about} stays open",
        "why-omstandigheid": "the circumstance {about} is {settings}",
        "why-omstandigheid-open": "nothing is said of the circumstance {about}",
        "why-maatregel": "the measure {about} stays taken",
        "why-maatregel-niet": "the measure {about} is not taken",
        "why-archetype": "the archetype is {about}",
        "why-domein": "the domain is {about}",
        "why-risico": "The risk {about} must be answered.",
        "why-risico-lijn": "The risk {about} must be answered in {line}.",
        "why-together": "This does not go together: {choices}.",
        "why-one-more": "1 more rule or choice counts.",
        "why-more": "{n} more rules and choices count.",
        "why-whatever": "Whatever is chosen for {knobs}: it clashes.",
        "why-release": "It is possible when this is let go: {things}.",
        "why-releases": "It is possible when one of these is let go: {things}.",
        "why-all": "It is possible when all of these are let go: {things}.",
        "why-never": "Even with nothing fixed it is not possible: no change helps.",
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
