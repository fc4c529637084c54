"""Outcomes as the JSON of the contract."""

from functools import lru_cache
from typing import Any, Final

from samenhang.answers.catalogue import Catalogue, Item, as_json
from samenhang.answers.explain import explain
from samenhang.answers.graph import dependency_graph
from samenhang.answers.texts import say, unturned
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.findings import Finding, Help, Step
from samenhang.coherence.model import Model, bits
from samenhang.coherence.unseen import open_knobs, unseen
from samenhang.knowledge import terms

_KEPT: Final = 5_000
"""Rendered findings, steps and measures to keep per language; a finding takes a few kilobytes."""


class Answers:
    """Renders outcomes in one language."""

    def __init__(self, model: Model, catalogue: Catalogue, language: str) -> None:
        self.model = model
        self.catalogue = catalogue
        self.language = "en" if language == "en" else "nl"
        # most findings come back unchanged with the next turn of a knob; what is kept is only ever serialised
        self._finding = lru_cache(_KEPT)(self._render_finding)
        self._step = lru_cache(_KEPT)(self._render_step)
        self._help = lru_cache(_KEPT)(self._render_help)

    def consequences(self, outcome: Outcome) -> dict[str, Any]:
        """Everything that follows: incentives, risks, measures, indicators, findings, and what was not looked at."""
        found = findings(self.model, outcome)
        return {
            **self._verdict(outcome),
            "oordeel": self.verdict_sentence(outcome, found),
            "effectief": self._effective(outcome),
            "prikkels": self._incentives(outcome),
            "risicos": self._risks(found),
            "mitigaties": self._measures(outcome, found),
            "indicatoren": self._indicators(found),
            "bevindingen": [self._finding(f) for f in found],
            "nietBekeken": self._unseen(outcome),
        }

    def validation(self, outcome: Outcome) -> dict[str, Any]:
        """The violated rules and the verdict."""
        found = [f for f in findings(self.model, outcome) if f.rule and f.status == "open"]
        return {
            **self._verdict(outcome),
            "oordeel": self.verdict_sentence(outcome, findings(self.model, outcome)),
            "bevindingen": [self._finding(f) for f in found],
            "nietBekeken": self._unseen(outcome),
        }

    def resting_on(self, outcome: Outcome, settings: int) -> list[dict[str, Any]]:
        """The findings that some standen (bits) are a cause or a condition of."""
        names = {self.model.settings[n].iri for n in bits(settings)}
        found = findings(self.model, outcome)
        return [self._finding(f) for f in found if any(step.setting in names for step in f.steps)]

    def graph(self, outcome: Outcome) -> dict[str, Any]:
        """The dependency graph as nodes and arrows."""
        graph = dependency_graph(self.model, self.catalogue, outcome, self.language)
        return {
            "kennisversie": self.model.version,
            "knopen": [{"id": n, **data} for n, data in graph.nodes(data=True)],
            "pijlen": [{"van": a, "naar": b, **data} for a, b, data in graph.edges(data=True)],
        }

    def verdict(self, outcome: Outcome) -> str:
        """The verdict of an outcome as one sentence."""
        return self.verdict_sentence(outcome, findings(self.model, outcome))

    def verdict_sentence(self, outcome: Outcome, found: list[Finding]) -> str:
        """The verdict as one sentence; risks are counted once, at their worst, however many findings name them."""
        if outcome.empty:
            return say(self.language, "nothing")
        clashes = len({f.rule for f in found if f.rule and f.status == "open" and f.severity == "overtreding"})
        parts = []
        if clashes:
            parts.append(say(self.language, "clash-one" if clashes == 1 else "clash-many", n=clashes))
        parts.append(self._open_risks([f for f in found if f.risk and f.status == "open"]))
        return f"{say(self.language, 'coherent' if outcome.coherent else 'incoherent')}: {', '.join(parts)}."

    def without_findings(self, outcome: Outcome) -> str:
        """What is said where there is nothing to list: the verdict, and how many knobs are open."""
        knobs = open_knobs(self.model, outcome).bit_count()
        return f"{self.verdict(outcome)} {unturned(self.language, knobs)}".strip()

    def _open_risks(self, found: list[Finding]) -> str:
        """How many risks are open; those that only ask for attention apart, so that together they are all of them."""
        risks = {f.risk for f in found if f.severity != "info"}
        notes = {f.risk for f in found} - risks
        if notes and not risks:
            return say(self.language, "note-one" if len(notes) == 1 else "note-many", n=len(notes))
        key = "none-open" if not risks else "open-one" if len(risks) == 1 else "open-many"
        told = say(self.language, key, n=len(risks))
        return say(self.language, "also-note", open=told, n=len(notes)) if notes else told

    def _verdict(self, outcome: Outcome) -> dict[str, Any]:
        return {
            "kennisversie": self.model.version,
            "conforms": outcome.conforms,
            "samenhangend": outcome.coherent,
            "harmonisch": outcome.harmonious,
        }

    def _item(self, iri: str) -> Item:
        return self.catalogue.item(iri, self.language)

    def _described(self, iri: str) -> Item:
        """An item that a page can open: with its definition and its passages."""
        item = self.catalogue.item(iri, self.language, definition=True)
        item["bronnen"] = as_json(self.catalogue.places(iri, self.language))
        return item

    def _items(self, iris: tuple[str, ...] | list[str]) -> list[Item]:
        return [self.catalogue.item(iri, self.language) for iri in iris]

    def _maybe(self, iri: str | None) -> Item | None:
        return None if iri is None else self.catalogue.item(iri, self.language)

    def _setting(self, iri: str) -> Item:
        item = self._item(iri)
        item["knop"] = self._item(self.model.knobs[self.model.settings[self.model.numbers[iri]].knob].iri)
        return item

    def _effective(self, outcome: Outcome) -> list[Item]:
        found = []
        replaced_by = {}
        for n in outcome.applied:
            rule = self.model.effective_rules[n]
            replaced_by.update(dict.fromkeys(bits(rule.replaces), rule.iri))
        for n in bits(outcome.effective | outcome.replaced):
            iri = self.model.settings[n].iri
            gone = not outcome.effective >> n & 1
            found.append(
                {**self._setting(iri), "vervangen": gone, "door": self._maybe(replaced_by.get(n)) if gone else None}
            )
        return found

    def _incentives(self, outcome: Outcome) -> list[Item]:
        given = dict.fromkeys(p for n in bits(outcome.effective) for p in self.model.incentives[n])
        index = self.catalogue.index
        return [
            {
                **self._described(p),
                "dimensie": self._maybe(self.catalogue.one(p, "dimensie")),
                "richting": index.text(p, terms.SAM + "richting"),
                "pervers": terms.SAM + "PerversePrikkel" in index.iris(p, terms.TYPE),
            }
            for p in given
        ]

    def _risks(self, found: list[Finding]) -> list[Item]:
        risks: dict[str, Item] = {}
        for finding in found:
            if finding.risk is None:
                continue
            item = risks.setdefault(
                finding.risk,
                {
                    **self._described(finding.risk),
                    "ernst": self.model.risk_severity[finding.risk],
                    "status": "gemitigeerd",
                },
            )
            if finding.status == "open":
                item["status"] = "open"
        return list(risks.values())

    def _measures(self, outcome: Outcome, found: list[Finding]) -> list[Item]:
        helps: dict[str, Help] = {}
        for finding in found:
            for help_ in finding.helps:
                known = helps.get(help_.measure)
                # shown as it works where it answers; covering only part elsewhere says nothing about the measure
                # itself
                if known is None or (help_.whole and not known.whole):
                    helps[help_.measure] = help_
        for n in bits(outcome.present):
            iri = self.model.measures[n].iri
            if iri not in helps:
                how = "heel" if outcome.working >> n & 1 else "deels" if outcome.partial >> n & 1 else "niet"
                taken = bool(outcome.configuration.taken >> n & 1)
                helps[iri] = Help(iri, True, taken, how, True, (), (), (), (), ())  # type: ignore[arg-type]
        return [self._help(h) for h in helps.values()]

    def _indicators(self, found: list[Finding]) -> list[Item]:
        signals: dict[str, dict[str, None]] = {}
        for finding in found:
            for thing in (finding.risk, *(s.incentive for s in finding.steps)):
                for indicator in self.model.indicators.get(thing or "", ()):
                    signals.setdefault(indicator, {})[thing or ""] = None
        return [
            {
                **self._described(i),
                "bronsystemen": self._items(self.catalogue.index.iris(i, terms.SAM + "uitBronsysteem")),
                "signaleert": self._items(list(things)),
            }
            for i, things in signals.items()
        ]

    def _render_finding(self, finding: Finding) -> dict[str, Any]:
        links = dict.fromkeys(link for step in finding.steps for link in step.links)
        places = dict.fromkeys(
            place
            for source in (
                self.catalogue.places(finding.rule, self.language) if finding.rule else (),
                *(self.catalogue.link_places(link, self.language) for link in links),
            )
            for place in source
        )
        signalled = [finding.risk, *(s.incentive for s in finding.steps)]
        indicators = dict.fromkeys(i for thing in signalled for i in self.model.indicators.get(thing or "", ()))
        return {
            "id": terms.individual("bevinding", finding.slug),
            "regel": self._maybe(finding.rule),
            "ernst": finding.severity,
            "status": finding.status,
            "gedeeltelijk": finding.partly,
            "risico": self._maybe(finding.risk),
            "lijn": self._maybe(finding.line),
            "keuzes": [self._setting(s) for s in finding.choices],
            "oorzaken": [self._step(s) for s in finding.steps],
            "mitigaties": [self._help(h) for h in finding.helps],
            "rechtgezetDoor": self._items([iri for group in finding.excused_by for iri in group]),
            "kanNogRechtgezet": self._items(finding.could_excuse),
            "betwist": finding.disputed,
            "indicatoren": self._items(list(indicators)),
            "uitleg": explain(self.catalogue, self.language, finding),
            "bronnen": as_json(tuple(places)),
        }

    def _render_step(self, step: Step) -> dict[str, Any]:
        places = dict.fromkeys(p for link in step.links for p in self.catalogue.link_places(link, self.language))
        return {
            "soort": step.kind,
            "stand": self._maybe(step.setting),
            "vorm": self._maybe(step.form),
            "prikkel": self._maybe(step.incentive),
            "maatregel": self._maybe(step.measure),
            "lijn": self._maybe(step.line),
            "vervangen": step.replaced,
            "beantwoord": step.answered,
            "door": self._items(step.by),
            "bronnen": as_json(tuple(places)),
        }

    def _render_help(self, help_: Help) -> dict[str, Any]:
        measure = self.model.measures[self.model.numbers[help_.measure]]
        via = None if measure.setting is None else self._setting(self.model.settings[measure.setting].iri)
        places = dict.fromkeys(p for link in help_.links for p in self.catalogue.link_places(link, self.language))
        return {
            **self.catalogue.item(help_.measure, self.language, definition=True),
            "aanwezig": help_.present,
            "genomen": help_.taken,
            "werking": help_.working,
            "dekking": "heel" if help_.whole else "deels",
            "ontbreekt": self._items(help_.missing),
            "uitgeslotenDoor": self._items(help_.excluded_by),
            "verzwaktDoor": self._items(help_.weakened_by),
            "deelsZonder": self._items(help_.partial_without),
            "neveneffecten": self._items(tuple(dict.fromkeys(c.risk for c in measure.causes))),
            "viaStand": via,
            "bronnen": as_json(tuple(places) or self.catalogue.places(help_.measure, self.language)),
        }

    def _unseen(self, outcome: Outcome) -> dict[str, Any]:
        found = unseen(self.model, outcome)
        return {
            "opengelaten": self._items(found.open_knobs),
            "regels": self._items(found.waiting_rules),
            "onbesproken": [self._setting(s) for s in found.undiscussed],
            "maatregelenZonderAanleiding": self._items(found.idle_measures),
        }
