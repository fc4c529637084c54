"""The dependency graph of a configuration."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.answers import drawing
from samenhang.api import negotiation, receipts
from samenhang.api.described import configuration, judged
from samenhang.api.service import JSON, Service, answer, content

DRAWN: Final[dict[str, Callable[[drawing.Graph, str], str]]] = {
    "image/svg+xml": drawing.svg,
    "application/graphml+xml": lambda graph, _: drawing.graphml(graph),
    "text/vnd.graphviz": drawing.dot,
}
"""Forms of a graph beside JSON."""


def router(service: Service) -> APIRouter:
    """Routes of /v1/graaf."""
    routes = APIRouter()

    @routes.post(
        "/v1/graaf",
        tags=["configuratie"],
        operation_id="graaf",
        summary="De graaf van afhankelijkheden",
        responses=judged("Graaf", "Knopen en pijlen, of een tekening daarvan.", *DRAWN),
        response_model=None,
        openapi_extra=configuration(),
    )
    async def graaf(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON, *DRAWN))
        language = negotiation.language(request)
        _, outcome = await service.judged(request)
        graph = service.samenhang.graaf(outcome, language)
        if media == JSON:
            return answer(request, graph, language)
        receipt = service.samenhang.receipt("graaf", {"taal": language}, outcome.configuration)
        receipts.check_settings(request, receipt.as_json())
        headers = {"Content-Language": language, **receipts.headed(receipt)}
        return content(DRAWN[media](graph, language).encode(), media, headers)

    return routes
