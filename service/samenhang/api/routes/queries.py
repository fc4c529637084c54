"""The saved questions, and running one."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import asking, described, linked, negotiation, questionpage, wishes
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.exchange import formats, writing
from samenhang.publication.naming import Names
from samenhang.store import questions, tables
from samenhang.store.runner import Answer, Ask
from samenhang.store.worker import RESULTS, TRIPLES

_HTML: Final = "text/html"
_JSON: Final = "application/sparql-results+json"
OFFERED: Final = (*RESULTS, tables.XLSX, _HTML, *TRIPLES)
_FORMATS: Final = {
    "json": _JSON,
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xlsx": tables.XLSX,
    "html": _HTML,
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
_PARTIAL: Final = {
    "nl": {
        "title": "Niet alles",
        "partial": "Dit is bladzijde {number}, niet het hele antwoord.",
        "next": "Volgende bladzijde",
        "prev": "Vorige bladzijde",
    },
    "en": {
        "title": "Not all",
        "partial": "This is page {number}, not the whole answer.",
        "next": "Next page",
        "prev": "Previous page",
    },
}
"""What a spreadsheet says where it is one page of an answer."""
_POLICY: Final = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


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

    @routes.get("/v1/queries.css", response_model=None, include_in_schema=False)
    async def stijl(_request: Request) -> Response:
        return content(questionpage.STYLE.encode(), "text/css", {"Cache-Control": "no-cache"})

    @routes.get(
        "/v1/queries/{naam}",
        tags=["vragen"],
        operation_id="query",
        summary="Een bewaarde vraag stellen; de parameters staan in de query",
        responses=described.asked("Het antwoord, in de gevraagde vorm.", 404, also=(tables.XLSX, _HTML)),
        response_model=None,
        openapi_extra={"parameters": _parameters(service)},
    )
    async def query(request: Request) -> Response:
        naam = str(request.path_params["naam"])
        question = service.questions.get(naam)
        if question is None:
            raise ProblemError(404, "unknown-question", detail_values={"name": naam[:80]})
        language = negotiation.language(request)
        media = _media(request)
        values = {key: value for key, value in request.query_params.items() if key not in _OURS}
        bound = _bound(question, values)
        if question.columns is None:
            results, triples = (media if media in kinds else None for kinds in (RESULTS, TRIPLES))
            return await asking.answered(service, Ask(question.text, results, triples, values=bound))
        number, size = wishes.number(request, _PAGE), wishes.number(request, _size(question))
        asked = Ask(question.page(number, size), media if media in RESULTS else _JSON, None, values=bound)
        answer = await asking.asked(service, asked)
        more = (question.chooses or answer.rows() == size) and await _more(service, question, asked, number * size)
        links = _links(request, number, more)
        header = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in links.items())
        data = answer.content
        if media not in RESULTS:
            place = (number, size)

            def rendered() -> bytes:
                if media == tables.XLSX:
                    return _spreadsheet(question, answer, language, _beside(service, request, links, number, language))
                return _rendered(question, answer, media, values, links, place, Names(service.things.stated, language))

            data = await run_in_threadpool(rendered)
        # A question picks Dutch names; the words that a page and a spreadsheet add are in the language asked for.
        spoken = language if media in (_HTML, tables.XLSX) else "nl"
        headers = {"Link": header, "Content-Language": spoken}
        if media == _HTML:
            headers["Content-Security-Policy"] = _POLICY
        if media == tables.XLSX:
            headers["Content-Disposition"] = f'attachment; filename="{question.name}.xlsx"'
        return content(data, media if media != _HTML else "text/html; charset=utf-8", headers)

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


def _bound(question: questions.Question, values: dict[str, str]) -> dict[str, questions.Term]:
    try:
        return questions.bind(question, values)
    except questions.ParameterError as error:
        detail = {"name": error.name[:80], "value": error.value[:80]}
        raise ProblemError(400, error.code, detail_values=detail, where=error.name[:80], right=error.right) from None


async def _more(service: Service, question: questions.Question, asked: Ask, seen: int) -> bool:
    """Whether anything follows after what was seen."""
    following = Ask(question.following(seen), _JSON, None, values=asked.values)
    return (await asking.asked(service, following)).rows() > 0


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
    question: questions.Question,
    answer: Answer,
    media: str,
    values: Mapping[str, str],
    links: Mapping[str, str],
    place: tuple[int, int],
    names: Names,
) -> bytes:
    """The table in a form that the engine does not write."""
    table, language = tables.read(answer.content), names.language
    if media == _HTML:
        return questionpage.page(question, table, values, links, place, language, names.of).encode()
    form = formats.by_media_type(media)
    assert form is not None
    return writing.text(tables.triples(table), form)


def _spreadsheet(question: questions.Question, answer: Answer, language: str, beside: tables.Beside | None) -> bytes:
    headings = {name: heading[language] for name, heading in (question.columns or {}).items()}
    return tables.spreadsheet(tables.read(answer.content), headings, question.name, beside)


def _beside(
    service: Service, request: Request, links: Mapping[str, str], number: int, language: str
) -> tables.Beside | None:
    """What a spreadsheet says on a sheet of its own, so that no sum or filter meets it: that this is not the whole
    answer, and where the rest is. None where it is the whole.
    """
    words = _PARTIAL[language]
    addresses = {
        rel: f"{linked.base(service, request)}{url}" + ("" if "formaat=" in url else "&formaat=xlsx")
        for rel, url in links.items()
    }
    others = tuple((words[rel], addresses[rel]) for rel in ("next", "prev") if rel in addresses)
    return tables.Beside(words["title"], ((words["partial"].format(number=number), None), *others)) if others else None


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
