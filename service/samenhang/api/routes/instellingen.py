"""The limits that this service keeps."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api.described import language, listed
from samenhang.api.service import Service
from samenhang.api.settings import Settings, variable


def router(service: Service) -> APIRouter:
    """Routes of /v1/instellingen."""
    routes = APIRouter()

    @routes.get(
        "/v1/instellingen",
        tags=["dienst"],
        operation_id="instellingen",
        summary="De grenzen die deze dienst bewaakt",
        responses=listed("Instellingen", "De grenzen, met hun waarde en hoe zij te zetten zijn."),
        response_model=None,
        openapi_extra=language(),
    )
    async def instellingen(request: Request) -> Response:
        def made(language: str) -> dict[str, Any]:
            found = [
                {
                    "naam": about["name"],
                    "waarde": getattr(service.settings, key),
                    "eenheid": about["unit"],
                    "omschrijving": about[language],
                    "omgeving": variable(about["name"]),
                }
                for key, about in Settings.limits().items()
            ]
            found += [
                {
                    "naam": name,
                    "waarde": value,
                    "eenheid": "tekst" if language == "nl" else "text",
                    "omschrijving": about[language],
                    "omgeving": variable(name),
                }
                for name, value, about in service.settings.texts()
            ]
            return {"kennisversie": service.samenhang.version, "instellingen": found}

        return service.listing(request, "instellingen", made)

    return routes
