"""The dependency graph of a configuration: choice, incentive, risk, measure, indicator, source system."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from samenhang.answers.catalogue import Catalogue
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.findings import Finding
from samenhang.coherence.model import Model, bits
from samenhang.knowledge import terms

if TYPE_CHECKING:
    import networkx as nx

COLUMNS = ("keuze", "prikkel", "risico", "mitigatie", "indicator", "bronsysteem")
"""Kinds of nodes, in the order in which they stand from left to right."""


def dependency_graph(model: Model, catalogue: Catalogue, outcome: Outcome, language: str) -> "nx.DiGraph[str]":
    """Nodes carry `soort`, `label`, `slug`, `lijn`, `aspect`, `status`, `ernst` and `aanwezig`; arrows carry `soort`.

    A form stands for the setting that has it, and a rule is drawn as arrows from its choices to its risk. Nodes come
    column by column, each column in the order of the knowledge, so that they keep their place from turn to turn.
    """
    import networkx as nx  # noqa: PLC0415 - a tenth of a second, for graphs only

    draft = _Draft(model, catalogue)
    for finding in findings(model, outcome):
        draft.add_finding(finding)
    for number in bits(outcome.configuration.nominal):
        draft.add_choice(number, bool(outcome.effective >> number & 1))
    draft.add_indicators()

    graph: nx.DiGraph[str] = nx.DiGraph()
    for iri in sorted(draft.kinds, key=lambda i: (COLUMNS.index(draft.kinds[i]), *_place(model, catalogue, i))):
        graph.add_node(iri, **_data(model, catalogue, iri, draft.kinds[iri], draft.facts.get(iri, {}), language))
    for (van, naar), soort in sorted(draft.arrows.items()):
        if van in graph and naar in graph:
            graph.add_edge(van, naar, soort=soort)
    return graph


class _Draft:
    """Collects nodes and arrows before they are put in order."""

    def __init__(self, model: Model, catalogue: Catalogue) -> None:
        self.model = model
        self.catalogue = catalogue
        self.kinds: dict[str, str] = {}
        self.facts: dict[str, dict[str, Any]] = {}
        self.arrows: dict[tuple[str, str], str] = {}

    def add_finding(self, finding: Finding) -> None:
        """What a finding rests on and what answers it."""
        for van, naar, soort in _arrows(self.model, finding):
            self.arrows.setdefault((van, naar), soort)
        for iri, kind in _nodes(finding):
            self.kinds.setdefault(iri, kind)
        if finding.risk:
            _judge(self.facts.setdefault(finding.risk, {"status": None}), finding)
        for help_ in finding.helps:
            self.facts.setdefault(help_.measure, {})["aanwezig"] = help_.present

    def add_choice(self, number: int, effective: bool) -> None:
        """A choice and the incentives that it gives, also where no risk follows."""
        setting = self.model.settings[number].iri
        self.kinds.setdefault(setting, "keuze")
        for incentive in self.model.incentives[number] if effective else ():
            self.kinds.setdefault(incentive, "prikkel")
            self.arrows.setdefault((setting, incentive), "geeftPrikkel")

    def add_indicators(self) -> None:
        """The indicators that signal what is drawn, and where they come from."""
        for iri in [i for i, kind in self.kinds.items() if kind in ("risico", "prikkel")]:
            for indicator in self.model.indicators.get(iri, ()):
                self.kinds.setdefault(indicator, "indicator")
                self.arrows.setdefault((indicator, iri), "signaleert")
                for system in self.catalogue.index.iris(indicator, terms.SAM + "uitBronsysteem"):
                    self.kinds.setdefault(system, "bronsysteem")
                    self.arrows.setdefault((indicator, system), "uitBronsysteem")


def _arrows(model: Model, finding: Finding) -> Iterator[tuple[str, str, str]]:
    for step in finding.steps:
        bearer = step.setting or step.measure
        if step.kind == "neveneffect" and step.measure and finding.risk:
            yield step.measure, finding.risk, "veroorzaaktRisico"
        elif step.incentive and bearer and finding.risk:
            yield bearer, step.incentive, "geeftPrikkel"
            yield step.incentive, finding.risk, "leidtTotRisico"
        elif bearer and finding.risk:
            yield bearer, finding.risk, "leidtTotRisico"
    for help_ in finding.helps:
        for _, prop, target in help_.links:
            yield help_.measure, target, terms.slug(prop)
        via = model.measures[model.numbers[help_.measure]].setting
        if via is not None:
            yield model.settings[via].iri, help_.measure, "viaStand"


def _nodes(finding: Finding) -> Iterator[tuple[str, str]]:
    for step in finding.steps:
        if step.setting:
            yield step.setting, "keuze"
        if step.incentive:
            yield step.incentive, "prikkel"
        if step.measure:
            yield step.measure, "mitigatie"
    if finding.risk:
        yield finding.risk, "risico"
    for help_ in finding.helps:
        yield help_.measure, "mitigatie"


def _judge(fact: dict[str, Any], finding: Finding) -> None:
    """A risk shows the worst of its findings."""
    order = (None, "gemitigeerd", "gedeeltelijk", "open")
    status = "gedeeltelijk" if finding.partly else finding.status
    fact["status"] = max(fact["status"], status, key=order.index)
    severities = ("info", "waarschuwing", "overtreding")
    if finding.status == "open":
        fact["ernst"] = max(fact.get("ernst", "info"), finding.severity, key=severities.index)


def _place(model: Model, catalogue: Catalogue, iri: str) -> tuple[Any, ...]:
    knob = _knob(model, iri)
    aspect = catalogue.one(knob or iri, "aspect")
    return (
        catalogue.order(aspect) if aspect else (999, ""),
        catalogue.order(knob) if knob else (0, ""),
        catalogue.order(iri),
    )


def _knob(model: Model, iri: str) -> str | None:
    number = model.numbers.get(iri)
    if number is None or terms.kind(iri) != "stand":
        return None
    return model.knobs[model.settings[number].knob].iri


def _data(
    model: Model, catalogue: Catalogue, iri: str, kind: str, fact: dict[str, Any], language: str
) -> dict[str, Any]:
    owner = _knob(model, iri) or iri
    line, aspect = catalogue.one(owner, "lijn"), catalogue.one(owner, "aspect")
    return {
        "soort": kind,
        "label": catalogue.label(iri, language),
        "slug": terms.slug(iri),
        "lijn": terms.slug(line) if line else None,
        "aspect": terms.slug(aspect) if aspect else None,
        "status": fact.get("status"),
        "ernst": fact.get("ernst"),
        "aanwezig": fact.get("aanwezig"),
    }
