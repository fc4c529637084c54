"""What SHACL cannot report, asked of the derived triples: causes outside rules, per lijn, and partial working."""

from collections import defaultdict
from typing import NamedTuple

from rdflib import Graph, Node
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Identifier

from samenhang.reference.outcome import MITIGATED, OPEN, WARNING, Finding
from samenhang.reference.vocabulary import SAM


def _question(text: str) -> Query:
    return prepareQuery(text, initNs={"sam": str(SAM)})


# A setting causes a risk itself or through its form, at once or through an incentive; a present measure causes its side
# effects. A cause has the lijn of its knob or measure, one cause for each lijn. A measure's lijn is its own, else that
# of the knob of its setting.
_CAUSES = _question(
    """
    SELECT DISTINCT ?oorzaak ?risico ?prikkel ?lijn ?vervangen
    WHERE {
        {
            { ?configuratie sam:werktAls ?oorzaak BIND (false AS ?vervangen) }
            UNION
            { ?configuratie sam:vervangt ?oorzaak . ?configuratie sam:kiest ?oorzaak BIND (true AS ?vervangen) }
            { ?oorzaak sam:leidtTotRisico|(sam:vorm/sam:leidtTotRisico) ?risico }
            UNION
            { ?oorzaak sam:geeftPrikkel|(sam:vorm/sam:geeftPrikkel) ?prikkel . ?prikkel sam:leidtTotRisico ?risico }
            OPTIONAL { ?knop sam:heeftStand ?oorzaak . ?knop sam:lijn ?lijn }
        } UNION {
            ?configuratie sam:beschiktOver ?oorzaak .
            ?oorzaak sam:veroorzaaktRisico ?risico
            BIND (false AS ?vervangen)
            OPTIONAL { ?oorzaak sam:lijn ?eigen }
            OPTIONAL { ?oorzaak sam:viaStand ?stand . ?knop sam:heeftStand ?stand . ?knop sam:lijn ?geerfd }
            BIND (COALESCE(?eigen, ?geerfd) AS ?lijn)
        }
    }
    """
)

_ANSWERS = _question(
    """
    SELECT DISTINCT ?doel ?lijn
    WHERE {
        ?configuratie sam:heeftWerkend ?maatregel .
        ?maatregel sam:mitigeert ?doel
        OPTIONAL { ?maatregel sam:lijn ?eigen }
        OPTIONAL { ?maatregel sam:viaStand ?stand . ?knop sam:heeftStand ?stand . ?knop sam:lijn ?geerfd }
        BIND (COALESCE(?eigen, ?geerfd) AS ?lijn)
    }
    """
)

# Present, not fully working, and still nothing that stops it: what remains is partial.
_PARTIAL = _question(
    """
    SELECT DISTINCT ?maatregel
    WHERE {
        {
            ?configuratie sam:beschiktOver ?maatregel
            FILTER NOT EXISTS { ?configuratie sam:heeftWerkend ?maatregel }
        }
        FILTER NOT EXISTS {
            ?maatregel sam:vereist ?nodig
            FILTER NOT EXISTS { ?configuratie sam:werktAls|sam:beschiktOver|(sam:werktAls/sam:vorm) ?nodig }
        }
        FILTER NOT EXISTS {
            ?maatregel sam:uitgeslotenDoor ?hinder .
            ?configuratie sam:werktAls|sam:beschiktOver|(sam:werktAls/sam:vorm) ?hinder
        }
    }
    """
)


class _Cause(NamedTuple):
    source: Node
    risk: Node
    incentive: Node | None
    lijn: Node | None
    replaced: bool


def findings_outside_rules(derived: Graph, configuration: Identifier) -> list[Finding]:
    """One finding per (risk, lijn) for all causes outside rules (`design.md`, Findings).

    `derived` holds the knowledge and the derived triples of `configuration`.
    """
    answers = {(row["doel"], row.get("lijn")) for row in _rows(derived, _ANSWERS, configuration)}
    answered: dict[tuple[Node, Node | None], list[bool]] = defaultdict(list)
    for row in _rows(derived, _CAUSES, configuration):
        replaced = bool(getattr(row["vervangen"], "value", False))
        cause = _Cause(row["oorzaak"], row["risico"], row.get("prikkel"), row.get("lijn"), replaced)
        answer = _is_answered(cause, answers)
        # A replaced setting shows what replacing it solved, and never what it would have caused.
        if answer or not cause.replaced:
            answered[cause.risk, cause.lijn].append(answer)
    return [
        Finding(
            None,
            str(risk),
            None if lijn is None else str(lijn),
            MITIGATED if all(each) else OPEN,
            _severity(derived, risk),
        )
        for (risk, lijn), each in answered.items()
    ]


def partially_working(derived: Graph, configuration: Identifier) -> set[str]:
    """The measures of `configuration` that are present and work `deels`."""
    return {str(row["maatregel"]) for row in _rows(derived, _PARTIAL, configuration)}


def _is_answered(cause: _Cause, answers: set[tuple[Node, Node | None]]) -> bool:
    return any(
        target in (cause.risk, cause.incentive) and (lijn is None or cause.lijn is None or lijn == cause.lijn)
        for target, lijn in answers
    )


def _severity(knowledge: Graph, risk: Node) -> str:
    return str(knowledge.value(risk, SAM.ernst) or WARNING)


def _rows(graph: Graph, question: Query, configuration: Identifier) -> list[dict[str, Node]]:
    result = graph.query(question, initBindings={"configuratie": configuration})
    return [{str(name): value for name, value in binding.items()} for binding in result.bindings]
