"""Answers about what could be otherwise as text that a person reads on a terminal."""

import re
import textwrap
from collections.abc import Iterable
from typing import Any, Final

import click

_WIDTH: Final = 96
Answer = dict[str, Any]

WORDS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "chosen": "gekozen",
        "clash": "botst",
        "never": "kan niet meer goed komen",
        "elsewhere": "hoort bij een ander domein",
        "repair": "{n}. Kosten {cost}",
        "optimal": "Kleiner kan niet.",
        "bounded": "Of het kleiner kan, is niet bewezen.",
        "because": "Bron",
        "plan": "Plan {n}",
        "from": "uit {systems}",
        "no-system": "bronsysteem niet bekend",
        "same": "gelijk",
        "verdicts": "Oordeel",
        "nothing": "niets gekozen",
        "deciding": "Wat het meest beslist",
        "not-together": "Wat in geen samenhangende volledige configuratie samengaat",
        "weight": "{about}: {best_share} met {best}, {worst_share} met {worst}",
        "more": "en nog {n}",
        "implied": "Volgt uit andere regels",
        "untouched": "Standen waarover geen regel en geen gevolg iets zegt: {n}.",
        "impossible": "Standen die geen samenhangende volledige configuratie heeft",
        "circles": "Maatregelen die elkaars neveneffecten opvangen",
        "open": "open",
        "gemitigeerd": "ondervangen",
        "absent": "niet aan de orde",
    },
    "en": {
        "chosen": "chosen",
        "clash": "clashes",
        "never": "cannot be made right any more",
        "elsewhere": "belongs to another domain",
        "repair": "{n}. Cost {cost}",
        "optimal": "It cannot be less.",
        "bounded": "Whether it can be less is not proven.",
        "because": "Source",
        "plan": "Plan {n}",
        "from": "from {systems}",
        "no-system": "source system not known",
        "same": "same",
        "verdicts": "Verdict",
        "nothing": "nothing chosen",
        "deciding": "What decides most",
        "not-together": "What goes together in no coherent complete configuration",
        "weight": "{about}: {best_share} with {best}, {worst_share} with {worst}",
        "more": "and {n} more",
        "implied": "Follows from other rules",
        "untouched": "Settings of which no rule and no effect says anything: {n}.",
        "impossible": "Settings that no coherent complete configuration has",
        "circles": "Measures that answer each other's side effects",
        "open": "open",
        "gemitigeerd": "answered",
        "absent": "not there",
    },
}
_SHOWN: Final = 20
"""Lines of a list on a terminal; JSON has them all."""


def possibilities(answer: Answer, language: str) -> str:
    """Per knob its settings, with what choosing each would bring and take away."""
    words = WORDS[language]
    parts = []
    for knob in answer["knoppen"]:
        lines = [click.style(knob["knop"]["label"], bold=True)]
        for setting in knob["standen"]:
            notes = [f"+{len(setting['erbij'])} −{len(setting['eraf'])}"]
            if setting["gekozen"]:
                notes = [words["chosen"]]
            elif not setting["past"]:
                notes = [words["elsewhere"]]
            elif not setting["samenhangend"]:
                notes.append(words["clash"])
            if setting["past"] and not setting["haalbaar"]:
                notes.append(words["never"])
            lines.append(f"  {setting['stand']['label']} ({', '.join(notes)})")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def repairs(answer: Answer, language: str) -> str:
    """The repairs, cheapest first, or why there is none."""
    words = WORDS[language]
    if answer["waaromNiet"]:
        return _why(answer["waaromNiet"], words)
    parts = []
    for number, repair in enumerate(answer["bijstellingen"], 1):
        head = click.style(words["repair"].format(n=number, cost=repair["kosten"]), bold=True)
        parts.append(f"{head}\n{_wrapped(repair['uitleg'])}")
    return "\n\n".join([*parts, words["optimal" if answer["optimaal"] else "bounded"]])


def conflict(answer: Answer, language: str) -> str:
    """The conflict in its layers, or that there is none."""
    if answer["waaromNiet"]:
        return _why(answer["waaromNiet"], WORDS[language])
    return str(answer["uitleg"])


def path(answer: Answer, language: str) -> str:
    """The phases in order."""
    return "\n\n".join([_wrapped(answer["uitleg"], ""), *(_wrapped(phase["uitleg"], "") for phase in answer["fasen"])])


def plans(answer: Answer, language: str) -> str:
    """The smallest plans: indicators, what each shows, and where it comes from."""
    words = WORDS[language]
    parts = [_wrapped(answer["uitleg"], "")]
    for number, plan in enumerate(answer["plannen"], 1):
        lines = [click.style(words["plan"].format(n=number), bold=True)]
        for indicator in plan["indicatoren"]:
            systems = ", ".join(item["label"] for item in indicator["bronsystemen"])
            origin = words["from"].format(systems=systems) if systems else words["no-system"]
            risks = ", ".join(dict.fromkeys(signal["risico"]["label"] for signal in indicator["signaleert"]))
            lines.append(_wrapped(f"· {indicator['label']} ({origin}): {risks}"))
            lines += [f"      {item['label']}" for item in indicator["dataElementen"]]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def likeness(answer: Answer, language: str) -> str:
    """What works otherwise, and the archetypes of which anything was chosen, the likest first."""
    parts = [_wrapped(each["uitleg"], "") for each in answer["werking"]]
    asked = [each for each in answer["archetypen"] if each["overeen"] or each["afwijkingen"]]
    if not asked:  # nothing chosen, or nothing that tells one archetype from another
        return _wrapped(answer["uitleg"], "")
    for archetype in asked:
        lines = [click.style(_wrapped(archetype["uitleg"], ""), bold=bool(archetype["gevolgd"]))]
        lines += [_wrapped(f"· {each['uitleg']}") for each in archetype["afwijkingen"]]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def comparison(answer: Answer, language: str) -> str:
    """What differs, one thing at a time with its value in each configuration."""
    words = WORDS[language]
    lines = [_wrapped(answer["uitleg"], ""), "", words["verdicts"]]
    lines += _numbered(each["oordeel"] for each in answer["configuraties"])
    for row in answer["keuzes"]:
        if not row["gelijk"]:
            values = (", ".join(s["label"] for s in value["werktAls"]) or words["nothing"] for value in row["waarden"])
            lines += ["", row["knop"]["label"], *_numbered(values)]
    for row in answer["bevindingen"]:
        if not row["gelijk"]:
            about = " · ".join(row[key]["label"] for key in ("regel", "risico", "lijn") if row[key])
            lines += ["", about, *_numbered(words[value or "absent"] for value in row["waarden"])]
    return "\n".join(lines)


def atlas(answer: Answer, language: str) -> str:
    """The counts, what decides most and what no coherent complete configuration has together."""
    words = WORDS[language]
    deciding = [_weight(each, language) for each in answer["beslissend"]]
    never = [f"{_setting(one)} × {_setting(other)}" for one, other in answer["nooitSamen"]]
    parts = [_wrapped(answer["uitleg"], "")]
    parts += _listed(words["deciding"], deciding, words) + _listed(words["not-together"], never, words)
    return "\n\n".join(parts)


def _setting(item: Answer) -> str:
    """A setting with its knob: its name alone does not say what it is about."""
    return f"{item['knop']['label']}: {item['label']}"


def _weight(weight: Answer, language: str) -> str:
    """The shares as the explanation says them, with the settings that give them."""
    from samenhang.answers import reasons, texts  # noqa: PLC0415

    def named(items: list[Answer]) -> str:
        return texts.listing(language, [item["label"] for item in items]) or reasons.say(language, "atlas-otherwise")

    return WORDS[language]["weight"].format(
        about=weight["over"]["label"],
        best=named(weight["beste"]),
        best_share=reasons.part(language, weight["aandeelBeste"]),
        worst=named(weight["slechtste"]),
        worst_share=reasons.part(language, weight["aandeelSlechtste"]),
    )


def check(answer: Answer, language: str) -> str:
    """What is wrong with the rules, and what is good to know of them."""
    words = WORDS[language]
    parts = [_wrapped(answer["uitleg"], "")]
    parts += _listed(words["implied"], [each["uitleg"] for each in answer["volgtUitAndere"]], words)
    parts += _listed(words["impossible"], [each["label"] for each in answer["onmogelijk"]], words)
    circles = [", ".join(each["label"] for each in group) for group in answer["kringen"]]
    parts += _listed(words["circles"], circles, words)
    if answer["onbesproken"]:
        parts.append(words["untouched"].format(n=len(answer["onbesproken"])))
    return "\n\n".join(parts)


def changes(answer: Answer, language: str) -> str:
    """Which verdicts differ between two versions, each with an example."""
    return "\n".join(_wrapped(line, "") for line in answer["uitleg"].split("\n"))


def _why(why: Answer, words: dict[str, str]) -> str:
    parts = [_wrapped(why["uitleg"], "")]
    for part in why["delen"]:
        places = "; ".join(dict.fromkeys(f"{p['titel']}, {p['vindplaats']}" for p in part["bronnen"]))
        parts.append("\n".join([_wrapped(f"· {part['tekst']}"), _wrapped(f"{words['because']}: {places}.", "    ")]))
    return "\n\n".join(parts)


def _listed(head: str, lines: list[str], words: dict[str, str]) -> list[str]:
    """A list under its head, cut where it is long; nothing for an empty one."""
    if not lines:
        return []
    shown = [_wrapped(f"· {line}") for line in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        shown.append("  " + words["more"].format(n=len(lines) - _SHOWN))
    return ["\n".join([click.style(head, bold=True), *shown])]


def _numbered(lines: Iterable[str]) -> list[str]:
    return [_wrapped(f"{number}. {line}") for number, line in enumerate(lines, 1)]


def _wrapped(text: str, indent: str = "  ") -> str:
    mark = re.match(r"· |\d+\. ", text)
    rest = indent + " " * (len(mark[0]) if mark else 0)
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False)
