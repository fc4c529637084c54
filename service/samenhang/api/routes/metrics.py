"""Figures about the running service."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api.described import responses
from samenhang.api.service import Service, content
from samenhang.knowledge.program import program


def router(service: Service) -> APIRouter:
    """Routes of /metrics."""
    routes = APIRouter()

    @routes.get(
        "/metrics",
        tags=["dienst"],
        operation_id="metrics",
        summary="Cijfers over de dienst, voor Prometheus",
        responses=responses(
            {"description": "De cijfers.", "content": {"text/plain": {"schema": {"type": "string"}}}}, 400
        ),
        response_model=None,
    )
    async def metrics(request: Request) -> Response:
        progress = service.saved.progress
        stale = progress.of - progress.done if progress else 0
        versions = service.samenhang.version, program().hash
        return content(*service.figures.told(request.headers.get("accept", ""), versions, stale))

    return routes
