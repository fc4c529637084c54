"""Linked data over HTTP: one address, a page for people and RDF for programs."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import described, negotiation, tags
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.exchange import formats, writing
from samenhang.exchange.formats import Format
from samenhang.knowledge import terms
from samenhang.knowledge.index import Triple
from samenhang.publication.dcat import Offered
from samenhang.publication.pages import FORMS, View
from samenhang.publication.subject import subject

HTML: Final = "text/html"
OFFERED: Final = (HTML, *(form.media_type for form in FORMS.values()))
POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
LICENCE: Final = "http://publications.europa.eu/resource/authority/licence/EUPL_1_2"
FORMAT: Final = described.parameter(
    "formaat", "De vorm van het antwoord, voor wie geen Accept kan sturen.", {"type": "string", "enum": list(FORMS)}
)


def wanted(request: Request) -> Format | None:
    """The format of RDF that is asked for, by `formaat` or by `Accept`; None for a page. Raises ProblemError 400 for a
    `formaat` that does not exist, 406 for media types that we do not have.
    """
    asked = request.query_params.get("formaat")
    if asked is not None:
        if asked not in FORMS:
            values = {"name": "formaat", "value": asked[:80]}
            raise ProblemError(400, "wrong-value", detail_values=values, where="formaat", right=tuple(FORMS))
        return FORMS[asked]
    return formats.by_media_type(negotiation.media_type(request, OFFERED))


def view(service: Service, request: Request) -> View:
    """How the page is asked for. Raises ProblemError 400 for a language that we do not speak."""
    language = negotiation.language(request)
    return View(request.url.path, language, "taal" in request.query_params, service.samenhang.version)


def base(service: Service, request: Request) -> str:
    """The address at which the service answers, without a slash at the end: as set, or as it was asked."""
    return service.settings.address or str(request.base_url).rstrip("/")


def offered(service: Service, request: Request) -> Offered:
    """What the catalogue describes at the address that was asked."""
    knowledge = service.samenhang.knowledge
    statements = len(knowledge.closed.triples) + len(knowledge.shapes.triples)
    root = f"{service.settings.address}/id/" if service.settings.address else terms.ID
    about, publisher = subject(knowledge.asserted), service.settings.publisher
    return Offered(base(service, request), knowledge.version, statements, about, publisher, root)


async def answered(
    request: Request,
    triples: Callable[[], Iterable[Triple]],
    page: Callable[[], str],
    view: View,
    links: Mapping[str, str],
) -> Response:
    """The page or the RDF, whichever is asked for; not again to who has it. `links` are those of the header by
    relation. What is made is made beside the loop, so that others need not wait.
    """
    form = wanted(request)
    body = await run_in_threadpool(lambda: page().encode() if form is None else writing.text(triples(), form))
    headers = {
        "ETag": tags.of(body),
        "Cache-Control": "no-cache",
        "Link": _links({"license": LICENCE, **links}),
    }
    if form is None:
        headers |= {"Content-Security-Policy": POLICY, "Content-Language": view.language}
    if tags.known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return content(body, f"{HTML}; charset=utf-8" if form is None else form.media_type, headers)


async def absent(request: Request, page: Callable[[], str], problem: ProblemError, view: View) -> Response:
    """What does not exist: a page where a page is asked for. Raises the problem where it is not."""
    header = ", ".join(request.headers.getlist("accept"))
    if "formaat" in request.query_params or negotiation.preferred(header, (described.PROBLEM, *OFFERED)) != HTML:
        raise problem
    headers = {"Content-Security-Policy": POLICY, "Content-Language": view.language, "Cache-Control": "no-store"}
    return content((await run_in_threadpool(page)).encode(), f"{HTML}; charset=utf-8", headers, status=404)


def route(routes: APIRouter, path: str, identifier: str, summary: str, answers: str) -> described.Frame:
    """A route of linked data, as the contract shows it; what its path names may not exist."""
    inside = [part.strip("{}") for part in path.split("/") if part.startswith("{")]
    told = _responses(answers, *((404,) if inside else ()))
    return described.frame(routes, "graaf", "GET", path, (identifier, summary), told, **_extra(*inside))


def _responses(description: str, *errors: int) -> described.Responses:
    """What a route of linked data answers, for the contract."""
    found = described.responses(described.content(description, *OFFERED), 400, 406, *errors)
    found[304] = {"description": "Ongewijzigd sinds de versie in If-None-Match."}
    if 404 in errors:
        found[404]["content"] |= described.content("", HTML)["content"]
    return found


def _extra(*path: str) -> dict[str, Any]:
    """The extra of a route of linked data: its parameters, those in the path first."""
    inside = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in path]
    return {"parameters": [*inside, *described.language()["parameters"], FORMAT]}


def _links(links: Mapping[str, str]) -> str:
    return ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links.items())
