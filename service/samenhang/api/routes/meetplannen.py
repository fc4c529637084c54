"""The least to measure, and what a configuration really is."""

from typing import Final

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation, wishes
from samenhang.api.described import configuration, judged, parameter
from samenhang.api.service import JSON, Service, answer, content
from samenhang.exchange import formats

CSV: Final = "text/csv"
PLAN: Final = parameter(
    "plan",
    "Welk van de even kleine plannen, in CSV en RDF; het eerste is 1.",
    {"type": "integer", "minimum": 1, "maximum": 20, "default": 1},
)


def router(service: Service) -> APIRouter:
    """Routes of /v1/meetplannen and /v1/gelijkenissen."""
    routes = APIRouter()
    whole = service.samenhang

    @routes.post(
        "/v1/meetplannen",
        tags=["configuratie"],
        operation_id="meetplannen",
        summary="Het minste om te meten",
        responses=judged(
            "Meetplannen",
            "De kleinste plannen, of één ervan als datasetspecificatie.",
            CSV,
            *(f.media_type for f in formats.RDF),
        ),
        response_model=None,
        openapi_extra=wishes.extended(configuration(), PLAN),
    )
    async def meetplannen(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON, CSV, *(f.media_type for f in formats.RDF)))
        language = negotiation.language(request)
        number = wishes.number(request, PLAN)
        document, _ = await service.judged(request)
        if media == JSON:
            return answer(request, await run_in_threadpool(whole.meetplannen, document, language), language)
        form = formats.by_media_type(media)
        name = form.name.lower() if form else "csv"
        data = await run_in_threadpool(whole.meetplan, document, name, language, number)
        return content(data, media, {"Content-Language": language} if form is None else None)

    @routes.post(
        "/v1/gelijkenissen",
        tags=["configuratie"],
        operation_id="gelijkenissen",
        summary="Wat het werkelijk is, en op welk archetype het lijkt",
        responses=judged("Gelijkenissen", "Hoe de keuzes werken, en hoe dicht zij bij elk archetype staan."),
        response_model=None,
        openapi_extra=configuration(),
    )
    async def gelijkenissen(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        document, _ = await service.judged(request)
        return answer(request, await run_in_threadpool(whole.gelijkenissen, document, language), language)

    return routes
