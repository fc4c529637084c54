"""The least to change."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation, wishes
from samenhang.api.described import configuration, judged
from samenhang.api.service import JSON, Service, answer
from samenhang.search.repairs import Effort

SECONDS = 5.0
"""After this the best that was found is given, labelled as such."""


def router(service: Service) -> APIRouter:
    """Routes of /v1/bijstellingen."""
    routes = APIRouter()
    whole = service.samenhang

    @routes.post(
        "/v1/bijstellingen",
        tags=["configuratie"],
        operation_id="bijstellingen",
        summary="De kleinste veranderingen die het samenhangend maken",
        responses=judged("Bijstellingen", "De bijstellingen, de goedkoopste eerst."),
        response_model=None,
        openapi_extra=wishes.extended(
            configuration(), wishes.GOAL, wishes.AMOUNT, wishes.MORE, wishes.LOCKED, wishes.WEIGHT, wishes.OPENING
        ),
    )
    async def bijstellingen(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        wish = wishes.wish(request, whole.model)
        effort = Effort(wishes.number(request, wishes.AMOUNT), wishes.number(request, wishes.MORE), SECONDS)
        _, outcome = await service.judged(request)
        found = await run_in_threadpool(whole.bijstellingen, outcome, language, wish, effort)
        return answer(request, found, language)

    return routes
