"""Questions over HTTP: what may come back, and what goes wrong."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive

from samenhang.api import negotiation, syntax
from samenhang.api.leaving import WhileConnected
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.knowledge.characters import breaks_xml
from samenhang.store import guard
from samenhang.store.runner import Answer, Ask, AskError
from samenhang.store.worker import RESULTS, TRIPLES

RESULT_TYPES = tuple(RESULTS)
TRIPLE_TYPES = tuple(TRIPLES)

_LIMITS = {
    "slow": "query_limit",
    "bytes": "query_result",
    "rows": "query_rows",
    "memory": "query_memory",
    "busy": "query_workers",
}
"""The setting behind each reason to stop a question."""
_SOON = {"Retry-After": "5"}


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


async def answered(service: Service, question: Ask, receive: Receive) -> Response:
    """The answer to a question as it was given, or as it was remembered. Raises as `asked`."""
    answer = await asked(service, question, receive)
    return content(answer.content, answer.media)


async def asked(service: Service, question: Ask, receive: Receive) -> Answer:
    """The answer to a question from whom we `receive`. Raises ProblemError, and ClientDisconnect once they hang up."""
    known = service.engine.known(question)
    if known is not None:
        return _whole(known)
    if guard.asks_elsewhere(question.text):
        raise ProblemError(400, "elsewhere", where="query")
    if service.elsewhere and guard.changes(question.text):
        raise ProblemError(400, "read-only", where="query")
    if guard.too_deep(question.text):
        raise ProblemError(400, "nested", detail_values={"deepest": str(guard.DEEPEST)}, where="query")
    try:
        with WhileConnected(receive):
            return _whole(await service.engine.ask(question))
    except AskError as error:
        if error.code == "syntax" and guard.changes(question.text):  # an update is no question to our own engine
            raise ProblemError(400, "read-only", where="query") from None
        if error.code == "syntax":
            raise syntax.problem(question.text, error.detail) from None
        raise _problem(service, error) from None


def _whole(answer: Answer) -> Answer:
    """The answer, if its form holds it. Raises ProblemError 406 for XML with a character that XML does not have."""
    if answer.media.endswith("xml") and breaks_xml(answer.content):
        raise ProblemError(406, "no-xml")
    return answer


def _problem(service: Service, error: AskError) -> ProblemError:
    if error.code == "not-offered":
        return _not_offered(TRIPLE_TYPES if error.detail == "triples" else RESULT_TYPES)
    service.figures.stopped(error.code)
    if error.code == "ended":
        return ProblemError(503, error.code, detail_values={"detail": error.detail[:300]}, headers=_SOON)
    if error.code in _LIMITS:
        field = _LIMITS[error.code]
        about = service.settings.limits()[field]
        values = {"limit": f"{getattr(service.settings, field):.15g}", "name": about["name"]}
        headers = _SOON if error.code == "busy" else {}
        return ProblemError(503, error.code, detail_values=values, headers=headers)
    values = {"detail": error.detail[:300], "deepest": str(guard.DEEPEST)}
    return ProblemError(400, error.code, detail_values=values, where="query")


def _not_offered(types: tuple[str, ...]) -> ProblemError:
    return ProblemError(406, "not-offered", detail_values={"offered": ", ".join(types)})
