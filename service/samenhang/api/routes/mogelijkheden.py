"""What every other setting would change."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation, wishes
from samenhang.api.described import configuration, judged
from samenhang.api.service import JSON, Service, answer


def router(service: Service) -> APIRouter:
    """Routes of /v1/mogelijkheden."""
    routes = APIRouter()
    whole = service.samenhang

    @routes.post(
        "/v1/mogelijkheden",
        tags=["configuratie"],
        operation_id="mogelijkheden",
        summary="Wat elke andere stand zou veranderen",
        responses=judged(
            "Mogelijkheden", "Per knop en stand wat erbij komt, wat verdwijnt, en of het nog goed kan komen."
        ),
        response_model=None,
        openapi_extra=wishes.extended(configuration(), wishes.LOCKED),
    )
    async def mogelijkheden(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        locked = wishes.locked(request, whole.model)
        _, outcome = await service.judged(request)
        found = await run_in_threadpool(whole.mogelijkheden, outcome, language, locked)
        return answer(request, found, language)

    return routes
