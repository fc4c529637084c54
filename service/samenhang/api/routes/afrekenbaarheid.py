"""Whether the measurements of a configuration may be settled on."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.described import configuration, judged
from samenhang.api.service import JSON, Service, answer


def router(service: Service) -> APIRouter:
    """Routes of /v1/afrekenbaarheid."""
    routes = APIRouter()

    @routes.post(
        "/v1/afrekenbaarheid",
        tags=["configuratie"],
        operation_id="afrekenbaarheid",
        summary="Of op de metingen kan worden afgerekend",
        responses=judged("Afrekenbaarheid", "Het oordeel per meting, en wat meer waarnemingen zouden doen."),
        response_model=None,
        openapi_extra=configuration(),
    )
    async def afrekenbaarheid(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        _, outcome = await service.judged(request)
        return answer(request, service.samenhang.afrekenbaar(outcome, language), language)

    return routes
