"""The dataset whole, by version."""

import gzip
from typing import Final

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import described, negotiation, tags
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.publication import dumps
from samenhang.store.dataset import quads

_LATEST: Final = "actueel"
_LASTING: Final = "public, max-age=31536000, immutable"


def router(service: Service) -> APIRouter:
    """Routes of /dumps/{bestand}."""
    routes = APIRouter()
    kept: dict[str, tuple[str, bytes]] = {}
    version = service.samenhang.version

    def made(suffix: str) -> tuple[str, bytes]:
        """The dataset, pressed together, and its tag."""
        if suffix not in kept:
            whole = quads(service.samenhang.knowledge, service.samenhang.examples())
            data = dumps.made(whole, dumps.FORMS[suffix])
            kept[suffix] = tags.of(data), data
        return kept[suffix]

    names = [f"{version}.{suffix}" for suffix in dumps.FORMS]
    ok = described.content("De dataset.", *(form.media_type for form in dumps.FORMS.values()))
    parameter = {"name": "bestand", "in": "path", "required": True, "schema": {"type": "string", "examples": names}}

    @routes.get(
        "/dumps/{bestand}",
        tags=["graaf"],
        operation_id="dump",
        summary="De dataset als geheel: {versie}.nq, .trig of .ttl; actueel.nq verwijst naar de huidige versie",
        responses={
            **described.responses(ok, 400, 404, 406),
            303: {"description": "Waar de huidige versie staat."},
            304: {"description": "Ongewijzigd sinds de versie in If-None-Match."},
        },
        response_model=None,
        openapi_extra={"parameters": [parameter]},
    )
    async def dump(request: Request) -> Response:
        name = str(request.path_params["bestand"])
        asked, _, suffix = name.rpartition(".")
        if suffix not in dumps.FORMS or asked not in (version, _LATEST):
            values = {"name": name[:120], "version": version}
            raise ProblemError(404, "unknown-dump", detail_values=values, where="bestand", right=tuple(names))
        if asked == _LATEST:
            headers = {"Location": f"/dumps/{version}.{suffix}", "Cache-Control": "no-cache"}
            return Response(status_code=303, headers=headers)
        media = negotiation.media_type(request, (dumps.FORMS[suffix].media_type,))
        compressed = _takes_gzip(request)
        tag, body = await run_in_threadpool(made, suffix)
        etag = tag if compressed else f'{tag[:-1]}-plain"'
        headers = {
            "ETag": etag,
            "Cache-Control": _LASTING,
            "Vary": "Accept-Encoding",
            "Link": '</catalogus>; rel="describedby"',
            **({"Content-Encoding": "gzip"} if compressed else {}),
        }
        if tags.known(request, etag):
            return Response(status_code=304, headers=headers)
        return content(body if compressed else await run_in_threadpool(gzip.decompress, body), media, headers)

    return routes


def _takes_gzip(request: Request) -> bool:
    """Whether the client reads gzip (RFC 9110, 12.5.3)."""
    header = ", ".join(request.headers.getlist("accept-encoding"))
    return bool(header.strip()) and negotiation.preferred(header, ("gzip",)) is not None
