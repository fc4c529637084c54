"""Answers that were given before, so that the same question is not worked out twice."""

import threading
from collections import OrderedDict

from samenhang.store import guard
from samenhang.store.runner import Answer, Ask, Engine

Key = tuple[object, ...]


class Remembering:
    """An engine that remembers answers, up to so many bytes; those asked for longest ago go first."""

    def __init__(self, engine: Engine, room: int) -> None:
        self._engine = engine
        self._room = room
        self._lock = threading.Lock()
        self._forgotten = 0
        self._held = 0
        self._known: OrderedDict[Key, Answer] = OrderedDict()

    def known(self, question: Ask) -> Answer | None:
        """The answer, if it was given before."""
        if not self._room:
            return None
        key = _key(question)
        with self._lock:
            found = self._known.get(key)
            if found is not None:
                self._known.move_to_end(key)
            return found

    async def ask(self, question: Ask) -> Answer:
        """The answer. Raises AskError."""
        answer = self.known(question)
        if answer is None:
            forgotten = self._forgotten
            answer = await self._engine.ask(question)
            if self._room and not guard.differs_each_time(question.text):
                self._keep(_key(question), answer, forgotten)
        return answer

    def forget(self) -> None:
        """Forget everything: the dataset changed."""
        with self._lock:
            self._forgotten += 1
            self._known.clear()
            self._held = 0

    def _keep(self, key: Key, answer: Answer, forgotten: int) -> None:
        """Keep an answer to what was known when that had been forgotten so often."""
        size = _size(key, answer)
        if size * 4 > self._room:  # one answer may not push out all the others
            return
        with self._lock:
            if forgotten != self._forgotten:
                return
            before = self._known.pop(key, None)
            self._held += size - (_size(key, before) if before else 0)
            self._known[key] = answer
            while self._held > self._room:
                self._held -= _size(*self._known.popitem(last=False))


def _size(key: Key, answer: Answer) -> int:
    """Bytes that an answer and its question take, about."""
    return len(answer.content) + len(str(key[0]))


def _key(question: Ask) -> Key:
    values = tuple((name, *sorted(value.items())) for name, value in sorted(question.values.items()))
    graphs = question.default_graphs, question.named_graphs
    return question.text, question.results_as, question.triples_as, question.base, *graphs, values
