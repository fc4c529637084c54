"""Reading rules: the one form that a coherence rule has, and the one form of an effective rule.

What does not fit is refused with the name of the shape, because a rule that is read half is worse than no rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from samenhang.coherence.faults import Fault, FormError
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Index, Literal, Term

WORKS_AS = terms.SAM + "werktAls"
CHOOSES = terms.SAM + "kiest"
WORKING = terms.SAM + "heeftWerkend"
ARCHETYPE = terms.SAM + "volgtArchetype"
DOMAIN = terms.SAM + "domein"
TAKES = terms.SAM + "neemtMaatregel"
REPLACES = terms.SAM + "vervangt"
BRINGS = terms.SAM + "beschiktOver"

RANGE = {
    WORKS_AS: terms.SAM + "Stand",
    CHOOSES: terms.SAM + "Stand",
    WORKING: terms.SAM + "Mitigatie",
    TAKES: terms.SAM + "Mitigatie",
    ARCHETYPE: terms.SAM + "Archetype",
    DOMAIN: terms.SAM + "Domein",
}
_TRIGGER = frozenset((WORKS_AS, CHOOSES, ARCHETYPE, DOMAIN))
_EXEMPTION = _TRIGGER | {WORKING}
_EFFECTIVE = frozenset((CHOOSES, TAKES))
_SEVERITY = {terms.SH + "Violation": "overtreding", terms.SH + "Warning": "waarschuwing", terms.SH + "Info": "info"}
_CONSTRAINTS = frozenset(
    terms.SH + name
    for name in [
        "and",
        "or",
        "not",
        "xone",
        "node",
        "property",
        "class",
        "datatype",
        "nodeKind",
        "in",
        "hasValue",
        "minCount",
        "maxCount",
        "pattern",
        "sparql",
        "equals",
        "disjoint",
        "closed",
        "qualifiedValueShape",
        "deactivated",
        "target",
        "targetNode",
        "targetSubjectsOf",
        "targetObjectsOf",
        "minLength",
        "maxLength",
        "minInclusive",
        "maxInclusive",
        "minExclusive",
        "maxExclusive",
        "lessThan",
        "languageIn",
        "uniqueLang",
    ]
)

Pair = tuple[str, str]
"""Path and value of one setting in a rule."""


@dataclass(frozen=True, slots=True)
class CoherenceForm:
    """A coherence rule as it was written: each trigger is a choice of settings, each exemption a set of them."""

    iri: str
    severity: str
    risks: tuple[str, ...]
    line: str | None
    trigger: tuple[tuple[Pair, ...], ...]
    exemptions: tuple[tuple[Pair, ...], ...]


@dataclass(frozen=True, slots=True)
class EffectiveForm:
    """An effective rule as it was written."""

    iri: str
    trigger: tuple[tuple[Pair, ...], ...]
    replaces: tuple[str, ...]
    yields: tuple[str, ...]
    brings: tuple[str, ...]


def coherence_rules(index: Index, faults: list[Fault]) -> Iterator[CoherenceForm]:
    """Every coherence rule that has the form; a fault for each that has not."""
    for iri in index.instances(terms.SAM + "Samenhangregel"):
        try:
            yield _coherence(index, iri)
        except FormError as error:
            faults.append(Fault(iri, error.nl, error.en))


def effective_rules(index: Index, faults: list[Fault]) -> Iterator[EffectiveForm]:
    """Every effective rule that has the form; a fault for each that has not."""
    for iri in index.instances(terms.SAM + "Werkingsregel"):
        try:
            yield _effective(index, iri)
        except FormError as error:
            faults.append(Fault(iri, error.nl, error.en))


def _coherence(index: Index, iri: str) -> CoherenceForm:
    if terms.SAM + "Configuratie" not in index.iris(iri, terms.SH + "targetClass"):
        raise FormError(
            "de regel mist sh:targetClass sam:Configuratie", "the rule lacks sh:targetClass sam:Configuratie"
        )
    severities = index.iris(iri, terms.SH + "severity")
    if len(severities) != 1 or severities[0] not in _SEVERITY:
        raise FormError(
            "de regel moet precies één sh:severity hebben: sh:Violation, sh:Warning of sh:Info",
            "the rule must have exactly one sh:severity: sh:Violation, sh:Warning or sh:Info",
        )
    severity = _SEVERITY[severities[0]]
    if index.true(iri, terms.SAM + "afgeleid") and severity == "overtreding":
        raise FormError(
            "een eigen gevolgtrekking (sam:afgeleid) is hooguit sh:Warning",
            "an inference of our own (sam:afgeleid) is sh:Warning at most",
        )
    _only(index, iri, {terms.SH + "not"})
    body = _single(
        index,
        iri,
        terms.SH + "not",
        "de regel moet precies één sh:not hebben",
        "the rule must have exactly one sh:not",
    )
    _only(index, body, {terms.SH + "and"})
    conjunction = _single(
        index, body, terms.SH + "and", "onder sh:not hoort precies één sh:and", "sh:not must hold exactly one sh:and"
    )
    trigger: list[tuple[Pair, ...]] = []
    exemptions: list[tuple[Pair, ...]] = []
    for member in index.members(conjunction):
        negated = index.objects(_node(member), terms.SH + "not")
        if negated:
            _only(index, member, {terms.SH + "not"})
            exemptions.append(_all(index, negated))
        else:
            trigger.append(_any(index, member, _TRIGGER))
    if not trigger:
        raise FormError(
            "de regel heeft geen enkele voorwaarde die waar moet zijn", "the rule has no positive condition"
        )
    if len(_keys(index, [*trigger, *exemptions])) < 2:
        raise FormError(
            "een regel gaat over ten minste twee knoppen of maatregelen",
            "a rule is about at least two knobs or measures",
        )
    lines = index.iris(iri, terms.SAM + "lijn")
    return CoherenceForm(
        iri,
        severity,
        tuple(sorted(index.iris(iri, terms.SAM + "leidtTotRisico"))),
        lines[0] if lines else None,
        tuple(trigger),
        tuple(exemptions),
    )


def _effective(index: Index, iri: str) -> EffectiveForm:
    found: dict[str, list[str]] = {REPLACES: [], WORKS_AS: [], BRINGS: []}
    conditions: set[Term] = set()
    for rule in index.objects(iri, terms.SH + "rule"):
        node = _node(rule)
        predicate = index.one(node, terms.SH + "predicate")
        value = index.one(node, terms.SH + "object")
        if (
            index.one(node, terms.SH + "subject") != terms.SH + "this"
            or predicate not in found
            or not isinstance(value, str)
        ):
            raise FormError(
                "een gevolg is een sh:TripleRule van sh:this met sam:vervangt, sam:werktAls of sam:beschiktOver",
                "a consequence is an sh:TripleRule on sh:this with sam:vervangt, sam:werktAls or sam:beschiktOver",
            )
        expected = RANGE[WORKING] if predicate == BRINGS else RANGE[WORKS_AS]
        _typed(index, value, expected)
        found[str(predicate)].append(value)
        own = index.objects(node, terms.SH + "condition")
        conditions.add(own[0] if len(own) == 1 else Blank("none"))
    if len(conditions) != 1:
        raise FormError(
            "een werkingsregel heeft gevolgen die één sh:condition delen",
            "an effective rule has consequences that share one sh:condition",
        )
    condition = _node(conditions.pop())
    conjunction = _single(
        index,
        condition,
        terms.SH + "and",
        "de sh:condition is één sh:and van keuzes",
        "the sh:condition is one sh:and of choices",
    )
    trigger = tuple(_any(index, member, _EFFECTIVE) for member in index.members(conjunction))
    if not trigger:
        raise FormError("de sh:condition is leeg", "the sh:condition is empty")
    return EffectiveForm(iri, trigger, tuple(found[REPLACES]), tuple(found[WORKS_AS]), tuple(found[BRINGS]))


def _any(index: Index, member: Term, paths: frozenset[str]) -> tuple[Pair, ...]:
    """A setting, or an `sh:or` of settings."""
    node = _node(member)
    alternatives = index.objects(node, terms.SH + "or")
    if not alternatives:
        return (_pair(index, node, paths),)
    _only(index, node, {terms.SH + "or"})
    pairs = tuple(_pair(index, _node(m), paths) for m in index.members(alternatives[0]))
    if not pairs or len(alternatives) > 1:
        raise FormError("een sh:or is één lijst van standen", "an sh:or is one list of settings")
    return pairs


def _all(index: Index, negated: list[Term]) -> tuple[Pair, ...]:
    """What an exemption names: a setting or working measure, or an `sh:and` of them."""
    if len(negated) != 1:
        raise FormError("een uitzondering is één sh:not", "an exemption is one sh:not")
    node = _node(negated[0])
    conjunction = index.objects(node, terms.SH + "and")
    if not conjunction:
        return (_pair(index, node, _EXEMPTION),)
    _only(index, node, {terms.SH + "and"})
    pairs = tuple(_pair(index, _node(m), _EXEMPTION) for m in index.members(conjunction[0]))
    if not pairs or len(conjunction) > 1:
        raise FormError("een uitzondering met sh:and is één lijst", "an exemption with sh:and is one list")
    return pairs


def _pair(index: Index, node: str | Blank, paths: frozenset[str]) -> Pair:
    path = index.one(node, terms.SH + "path")
    value = index.one(node, terms.SH + "hasValue")
    if path not in paths or not isinstance(value, str) or not isinstance(path, str):
        allowed = ", ".join(sorted(terms.short(p) for p in paths))
        raise FormError(
            f"een voorwaarde is [ sh:path … ; sh:hasValue … ] met een pad uit {allowed}",
            f"a condition is [ sh:path … ; sh:hasValue … ] with a path from {allowed}",
        )
    _only(index, node, {terms.SH + "hasValue"})
    _typed(index, value, RANGE[path])
    return path, value


def _typed(index: Index, value: str, cls: str) -> None:
    if cls not in index.objects(value, terms.TYPE):
        name, kind = terms.short(value), terms.short(cls)
        raise FormError(f"{name} is geen {kind}", f"{name} is no {kind}")


def _single(index: Index, node: Term, predicate: str, nl: str, en: str) -> Term:
    values = index.objects(_node(node), predicate)
    if len(values) != 1:
        raise FormError(nl, en)
    return values[0]


def _only(index: Index, node: Term, allowed: set[str]) -> None:
    """Refuse constraints beside the ones that the form has: they would change what a SHACL engine answers, and not
    what we do."""
    resource = _node(node)
    extra = [p for p in sorted(_CONSTRAINTS - allowed) if index.objects(resource, p)]
    if extra:
        name = terms.short(extra[0])
        raise FormError(
            f"{name} past hier niet in de vorm van een regel", f"{name} does not fit the form of a rule here"
        )


def _node(term: Term) -> str | Blank:
    if isinstance(term, Literal):
        raise FormError("hier hoort een vorm en geen tekst", "a shape is expected here, not a text")
    return term


def _keys(index: Index, conditions: list[tuple[Pair, ...]]) -> set[Pair]:
    """What a rule is about: `sam:kiest` and `sam:werktAls` on one knob count as two, archetype and domein as
    knobs."""
    keys = set()
    for path, value in (pair for condition in conditions for pair in condition):
        knobs = index.subjects(terms.SAM + "heeftStand", value) if path in (WORKS_AS, CHOOSES) else []
        about = value if path == WORKING else knobs[0] if knobs else path
        keys.add((path, about))
    return keys
