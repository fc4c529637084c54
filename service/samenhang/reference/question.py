"""The same meaning asked of any SPARQL 1.1 engine: rules as data, nothing derived beforehand."""

from collections import defaultdict
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolution, QuerySolutions, Store, Variable

from samenhang.reference.outcome import ILL_FORMED, Finding, ReferenceOutcome, judged

QUESTIONS = Path(__file__).resolve().parents[3] / "queries"


def evaluate_with_sparql(store: Store, configuration_iri: str, questions: Path = QUESTIONS) -> ReferenceOutcome:
    """The outcome of one configuration in `store`, which also holds what `dump` makes of knowledge and shapes.

    `questions` is the folder with the saved questions. What is derived in the store is not read. A configuration that
    is not in the store is not told from an empty one.
    """
    if _ask(store, questions / "onwelgevormd.rq", configuration_iri):
        return ILL_FORMED
    state: dict[str, set[str]] = defaultdict(set)
    for row in _ask(store, questions / "toestand.rq", configuration_iri):
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
            for row in _ask(store, questions / "bevindingen.rq", configuration_iri)
        ],
    )


def _ask(store: Store, question: Path, configuration_iri: str) -> list[QuerySolution]:
    answer = store.query(
        question.read_text(encoding="utf-8"),
        substitutions={Variable("configuratie"): NamedNode(configuration_iri)},
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
