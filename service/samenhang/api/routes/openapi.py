"""The contract of the API."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation, openapi
from samenhang.api.described import responses
from samenhang.api.service import JSON, Service, content, encoded

MEDIA = "application/vnd.oai.openapi+json"


def router(service: Service) -> APIRouter:
    """Routes of /v1/openapi.json."""
    routes = APIRouter()
    made: list[bytes] = []
    ok: dict[str, Any] = {"description": "Het contract.", "content": {JSON: {"schema": {"type": "object"}}}}

    @routes.get(
        "/v1/openapi.json",
        tags=["dienst"],
        operation_id="openapi",
        summary="Het contract van deze API",
        responses=responses(ok, 400, 406),
        response_model=None,
    )
    async def contract(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON, MEDIA))
        if not made:
            made.append(encoded(openapi.document(request.app, service.samenhang, service.settings.publisher)))
        return content(made[0], media, {"Cache-Control": "no-cache"})

    return routes
