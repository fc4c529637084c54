"""The dependency graph of a configuration."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.service import JSON, Service, answer


def router(service: Service) -> APIRouter:
    """Routes of /v1/graaf."""
    routes = APIRouter()

    @routes.post("/v1/graaf", response_model=None)
    async def graaf(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        _, outcome = await service.judged(request)
        return answer(service.samenhang.answers(language).graph(outcome), language)

    return routes
