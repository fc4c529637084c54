"""Which rules a configuration violates."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import negotiation
from samenhang.api.described import configuration, judged
from samenhang.api.service import JSON, Service, answer, content
from samenhang.exchange import formats, writing
from samenhang.exchange.report import REPORT, report_triples


def router(service: Service) -> APIRouter:
    """Routes of /v1/validaties."""
    routes = APIRouter()

    @routes.post(
        "/v1/validaties",
        tags=["configuratie"],
        operation_id="validaties",
        summary="Welke regels geschonden zijn",
        responses=judged(
            "Validatie", "Het oordeel, of het SHACL-verslag van het W3C in RDF.", *(f.media_type for f in formats.RDF)
        ),
        response_model=None,
        openapi_extra=configuration(),
    )
    async def validaties(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON, *(f.media_type for f in formats.RDF)))
        language = negotiation.language(request)
        document, outcome = await service.judged(request)
        form = formats.by_media_type(media)
        if form is None or form.rdf is None:
            return answer(request, service.samenhang.valideer(outcome, language), language)
        subject = document.subject or writing.SENT
        receipt = service.samenhang.receipt("validaties", {"taal": language}, outcome.configuration)
        report = report_triples(service.samenhang.knowledge.shapes, outcome, subject)
        return content(writing.text([*report, *receipt.triples(REPORT, subject)], form), media)

    return routes
