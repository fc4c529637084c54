"""Stored configurations."""

from typing import Any, Final

import anyio.to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.answers.catalogue import Catalogue
from samenhang.api import described, negotiation, tags, wishes
from samenhang.api.described import JSON, Frame, Responses, parameter
from samenhang.api.origin import check_origin
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content, encoded
from samenhang.exchange import formats, writing
from samenhang.store.configurations import Entry, Stored

_MOST: Final = 500
_PATH: Final = "/v1/configuraties"
_ONE: Final = _PATH + "/{id}"
_PAGE: Final = parameter(
    "pagina", "Welke bladzijde.", {"type": "integer", "minimum": 1, "maximum": 99_999, "default": 1}
)
_SIZE: Final = parameter(
    "perPagina",
    "Hoeveel configuraties op een bladzijde.",
    {"type": "integer", "minimum": 1, "maximum": _MOST, "default": 100},
)
_MUNICIPALITY: Final = parameter("gemeente", "Alleen die van deze gemeente, zoals gm0344.", {"type": "string"})
_ID: Final = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
_RDF: Final = tuple(f.media_type for f in formats.RDF)


def _header(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": False, "description": description, "schema": {"type": "string"}}


_IF_MATCH: Final = _header("If-Match", "De ETag van de versie die vervangen of verwijderd wordt; verplicht.")
_IF_NONE: Final = _header("If-None-Match", "De ETag van de versie die u al hebt.")


def router(service: Service) -> APIRouter:
    """Routes of /v1/configuraties and /v1/configuraties/{id}."""
    routes = APIRouter()
    saved = service.saved
    taken = described.configuration()["requestBody"]
    entry = described.model("Bewaard", "De bewaarde configuratie, in het kort.")
    whole = described.model("Configuratie", "De configuratie, zoals zij bewaard is.")
    whole["content"] |= described.content("", *_RDF)["content"]

    def framed(method: str, path: str, operation: tuple[str, str], told: Responses, **extra: Any) -> Frame:
        return described.frame(routes, "configuraties", method, path, operation, told, **extra)

    @framed(
        "GET",
        _PATH,
        ("configuraties", "De bewaarde configuraties, in volgorde van aanmaak"),
        described.responses(described.model("BewaardeConfiguraties", "Een bladzijde."), 400, 406, 503),
        **wishes.extended(described.language(), _PAGE, _SIZE, _MUNICIPALITY),
    )
    async def lijst(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        number, size = wishes.number(request, _PAGE), wishes.number(request, _SIZE)
        municipality = _municipality(request, service)
        found = await anyio.to_thread.run_sync(lambda: saved.open().page((number - 1) * size, size + 1, municipality))
        entries = [_entry(service, each, language) for each in found[:size]]
        progress = saved.progress
        answer = {
            "kennisversie": service.samenhang.version,
            "configuraties": entries,
            "bijwerking": progress and progress.as_json(),
        }
        return content(encoded(answer), media, {"Link": _links(request, number, len(found) > size)})

    @framed(
        "POST",
        _PATH,
        ("bewaarConfiguratie", "Een configuratie bewaren"),
        described.responses(entry, 400, 403, 406, 413, 415, 503, success=201),
        **described.language(),
        requestBody=taken,
    )
    async def bewaar(request: Request) -> Response:
        check_origin(request, service.settings.address)
        media = negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        _, outcome = await service.judged(request)
        found = await anyio.to_thread.run_sync(saved.create, outcome)
        return _told(service, found, language, media, 201)

    @framed(
        "GET",
        _ONE,
        ("configuratie", "Een bewaarde configuratie"),
        {
            **described.responses(whole, 400, 404, 406, 503),
            304: {"description": "Ongewijzigd sinds de versie in If-None-Match."},
        },
        parameters=[_ID, _IF_NONE],
    )
    async def lees(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON, *_RDF))
        stored = await _stored(service, request)
        form = formats.by_media_type(media)
        assert form is not None
        tag = _tag(stored.registration.revision, form)
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tags.known(request, tag):
            return Response(status_code=304, headers=headers)
        if form.rdf is None:
            return content(encoded(saved.document(stored)), media, headers)
        triples = [*stored.registration.triples(), *stored.stated]
        return content(writing.text(triples, form), media, headers)

    @framed(
        "PUT",
        _ONE,
        ("vervangConfiguratie", "Een bewaarde configuratie vervangen"),
        described.responses(entry, 400, 403, 404, 406, 412, 413, 415, 428, 503),
        parameters=[_ID, _IF_MATCH, *described.language()["parameters"]],
        requestBody=taken,
    )
    async def vervang(request: Request) -> Response:
        check_origin(request, service.settings.address)
        media = negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        stored = await _matched(service, request)
        _, outcome = await service.judged(request)
        found = await anyio.to_thread.run_sync(saved.replace, stored.registration, outcome)
        if found is None:
            raise _changed(request, await _stored(service, request))
        return _told(service, found, language, media, 200)

    @framed(
        "DELETE",
        _ONE,
        ("verwijderConfiguratie", "Een bewaarde configuratie verwijderen"),
        described.responses({"description": "De configuratie is weg."}, 400, 403, 404, 412, 428, 503, success=204),
        parameters=[_ID, _IF_MATCH],
    )
    async def verwijder(request: Request) -> Response:
        check_origin(request, service.settings.address)
        stored = await _matched(service, request)
        gone = await anyio.to_thread.run_sync(lambda: saved.open().delete(stored.registration))
        if not gone:
            raise _changed(request, await _stored(service, request))
        return Response(status_code=204)

    return routes


async def _stored(service: Service, request: Request) -> Stored:
    """The configuration that the path names. Raises ProblemError 404."""
    slug = str(request.path_params["id"])
    found = await anyio.to_thread.run_sync(lambda: service.saved.open().read(slug))
    if found is None:
        raise ProblemError(404, "no-configuration-here", detail_values={"name": slug[:80]})
    return found


async def _matched(service: Service, request: Request) -> Stored:
    """The configuration that the path names, in the version that `If-Match` names. Raises ProblemError 404, 412 and
    428.
    """
    if "if-match" not in request.headers:
        raise ProblemError(428, "say-which", where="If-Match")
    stored = await _stored(service, request)
    known = {_tag(stored.registration.revision, form) for form in (formats.JSON, *formats.RDF)}
    if known.isdisjoint(given := tags.named(request, "if-match")) and "*" not in given:
        raise _changed(request, stored)
    return stored


def _changed(request: Request, stored: Stored) -> ProblemError:
    now = _tag(stored.registration.revision, formats.JSON)
    values = {"given": request.headers["if-match"][:80], "now": now}
    return ProblemError(412, "changed-meanwhile", detail_values=values, where="If-Match", headers={"ETag": now})


def _tag(revision: str, form: formats.Format) -> str:
    """Entity tag of a revision in one form; the bytes of two forms differ, and so do their tags (RFC 9110, 8.8.3)."""
    return f'"{revision}"' if form is formats.JSON else f'"{revision}{form.suffixes[0]}"'


def _municipality(request: Request, service: Service) -> str | None:
    """IRI of the municipality that is asked for. Raises ProblemError 400 for one that is unknown."""
    given = request.query_params.get("gemeente")
    if given is None:
        return None
    found = service.samenhang.model.names["gemeente"].get(given)
    if found is None:
        raise ProblemError(
            400, "wrong-value", detail_values={"name": "gemeente", "value": given[:80]}, where="gemeente"
        )
    return found


def _entry(service: Service, entry: Entry, language: str) -> dict[str, Any]:
    """A configuration as lists have it."""
    about = entry.registration
    catalogue: Catalogue = service.samenhang.catalogue
    return {
        "id": about.name,
        "slug": about.slug,
        "label": entry.label or about.slug,
        "gemeente": catalogue.item(entry.municipality, language) if entry.municipality else None,
        "gemaakt": about.created,
        "gewijzigd": about.modified,
        "etag": _tag(about.revision, formats.JSON),
        "verouderd": entry.version != service.samenhang.version,
    }


def _told(service: Service, entry: Entry, language: str, media: str, status: int) -> Response:
    found = _entry(service, entry, language)
    headers = {"ETag": found["etag"], "Content-Language": language}
    if status == 201:
        headers["Location"] = f"{_PATH}/{found['slug']}"
    return content(encoded({"kennisversie": service.samenhang.version, **found}), media, headers, status)


def _links(request: Request, number: int, more: bool) -> str:
    """The other pages (RFC 8288)."""
    pages = {"first": 1, **({"prev": number - 1} if number > 1 else {}), **({"next": number + 1} if more else {})}
    urls = {rel: request.url.include_query_params(pagina=page) for rel, page in pages.items()}
    return ", ".join(f'<{url.path}?{url.query}>; rel="{rel}"' for rel, url in urls.items())
