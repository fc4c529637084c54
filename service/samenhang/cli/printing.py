"""Answers as text that a person reads on a terminal."""

import textwrap
from typing import Any, Final

import click

_WIDTH: Final = 96
_SIGNS: Final = {"open": "▲", "gedeeltelijk": "◐", "gemitigeerd": "✓"}
_COLOURS: Final = {"overtreding": "red", "waarschuwing": "yellow", "info": "cyan"}

WORDS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "overtreding": "overtreding",
        "waarschuwing": "waarschuwing",
        "info": "ter attentie",
        "gemitigeerd": "ondervangen",
        "helps": "Helpt",
        "present": "is er al",
        "sources": "Bron",
        "unseen": "Niet bekeken",
        "open": "open knoppen: {n}",
        "rules": "regels die daarop wachten: {n}",
        "silent": "standen waarover niets gezegd is: {n}",
        "idle": "maatregelen zonder aanleiding: {n}",
        "indicators": "Wat te volgen",
        "none": "Geen enkele regel is geschonden.",
    },
    "en": {
        "overtreding": "violation",
        "waarschuwing": "warning",
        "info": "note",
        "gemitigeerd": "answered",
        "helps": "Helps",
        "present": "is there",
        "sources": "Source",
        "unseen": "Not looked at",
        "open": "open knobs: {n}",
        "rules": "rules that wait for them: {n}",
        "silent": "settings of which nothing is said: {n}",
        "idle": "measures with nothing to answer: {n}",
        "indicators": "What to follow",
        "none": "No rule is violated.",
    },
}


def consequences(answer: dict[str, Any], language: str) -> str:
    """The verdict, the findings worst first, what to follow and what was not looked at."""
    words = WORDS[language]
    parts = [click.style(answer["oordeel"], bold=True)]
    parts += [_finding(f, words) for f in answer["bevindingen"]]
    if answer["indicatoren"]:
        names = "\n".join(f"  · {i['label']}" for i in answer["indicatoren"])
        parts.append(f"{words['indicators']}\n{names}")
    parts.append(_unseen(answer["nietBekeken"], words))
    return "\n\n".join(part for part in parts if part)


def validation(answer: dict[str, Any], name: str | None, language: str) -> str:
    """The verdict and the violated rules; the name of the file first where there are several."""
    words = WORDS[language]
    head = click.style(answer["oordeel"], bold=True)
    parts = [f"{name}: {head}" if name else head]
    parts += [_finding(f, words) for f in answer["bevindingen"]] or ([] if name else [words["none"]])
    return "\n\n".join(parts) + ("\n" if answer["bevindingen"] and name else "")


def _finding(finding: dict[str, Any], words: dict[str, str]) -> str:
    mitigated = finding["status"] == "gemitigeerd"
    sign = _SIGNS["gedeeltelijk" if finding["gedeeltelijk"] else finding["status"]]
    about = finding["regel"] or finding["risico"]
    kind = words["gemitigeerd"] if mitigated else words[finding["ernst"]]
    line = finding["lijn"]["label"].lower() if finding["lijn"] else ""
    line = f" ({line})" if line and line not in about["label"].lower() else ""
    colour = "green" if mitigated else _COLOURS[finding["ernst"]]
    found = [f"{click.style(f'{sign} {kind}', fg=colour)}: {about['label']}{line}", _wrapped(finding["uitleg"])]
    if not mitigated and finding["mitigaties"]:
        names = [f"{m['label']} ({words['present']})" if m["aanwezig"] else m["label"] for m in finding["mitigaties"]]
        found.append(_wrapped(f"{words['helps']}: {'; '.join(names)}."))
    if finding["bronnen"]:
        places = "; ".join(dict.fromkeys(f"{p['titel']}, {p['vindplaats']}" for p in finding["bronnen"]))
        found.append(_wrapped(f"{words['sources']}: {places}."))
    return "\n".join(found)


def _unseen(unseen: dict[str, list[Any]], words: dict[str, str]) -> str:
    keys = {"open": "opengelaten", "rules": "regels", "silent": "onbesproken", "idle": "maatregelenZonderAanleiding"}
    told = [words[word].format(n=len(unseen[key])) for word, key in keys.items() if unseen[key]]
    return _wrapped(f"{words['unseen']}: {'; '.join(told)}.", indent="") if told else ""


def _wrapped(text: str, indent: str = "  ") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
