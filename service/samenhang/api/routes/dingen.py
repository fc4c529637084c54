"""The graph as data: everything that has an IRI of ours, the ontology, and the catalogue."""

from collections.abc import Awaitable, Callable, Iterator

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import linked
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.knowledge import terms
from samenhang.knowledge.index import Triple
from samenhang.publication import catalogued, dcat, pages
from samenhang.publication.catalogued import Catalogued
from samenhang.publication.dcat import Offered
from samenhang.publication.pages import View
from samenhang.publication.rules import Mentions
from samenhang.publication.things import ONTOLOGY, Things

_DESCRIBED = {"describedby": "/catalogus"}


def router(service: Service) -> APIRouter:
    """Routes of /id, /def and /catalogus."""
    routes = APIRouter()
    shelf = _Shelf(service)

    @routes.get(
        "/id/{soort}/{slug}",
        tags=["graaf"],
        operation_id="ding",
        summary="Eén ding uit de kennisbank, als pagina of als RDF",
        responses=linked.responses("Wat er over dit ding bekend is.", 404),
        response_model=None,
        openapi_extra=linked.extra("soort", "slug"),
    )
    async def ding(request: Request) -> Response:
        kind, slug = str(request.path_params["soort"]), str(request.path_params["slug"])
        iri = terms.ID + f"{kind}/{slug}"
        view = linked.view(service, request)
        things = shelf.catalogued(request) if kind in catalogued.KINDS else shelf.things
        if not await run_in_threadpool(things.known, iri):
            near = await run_in_threadpool(things.nearest, kind, slug)
            problem = ProblemError(
                404, "unknown-thing", detail_values={"iri": iri[:200]}, where="slug", right=tuple(near)
            )
            return await linked.absent(request, lambda: pages.missing(things, iri[:200], near, view), problem, view)
        return await linked.answered(
            request,
            lambda: things.about(iri),
            lambda: pages.thing(things, shelf.mentions, iri, view),
            view,
            {"describes": iri, **_DESCRIBED},
        )

    @routes.get(
        "/id/{soort}",
        tags=["graaf"],
        operation_id="dingen",
        summary="Alle dingen van een soort, op naam",
        responses=linked.responses("De namen van alle dingen van deze soort.", 404),
        response_model=None,
        openapi_extra=linked.extra("soort"),
    )
    async def dingen(request: Request) -> Response:
        kind = str(request.path_params["soort"])
        view = linked.view(service, request)
        things = shelf.catalogued(request) if kind in catalogued.KINDS else shelf.things
        if kind not in await run_in_threadpool(lambda: things.by_kind):
            near = tuple(terms.ID + name for name in things.nearest_kinds(kind))
            problem = ProblemError(
                404, "unknown-thing", detail_values={"iri": (terms.ID + kind)[:200]}, where="soort", right=near
            )
            return await linked.absent(
                request, lambda: pages.missing(things, (terms.ID + kind)[:200], [], view), problem, view
            )
        return await linked.answered(
            request,
            lambda: things.listed(kind),
            lambda: shelf.page(view, lambda: pages.kind(things, kind, view)),
            view,
            _DESCRIBED,
        )

    @routes.get(
        "/id",
        tags=["graaf"],
        operation_id="soorten",
        summary="Wat er in de kennisbank staat, per soort",
        responses=linked.responses("De soorten met hun aantallen; als RDF de beschrijving van de dataset."),
        response_model=None,
        openapi_extra=linked.extra(),
    )
    async def soorten(request: Request) -> Response:
        view = linked.view(service, request)
        return await linked.answered(
            request,
            lambda: shelf.catalogued(request).about(dcat.DATASET),
            lambda: shelf.page(view, lambda: pages.kinds(shelf.things, view)),
            view,
            _DESCRIBED,
        )

    @routes.get(
        "/def",
        tags=["graaf"],
        operation_id="begrippen",
        summary="De ontologie: alle klassen en eigenschappen",
        responses=linked.responses("De ontologie, als pagina of als RDF."),
        response_model=None,
        openapi_extra=linked.extra(),
    )
    async def begrippen(request: Request) -> Response:
        view = linked.view(service, request)
        return await linked.answered(
            request,
            lambda: shelf.things.ontology,
            lambda: shelf.page(view, lambda: pages.ontology(shelf.things, view)),
            view,
            {"describes": ONTOLOGY, **_DESCRIBED},
        )

    @routes.get(
        "/catalogus",
        tags=["graaf"],
        operation_id="catalogus",
        summary="De dataset en de diensten, beschreven volgens DCAT-AP-NL",
        responses=linked.responses("De catalogus, als pagina of als RDF."),
        response_model=None,
        openapi_extra=linked.extra(),
    )
    async def catalogus(request: Request) -> Response:
        view = linked.view(service, request)
        found = shelf.catalogued(request)

        def whole() -> Iterator[Triple]:
            return dcat.description(found.offered)

        return await linked.answered(
            request,
            whole,
            lambda: pages.thing(found, shelf.mentions, dcat.CATALOGUE, view),
            view,
            {"describes": dcat.CATALOGUE},
        )

    for path, place in (("/.well-known/void", "/catalogus"), ("/v1", "/v1/openapi.json")):
        routes.add_api_route(path, _elsewhere(place), methods=["GET"], response_model=None, include_in_schema=False)

    @routes.get("/pagina.css", response_model=None, include_in_schema=False)
    async def stijl(_request: Request) -> Response:
        return content(pages.style(), "text/css; charset=utf-8", {"Cache-Control": "no-cache"})

    return routes


class _Shelf:
    """What the routes look things up in."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.things = Things(service.samenhang.knowledge)
        self.mentions = Mentions(service.samenhang.model)
        self._pages: dict[tuple[str, str, bool], str] = {}

    def page(self, view: View, make: Callable[[], str]) -> str:
        """A page of a list, made once; there are only as many as there are kinds of things."""
        key = (view.path, view.language, view.spoken)
        if key not in self._pages:
            self._pages[key] = make()
        return self._pages[key]

    def catalogued(self, request: Request) -> Catalogued:
        """The catalogue at the address that was asked."""
        knowledge = self.service.samenhang.knowledge
        statements = len(knowledge.closed.triples) + len(knowledge.shapes.triples)
        return Catalogued(knowledge, Offered(linked.base(request), knowledge.version, statements))


def _elsewhere(place: str) -> Callable[[Request], Awaitable[Response]]:
    async def elders(_request: Request) -> Response:
        return Response(status_code=303, headers={"Location": place})

    return elders
