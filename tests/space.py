"""What a knowledge base lets one choose, and what its rules ask: the ground that generated configurations stand on.

Read straight from the triples with rdflib, and from nothing of the program, so that no evaluator is tested with its own
reading of the rules.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, Literal, Namespace, Node, URIRef

SAM = Namespace("https://w3id.org/samenhang/def#")
ID = "https://w3id.org/samenhang/id/"

Domains = frozenset[str]
"""Slugs of the domains for which something holds; none means all."""


class Condition(NamedTuple):
    """One fact that a rule asks for: `path` is the local name of the property, `value` the slug of its value."""

    path: str
    value: str


AnyOf = tuple[Condition, ...]
AllOf = tuple[Condition, ...]


@dataclass(frozen=True)
class Rule:
    """A coherence rule: violated when of every trigger member one condition holds, and of no exemption all do."""

    iri: str
    trigger: tuple[AnyOf, ...]
    exemptions: tuple[AllOf, ...]


@dataclass(frozen=True)
class Effective:
    """An effective rule: when of every member one condition holds, it replaces, yields and brings."""

    iri: str
    condition: tuple[AnyOf, ...]
    replaces: frozenset[str]
    yields: frozenset[str]
    brings: frozenset[str]


@dataclass(frozen=True)
class Measure:
    """A measure; `needs` and `hindered_by` are settings, forms or measures (`soort/slug`)."""

    slug: str
    via: str | None
    needs: tuple[str, ...]
    hindered_by: tuple[str, ...]


@dataclass(frozen=True)
class Band:
    """A range of scores with the observations that it asks, and the settings below, between and above those."""

    low: Decimal
    high: Decimal
    partly_from: int
    enough_from: int
    settings: tuple[str, str, str]


@dataclass(frozen=True)
class Space:
    """All that can be chosen (by slug), and the rules over it."""

    knobs: dict[str, tuple[str, ...]]
    multiple: frozenset[str]
    excluding: frozenset[str]
    fits: dict[str, Domains]
    forms: dict[str, tuple[str, ...]]
    measures: dict[str, Measure]
    domains: tuple[str, ...]
    archetypes: tuple[str, ...]
    rules: tuple[Rule, ...]
    effective: tuple[Effective, ...]
    bands: tuple[Band, ...] = ()
    indicators: tuple[str, ...] = ()

    @cached_property
    def _knobs(self) -> dict[str, str]:
        return {setting: knob for knob, settings in self.knobs.items() for setting in settings}

    def knob_of(self, setting: str) -> str:
        """The knob that a setting belongs to."""
        return self._knobs[setting]


def space(base: Graph | ox.Store) -> Space:
    """The space of a knowledge base: closed knowledge and shapes together."""
    graph = base if isinstance(base, Graph) else _as_rdflib(base)
    knobs = {slug(k): tuple(sorted(map(slug, graph.objects(k, SAM.heeftStand)))) for k in _all(graph, SAM.Knop)}
    fits = {}
    for knob, setting in graph.subject_objects(SAM.heeftStand):
        own = list(graph.objects(setting, SAM.domein)) or list(graph.objects(knob, SAM.domein))
        fits[slug(setting)] = frozenset(map(slug, own))
    forms: dict[str, list[str]] = {}
    for user, form in sorted((slug(s), slug(f)) for s, f in graph.subject_objects(SAM.vorm)):
        forms.setdefault(form, []).append(user)
    return Space(
        knobs={knob: settings for knob, settings in knobs.items() if settings},
        multiple=frozenset(map(slug, graph.subjects(SAM.meervoudig, Literal(True)))),
        excluding=frozenset(map(slug, graph.subjects(SAM.uitsluitend, Literal(True)))),
        fits=fits,
        forms={form: tuple(settings) for form, settings in forms.items()},
        measures={slug(m): _measure(graph, m) for m in _all(graph, SAM.Mitigatie)},
        domains=tuple(map(slug, _all(graph, SAM.Domein))),
        archetypes=tuple(map(slug, _all(graph, SAM.Archetype))),
        rules=tuple(_rule(graph, r) for r in _all(graph, SAM.Samenhangregel)),
        effective=tuple(_effective(graph, r) for r in _all(graph, SAM.Werkingsregel)),
        bands=tuple(_band(graph, b) for b in _all(graph, SAM.Betrouwbaarheidsband)),
        indicators=tuple(map(slug, _all(graph, SAM.Indicator))),
    )


def slug(node: Node) -> str:
    """The last part of an IRI of ours."""
    return str(node).rsplit("/", 1)[-1]


def _as_rdflib(store: ox.Store) -> Graph:
    triples = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return Graph().parse(data=triples or b"", format="nt")


def _all(graph: Graph, kind: URIRef) -> list[Node]:
    return sorted(set(graph.subjects(RDF.type, kind)), key=str)


def _kind_and_slug(node: Node) -> str:
    return str(node).removeprefix(ID)


def _band(graph: Graph, node: Node) -> Band:
    low, high = (Decimal(str(graph.value(node, p))) for p in (SAM.proportieVanaf, SAM.proportieTot))
    partly, enough = (int(str(graph.value(node, p))) for p in (SAM.deelsVanaf, SAM.voldoetVanaf))
    few, part, all_ = (
        slug(next(graph.objects(node, p))) for p in (SAM.standBijTeWeinig, SAM.standBijDeels, SAM.standBijVoldoende)
    )
    return Band(low, high, partly, enough, (few, part, all_))


def _measure(graph: Graph, node: Node) -> Measure:
    def named(*properties: URIRef) -> tuple[str, ...]:
        return tuple(sorted(_kind_and_slug(o) for p in properties for o in graph.objects(node, p)))

    via = graph.value(node, SAM.viaStand)
    return Measure(
        slug=slug(node),
        via=None if via is None else slug(via),
        needs=named(SAM.vereist, SAM.werktDeelsZonder),
        hindered_by=named(SAM.uitgeslotenDoor, SAM.verzwaktDoor),
    )


def _condition(graph: Graph, node: Node) -> Condition:
    path, value = graph.value(node, SH.path), graph.value(node, SH.hasValue)
    assert isinstance(path, URIRef) and value is not None, f"a condition has a path and a value: {node}"
    return Condition(str(path).removeprefix(str(SAM)), slug(value))


def _listed(graph: Graph, node: Node, operator: URIRef) -> tuple[Condition, ...]:
    """The conditions of an `sh:or` or `sh:and`, or the one condition that `node` itself is."""
    members = graph.value(node, operator)
    return (_condition(graph, node),) if members is None else tuple(_condition(graph, m) for m in graph.items(members))


def _rule(graph: Graph, node: Node) -> Rule:
    negated = graph.value(node, SH["not"])
    members = list(graph.items(graph.value(negated, SH["and"]) or RDF.nil))
    exemptions = [(m, graph.value(m, SH["not"])) for m in members]
    return Rule(
        iri=str(node),
        trigger=tuple(_listed(graph, m, SH["or"]) for m, exemption in exemptions if exemption is None),
        exemptions=tuple(_listed(graph, e, SH["and"]) for _, e in exemptions if e is not None),
    )


def _effective(graph: Graph, node: Node) -> Effective:
    triples = list(graph.objects(node, SH.rule))
    condition = next(graph.objects(triples[0], SH.condition))

    def objects(predicate: URIRef) -> frozenset[str]:
        chosen = [t for t in triples if graph.value(t, SH.predicate) == predicate]
        return frozenset(slug(o) for t in chosen for o in graph.objects(t, SH.object))

    return Effective(
        iri=str(node),
        condition=tuple(_listed(graph, m, SH["or"]) for m in graph.items(graph.value(condition, SH["and"]) or RDF.nil)),
        replaces=objects(SAM.vervangt),
        yields=objects(SAM.werktAls),
        brings=objects(SAM.beschiktOver),
    )
