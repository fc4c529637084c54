"""Which rules a configuration violates."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.service import JSON, Service, answer


def router(service: Service) -> APIRouter:
    """Routes of /v1/validaties."""
    routes = APIRouter()

    @routes.post("/v1/validaties", response_model=None)
    async def validaties(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        outcome = await service.outcome(request)
        return answer(service.samenhang.answers(language).validation(outcome), language)

    return routes
