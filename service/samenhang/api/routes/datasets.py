"""The knowledge as open data: what there is to download, described for data portals, and the files themselves."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import described, negotiation
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.exchange import formats, writing
from samenhang.store.dcat import DATASETS, catalogue

_FORMS = [form for form in formats.RDF if form is not formats.TRIG]
_NAME = {"name": "bestand", "in": "path", "required": True, "schema": {"type": "string", "examples": ["kennis.ttl"]}}


def router(service: Service) -> APIRouter:
    """Routes of /v1/datasets."""
    routes = APIRouter()

    @routes.get(
        "/v1/datasets",
        tags=["kennis"],
        operation_id="datasets",
        summary="De kennis als dataset, beschreven volgens DCAT-AP-NL",
        responses=described.responses(described.content("De catalogus.", *(f.media_type for f in _FORMS)), 400, 406),
        response_model=None,
    )
    async def datasets(request: Request) -> Response:
        media = negotiation.media_type(request, [form.media_type for form in _FORMS])
        form = formats.by_media_type(media)
        assert form is not None
        base = str(request.url.replace(query="")).removesuffix(DATASETS)
        triples = catalogue(base, service.samenhang.version, service.settings.publisher)
        return content(writing.text(triples, form), media)

    @routes.get(
        "/v1/datasets/{bestand}",
        tags=["kennis"],
        operation_id="dataset",
        summary="Eén bestand: de kennis, de vormen of de begrippen, in Turtle",
        responses=described.responses(described.content("Het bestand.", formats.TURTLE.media_type), 400, 404, 406),
        response_model=None,
        openapi_extra={"parameters": [_NAME]},
    )
    async def dataset(request: Request, bestand: str) -> Response:
        if bestand not in service.files:
            raise ProblemError(404, "no-such-path", detail_values={"path": request.url.path[:200]})
        media = negotiation.media_type(request, [formats.TURTLE.media_type])
        etag = f'"{service.tag}"'
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return content(service.files[bestand], media, headers)

    return routes
