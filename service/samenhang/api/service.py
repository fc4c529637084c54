"""What the routes share: the knowledge, and answers made of it."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from samenhang.answers.receipt import KEY, fingerprint
from samenhang.api import body, negotiation, receipts, tags
from samenhang.api.background import Making
from samenhang.api.figures import Figures
from samenhang.api.saved import Saved
from samenhang.api.settings import Settings
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.coherence.evaluate import Outcome
from samenhang.exchange import formats
from samenhang.exchange.bundle import bundle
from samenhang.exchange.formats import Format
from samenhang.exchange.reading import Document
from samenhang.exchange.unreadable import UnreadableError
from samenhang.publication.things import Things
from samenhang.store import elsewhere, questions
from samenhang.store.dataset import quads
from samenhang.store.memory import Remembering
from samenhang.store.runner import Engine, Limits, Runner
from samenhang.system import Samenhang

JSON = "application/json"


class Service:
    """One loaded version of the knowledge behind the routes. Loading raises KnowledgeError."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.samenhang = Samenhang(settings.extra, settings.root)
        self.questions = questions.load(self.samenhang.knowledge.folders)
        limits = Limits(
            seconds=settings.query_limit,
            waiting=settings.query_waiting,
            rows=settings.query_rows,
            queue=settings.query_queue,
            memory=settings.query_memory,
            answer=settings.query_result,
            workers=settings.query_workers,
        )
        self.runner = Runner(self._dataset, limits)
        self.elsewhere = elsewhere.remote(settings.engine, limits) if settings.engine else None
        engine: Engine = self.elsewhere or self.runner
        # Others write to a store elsewhere too, so that no answer of it is remembered.
        self.engine = Remembering(engine, 0 if settings.engine else settings.query_cache)
        self.figures = Figures()
        self._telling = threading.Lock()
        self.saved = Saved(self.samenhang, settings, self._changed, self._reread)
        self.making = Making(self.samenhang.knowledge.folders, self.samenhang.version)
        self._lists: dict[tuple[str, str], tuple[str, bytes]] = {}

    def close(self) -> None:
        """End what runs beside us."""
        self.saved.close()
        self.making.close()
        self.runner.close()
        if self.elsewhere:
            self.elsewhere.close()

    def _dataset(self) -> Iterator[ox.Quad]:
        """All that can be asked about: the knowledge with its examples, and what is stored."""
        yield from quads(self.samenhang.knowledge, self.samenhang.examples())
        yield from self.saved.quads()

    def _changed(self, graph: str) -> None:
        """Have questions see a graph as it is stored now; read under a lock, so that no older state comes last."""
        if self.settings.engine is None:
            with self._telling:
                self.runner.change(graph, list(self.saved.quads(graph)))
            self.engine.forget()

    def _reread(self) -> None:
        """Have questions see all that is stored."""
        if self.settings.engine is None:
            self.runner.reload()
            self.engine.forget()

    @cached_property
    def things(self) -> Things:
        """Everything with an IRI of ours, for pages."""
        return Things(self.samenhang.knowledge)

    @cached_property
    def files(self) -> dict[str, bytes]:
        """What can be downloaded, by name; made when it is first asked for."""
        return {name: text.encode() for name, text in bundle(self.samenhang.knowledge).items()}

    async def judged(self, request: Request) -> tuple[Document, Outcome]:
        """The configuration that was sent and what follows from it. Raises ProblemError."""
        document = await self.sent(request)
        try:
            outcome = self.samenhang.evaluate(document)
        except NotWellFormedError as error:
            raise body.not_well_formed(request, error, document) from None
        receipts.check_input(request, fingerprint(self.samenhang.model, outcome.configuration))
        return document, outcome

    async def sent(self, request: Request, readable: tuple[Format, ...] = formats.CONFIGURATIONS) -> Document:
        """The document that was sent, in one of these formats. Raises ProblemError."""
        form = body.format_of(request, readable)
        data = await body.read(request, self.settings.body_limit)
        try:
            return self.samenhang.read(data, form)
        except UnreadableError as error:
            raise body.unreadable(request, error) from None

    def receipted(self, answer: dict[str, Any], asked: str, language: str) -> dict[str, Any]:
        """An answer that depends on knowledge and language only, with its receipt."""
        return {**answer, KEY: self.samenhang.receipt(asked, {"taal": language}).as_json()}

    def listing(self, request: Request, name: str, make: Callable[[str], Any]) -> Response:
        """An answer that is the same as long as the service runs: made once, and not sent again to who has it."""
        media = negotiation.media_type(request, (JSON,))
        language = negotiation.language(request)
        key = (name, language)
        if key not in self._lists:
            made = encoded(self.receipted(make(language), name, language))
            self._lists[key] = tags.of(made), made
        tag, data = self._lists[key]
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Content-Language": language}
        if tags.known(request, tag):
            return Response(status_code=304, headers=headers)
        return content(data, media, headers)


def encoded(value: Any) -> bytes:
    """A value as JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def answer(request: Request, value: Any, language: str) -> Response:
    """A JSON answer about one configuration. Raises ProblemError 409 where it is not that of the receipt sent along."""
    receipts.check_settings(request, value[KEY])
    return content(encoded(value), JSON, {"Content-Language": language})


def content(data: bytes, media: str, headers: Mapping[str, str] | None = None, status: int = 200) -> Response:
    """An answer of exactly this media type, without the `charset` that the framework adds to texts."""
    return Response(data, status, headers={**(headers or {}), "Content-Type": media})
