"""The same meaning asked of any SPARQL 1.1 engine: rules as data, nothing derived beforehand."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, QuerySolution, QuerySolutions, Store, Variable

from samenhang.reference.outcome import ILL_FORMED, Finding, ReferenceOutcome, judged

QUESTIONS = Path(__file__).resolve().parents[3] / "queries"
_JUDGING: Final = ("toestand", "bevindingen")


def evaluate_with_sparql(store: Store, configuration_iri: str, questions: Path = QUESTIONS) -> ReferenceOutcome:
    """The outcome of one configuration in `store`, which also holds what `dump` makes of knowledge and shapes.

    `questions` is the folder with the saved questions. What is derived in the store is not read. A configuration that
    is not in the store is not told from an empty one.
    """
    if _ask(store, questions / "onwelgevormd.rq", configuration_iri):
        return ILL_FORMED
    return _outcome(*(_ask(store, questions / f"{name}.rq", configuration_iri) for name in _JUDGING))


def evaluate_all_with_sparql(
    store: Store, configuration_iris: Iterable[str], questions: Path = QUESTIONS
) -> list[ReferenceOutcome]:
    """The outcomes of all configurations in `store`, which are these: each question is asked once, about all of them.

    For some eight of them that takes two thirds of the time; for very many it grows with their square.
    """
    broken = _by_configuration(_ask(store, questions / "onwelgevormd.rq"))
    state, found = (_by_configuration(_ask(store, questions / f"{name}.rq")) for name in _JUDGING)
    return [ILL_FORMED if iri in broken else _outcome(state[iri], found[iri]) for iri in configuration_iris]


def _outcome(rows_of_state: list[QuerySolution], rows_of_findings: list[QuerySolution]) -> ReferenceOutcome:
    state: dict[str, set[str]] = defaultdict(set)
    for row in rows_of_state:
        state[_required(row, "soort")].add(_required(row, "ding"))
    return judged(
        effective=state["effectief"],
        replaced=state["vervangen"],
        present=state["heel"] | state["deels"] | state["niet"],
        working=state["heel"],
        partial=state["deels"],
        risks=state["risico"],
        indicators=state["indicator"],
        findings=[
            Finding(
                _value(row, "regel"),
                _value(row, "risico"),
                _value(row, "lijn"),
                _required(row, "status"),
                _required(row, "ernst"),
            )
            for row in rows_of_findings
        ],
    )


def _by_configuration(rows: list[QuerySolution]) -> defaultdict[str, list[QuerySolution]]:
    found: defaultdict[str, list[QuerySolution]] = defaultdict(list)
    for row in rows:
        found[_required(row, "configuratie")].append(row)
    return found


def _ask(store: Store, question: Path, configuration_iri: str | None = None) -> list[QuerySolution]:
    """The rows about one configuration, or about all."""
    about: dict[Variable, Any] = {}
    if configuration_iri is not None:
        about[Variable("configuratie")] = NamedNode(configuration_iri)
    answer = store.query(
        question.read_text(encoding="utf-8"),
        substitutions=about or None,
        use_default_graph_as_union=True,
    )
    assert isinstance(answer, QuerySolutions), f"{question.name} is a SELECT"
    return list(answer)


def _value(row: QuerySolution, name: str) -> str | None:
    term = row[name]
    return None if term is None else str(getattr(term, "value", term))


def _required(row: QuerySolution, name: str) -> str:
    value = _value(row, name)
    assert value is not None, f"?{name} is always bound"
    return value
