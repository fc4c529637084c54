"""What follows from a configuration."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.service import JSON, Service, answer


def router(service: Service) -> APIRouter:
    """Routes of /v1/gevolgen."""
    routes = APIRouter()

    @routes.post("/v1/gevolgen", response_model=None)
    async def gevolgen(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        _, outcome = await service.judged(request)
        return answer(service.samenhang.answers(language).consequences(outcome), language)

    return routes
