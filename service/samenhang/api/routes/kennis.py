"""What there is to choose from: knobs, archetypes, examples, measures, municipalities."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api.service import Service


def router(service: Service) -> APIRouter:
    """Routes of /v1/knoppen, /v1/archetypen, /v1/voorbeelden, /v1/maatregelen and /v1/gemeenten."""
    routes = APIRouter()
    lists = service.samenhang.lists

    @routes.get("/v1/knoppen", response_model=None)
    async def knoppen(request: Request) -> Response:
        return service.listing(request, "knoppen", lambda language: lists(language).knobs())

    @routes.get("/v1/archetypen", response_model=None)
    async def archetypen(request: Request) -> Response:
        return service.listing(request, "archetypen", lambda language: lists(language).archetypes())

    @routes.get("/v1/voorbeelden", response_model=None)
    async def voorbeelden(request: Request) -> Response:
        return service.listing(request, "voorbeelden", lambda language: lists(language).examples())

    @routes.get("/v1/maatregelen", response_model=None)
    async def maatregelen(request: Request) -> Response:
        return service.listing(request, "maatregelen", lambda language: lists(language).measures())

    @routes.get("/v1/gemeenten", response_model=None)
    async def gemeenten(request: Request) -> Response:
        return service.listing(request, "gemeenten", lambda language: lists(language).municipalities())

    return routes
