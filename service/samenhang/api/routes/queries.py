"""The saved questions, and running one."""

from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive

from samenhang.api import asking, described, linked, negotiation, questionpage, spreadsheet, wishes
from samenhang.api.problems import ProblemError
from samenhang.api.questionpage import HTML
from samenhang.api.saved import problem
from samenhang.api.service import JSON, Service, content
from samenhang.exchange import formats, writing
from samenhang.publication.values import Values
from samenhang.store import questions, tables
from samenhang.store.backend import StoreError
from samenhang.store.runner import Answer, Ask
from samenhang.store.worker import RESULTS, TRIPLES

_JSON: Final = "application/sparql-results+json"
OFFERED: Final = (*RESULTS, tables.XLSX, HTML, *TRIPLES)
_FORMATS: Final = {
    "json": _JSON,
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xlsx": tables.XLSX,
    "html": HTML,
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
}
_FORMAT: Final = described.parameter(
    "formaat", "De vorm van het antwoord, voor wie geen Accept kan sturen.", {"type": "string", "enum": list(_FORMATS)}
)
_PAGE: Final = described.parameter(
    "pagina", "Welke bladzijde van de tabel.", {"type": "integer", "minimum": 1, "maximum": 99_999, "default": 1}
)
_SIZE: Final = "perPagina"
_ABOUT_SIZE: Final = (
    "Hoeveel rijen op een bladzijde, of hoeveel configuraties bij een vraag die over alle configuraties gaat; "
    "hoogstens wat de vraag toelaat."
)
_OURS: Final = ("taal", "pagina", _SIZE, "formaat")
"""Parameters in the query that are not a question's own."""


def router(service: Service) -> APIRouter:
    """Routes of /v1/queries and /v1/queries/{naam}."""
    routes = APIRouter()
    known = Values(service.things, lambda iri: service.saved.open().has(iri))
    pages = questionpage.Pages(service, known)

    @routes.get(
        "/v1/queries",
        tags=["vragen"],
        operation_id="queries",
        summary="De bewaarde vragen",
        responses=_also_pages(described.listed("Queries", "De bewaarde vragen met hun parameters."), 200),
        response_model=None,
        openapi_extra=described.language(),
    )
    async def queries(request: Request) -> Response:
        if negotiation.media_type(request, (JSON, HTML)) == HTML:
            return await pages.listed(request)

        def listed(language: str) -> dict[str, Any]:
            found = [_described(q, language) for _, q in sorted(service.questions.items())]
            return {"kennisversie": service.samenhang.version, "queries": found}

        return service.listing(request, "queries", listed)

    @routes.get(
        "/v1/queries/{naam}",
        tags=["vragen"],
        operation_id="query",
        summary="Een bewaarde vraag stellen; de parameters staan in de query",
        responses=_also_pages(
            described.asked("Het antwoord, in de gevraagde vorm.", 404, also=(tables.XLSX, HTML)), 400, 404, 503
        ),
        response_model=None,
        openapi_extra={"parameters": _parameters(service)},
    )
    async def query(request: Request) -> Response:
        naam = str(request.path_params["naam"])[:80]
        language = negotiation.language(request)
        media = _media(request)
        question = service.questions.get(naam)
        if question is None:
            near = questionpage.nearest(service, naam)
            if media == HTML:
                return await pages.unknown(request, naam, near)
            raise ProblemError(404, "unknown-question", detail_values={"name": naam}, where="naam", right=tuple(near))
        values = _values(question, request)
        if media != HTML:
            return await answered(request, question, values, media, language)
        try:
            return await answered(request, question, values, media, language)
        except ProblemError as error:
            return await pages.refused(request, question, values, error)
        except StoreError as error:
            return await pages.refused(request, question, values, problem(error, service.settings))

    async def answered(
        request: Request, question: questions.Question, values: dict[str, str], media: str, language: str
    ) -> Response:
        """The answer. Raises ProblemError."""
        if known.asks(question):
            bound = await run_in_threadpool(_bound, question, values, known)
        else:  # a thread costs more than looking up a name
            bound = _bound(question, values, known)
        if question.columns is None:
            results, triples = (media if media in kinds else None for kinds in (RESULTS, TRIPLES))
            return await asking.answered(service, Ask(question.text, results, triples, values=bound), request.receive)
        number, size = wishes.number(request, _PAGE), wishes.number(request, _size(question))
        asked = Ask(question.page(number, size), media if media in RESULTS else _JSON, None, values=bound)
        answer = await asking.asked(service, asked, request.receive)
        more = (question.chooses or answer.rows() == size) and await _more(
            service, question, asked, number * size, request.receive
        )
        links = _links(request, number, more)
        header = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in links.items())
        if media == HTML:
            table = await run_in_threadpool(tables.read, answer.content)
            found = await pages.answered(request, question, values, table, links, (number, size))
            found.headers["Link"] = header
            return found
        # A question picks Dutch names; only the words that a spreadsheet adds are in the language asked for.
        headers = {"Link": header, "Content-Language": language if media == tables.XLSX else "nl"}
        data = answer.content
        if media not in RESULTS:
            beside = spreadsheet.beside(linked.base(service, request), links, number, language)
            data = await run_in_threadpool(_rendered, question, answer, media, language, beside)
        if media == tables.XLSX:
            headers["Content-Disposition"] = f'attachment; filename="{question.name}.xlsx"'
        return content(data, media, headers)

    return routes


def _media(request: Request) -> str:
    """The form of the answer: `formaat`, or else `Accept`. Raises ProblemError."""
    wanted = request.query_params.get("formaat")
    if wanted is None:
        return negotiation.media_type(request, OFFERED)
    if wanted not in _FORMATS:
        detail = {"name": "formaat", "value": wanted[:80]}
        raise ProblemError(400, "wrong-value", detail_values=detail, where="formaat", right=tuple(_FORMATS))
    return _FORMATS[wanted]


def _values(question: questions.Question, request: Request) -> dict[str, str]:
    """The values of the question's own parameters. A form also sends what was left empty: that was not given."""
    own = {p.name for p in question.parameters}
    pairs = ((key, value) for key, value in request.query_params.items() if key not in _OURS)
    return {key: value for key, value in pairs if key not in own or value.strip()}


def _bound(question: questions.Question, values: dict[str, str], known: Values) -> dict[str, questions.Term]:
    """Terms by variable; looks in the store too. Raises ProblemError 400 for what names nothing we know."""
    try:
        return questions.bind(question, values, known.term)
    except questions.ParameterError as error:
        detail = {"name": error.name[:80], "value": error.value[:80]}
        raise ProblemError(400, error.code, detail_values=detail, where=error.name[:80], right=error.right) from None


async def _more(service: Service, question: questions.Question, asked: Ask, seen: int, receive: Receive) -> bool:
    """Whether anything follows after what was seen."""
    following = Ask(question.following(seen), _JSON, None, values=asked.values)
    return (await asking.asked(service, following, receive)).rows() > 0


def _links(request: Request, number: int, more: bool) -> dict[str, str]:
    """Addresses of other pages by relation (RFC 8288)."""

    def page(wanted: int) -> str:
        pairs = [(key, value) for key, value in request.query_params.multi_items() if key != "pagina"]
        return f"{request.url.path}?{urlencode([*pairs, ('pagina', str(wanted))])}"

    found = {"first": page(1)}
    if number > 1:
        found["prev"] = page(number - 1)
    if more:
        found["next"] = page(number + 1)
    return found


def _rendered(
    question: questions.Question, answer: Answer, media: str, language: str, beside: tables.Beside | None
) -> bytes:
    """The table in a form that the engine does not write."""
    table = tables.read(answer.content)
    if media == tables.XLSX:
        headings = {name: heading[language] for name, heading in (question.columns or {}).items()}
        return tables.spreadsheet(table, headings, question.name, beside)
    form = formats.by_media_type(media)
    assert form is not None
    return writing.text(tables.triples(table), form)


def _also_pages(told: described.Responses, *statuses: int) -> described.Responses:
    """The same answers, of which a browser gets these as a page."""
    for status in statuses:
        told[status]["content"] |= described.content("", HTML)["content"]
    return told


def _size(question: questions.Question) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 1, "maximum": question.rows, "default": question.rows}
    return described.parameter(_SIZE, _ABOUT_SIZE, schema)


def _parameters(service: Service) -> list[dict[str, Any]]:
    """The path, what every question takes, and every parameter that some question takes."""
    names = sorted(service.questions)
    path = {"name": "naam", "in": "path", "required": True, "schema": {"type": "string", "enum": names}}
    taken = {p.name: p for q in service.questions.values() for p in q.parameters}
    rows = {"type": "integer", "minimum": 1, "maximum": max((q.rows for q in service.questions.values()), default=1)}
    size = described.parameter(_SIZE, _ABOUT_SIZE, rows)
    own = (described.parameter(p.name, p.about["nl"], {"type": "string"}) for p in taken.values())
    return [path, *described.language()["parameters"], _PAGE, size, _FORMAT, *own]


def _described(question: questions.Question, language: str) -> dict[str, Any]:
    return {
        "naam": question.name,
        "samenvatting": question.summary[language],
        "parameters": [
            {
                "naam": p.name,
                "soort": p.kind,
                "verplicht": p.required,
                "omschrijving": p.about[language],
                "voorbeeld": p.example,
            }
            for p in question.parameters
        ],
        "kolommen": [{"naam": name, "kop": heading[language]} for name, heading in (question.columns or {}).items()],
        "rijen": question.rows,
        "vraag": question.text,
    }
