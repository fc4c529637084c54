"""Questions for measuring, of which no two are the same: one rich question, and all that are saved."""

import random
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, islice

import pyoxigraph as ox

from samenhang import Samenhang
from samenhang.knowledge import terms
from samenhang.store import questions
from samenhang.store.binding import bound
from samenhang.store.questions import Question
from samenhang.store.worker import term

RICH = 200
EACH_SAVED = 10
"""How often a saved question is asked, each time about something else."""
LONGEST = 0.1
"""Seconds that Oxigraph may need for a saved question: one that needs more would be all that is measured."""


def rich(samenhang: Samenhang, data: Iterable[ox.Quad]) -> list[str]:
    """Questions about two standen each, with some two hundred rows in the answer."""
    chain = questions.load(samenhang.knowledge.folders)["keten-van-een-stand"].text
    store = ox.Store()
    store.bulk_extend(data)

    def about(*settings: str) -> str:
        values = " ".join(f"<{setting}>" for setting in settings)
        return chain.replace("WHERE {", f"WHERE {{ VALUES ?stand {{ {values} }}", 1)

    def rows(setting: str) -> int:
        return len(list(store.query(about(setting), use_default_graph_as_union=True)))  # type: ignore[arg-type]

    counted = {setting.iri: rows(setting.iri) for setting in samenhang.model.settings}
    pairs = [pair for pair in combinations(counted, 2) if 150 <= sum(map(counted.__getitem__, pair)) <= 250]
    random.Random(1).shuffle(pairs)
    return [about(*pair) for pair in islice(pairs, RICH)]


def saved(samenhang: Samenhang, data: Iterable[ox.Quad]) -> dict[str, list[str]]:
    """Every saved question that gives a table and takes parameters, by name: about other things each time.

    Left out are those that take Oxigraph itself too long.
    """
    store = ox.Store()
    store.bulk_extend(data)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for quad in store:
        if isinstance(quad.subject, ox.NamedNode) and (kind := terms.kind(quad.subject.value)):
            named[kind].add(quad.subject.value)
    rng, found = random.Random(2), {}
    for name, question in sorted(questions.load(samenhang.knowledge.folders).items()):
        if question.columns is None or not question.parameters:
            continue
        texts = [_filled(question, named, rng) for _ in range(EACH_SAVED * 3)]
        quick = [text for text in dict.fromkeys(texts) if _seconds(store, text) < LONGEST]
        if quick:
            found[name] = quick[:EACH_SAVED]
    return found


def _filled(question: Question, named: dict[str, set[str]], rng: random.Random) -> str:
    """A question about things chosen by chance; numbers and texts are those of its examples."""
    values = {}
    for parameter in question.parameters:
        known = sorted(named.get(parameter.kind, ()))
        example = parameter.example
        if known or example is not None:
            values[parameter.name] = rng.choice(known) if known else str(example)
    return bound(question.text, {name: str(term(value)) for name, value in questions.bind(question, values).items()})


def _seconds(store: ox.Store, text: str) -> float:
    start = time.perf_counter()
    answer = store.query(text, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    answer.serialize(format=ox.QueryResultsFormat.JSON)
    return time.perf_counter() - start
