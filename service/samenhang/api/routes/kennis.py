"""What there is to choose from: knobs, archetypes, examples, measures, municipalities."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api.described import language, listed
from samenhang.api.service import Service


def router(service: Service) -> APIRouter:
    """Routes of /v1/knoppen, /v1/archetypen, /v1/voorbeelden, /v1/maatregelen and /v1/gemeenten."""
    routes = APIRouter()
    lists = service.samenhang.lists

    @routes.get(
        "/v1/knoppen",
        tags=["kennis"],
        operation_id="knoppen",
        summary="De knoppen met hun standen",
        responses=listed("Knoppen", "De knoppen met hun standen."),
        response_model=None,
        openapi_extra=language(),
    )
    async def knoppen(request: Request) -> Response:
        return service.listing(request, "knoppen", lambda language: lists(language).knobs())

    @routes.get(
        "/v1/archetypen",
        tags=["kennis"],
        operation_id="archetypen",
        summary="De archetypen met hun keuzes",
        responses=listed("Archetypen", "De archetypen met hun keuzes."),
        response_model=None,
        openapi_extra=language(),
    )
    async def archetypen(request: Request) -> Response:
        return service.listing(request, "archetypen", lambda language: lists(language).archetypes())

    @routes.get(
        "/v1/voorbeelden",
        tags=["kennis"],
        operation_id="voorbeelden",
        summary="De voorbeeldconfiguraties",
        responses=listed("Voorbeelden", "De voorbeeldconfiguraties."),
        response_model=None,
        openapi_extra=language(),
    )
    async def voorbeelden(request: Request) -> Response:
        return service.listing(request, "voorbeelden", lambda language: lists(language).examples())

    @routes.get(
        "/v1/maatregelen",
        tags=["kennis"],
        operation_id="maatregelen",
        summary="De maatregelen",
        responses=listed("Maatregelen", "De maatregelen."),
        response_model=None,
        openapi_extra=language(),
    )
    async def maatregelen(request: Request) -> Response:
        return service.listing(request, "maatregelen", lambda language: lists(language).measures())

    @routes.get(
        "/v1/gemeenten",
        tags=["kennis"],
        operation_id="gemeenten",
        summary="De gemeenten",
        responses=listed("Gemeenten", "De gemeenten."),
        response_model=None,
        openapi_extra=language(),
    )
    async def gemeenten(request: Request) -> Response:
        return service.listing(request, "gemeenten", lambda language: lists(language).municipalities())

    return routes
