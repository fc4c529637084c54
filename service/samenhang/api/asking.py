"""Questions over HTTP: what may come back, and what goes wrong."""

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.store import guard
from samenhang.store.runner import Ask, AskError
from samenhang.store.worker import RESULTS, TRIPLES

RESULT_TYPES = tuple(RESULTS)
TRIPLE_TYPES = tuple(TRIPLES)


def wanted(request: Request) -> tuple[str | None, str | None]:
    """Media types for results and for triples that the request accepts. Raises ProblemError 406 where it accepts
    neither.
    """
    header = ", ".join(request.headers.getlist("accept")).strip()
    if not header:
        return RESULT_TYPES[0], TRIPLE_TYPES[0]
    found = negotiation.preferred(header, RESULT_TYPES), negotiation.preferred(header, TRIPLE_TYPES)
    if found == (None, None):
        raise _not_offered((*RESULT_TYPES, *TRIPLE_TYPES))
    return found


async def answered(service: Service, question: Ask) -> Response:
    """The answer to a question, asked in a thread so that others go on. Raises ProblemError."""
    if guard.asks_elsewhere(question.text):
        raise ProblemError(400, "elsewhere", where="query")
    if guard.changes(question.text):
        raise ProblemError(400, "read-only", where="query")
    try:
        answer = await anyio.to_thread.run_sync(service.runner.ask, question)
    except AskError as error:
        raise _problem(service, error) from None
    return content(answer.content, answer.media)


def _problem(service: Service, error: AskError) -> ProblemError:
    if error.code == "not-offered":
        return _not_offered(TRIPLE_TYPES if error.detail == "triples" else RESULT_TYPES)
    if error.code == "busy":
        return ProblemError(503, "busy", headers={"Retry-After": "5"})
    settings = service.settings
    values = {"seconds": f"{settings.query_limit:g}", "bytes": str(settings.query_result), "detail": error.detail[:300]}
    code = "not-parsed" if error.code == "syntax" else error.code
    return ProblemError(400, code, detail_values=values, where="query")


def _not_offered(types: tuple[str, ...]) -> ProblemError:
    return ProblemError(406, "not-offered", detail_values={"offered": ", ".join(types)})
