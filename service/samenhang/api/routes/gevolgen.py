"""What follows from a configuration."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.described import configuration, judged
from samenhang.api.service import JSON, Service, answer


def router(service: Service) -> APIRouter:
    """Routes of /v1/gevolgen."""
    routes = APIRouter()

    @routes.post(
        "/v1/gevolgen",
        tags=["configuratie"],
        operation_id="gevolgen",
        summary="Wat er volgt uit de keuzes",
        responses=judged("Gevolgen", "Prikkels, risico's, maatregelen, indicatoren en bevindingen."),
        response_model=None,
        openapi_extra=configuration(),
    )
    async def gevolgen(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        _, outcome = await service.judged(request)
        return answer(request, service.samenhang.gevolgen(outcome, language), language)

    return routes
