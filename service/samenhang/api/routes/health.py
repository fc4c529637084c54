"""Whether the service lives."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.service import JSON, Service, encoded


def router(service: Service) -> APIRouter:
    """Routes of /health."""
    routes = APIRouter()

    @routes.get("/health", response_model=None)
    async def health(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON,))
        return Response(encoded({"status": "ok", "kennisversie": service.samenhang.version}), media_type=media)

    return routes
