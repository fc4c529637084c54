"""The catalogue at an address of the API, for data portals, and the files of the knowledge that it names."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import described, linked, negotiation, tags
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.exchange import formats, writing
from samenhang.publication import dcat

_FORMS = [form.media_type for form in formats.RDF]
_NAME = {"name": "bestand", "in": "path", "required": True, "schema": {"type": "string", "examples": ["kennis.ttl"]}}


def router(service: Service) -> APIRouter:
    """Routes of /v1/datasets."""
    routes = APIRouter()

    @routes.get(
        "/v1/datasets",
        tags=["kennis"],
        operation_id="datasets",
        summary="De dataset en de diensten, beschreven volgens DCAT-AP-NL: de catalogus als RDF",
        responses=described.responses(described.content("De catalogus.", *_FORMS), 400, 406),
        response_model=None,
    )
    async def datasets(request: Request) -> Response:
        media = negotiation.media_type(request, _FORMS)
        form = formats.by_media_type(media)
        assert form is not None
        triples = dcat.description(linked.offered(service, request))
        headers = {"Cache-Control": "no-cache", "Link": '</catalogus>; rel="alternate"'}
        return content(writing.text(triples, form), media, headers)

    @routes.get(
        "/v1/datasets/{bestand}",
        tags=["kennis"],
        operation_id="dataset",
        summary="Eén bestand: de kennis, de vormen of de begrippen, in Turtle",
        responses=described.responses(described.content("Het bestand.", formats.TURTLE.media_type), 400, 404, 406),
        response_model=None,
        openapi_extra={"parameters": [_NAME]},
    )
    async def dataset(request: Request) -> Response:
        bestand = str(request.path_params["bestand"])
        if bestand not in service.files:
            raise ProblemError(404, "no-such-path", detail_values={"path": request.url.path[:200]})
        media = negotiation.media_type(request, [formats.TURTLE.media_type])
        data = service.files[bestand]
        headers = {"ETag": tags.of(data), "Cache-Control": "no-cache"}
        if tags.known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return content(data, media, headers)

    return routes
