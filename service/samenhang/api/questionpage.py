"""What a browser gets of the saved questions: pages, also where something is missing, wrong or unknown."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import linked, texts
from samenhang.api.problems import ProblemError
from samenhang.api.service import Service, content
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index
from samenhang.publication import configurationpages, questionpages
from samenhang.publication.kept import KIND, Over
from samenhang.publication.naming import Names
from samenhang.publication.pages import View
from samenhang.publication.questionpages import Fault
from samenhang.publication.values import Values
from samenhang.publication.words import PAGE, said
from samenhang.store.questions import Question
from samenhang.store.tables import Table

HTML: Final = linked.HTML
_POLICY: Final = linked.POLICY.replace("form-action 'none'", "form-action 'self'")
_COUNTED: Final = ("tekst", "getal", "iri")
"""Kinds of parameters whose values have no names."""


class Pages:
    """The pages of the saved questions of a service."""

    def __init__(self, service: Service, known: Values) -> None:
        self._service = service
        self._known = known

    async def listed(self, request: Request) -> Response:
        """All questions."""
        view = self._view(request)
        return _page(questionpages.listed(self._service.questions.values(), view), view)

    async def unknown(self, request: Request, name: str, nearest: list[str]) -> Response:
        """A question that does not exist."""
        view = self._view(request)
        near = [self._service.questions[each] for each in nearest]
        return _page(questionpages.unknown(name, near, view), view, 404)

    async def answered(
        self,
        request: Request,
        question: Question,
        values: Mapping[str, str],
        table: Table,
        links: Mapping[str, str],
        place: tuple[int, int],
    ) -> Response:
        """A question with its answer."""
        view = self._view(request)

        def made() -> str:
            names = Names(self._names(table), view.language)
            shown = questionpages.shown(question, table, links, place, view, names)
            return questionpages.page(question, values, view, self._known, answer=shown)

        return _page(await run_in_threadpool(made), view)

    async def refused(
        self, request: Request, question: Question, values: Mapping[str, str], error: ProblemError
    ) -> Response:
        """A question that could not be answered: what is the matter, above the form."""
        view = self._view(request)
        fault = self._fault(question, values, error, view)

        def made() -> str:
            return questionpages.page(question, values, view, self._known, fault=fault)

        return _page(await run_in_threadpool(made), view, error.status if fault.wrong else 200, error.headers)

    def _fault(self, question: Question, values: Mapping[str, str], error: ProblemError, view: View) -> Fault:
        """What is the matter, in the words of the page."""
        language, parameter = view.language, next((p for p in question.parameters if p.name == error.where), None)
        if parameter is not None and error.code == "missing-parameter":
            if not values:
                return Fault(said(PAGE["fill-in"], language), parameter.name, wrong=False)
            sentence = said(PAGE["value-missing"], language).format(about=parameter.about[language])
            return Fault(sentence, parameter.name)
        if parameter is not None and parameter.kind not in _COUNTED:
            known = (
                (self._known.label(parameter.kind, slug, language), view.here(**{parameter.name: slug, "pagina": ""}))
                for slug in error.right
            )
            nearest = tuple((label, place) for label, place in known if label is not None)
            sentence = said(PAGE["value-unknown"], language).format(value=error.values.get("value", ""))
            lead = "example" if error.right == (parameter.example,) else "nearest"
            return Fault(sentence, parameter.name, nearest, lead)
        sentence = texts.detail(error.code, language, error.values)
        right = f" ({', '.join(error.right)})" if error.right else ""
        return Fault(sentence + right, parameter.name if parameter else None)

    def _names(self, table: Table) -> Index:
        """What everything in a table is called, stored configurations included; those are looked up in one go."""
        known = self._service.things.stated
        iris = {term for row in table.rows for term in row.values() if isinstance(term, str)}
        stored = sorted(iri for iri in iris if terms.kind(iri) == KIND and not known.about(iri))
        if not stored:
            return known
        said = Index(self._service.saved.open().said(map(terms.slug, stored), configurationpages.NAMING))
        called = (triple for iri in stored for triple in configurationpages.called(said, known, iri))
        return Over((*said.triples, *called), known)

    def _view(self, request: Request) -> View:
        """How the page is asked for, with all that its address says."""
        return replace(linked.view(self._service, request), kept=tuple(request.query_params.multi_items()))


def nearest(service: Service, name: str) -> list[str]:
    """Names of questions that look like one that does not exist."""
    return get_close_matches(name[:80], sorted(service.questions), n=5, cutoff=0.5)


def _page(text: str, view: View, status: int = 200, more: Mapping[str, str] | None = None) -> Response:
    headers = {
        "Content-Security-Policy": _POLICY,
        "Content-Language": view.language,
        "Cache-Control": "no-cache" if status == 200 else "no-store",
        **(more or {}),
    }
    return content(text.encode("utf-8", "replace"), f"{HTML}; charset=utf-8", headers, status)
