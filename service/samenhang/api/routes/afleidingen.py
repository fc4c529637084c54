"""The traces of findings: every step from what was chosen to what was concluded."""

from difflib import get_close_matches

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from samenhang.answers.traces import finding_names
from samenhang.api import negotiation, wishes
from samenhang.api.described import configuration, judged, parameter
from samenhang.api.problems import ProblemError
from samenhang.api.service import JSON, Service, answer, content
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Model
from samenhang.exchange import formats, writing
from samenhang.knowledge import terms

TEXT = "text/plain"
FINDING = parameter(
    "bevinding", "Alleen deze bevinding (het `id` of het laatste deel daarvan); mag vaker.", {"type": "string"}
)


def router(service: Service) -> APIRouter:
    """Routes of /v1/afleidingen."""
    routes = APIRouter()
    whole = service.samenhang

    @routes.post(
        "/v1/afleidingen",
        tags=["configuratie"],
        operation_id="afleidingen",
        summary="Het spoor van elke bevinding",
        responses=judged(
            "Afleidingen",
            "Per bevinding elke stap van keuze tot conclusie; in RDF als PROV-O, in tekst als genummerde zinnen.",
            *(f.media_type for f in formats.RDF),
            TEXT,
        ),
        response_model=None,
        openapi_extra=wishes.extended(configuration(), FINDING),
    )
    async def afleidingen(request: Request) -> Response:
        media = negotiation.media_type(request, (JSON, *(f.media_type for f in formats.RDF), TEXT))
        language = negotiation.language(request)
        document, outcome = await service.judged(request)
        names = _names(request, whole.model, outcome)
        if media == JSON:
            return answer(request, whole.afleidingen(outcome, language, names), language)
        headers = {"Content-Language": language}
        if media == TEXT:
            told = whole.sporentekst(outcome, language, names)
            return content(told.encode(), media, headers)
        form = formats.by_media_type(media)
        assert form
        triples = whole.afleidingen_rdf(outcome, language, names, document.subject or writing.SENT)
        return content(writing.text(triples, form), media, headers)

    return routes


def _names(request: Request, model: Model, outcome: Outcome) -> tuple[str, ...]:
    """The findings asked for. Raises ProblemError 400 for one that this configuration does not have."""
    known = finding_names(model, outcome)
    names = tuple(terms.slug(name) for name in request.query_params.getlist("bevinding"))
    for name in names:
        if name not in known:
            right = get_close_matches(name, known, n=3, cutoff=0.4) or known[:12]
            values = {"name": "bevinding", "value": name[:80]}
            raise ProblemError(400, "wrong-value", detail_values=values, where="bevinding", right=tuple(right))
    return names
