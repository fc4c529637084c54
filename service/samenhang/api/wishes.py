"""What a question about changes asks for beside the configuration: parameters in the query."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Final

from starlette.requests import Request

from samenhang.api.described import parameter
from samenhang.api.problems import ProblemError
from samenhang.coherence.model import Model
from samenhang.knowledge import terms
from samenhang.search.moves import Wish

MOST: Final = 1000
"""Repairs that may be asked for."""
HEAVIEST: Final = 9
"""Weights above this make counting slow and say no more."""

LOCKED: Final = parameter(
    "vast", "Knop of maatregel (korte naam of IRI) die blijft zoals zij is; mag vaker.", {"type": "string"}
)
GOAL: Final = parameter(
    "doel", "Waar de bijstellingen toe leiden.", {"type": "string", "enum": ["samenhangend", "harmonisch"]}
)
AMOUNT: Final = parameter(
    "aantal", "Hoogstens zo veel bijstellingen.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": 100}
)
MORE: Final = parameter(
    "duurder",
    "Ook bijstellingen die zo veel duurder zijn.",
    {"type": "integer", "minimum": 0, "maximum": 5, "default": 0},
)
WEIGHT: Final = parameter(
    "gewicht",
    f"Wat één draai aan een knop of maatregel kost, als `naam:getal` met een getal van 1 tot {HEAVIEST}; mag vaker.",
    {"type": "string", "pattern": "^.+:[1-9]$"},
)


OPENING: Final = parameter(
    "openlaten",
    "Of een knop die meer standen kan hebben zijn laatste mag verliezen; over zo'n knop wordt dan niets meer gezegd.",
    {"type": "string", "enum": ["nee", "ja"], "default": "nee"},
)


def wish(request: Request, model: Model) -> Wish:
    """What is wanted of a repair. Raises ProblemError 400."""
    return Wish(
        harmonious=_one_of(request, "doel", ("samenhangend", "harmonisch")) == "harmonisch",
        locked=locked(request, model),
        weights=_weights(request, model),
        opening=_one_of(request, "openlaten", ("nee", "ja")) == "ja",
    )


def extended(extra: dict[str, Any], *parameters: dict[str, Any]) -> dict[str, Any]:
    """The extra of a route with more parameters."""
    return {**extra, "parameters": [*extra["parameters"], *parameters]}


def locked(request: Request, model: Model) -> frozenset[str]:
    """IRIs of the knobs and measures to leave alone. Raises ProblemError 400 for a name that we do not know."""
    return frozenset(_thing(model, "vast", value) for value in request.query_params.getlist("vast"))


def _weights(request: Request, model: Model) -> dict[str, int]:
    """What turning a knob or taking a measure costs, by IRI. Raises ProblemError 400."""
    found = {}
    for value in request.query_params.getlist("gewicht"):
        name, _, weight = value.rpartition(":")
        if not (weight.isdecimal() and weight.isascii() and 1 <= int(weight) <= HEAVIEST):
            raise _wrong("gewicht", value, [f"{name or 'naam'}:2"])
        found[_thing(model, "gewicht", name)] = int(weight)
    return found


def _one_of(request: Request, name: str, values: tuple[str, ...]) -> str:
    """One of some words; the first where none is given."""
    value = request.query_params.get(name, values[0])
    if value not in values:
        raise _wrong(name, value, values)
    return value


def number(request: Request, described: dict[str, Any]) -> int:
    """A whole number between its bounds. Raises ProblemError 400."""
    name, schema = described["name"], described["schema"]
    value = request.query_params.get(name, str(schema["default"]))
    if not (value.isdecimal() and value.isascii() and len(value) < 6 and int(value) >= schema["minimum"]):
        raise _wrong(name, value, [str(schema["minimum"])])
    if int(value) > schema["maximum"]:
        raise _wrong(name, value, [str(schema["maximum"])])
    return int(value)


def _thing(model: Model, where: str, value: str) -> str:
    known = {*(knob.iri for knob in model.knobs), *(measure.iri for measure in model.measures)}
    for iri in (value, terms.individual("knop", value), terms.individual("mitigatie", value)):
        if iri in known:
            return iri
    names = [terms.slug(iri) for iri in sorted(known)]
    raise _wrong(where, value, get_close_matches(terms.slug(value), names, n=3, cutoff=0.5))


def _wrong(where: str, value: str, right: Iterable[str]) -> ProblemError:
    values = {"name": where, "value": value[:80]}
    return ProblemError(400, "wrong-value", detail_values=values, where=where, right=tuple(right))
