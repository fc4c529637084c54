"""The graph as data: everything that has an IRI of ours, the ontology, and the catalogue."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import linked
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.exchange import keeping
from samenhang.exchange.unreadable import UnreadableError
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Triple
from samenhang.publication import catalogued, configurationpages, dcat, found, kept, pages
from samenhang.publication.catalogued import Catalogued
from samenhang.publication.found import Findings
from samenhang.publication.kept import Kept
from samenhang.publication.pages import View
from samenhang.publication.rules import Mentions
from samenhang.publication.things import ONTOLOGY, Things
from samenhang.store.configurations import Stored

Said = tuple[Triple, ...]
"""What a configuration states; empty for what is none and is of none."""
_DESCRIBED = {"describedby": "/catalogus"}


def router(service: Service) -> APIRouter:
    """Routes of /id, /def and /catalogus."""
    routes = APIRouter()
    shelf = _Shelf(service)

    @linked.route(
        routes, "/id/{soort}/{slug}", "ding", "Eén ding, als pagina of als RDF", "Wat er over dit ding bekend is."
    )
    async def ding(request: Request) -> Response:
        kind, slug = str(request.path_params["soort"]), str(request.path_params["slug"])
        return await one(request, *await run_in_threadpool(shelf.holding, request, kind, slug), kind, slug)

    @linked.route(
        routes,
        "/id/bevinding/{configuratie}/{slug}",
        "bevinding",
        "Een bevinding van één bewaarde configuratie",
        "Wat er over deze bevinding bekend is.",
    )
    async def bevinding(request: Request) -> Response:
        slug, owner = str(request.path_params["slug"]), str(request.path_params["configuratie"])
        return await one(request, *await run_in_threadpool(shelf.finding, owner, slug), found.KIND, f"{owner}/{slug}")

    async def one(request: Request, things: Things, said: Said, kind: str, slug: str) -> Response:
        """One thing, where it is known there, and what is said of the configuration that it is or is of."""
        view = linked.view(service, request)
        iri = things.named(kind, slug)
        if not await run_in_threadpool(things.known, iri):
            near = await run_in_threadpool(things.nearest, kind, slug.rpartition("/")[2])
            return await _absent(request, things, "slug", iri, near, near, view)
        return await linked.answered(
            request,
            lambda: things.about(iri),
            lambda: shelf.one(things, said, iri, view),
            view,
            {"describes": iri, **_DESCRIBED},
        )

    @linked.route(
        routes,
        "/id/{soort}",
        "dingen",
        "Alle dingen van een soort, op naam",
        "De namen van alle dingen van deze soort.",
    )
    async def dingen(request: Request) -> Response:
        kind = str(request.path_params["soort"])
        view = linked.view(service, request)
        things = shelf.of_kind(request, kind)
        if kind not in await run_in_threadpool(lambda: things.by_kind):
            near = [things.root + name for name in things.nearest_kinds(kind)]
            return await _absent(request, things, "soort", things.root + kind, [], near, view)
        return await linked.answered(
            request,
            lambda: things.listed(kind),
            lambda: shelf.page(view, lambda: pages.kind(things, kind, view)),
            view,
            _DESCRIBED,
        )

    @linked.route(
        routes,
        "/id",
        "soorten",
        "Wat er in de kennisbank staat, per soort",
        "De soorten met hun aantallen; als RDF de beschrijving van de dataset.",
    )
    async def soorten(request: Request) -> Response:
        view = linked.view(service, request)
        listed = shelf.catalogued(request)
        return await linked.answered(
            request,
            lambda: listed.about(listed.offered.dataset),
            lambda: shelf.page(view, lambda: pages.kinds(shelf.things, view)),
            view,
            _DESCRIBED,
        )

    @linked.route(
        routes,
        "/def",
        "begrippen",
        "De ontologie: alle klassen en eigenschappen",
        "De ontologie, als pagina of als RDF.",
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

    @linked.route(
        routes,
        "/catalogus",
        "catalogus",
        "De dataset en de diensten, beschreven volgens DCAT-AP-NL",
        "De catalogus, als pagina of als RDF.",
    )
    async def catalogus(request: Request) -> Response:
        view = linked.view(service, request)
        listed = shelf.catalogued(request)

        def whole() -> Iterator[Triple]:
            return dcat.description(listed.offered)

        return await linked.answered(
            request,
            whole,
            lambda: pages.thing(listed, shelf.mentions, listed.offered.catalogue, view),
            view,
            {"describes": listed.offered.catalogue},
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
        self.things = service.things
        self.findings = Findings(service.things, service.samenhang.model)
        self.mentions = Mentions(service.samenhang.model)
        self._pages: dict[tuple[str, str, bool], str] = {}

    def page(self, view: View, make: Callable[[], str]) -> str:
        """A page of a list, made once; there are only as many as there are kinds of things."""
        key = (view.path, view.language, view.spoken)
        if key not in self._pages:
            self._pages[key] = make()
        return self._pages[key]

    def of_kind(self, request: Request, kind: str) -> Things:
        """Where things of a kind are looked up."""
        if kind == found.KIND:
            return self.findings
        return self.catalogued(request) if kind in catalogued.KINDS else self.things

    def holding(self, request: Request, kind: str, slug: str) -> tuple[Things, Said]:
        """Where one thing is looked up, and what is said of it where it is a configuration: one that the knowledge
        does not have, in the store. Raises StoreError.
        """
        things = self.of_kind(request, kind)
        iri = things.named(kind, slug)
        if kind != kept.KIND or things.known(iri):
            return things, tuple(self.service.samenhang.knowledge.examples.about(iri))
        configurations = self.service.saved.open()
        stored = configurations.read(slug)
        if stored is None:
            return things, ()
        return self._kept(things, stored, configurations.followed(slug)), stored.stated

    def finding(self, owner: str, slug: str) -> tuple[Things, Said]:
        """Where a finding of a stored configuration is looked up: with what is stored beside that; and what is said of
        that. Raises StoreError.
        """
        iri = self.findings.named(found.KIND, f"{owner}/{slug}")
        configurations = self.service.saved.open()
        told = [t for t in configurations.followed(owner) if t[0] == iri]
        stored = configurations.read(owner)
        if not told or stored is None:
            return self.findings, ()
        around = self._kept(self.findings, stored, ())
        return Kept(around, iri, told, [(iri, p, name) for p, name in self.findings.names(slug)]), stored.stated

    def one(self, things: Things, said: Said, iri: str, view: View) -> str:
        """The page of one thing."""
        kind = things.kind(iri)
        if kind not in (kept.KIND, found.KIND):
            return pages.thing(things, self.mentions, iri, view)
        judged = self._judged(said, view.language) if said else None
        if kind == kept.KIND:
            return configurationpages.configuration(things, iri, judged, self.findings, view)
        findings = judged["bevindingen"] if judged else ()
        told = next((each for each in findings if terms.slug(each["id"]) == terms.slug(iri)), None)
        return configurationpages.finding(things, iri, told, view)

    def _kept(self, around: Things, stored: Stored, followed: Iterable[Triple]) -> Kept:
        """A stored configuration; without a name it gets one on pages."""
        registration = stored.registration
        stated = (*registration.triples(), *stored.stated)
        called = configurationpages.called(Index(stated), around.stated, registration.name)
        return Kept(around, registration.name, stated, followed, called)

    def _judged(self, said: Said, language: str) -> dict[str, Any] | None:
        """What follows from a configuration; None where it cannot be judged with the knowledge of today."""
        samenhang = self.service.samenhang
        try:
            outcome = samenhang.evaluate(keeping.document(samenhang.model, said))
        except (NotWellFormedError, UnreadableError):
            return None
        return samenhang.answers(language).consequences(outcome)

    def catalogued(self, request: Request) -> Catalogued:
        """The catalogue at the address that was asked."""
        return Catalogued(self.service.samenhang.knowledge, linked.offered(self.service, request))


async def _absent(
    request: Request, things: Things, where: str, iri: str, nearest: list[str], right: list[str], view: View
) -> Response:
    """What does not exist, with what looks like it: on a page, and as what would be right."""
    said = iri[:200]
    code = "unknown-thing" if right else "unlike-anything"
    problem = ProblemError(404, code, detail_values={"iri": said}, where=where, right=tuple(right))
    return await linked.absent(request, lambda: pages.missing(things, said, nearest, view), problem, view)


def _elsewhere(place: str) -> Callable[[Request], Awaitable[Response]]:
    async def elders(_request: Request) -> Response:
        return Response(status_code=303, headers={"Location": place})

    return elders
