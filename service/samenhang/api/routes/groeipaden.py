"""The way there, why not, and configurations side by side."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.answers.receipt import KEY
from samenhang.api import body, negotiation, receipts, wishes
from samenhang.api.described import configuration, judged
from samenhang.api.described import several as described_several
from samenhang.api.service import JSON, Service, answer
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.exchange import formats, several

SECONDS = 5.0
"""After this the best that was found is given, labelled as such."""


def router(service: Service) -> APIRouter:
    """Routes of /v1/groeipaden, /v1/vergelijkingen and /v1/conflicten."""
    routes = APIRouter()
    whole = service.samenhang

    async def together(request: Request, make: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """The answer about the configurations that were sent. Raises ProblemError."""
        document = await service.sent(request, (formats.JSON, formats.YAML))
        try:
            found = await run_in_threadpool(make, document.value)
        except NotWellFormedError as error:
            raise body.not_well_formed(request, error, document) from None
        receipts.check_input(request, found[KEY]["invoer"])
        return found

    @routes.post(
        "/v1/groeipaden",
        tags=["configuratie"],
        operation_id="groeipaden",
        summary="In fasen van de ene configuratie naar de andere",
        responses=judged("Groeipaden", "Het pad, fase voor fase."),
        response_model=None,
        openapi_extra=described_several("Groeipadvraag"),
    )
    async def groeipaden(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)

        def make(value: Any) -> dict[str, Any]:
            asked = several.path_request(value)
            return whole.groeipaden(asked.start, asked.target, asked.turns, language, SECONDS)

        return answer(request, await together(request, make), language)

    @routes.post(
        "/v1/vergelijkingen",
        tags=["configuratie"],
        operation_id="vergelijkingen",
        summary="Configuraties naast elkaar",
        responses=judged("Vergelijkingen", "Keuzes, bevindingen, maatregelen en indicatoren naast elkaar."),
        response_model=None,
        openapi_extra=described_several("Vergelijkingsvraag"),
    )
    async def vergelijkingen(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)

        def make(value: Any) -> dict[str, Any]:
            return whole.vergelijkingen(several.comparison_request(value), language)

        return answer(request, await together(request, make), language)

    @routes.post(
        "/v1/conflicten",
        tags=["configuratie"],
        operation_id="conflicten",
        summary="Waarom het met wat vaststaat niet kan",
        responses=judged(
            "Conflicten", "De kleinste verzameling keuzes en regels die niet samengaan, of dat het wel kan."
        ),
        response_model=None,
        openapi_extra=wishes.extended(configuration(), wishes.GOAL, wishes.LOCKED, wishes.OPENING),
    )
    async def conflicten(request: Request) -> Response:
        negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        wish = wishes.wish(request, whole.model)
        document, _ = await service.judged(request)
        found = await run_in_threadpool(whole.conflicten, document, language, wish, SECONDS)
        return answer(request, found, language)

    return routes
