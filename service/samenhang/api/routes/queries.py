"""The saved questions, and running one."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import asking
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service
from samenhang.store import questions
from samenhang.store.runner import Ask


def router(service: Service) -> APIRouter:
    """Routes of /v1/queries and /v1/queries/{naam}."""
    routes = APIRouter()

    @routes.get("/v1/queries", response_model=None)
    async def queries(request: Request) -> Response:
        def listed(language: str) -> dict[str, Any]:
            found = [_described(q, language) for _, q in sorted(service.questions.items())]
            return {"kennisversie": service.samenhang.version, "queries": found}

        return service.listing(request, "queries", listed)

    @routes.get("/v1/queries/{naam}", response_model=None)
    async def query(request: Request, naam: str) -> Response:
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


def _described(question: questions.Question, language: str) -> dict[str, Any]:
    return {
        "naam": question.name,
        "samenvatting": question.summary[language],
        "parameters": [
            {"naam": p.name, "soort": p.kind, "verplicht": p.required, "omschrijving": p.about[language]}
            for p in question.parameters
        ],
    }
