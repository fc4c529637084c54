"""What is wrong with a configuration, told to people: what, where, and what would be right there."""

from typing import Any, Final

from samenhang.answers.texts import listing
from samenhang.coherence.configuration import Problem
from samenhang.exchange.reading import Document
from samenhang.exchange.unreadable import UnreadableError

_LONGEST: Final = 80

PROBLEMS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "not-an-object": "Hier hoort een object met sleutels en waarden te staan; er staat {kind}.",
        "unknown-key": "De sleutel ‘{value}’ bestaat niet in een configuratie.",
        "not-text": "Hier hoort een tekst te staan; er staat {kind}.",
        "not-a-list": "Hier hoort een lijst te staan; er staat {kind}.",
        "outside-xml": "Hier staat een onzichtbaar teken dat niet in elk bestand past ({value}); laat het weg.",
        "blank": "Hier staat niets; geef een naam, of laat de sleutel weg.",
        "too-long": "Hier passen {first} tekens, en er staan er {value}.",
        "unknown-knob": "De knop ‘{value}’ bestaat niet.",
        "unknown-setting": "De stand ‘{value}’ bestaat niet{of_knob}.",
        "setting-of-other-knob": "De stand ‘{value}’ hoort bij de knop ‘{second}’, en niet bij ‘{first}’.",
        "too-many-settings": "Deze knop neemt één stand, en hier staan er meer: {value}.",
        "exclusive-setting": "De stand ‘{value}’ sluit de andere uit: {all}.",
        "setting-of-other-domain": "De stand ‘{value}’ geldt niet in het domein ‘{first}’.",
        "unknown-measure": "De maatregel ‘{value}’ bestaat niet.",
        "measure-against-knob": "De maatregel ‘{value}’ strookt niet met de keuze bij ‘{first}’: {second}.",
        "unknown-archetype": "Het archetype ‘{value}’ bestaat niet.",
        "unknown-domain": "Het domein ‘{value}’ bestaat niet.",
        "unknown-municipality": "De gemeente ‘{value}’ bestaat niet.",
        "unknown-indicator": "De indicator ‘{value}’ bestaat niet.",
        "not-a-measurement": "Een meting bestaat uit indicator, proportie (0 tot 1) en waarnemingen (heel): {value}.",
        "outside-bands": "Geen betrouwbaarheidsband bevat de proportie {value}; daarmee zegt deze meting niets.",
        "measured-otherwise": "De stand ‘{value}’ strookt niet met de metingen; die laten zien: {all}.",
        "not-an-individual": "Hier hoort een IRI te staan, en geen {value}.",
        "several-values": "Hiervan kan er maar één zijn, en er staan er meer: {value}.",
        "unknown-property": "De eigenschap {value} hoort niet bij een configuratie.",
        "missing-key": "De sleutel ‘{value}’ ontbreekt.",
        "unknown-part": "De sleutel ‘{value}’ hoort niet in dit verzoek.",
        "not-a-count": "Hier hoort een geheel getal van {first} tot en met {second} te staan, en geen {value}.",
        "wrong-number-of-configurations": "Hier horen {first} tot en met {second} configuraties, en geen {value}.",
        "did-you-mean": "Bedoelt u {names}?",
        "right": "Hier kan: {names}.",
        "kind-null": "niets (null)",
        "kind-boolean": "waar of onwaar ({value})",
        "kind-number": "een getal ({value})",
        "kind-string": "een tekst",
        "kind-object": "een object",
        "kind-array": "een lijst",
        "of-knob": " bij de knop ‘{knob}’",
        "or": "of",
    },
    "en": {
        "not-an-object": "An object with keys and values belongs here, not {kind}.",
        "unknown-key": "There is no key ‘{value}’ in a configuration.",
        "not-text": "A text belongs here, not {kind}.",
        "not-a-list": "A list belongs here, not {kind}.",
        "outside-xml": "Here is an invisible character that not every file can hold ({value}); leave it out.",
        "blank": "There is nothing here; give a name, or leave the key out.",
        "too-long": "There is room for {first} characters here, and there are {value}.",
        "unknown-knob": "There is no knob ‘{value}’.",
        "unknown-setting": "There is no setting ‘{value}’{of_knob}.",
        "setting-of-other-knob": "The setting ‘{value}’ belongs to the knob ‘{second}’, not to ‘{first}’.",
        "too-many-settings": "This knob takes one setting, and here are several: {value}.",
        "exclusive-setting": "The setting ‘{value}’ excludes the others: {all}.",
        "setting-of-other-domain": "The setting ‘{value}’ does not apply in the domain ‘{first}’.",
        "unknown-measure": "There is no measure ‘{value}’.",
        "measure-against-knob": "The measure ‘{value}’ does not fit what was chosen for the knob ‘{first}’ ({second}).",
        "unknown-archetype": "There is no archetype ‘{value}’.",
        "unknown-domain": "There is no domain ‘{value}’.",
        "unknown-municipality": "There is no municipality ‘{value}’.",
        "unknown-indicator": "There is no indicator ‘{value}’.",
        "not-a-measurement": "A measurement is an indicator, a proportion (0 to 1) and observations (whole): {value}.",
        "outside-bands": "No reliability band holds the proportion {value}, so this measurement says nothing.",
        "measured-otherwise": "The setting ‘{value}’ does not fit the measurements; they show: {all}.",
        "not-an-individual": "An IRI belongs here, not {value}.",
        "several-values": "There can be only one of these, and here are several: {value}.",
        "unknown-property": "The property {value} does not belong to a configuration.",
        "missing-key": "The key ‘{value}’ is missing.",
        "unknown-part": "The key ‘{value}’ does not belong in this request.",
        "not-a-count": "A whole number from {first} to {second} belongs here, not {value}.",
        "wrong-number-of-configurations": "From {first} to {second} configurations belong here, not {value}.",
        "did-you-mean": "Did you mean {names}?",
        "right": "Possible here: {names}.",
        "kind-null": "null",
        "kind-boolean": "a truth value ({value})",
        "kind-number": "a number ({value})",
        "kind-string": "a text",
        "kind-object": "an object",
        "kind-array": "a list",
        "of-knob": " of the knob ‘{knob}’",
        "or": "or",
    },
}

UNREADABLE: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "empty": "Er is niets om te lezen: de tekst is leeg.",
        "not-utf8": "De tekst is geen UTF-8 ({detail}).",
        "not-json": "Dit is geen geldige JSON: {detail}.",
        "not-yaml": "Dit is geen geldige YAML: {detail}.",
        "not-rdf": "Dit is geen geldige RDF. {detail}.",
        "not-a-number": "{detail} is geen getal dat JSON kent.",
        "not-text": "De tekst bevat een half teken (een los surrogaat).",
        "too-deep": "De tekst is te diep genest; een configuratie heeft vier lagen.",
        "duplicate-key": "De sleutel ‘{detail}’ staat er twee keer.",
        "alias": "Verwijzingen (*{detail}) worden in YAML niet gelezen; schrijf de waarde uit.",
        "remote-context": "Een @context van elders wordt niet opgehaald; zet de termen in het document zelf.",
        "large-context": "De @context heeft meer dan {detail} termen.",
        "entities": "Eigen entiteiten worden in XML niet gelezen; schrijf ze uit.",
        "quoted-triple": "Uitspraken over uitspraken horen niet in een configuratie.",
        "no-configuration": "Er staat geen sam:Configuratie in; geef de configuratie dat type.",
        "several-configurations": "Er staan meer configuraties in ({detail}); stuur er één tegelijk.",
    },
    "en": {
        "empty": "There is nothing to read: the text is empty.",
        "not-utf8": "The text is not UTF-8 ({detail}).",
        "not-json": "This is not valid JSON: {detail}.",
        "not-yaml": "This is not valid YAML: {detail}.",
        "not-rdf": "This is not valid RDF. {detail}.",
        "not-a-number": "{detail} is not a number that JSON knows.",
        "not-text": "The text holds half a character (a lone surrogate).",
        "too-deep": "The text is nested too deeply; a configuration has four levels.",
        "duplicate-key": "The key ‘{detail}’ is there twice.",
        "alias": "References (*{detail}) in YAML are not read; write the value out.",
        "remote-context": "A @context from elsewhere is not fetched; put the terms in the document itself.",
        "large-context": "The @context has more than {detail} terms.",
        "entities": "Entities of one's own in XML are not read; write them out.",
        "quoted-triple": "Statements about statements do not belong in a configuration.",
        "no-configuration": "There is no sam:Configuratie in it; give the configuration that type.",
        "several-configurations": "There are several configurations in it ({detail}); send one at a time.",
    },
}


def mistake(problem: Problem, document: Document | None, language: str) -> dict[str, Any]:
    """A problem as the `fouten` of an answer list it: `waar`, `wat`, `welGoed` and `regel` (a line of the text, or
    None).
    """
    return {
        "waar": _cut(problem.where),
        "wat": sentence(problem, language),
        "welGoed": list(problem.right),
        "regel": document.line(problem) if document else None,
    }


def sentence(problem: Problem, language: str) -> str:
    """What is wrong in one sentence, without where and without what would be right."""
    texts = PROBLEMS[language if language in PROBLEMS else "nl"]
    about = (*problem.about, "", "")
    return texts[problem.code].format(
        value=_cut(problem.value),
        first=about[0],
        second=about[1],
        all=listing(language, list(problem.about)),
        kind=texts.get(f"kind-{about[0]}", "").format(value=_cut(problem.value)),
        of_knob=texts["of-knob"].format(knob=about[0]) if about[0] else "",
    )


def line(problem: Problem, document: Document, language: str) -> str:
    """A problem as one line on a terminal: the line of the text, where, what, and what would be right."""
    texts = PROBLEMS[language if language in PROBLEMS else "nl"]
    at = document.line(problem)
    place = f"{at}: " if at else ""
    where = f"{_cut(problem.where)}: " if problem.where else ""
    return f"{place}{where}{sentence(problem, language)}{_hint(problem, texts)}"


def unreadable(error: UnreadableError, language: str) -> str:
    """Why a text holds no configuration, in one sentence."""
    texts = UNREADABLE[language if language in UNREADABLE else "nl"]
    return texts[error.code].format(detail=_cut(error.detail.rstrip(".")))


def _hint(problem: Problem, texts: dict[str, str]) -> str:
    """What would be right: the nearest names after an unknown one, else all that are possible."""
    if not problem.right:
        return ""
    key = "did-you-mean" if problem.code.startswith("unknown-") and len(problem.right) <= 3 else "right"
    *most, last = problem.right
    names = f"{', '.join(most)} {texts['or']} {last}" if most else last
    return " " + texts[key].format(names=names)


def _cut(text: str) -> str:
    printable = "".join(c if c.isprintable() else "·" for c in text[: _LONGEST + 1])
    return printable if len(printable) <= _LONGEST else printable[:_LONGEST] + "…"
