"""How routes describe themselves: parameters, bodies and answers for the OpenAPI document."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from fastapi import APIRouter
from starlette.responses import Response

from samenhang.api.asking import RESULT_TYPES, TRIPLE_TYPES
from samenhang.exchange import formats

JSON: Final = formats.JSON.media_type
PROBLEM: Final = "application/problem+json"
_WHY: Final = {
    400: "De invoer klopt niet: onleesbaar, onbekende namen, of geen welgevormde configuratie.",
    403: "Een pagina van een andere website mag hier niets wijzigen.",
    404: "Dit bestaat niet.",
    405: "Deze methode kan hier niet.",
    406: "In de gevraagde vorm is er geen antwoord.",
    409: "Het meegestuurde herkomstbewijs hoort bij een andere vraag of configuratie.",
    412: "Het meegestuurde herkomstbewijs, of de versie in If-Match, is niet die van nu.",
    413: "De inhoud is te groot.",
    415: "De vorm van de inhoud wordt niet gelezen.",
    428: "If-Match ontbreekt: zeg welke versie vervangen of verwijderd wordt.",
    503: "Een grens van de dienst hield de vraag tegen; het antwoord zegt welke.",
}
_LANGUAGE: Final = {
    "name": "taal",
    "in": "query",
    "required": False,
    "description": "Taal van het antwoord; anders die van Accept-Language, anders Nederlands.",
    "schema": {"type": "string", "enum": ["nl", "en"]},
}
_RECEIPT: Final = {
    "name": "Herkomstbewijs",
    "in": "header",
    "required": False,
    "description": "Het herkomstbewijs van een eerder antwoord, als JSON: dan komt hetzelfde, of een weigering.",
    "schema": {"type": "string"},
}
Responses = dict[int | str, dict[str, Any]]
Handler = Callable[..., Awaitable[Response]]
Frame = Callable[[Handler], Handler]
"""What makes a route of a function."""


def responses(ok: dict[str, Any], *errors: int, success: int = 200) -> Responses:
    """The good answer, with its status, and the problems of a route."""
    problem = {"content": {PROBLEM: {"schema": schema("Probleem")}}}
    return {success: ok, **{status: {"description": _WHY[status], **problem} for status in errors}}


def frame(
    routes: APIRouter, tag: str, method: str, path: str, operation: tuple[str, str], told: Responses, **extra: Any
) -> Frame:
    """A route as the contract shows it. `operation` is its name in the contract and what it does in a sentence, `told`
    what it answers, `extra` its parameters and body.
    """
    identifier, summary = operation
    return routes.api_route(
        path,
        methods=[method],
        tags=[tag],
        operation_id=identifier,
        summary=summary,
        responses=told,
        response_model=None,
        openapi_extra=extra,
        status_code=next((int(status) for status in told if str(status).startswith("2")), None),
    )


def schema(name: str) -> dict[str, str]:
    """Reference to one of `schemas`; they are only loaded once someone asks for the OpenAPI document."""
    return {"$ref": f"#/components/schemas/{name}"}


def model(name: str, description: str) -> dict[str, Any]:
    """A good answer in JSON."""
    return {"description": description, "content": {JSON: {"schema": schema(name)}}}


def content(description: str, *media_types: str) -> dict[str, Any]:
    """A good answer in one of these forms: JSON of a shape that others describe, or text."""
    shapes = {media: {} if media.endswith("json") else {"type": "string"} for media in media_types}
    return {"description": description, "content": {media: {"schema": shape} for media, shape in shapes.items()}}


def judged(name: str, description: str, *media_types: str) -> Responses:
    """What a route that takes a configuration answers: JSON of this schema, or text in other forms."""
    ok = model(name, description)
    ok["content"] |= content("", *media_types)["content"]
    return responses(ok, 400, 406, 409, 412, 413, 415)


def listed(name: str, description: str) -> Responses:
    """What a route that lists knowledge answers."""
    unchanged: Responses = {304: {"description": "Ongewijzigd sinds de versie in If-None-Match."}}
    return {**responses(model(name, description), 400, 406), **unchanged}


def asked(description: str, *errors: int, also: tuple[str, ...] = ()) -> Responses:
    """What a route that answers questions answers; `also` are forms beside those of SPARQL."""
    forms = dict.fromkeys((*RESULT_TYPES, *TRIPLE_TYPES, *also))
    return responses(content(description, *forms), 400, 406, 503, *errors)


def language() -> dict[str, Any]:
    """The extra of a route whose answers are in a language."""
    return {"parameters": [_LANGUAGE]}


def configuration() -> dict[str, Any]:
    """The extra of a route that takes a configuration."""
    text = {"schema": {"type": "string"}}
    body = {f.media_type: text if f.rdf else {"schema": schema("Configuratie")} for f in formats.CONFIGURATIONS}
    body[formats.JSON_LD.media_type] = {"schema": {"type": "object"}}
    return {"parameters": [_LANGUAGE, _RECEIPT], "requestBody": {"required": True, "content": body}}


def several(name: str) -> dict[str, Any]:
    """The extra of a route that takes several configurations, in JSON or YAML, of this schema."""
    body = {f.media_type: {"schema": schema(name)} for f in (formats.JSON, formats.YAML)}
    return {**language(), "requestBody": {"required": True, "content": body}}


def parameter(name: str, description: str, schema: dict[str, Any], required: bool = False) -> dict[str, Any]:
    """A parameter in the query."""
    return {"name": name, "in": "query", "required": required, "description": description, "schema": schema}
