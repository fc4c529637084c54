"""The saved questions, and running one."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import asking, described
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service
from samenhang.store import questions
from samenhang.store.runner import Ask


def router(service: Service) -> APIRouter:
    """Routes of /v1/queries and /v1/queries/{naam}."""
    routes = APIRouter()

    @routes.get(
        "/v1/queries",
        tags=["vragen"],
        operation_id="queries",
        summary="De bewaarde vragen",
        responses=described.listed("Queries", "De bewaarde vragen met hun parameters."),
        response_model=None,
        openapi_extra=described.language(),
    )
    async def queries(request: Request) -> Response:
        def listed(language: str) -> dict[str, Any]:
            found = [_described(q, language) for _, q in sorted(service.questions.items())]
            return {"kennisversie": service.samenhang.version, "queries": found}

        return service.listing(request, "queries", listed)

    @routes.get(
        "/v1/queries/{naam}",
        tags=["vragen"],
        operation_id="query",
        summary="Een bewaarde vraag stellen; de parameters staan in de query",
        responses=described.asked("Het antwoord, in de gevraagde vorm.", 404),
        response_model=None,
        openapi_extra={"parameters": _parameters(service)},
    )
    async def query(request: Request) -> Response:
        naam = str(request.path_params["naam"])
        question = service.questions.get(naam)
        if question is None:
            raise ProblemError(404, "unknown-question", detail_values={"name": naam[:80]})
        results, triples = asking.wanted(request)
        values = {key: value for key, value in request.query_params.items() if key != "taal"}
        try:
            bound = questions.bind(question, values)
        except questions.ParameterError as error:
            detail = {"name": error.name[:80], "value": error.value[:80]}
            raise ProblemError(
                400, error.code, detail_values=detail, where=error.name[:80], right=error.right
            ) from None
        return await asking.answered(service, Ask(question.text, results, triples, values=bound))

    return routes


def _parameters(service: Service) -> list[dict[str, Any]]:
    """The path, and every parameter that some question takes."""
    names = sorted(service.questions)
    path = {"name": "naam", "in": "path", "required": True, "schema": {"type": "string", "enum": names}}
    taken = {p.name: p for q in service.questions.values() for p in q.parameters}
    return [path, *(described.parameter(p.name, p.about["nl"], {"type": "string"}) for p in taken.values())]


def _described(question: questions.Question, language: str) -> dict[str, Any]:
    return {
        "naam": question.name,
        "samenvatting": question.summary[language],
        "parameters": [
            {"naam": p.name, "soort": p.kind, "verplicht": p.required, "omschrijving": p.about[language]}
            for p in question.parameters
        ],
    }
