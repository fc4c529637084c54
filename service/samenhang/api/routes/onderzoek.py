"""The whole rule set looked at: its atlas and its check of itself."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.answers.survey import SurveyAnswers
from samenhang.api import negotiation
from samenhang.api.background import AtlasFailedError
from samenhang.api.described import language, listed, model
from samenhang.api.problems import ProblemError
from samenhang.api.service import JSON, Service, content, encoded

AGAIN = "2"
"""Seconds after which it makes sense to ask for the atlas again."""


def router(service: Service) -> APIRouter:
    """Routes of /v1/atlas and /v1/regelcontrole."""
    routes = APIRouter()
    whole = service.samenhang
    making = service.making

    @routes.get(
        "/v1/atlas",
        tags=["kennis"],
        operation_id="atlas",
        summary="Alle configuraties samen: hoeveel er samenhangen, en wat dat beslist",
        responses={
            **listed("Atlas", "De atlas."),
            202: model("AtlasInWording", "De atlas wordt gemaakt; vraag het straks nog eens."),
        },
        response_model=None,
        openapi_extra=language(),
    )
    async def atlas(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        spoken = negotiation.language(request)
        answers = SurveyAnswers(whole.naming(spoken))
        try:
            found = making.asked()
        except AtlasFailedError:
            raise ProblemError(500, "our-fault") from None
        if found is None:
            headers = {"Retry-After": AGAIN, "Cache-Control": "no-store", "Content-Language": spoken}
            return content(
                encoded(service.receipted(answers.busy(making.progress), "atlas", spoken)), JSON, headers, 202
            )
        return service.listing(request, "atlas", lambda _: answers.atlas(found))

    @routes.get(
        "/v1/regelcontrole",
        tags=["kennis"],
        operation_id="regelcontrole",
        summary="De regels nagekeken door zichzelf",
        responses=listed("Regelcontrole", "Wat niet kan, wat nooit gebeurt en wat dubbel gezegd is."),
        response_model=None,
        openapi_extra=language(),
    )
    async def regelcontrole(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        await run_in_threadpool(lambda: whole.rule_check)  # some seconds the first time, while others go on
        return service.listing(request, "regelcontrole", whole.regelcontrole)

    return routes
