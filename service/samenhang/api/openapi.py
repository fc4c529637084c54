"""The OpenAPI document: what the routes say of themselves, completed with what holds for all of them."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from samenhang.api.described import schema
from samenhang.api.envelope import API_VERSION
from samenhang.exchange import formats, writing
from samenhang.publication.dcat import Publisher
from samenhang.system import Samenhang

_DESCRIPTION: Final = """\
Wat er uit de keuzes van een gemeente in het sociaal domein volgt, wat niet samengaat, en waarom.

Een configuratie gaat erin als JSON, YAML, JSON-LD, Turtle, TriG, N-Triples of RDF/XML; het antwoord komt in de vorm
waarom `Accept` vraagt. Namen zijn de korte namen van `/v1/knoppen`, of volledige IRI’s. Elk antwoord draagt de versie
van de kennis waaruit het komt.

In English: what follows from the choices a municipality makes in its social domain, what does not go together, and why.
Ask for English with `?taal=en` or `Accept-Language`.
"""
_VERSION: Final = {
    "description": "Versie van deze API.",
    "schema": {"type": "string", "examples": [API_VERSION]},
}


def document(app: FastAPI, samenhang: Samenhang, publisher: Publisher) -> dict[str, Any]:
    """The document of an application, with an example of our own knowledge; questions go to who offers the service."""
    found = get_openapi(
        title="Samenhang",
        version=API_VERSION,
        description=_DESCRIPTION,
        routes=app.routes,
        contact=_contact(publisher),
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": "/", "description": "Deze dienst"}],
    )
    found["components"] = {"schemas": _schemas()}
    examples = _examples(samenhang)
    for path in found["paths"].values():
        for operation in path.values():
            _complete(operation, examples)
    return found


def _contact(publisher: Publisher) -> dict[str, str]:
    """Where questions go: an address for mail, or a page."""
    mail = publisher.contact.removeprefix("mailto:")
    return {"name": publisher.name, **({"url": mail} if mail == publisher.contact else {"email": mail})}


def _schemas() -> dict[str, Any]:
    """Every schema by name."""
    from samenhang.api.schemas import ALL  # noqa: PLC0415 - a tenth of a second, which no answer needs

    made = models_json_schema([(model, "serialization") for model in ALL], ref_template="#/components/schemas/{model}")
    found: dict[str, Any] = made[1]["$defs"]
    return found


def _complete(operation: dict[str, Any], examples: dict[str, Any]) -> None:
    """Problems in their own media type, the version header, and examples of a configuration."""
    operation["responses"].pop("422", None)
    for response in operation["responses"].values():
        response.setdefault("headers", {})["API-Version"] = _VERSION
    body = operation.get("requestBody", {}).get("content", {})
    if body.get(formats.JSON.media_type, {}).get("schema") == schema("Configuratie"):
        operation["requestBody"]["content"] = {
            media: {**shape, **({"example": examples[media]} if media in examples else {})}
            for media, shape in body.items()
        }


def _examples(samenhang: Samenhang) -> dict[str, Any]:
    """One configuration in JSON, YAML and Turtle; none where the knowledge has no example."""
    listed = samenhang.lists().examples()["voorbeelden"]
    if not listed:
        return {}
    plain = listed[0]["configuratie"]
    triples = writing.configuration_triples(samenhang.model, samenhang.configuration(plain), writing.SENT)
    return {
        formats.JSON.media_type: plain,
        formats.YAML.media_type: plain,
        formats.TURTLE.media_type: writing.text(triples, formats.TURTLE).decode(),
    }
