"""SPARQL 1.1 Protocol, for questions only."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import asking, body, described, linked, negotiation
from samenhang.api.envelope import Endpoint
from samenhang.api.problems import ProblemError
from samenhang.api.routes.pagina import dressed, theme_folder
from samenhang.api.service import Service, content
from samenhang.exchange import formats, writing
from samenhang.store.description import service_description
from samenhang.store.runner import Ask

_FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
_HTML = "text/html"
PATH = "/sparql"
_MOST_FIELDS = 1000
"""Fields of a form that are read; a client may name hundreds of graphs."""

_TEXT: dict[str, Any] = {"type": "string", "examples": ["SELECT ?s WHERE { ?s ?p ?o } LIMIT 5"]}
_IRIS: dict[str, Any] = {"type": "array", "items": {"type": "string", "format": "iri"}}
_PARAMETER = described.parameter("query", "De vraag.", _TEXT)
_GRAPHS = [
    described.parameter("default-graph-uri", "Graaf waarin gezocht wordt; zonder deze: alle.", _IRIS),
    described.parameter("named-graph-uri", "Graaf die met GRAPH bereikbaar is.", _IRIS),
]
_PROPERTIES = {"query": _TEXT, "default-graph-uri": _IRIS, "named-graph-uri": _IRIS}
_BODY = {
    _FORM: {"schema": {"type": "object", "required": ["query"], "properties": _PROPERTIES}},
    QUERY: {"schema": _TEXT},
}

Pairs = list[tuple[str, str]]


def endpoints(service: Service) -> Mapping[tuple[str, str], Endpoint]:
    """What answers at /sparql, by method and path."""
    editor = service.settings.page / "sparql.html"
    answer = dressed(editor, theme_folder(service.settings)) if editor.is_file() else None
    pages = (_HTML,) if answer else ()
    offered = (*asking.RESULT_TYPES, *asking.TRIPLE_TYPES, *pages)

    async def vraag(request: Request) -> Response:
        if answer and negotiation.preferred(", ".join(request.headers.getlist("accept")), offered) == _HTML:
            return answer()
        pairs = list(request.query_params.multi_items())
        if not any(key in ("query", "update") for key, _ in pairs):
            return _described(service, request)
        return await _asked(service, request, pairs)

    async def stuur(request: Request) -> Response:
        media, parameters = body.content_type(request)
        if media not in (_FORM, QUERY):
            raise ProblemError(415, "not-read", detail_values={"given": media[:80], "read": f"{_FORM}, {QUERY}"})
        body.check_charset(parameters)
        data = await body.read(request, service.settings.body_limit)
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise ProblemError(400, "question-not-utf8", where="query") from None
        sent = _fields(text) if media == _FORM else [("query", text)]
        return await _asked(service, request, [*request.query_params.multi_items(), *sent])

    return {("GET", PATH): vraag, ("POST", PATH): stuur}


def router(service: Service) -> APIRouter:
    """Routes of /sparql."""
    routes = APIRouter()
    answers = endpoints(service)
    routes.get(
        PATH,
        tags=["vragen"],
        operation_id="sparqlVraag",
        summary="Een vraag in SPARQL; zonder vraag de beschrijving van de dienst",
        responses=described.asked("Het antwoord, in de gevraagde vorm; in een browser een schrijfvak.", also=(_HTML,)),
        response_model=None,
        openapi_extra={"parameters": [_PARAMETER, *_GRAPHS]},
    )(answers["GET", PATH])
    routes.post(
        PATH,
        tags=["vragen"],
        operation_id="sparqlStuur",
        summary="Een vraag in SPARQL, als formulier of als tekst",
        responses=described.asked("Het antwoord, in de gevraagde vorm.", 413, 415),
        response_model=None,
        openapi_extra={"parameters": _GRAPHS, "requestBody": {"required": True, "content": _BODY}},
    )(answers["POST", PATH])
    return routes


async def _asked(service: Service, request: Request, pairs: Pairs) -> Response:
    if any(key == "update" for key, _ in pairs):
        raise ProblemError(400, "read-only", where="update")
    texts = [value for key, value in pairs if key == "query"]
    if len(texts) != 1 or not texts[0].strip():
        raise ProblemError(400, "one-question" if len(texts) > 1 else "no-question", where="query")
    results, triples = asking.wanted(request)
    default, named = _graphs(pairs, "default-graph-uri"), _graphs(pairs, "named-graph-uri")
    question = Ask(texts[0], results, triples, default, named, base=address(request))
    return await asking.answered(service, question, request.receive)


def address(request: Request) -> str:
    """The address of this endpoint as the client knows it."""
    scope = request.scope
    server = tuple(scope.get("server") or ())  # a list in some servers
    return _address(scope["scheme"], request.headers.get("host"), server, scope["path"])


@lru_cache(64)
def _address(scheme: str, host: str | None, server: tuple[Any, ...], path: str) -> str:
    """The same, worked out once for each way to reach us."""
    headers = [] if host is None else [(b"host", host.encode("latin-1"))]
    return str(URL(scope={"scheme": scheme, "server": server or None, "path": path, "headers": headers}))


def _fields(form: str) -> Pairs:
    """The fields of a form. Raises ProblemError 400 for more than we read, and for bytes that are no UTF-8."""
    try:
        return parse_qsl(form, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except UnicodeDecodeError:
        raise ProblemError(400, "question-not-utf8", where="query") from None
    except ValueError:
        raise ProblemError(400, "too-many-fields", detail_values={"limit": str(_MOST_FIELDS)}) from None


def _graphs(pairs: Pairs, name: str) -> tuple[str, ...]:
    """Graphs that the request names. Raises ProblemError 400 for what is no IRI."""
    found = tuple(value for key, value in pairs if key == name)
    for iri in found:
        try:
            absolute = bool(urlsplit(iri).scheme)
        except ValueError:
            absolute = False
        if not absolute or any(c <= " " or c in '<>"{}|^`\\' for c in iri):
            raise ProblemError(400, "not-a-graph", detail_values={"name": iri[:80]}, where=name)
    return found


def _described(service: Service, request: Request) -> Response:
    media = negotiation.media_type(request, [f.media_type for f in formats.RDF])
    form = formats.by_media_type(media)
    assert form is not None
    endpoint = linked.base(service, request) + PATH
    made = service_description(endpoint, linked.LICENCE, service.samenhang.knowledge)
    return content(writing.text(made, form), media)
