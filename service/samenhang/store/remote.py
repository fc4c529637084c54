"""Questions to an external engine, answered in exactly the form asked for, whatever forms the engine writes."""

import asyncio
import json
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import httpx
import pyoxigraph as ox

from samenhang.knowledge import terms
from samenhang.store import binding, guard
from samenhang.store.backend import StoreError
from samenhang.store.external import RESULTS, External
from samenhang.store.pool import Full, Pool
from samenhang.store.runner import Answer, Ask, AskError, Limits
from samenhang.store.worker import RESULTS as RESULT_FORMS
from samenhang.store.worker import TRIPLES as TRIPLE_FORMS
from samenhang.store.worker import term

_TRIPLES: Final = "application/n-triples"
_REFUSED: Final = 400


class Remote:
    """A `runner.Engine`. The engine keeps its own limit on time as well; ours is when we hang up. What a question may
    use of its memory is for the engine to say.
    """

    def __init__(self, engine: External, limits: Limits, prefixes: Mapping[str, str] = terms.PREFIXES) -> None:
        self._engine = engine
        self._limits = limits
        self._prefixes = prefixes
        self._turns: Pool[int] = Pool(limits.queue)
        for turn in range(limits.workers):
            self._turns.give(turn)
        self._threads = ThreadPoolExecutor(limits.workers, "vraag")

    async def ask(self, question: Ask) -> Answer:
        """The answer. Raises AskError, and StoreError where the engine cannot be reached."""
        try:
            turn = await self._turns.take(self._limits.waiting)
        except Full:
            raise AskError("busy") from None
        asking = self._threads.submit(self.ask_now, question)
        # whoever asked may leave before the engine is done, and only then is it the turn of another
        asking.add_done_callback(lambda _: self._turns.give(turn))
        return await asyncio.wrap_future(asking)

    def close(self) -> None:
        """Ask nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._engine.close()

    def ask_now(self, question: Ask) -> Answer:
        """The answer, for who has no event loop. Raises AskError and StoreError."""
        triples = guard.yields_triples(question.text)
        media = question.triples_as if triples else question.results_as
        if media is None:
            raise AskError("not-offered", "triples" if triples else "results")
        content = self._content(self.text(question), _TRIPLES if triples else RESULTS, question)
        try:
            return _triples(content, media, self._limits) if triples else _results(content, media, self._limits)
        except (ValueError, SyntaxError, LookupError, AttributeError, TypeError) as error:
            # whatever it is, the engine did not say it: a proxy that wants a password answers with a page, for instance
            raise StoreError("refused", f"{content[:200].decode(errors='replace')} ({error!r})") from None

    def text(self, question: Ask) -> str:
        """The question as the engine gets it: our prefixes before it, on the same line so that line numbers hold, and
        the bound terms in it.
        """
        used = {n: base for n, base in self._prefixes.items() if f"{n}:" in question.text}
        head = "".join(f"PREFIX {name}: <{base}> " for name, base in used.items())
        if question.base:
            head = f"BASE <{question.base}> {head}"
        return head + binding.bound(question.text, {n: str(term(value)) for n, value in question.values.items()})

    def _content(self, text: str, accept: str, question: Ask) -> bytes:
        graphs = {"default-graph-uri": question.default_graphs, "named-graph-uri": question.named_graphs}
        received = bytearray()
        until = time.monotonic() + self._limits.seconds
        try:
            with self._engine.stream(text, accept, self._limits.seconds, graphs) as answer:
                for chunk in answer.iter_bytes():
                    received += chunk
                    if len(received) > self._limits.answer:
                        raise AskError("bytes")
                    if time.monotonic() > until:  # it comes, but in drops
                        raise AskError("slow")
        except httpx.TimeoutException:
            raise AskError("slow") from None
        except httpx.HTTPError as error:
            raise StoreError("unreachable", f"{type(error).__name__}: {error}") from None
        if answer.status_code == _REFUSED:
            raise AskError("syntax", received[:300].decode(errors="replace"))
        if not answer.is_success:
            raise StoreError("refused", f"{answer.status_code}: {received[:300].decode(errors='replace')}")
        return bytes(received)


def _results(content: bytes, media: str, limits: Limits) -> Answer:
    """A table or a yes or no, in one of SPARQL's forms."""
    content = _yes_or_no(content)
    rows = len(json.loads(content).get("results", {}).get("bindings", ("",)))
    if rows > limits.rows:
        raise AskError("rows")
    found = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    return Answer(media, found.serialize(format=RESULT_FORMS[media]) or b"")


def _yes_or_no(content: bytes) -> bytes:
    """The answer to an ASK, which Virtuoso writes as a table with one cell; other answers as they are."""
    if b"__ASK_RETVAL" not in content:
        return content
    found = json.loads(content)["results"]["bindings"]
    yes = bool(found) and found[0]["__ASK_RETVAL"]["value"] in ("1", "true")
    return json.dumps({"head": {}, "boolean": yes}).encode()


def _triples(content: bytes, media: str, limits: Limits) -> Answer:
    """Triples in one of RDF's forms."""
    found = [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)]
    if len(found) > limits.rows:
        raise AskError("rows")
    used = {} if media == _TRIPLES else terms.PREFIXES
    return Answer(media, ox.serialize(found, format=TRIPLE_FORMS[media], prefixes=dict(used)) or b"")
