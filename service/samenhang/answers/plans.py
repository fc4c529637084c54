"""The least to measure: as JSON, in words, and as a data set specification in CSV and RDF."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from typing import Any

from samenhang.answers import texts
from samenhang.answers.catalogue import Item, as_json
from samenhang.answers.naming import Naming
from samenhang.answers.reasons import counted, say
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.unseen import open_knobs
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple
from samenhang.search.measure import Least, Need, Plan, Signal, Sources

COLUMNS = (
    *("indicator", "indicatorLabel", "risicos", "dataElement", "dataElementLabel", "waardedomein"),
    *("bronsysteem", "bronsysteemLabel", "vindplaatsen"),
)
"""Head of the CSV: one row for each way from an indicator down to a source system."""


class PlanAnswers:
    """Renders plans of measurement in one language."""

    def __init__(self, naming: Naming, known: Sources) -> None:
        self.naming = naming
        self.language = naming.language
        self.known = known

    def rendered(self, outcome: Outcome, wanted: Iterable[Need], found: Least) -> dict[str, Any]:
        """What `/v1/meetplannen` answers."""
        wanted = tuple(wanted)
        return {
            "kennisversie": self.naming.model.version,
            "risicos": [
                {**self._signal((need.risk, need.line)), "indicatoren": self.naming.items(need.indicators)}
                for need in wanted
            ],
            "plannen": [self._plan(plan) for plan in found.plans] if wanted else [],
            "complete": found.complete,
            "ongezien": [self._signal(signal) for signal in found.unseen],
            "uitleg": self._told(outcome, wanted, found),
        }

    def _plan(self, plan: Plan) -> dict[str, Any]:
        signals = dict(plan.signals)
        return {
            "indicatoren": [
                {
                    **self.naming.catalogue.item(iri, self.language, definition=True),
                    "signaleert": [self._signal(signal) for signal in signals[iri]],
                    "dataElementen": self.naming.items(self.known.elements.get(iri, ())),
                    "bronsystemen": self.naming.items(self._systems(plan, iri)),
                    "bronnen": as_json(self.naming.catalogue.places(iri, self.language)),
                }
                for iri in plan.indicators
            ],
            "dataElementen": [
                {
                    **self.naming.catalogue.item(iri, self.language, definition=True),
                    "waardedomein": self.naming.maybe(self.naming.catalogue.one(iri, "heeftWaardedomein")),
                    "bronsystemen": self.naming.items(self._systems(plan, iri)),
                    "bronnen": as_json(self.naming.catalogue.places(iri, self.language)),
                }
                for iri in plan.elements
            ],
            "bronsystemen": self.naming.items(plan.systems),
        }

    def _signal(self, signal: Signal) -> dict[str, Item | None]:
        return {"risico": self.naming.item(signal[0]), "lijn": self.naming.maybe(signal[1])}

    def _systems(self, plan: Plan, iri: str) -> tuple[str, ...]:
        """Of the systems that yield something, or that yield what it is made of, those that the plan uses."""
        parts = self.known.elements.get(iri, (iri,))
        own = dict.fromkeys(system for part in parts for system in self.known.systems.get(part, ()))
        return tuple(sorted(system for system in own if system in plan.systems))

    def _told(self, outcome: Outcome, wanted: tuple[Need, ...], found: Least) -> str:
        unturned = texts.unturned(self.language, open_knobs(self.naming.model, outcome).bit_count())
        if outcome.empty:
            return f"{texts.say(self.language, 'nothing')} {unturned}".strip()
        sentences = [] if wanted else [say(self.language, "measure-none")]
        risks = len({need.risk for need in wanted})
        if found.plans and found.plans[0].indicators:
            plan = found.plans[0]
            values = {
                "risks": counted(self.language, "risk", risks),
                "indicators": counted(self.language, "indicator", len(plan.indicators)),
                "elements": counted(self.language, "element", len(plan.elements)),
                "systems": counted(self.language, "system", len(plan.systems)),
                "stand": counted(self.language, "stand", risks),
                "tonen": counted(self.language, "tonen", len(plan.indicators)),
                "zijn": counted(self.language, "zijn", len(plan.elements)),
            }
            sentences.append(say(self.language, "measure", **values))
            if plan.elements:
                key = "measure-needs-from" if plan.systems else "measure-needs"
                sentences.append(say(self.language, key, **values))
            bare = [iri for iri in plan.indicators if not (self.known.elements.get(iri) or self._systems(plan, iri))]
            if bare:
                sentences.append(say(self.language, "measure-bare", indicators=self.naming.named(bare)))
            if len(found.plans) > 1:
                sentences.append(say(self.language, "plan-other", n=len(found.plans)))
        if found.unseen:
            names = self.naming.named(dict.fromkeys(risk for risk, _ in found.unseen))
            sentences.append(say(self.language, "measure-unseen", risks=names))
        return " ".join([*sentences, unturned]).strip()

    # --- the specification of one plan -----------------------------------------------------------------------------

    def table(self, plan: Plan) -> str:
        """The plan as CSV (RFC 4180), names beside IRIs."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        signals = dict(plan.signals)
        for indicator in plan.indicators:
            risks = "; ".join(dict.fromkeys(self._label(risk) for risk, _ in signals[indicator]))
            places = self.naming.catalogue.places(indicator, self.language)
            cited = "; ".join(f"{p.titel}, {p.vindplaats}" for p in places)
            for element, system in self._lineage(plan, indicator):
                domain = self.naming.catalogue.one(element, "heeftWaardedomein") if element else None
                names = indicator, self._label(indicator), risks, element or "", self._label(element)
                writer.writerow([*names, self._label(domain), system or "", self._label(system), cited])
        return out.getvalue()

    def _lineage(self, plan: Plan, indicator: str) -> Iterator[tuple[str | None, str | None]]:
        """Data elements and source systems below an indicator; None where the knowledge names none."""
        elements: tuple[str | None, ...] = self.known.elements.get(indicator, ()) or (None,)
        for element in elements:
            for system in self._systems(plan, element or indicator) or (None,):
                yield element, system

    def _label(self, iri: str | None) -> str:
        return self.naming.catalogue.label(iri, self.language) if iri else ""

    def triples(self, plan: Plan) -> Iterator[Triple]:
        """The plan as a data set specification: a `dcat:Dataset` that holds the data elements, made from the source
        systems, for indicators that signal risks."""
        sam = terms.SAM
        parts = (self.naming.model.version, *plan.indicators, *plan.elements, *plan.systems)
        named = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        subject = terms.individual("datasetspecificatie", f"meetplan-{named[:12]}")
        yield subject, terms.TYPE, sam + "Datasetspecificatie"
        yield subject, terms.TYPE, terms.DCAT + "Dataset"
        for language in ("nl", "en"):
            text = Literal(say(language, "plan-title"), language, terms.RDF + "langString")
            yield subject, terms.LABEL, text
            yield subject, terms.DCT + "title", text
            about = Literal(say(language, "plan-about"), language, terms.RDF + "langString")
            yield subject, terms.DCT + "description", about
        version = Literal(self.naming.model.version, None, terms.XSD + "string")
        yield subject, sam + "afgeleidMet", version
        for element in plan.elements:
            yield subject, sam + "bevatElement", element
        for system in plan.systems:
            yield subject, terms.PROV + "wasDerivedFrom", system
        signals = dict(plan.signals)
        for indicator in plan.indicators:
            yield subject, sam + "indicator", indicator
            for element in self.known.elements.get(indicator, ()):
                yield indicator, sam + "opgebouwdUit", element
            yield from ((indicator, sam + "uitBronsysteem", system) for system in self._systems(plan, indicator))
            yield from ((indicator, sam + "signaleert", iri) for iri in self._signalled(indicator, signals[indicator]))
        for element in plan.elements:
            yield from ((element, sam + "uitBronsysteem", system) for system in self._systems(plan, element))
        for things, kind in (
            (plan.indicators, sam + "Indicator"),
            (plan.elements, sam + "DataElement"),
            (plan.systems, sam + "Bronsysteem"),
        ):
            for iri in things:
                yield iri, terms.TYPE, kind
                yield from self._described(iri)

    def _signalled(self, indicator: str, signals: Iterable[Signal]) -> list[str]:
        """Open risks that the knowledge itself says it signals; those by way of an incentive are left to the reader."""
        own = self.naming.catalogue.index.iris(indicator, terms.SAM + "signaleert")
        return list(dict.fromkeys(risk for risk, _ in signals if risk in own))

    def _described(self, iri: str) -> Iterator[Triple]:
        index = self.naming.catalogue.index
        for prop in (terms.LABEL, terms.DEFINITION, terms.SOURCE, terms.SAM + "heeftWaardedomein"):
            yield from ((iri, prop, value) for value in index.objects(iri, prop))
