"""What every other setting would change, as the JSON of the contract."""

from collections.abc import Iterable
from typing import Any

from samenhang.answers.catalogue import Catalogue
from samenhang.search.possibilities import Change, Possibility


def rendered(catalogue: Catalogue, language: str, version: str, found: Iterable[Possibility]) -> dict[str, Any]:
    """What `/v1/mogelijkheden` answers."""
    knobs: dict[str, list[dict[str, Any]]] = {}
    for possibility in found:
        knobs.setdefault(possibility.knob, []).append(_setting(catalogue, language, possibility))
    return {
        "kennisversie": version,
        "knoppen": [{"knop": catalogue.item(knob, language), "standen": settings} for knob, settings in knobs.items()],
    }


def _setting(catalogue: Catalogue, language: str, found: Possibility) -> dict[str, Any]:
    return {
        "stand": catalogue.item(found.setting, language),
        "gekozen": found.chosen,
        "past": found.choosing is not None,
        "haalbaar": found.feasible,
        **_change(catalogue, language, found.choosing),
        "zonder": _change(catalogue, language, found.without) if found.without else None,
    }


def _change(catalogue: Catalogue, language: str, change: Change | None) -> dict[str, Any]:
    """A setting of another domein cannot be chosen, so nothing follows from it."""

    def items(iris: tuple[str, ...]) -> list[dict[str, Any]]:
        return [catalogue.item(iri, language) for iri in iris]

    return {
        "samenhangend": change is not None and change.coherent,
        "harmonisch": change is not None and change.harmonious,
        "erbij": items(change.new_risks) if change else [],
        "eraf": items(change.gone_risks) if change else [],
        "vervalt": items(change.dropped) if change else [],
    }
