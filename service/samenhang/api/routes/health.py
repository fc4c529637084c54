"""Whether the service lives."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.described import model, responses
from samenhang.api.service import JSON, Service, content, encoded


def router(service: Service) -> APIRouter:
    """Routes of /health."""
    routes = APIRouter()

    @routes.get(
        "/health",
        tags=["dienst"],
        operation_id="health",
        summary="Of de dienst leeft",
        responses=responses(model("Gezondheid", "De dienst leeft."), 400, 406),
        response_model=None,
    )
    async def health(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON,))
        progress = service.saved.progress
        answer = {
            "status": "ok",
            "kennisversie": service.samenhang.version,
            "bijwerking": progress and progress.as_json(),
        }
        return content(encoded(answer), media)

    return routes
