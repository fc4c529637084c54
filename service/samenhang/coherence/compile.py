"""From closed knowledge to the compiled model."""

from collections import defaultdict
from typing import cast

from samenhang.coherence import bands, forms
from samenhang.coherence.conflicts import conflicts
from samenhang.coherence.facts import Facts
from samenhang.coherence.faults import Fault, ModelError
from samenhang.coherence.model import (
    Archetype,
    Cause,
    Knob,
    Measure,
    Model,
    Setting,
    Severity,
)
from samenhang.coherence.numbering import Numbering
from samenhang.coherence.rules import Rules
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Index


def compile_model(index: Index, version: str) -> Model:
    """The model of closed knowledge and shapes together.

    Raises ModelError with every fault: rules outside the form, settings without a knob, effective rules that
    contradict each other.
    """
    return _Compiler(index, version).model()


class _Compiler:
    """Holds the parts together while the model is made; thrown away afterwards."""

    def __init__(self, index: Index, version: str) -> None:
        self.index = index
        self.version = version
        self.faults: list[Fault] = []
        self.numbering = Numbering(index, self.faults)
        self.facts = Facts(self.numbering)

    def model(self) -> Model:
        knobs = tuple(self._knob(iri) for iri in self.numbering.knobs)
        settings = tuple(self._setting(iri) for iri in self.numbering.settings)
        causes = tuple(self.facts.causes_of_setting(iri) for iri in self.numbering.settings)
        measures = tuple(self.facts.measure(iri) for iri in self.numbering.measures)
        rule_forms = list(forms.coherence_rules(self.index, self.faults))
        effective_forms = list(forms.effective_rules(self.index, self.faults))
        scores = bands.bands(self.numbering, self.faults)
        if self.faults:
            raise ModelError(self.faults)
        made = Rules(self.numbering, self.facts)
        rules = tuple(made.rule(form) for form in rule_forms)
        effective = tuple(made.effective(form) for form in effective_forms)
        archetypes = tuple(
            Archetype(iri, self._bits(iri, "kenmerktZichDoor"), self._bits(iri, "sluitUit"))
            for iri in self.numbering.archetypes
        )
        risks = self.index.instances(terms.SAM + "Risico")
        model = Model(
            version=self.version,
            knobs=knobs,
            settings=settings,
            measures=measures,
            rules=rules,
            effective_rules=effective,
            archetypes=archetypes,
            domains=tuple(self.numbering.domains),
            municipalities=frozenset(self.index.instances(terms.SAM + "Gemeente")),
            causes=causes,
            groups=tuple(self.facts.groups),
            risk_severity={risk: self._severity(risk) for risk in risks},
            incentives={n: self.numbering.incentives(iri) for n, iri in enumerate(self.numbering.settings)},
            indicators=self._indicators(),
            all_indicators=frozenset(self.index.instances(terms.SAM + "Indicator")),
            bands=scores,
            discussed=self._discussed(causes, measures, rule_forms, effective_forms),
            disputed=self._disputed(),
            numbers=self.numbering.numbers,
        )
        self.faults.extend(conflicts(model))
        self.faults.extend(bands.unfit(model))
        if self.faults:
            raise ModelError(self.faults)
        return model

    def _knob(self, iri: str) -> Knob:
        return Knob(
            iri,
            self._bits(iri, "heeftStand"),
            self.index.true(iri, terms.SAM + "meervoudig"),
            terms.SAM + "Omstandigheid" in self.index.iris(iri, terms.TYPE),
            self.numbering.lines(iri),
        )

    def _setting(self, iri: str) -> Setting:
        knob = self.numbering.knob_of[iri]
        domains = self.index.iris(iri, terms.SAM + "domein") or self.index.iris(knob, terms.SAM + "domein")
        exclusive = self.index.true(iri, terms.SAM + "uitsluitend")
        return Setting(iri, self.numbering.numbers[knob], exclusive, frozenset(domains), self.numbering.forms[iri])

    def _bits(self, iri: str, prop: str) -> int:
        return self.numbering.bits(self.index.iris(iri, terms.SAM + prop))

    def _severity(self, risk: str) -> Severity:
        stated = self.index.text(risk, terms.SAM + "ernst") or "waarschuwing"
        if stated not in ("waarschuwing", "info"):
            self.faults.append(
                Fault(
                    risk,
                    f"sam:ernst '{stated}' bestaat niet voor een risico",
                    f"sam:ernst '{stated}' is not for a risk",
                )
            )
        return cast(Severity, stated)

    def _indicators(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for indicator in self.index.instances(terms.SAM + "Indicator"):
            for signalled in self.index.iris(indicator, terms.SAM + "signaleert"):
                found[signalled].append(indicator)
        return {signalled: tuple(sorted(own)) for signalled, own in found.items()}

    def _discussed(
        self,
        causes: tuple[tuple[Cause, ...], ...],
        measures: tuple[Measure, ...],
        rules: list[forms.CoherenceForm],
        effective: list[forms.EffectiveForm],
    ) -> int:
        """Settings that a shape names, or a fact that the evaluation reads."""
        found = 0
        for number, iri in enumerate(self.numbering.settings):
            found |= 1 << number if causes[number] or self.numbering.incentives(iri) else 0
        for measure in measures:
            found |= 0 if measure.setting is None else 1 << measure.setting
            for need in (*measure.requires, *measure.excluded_by, *measure.weakened_by, *measure.partial_without):
                found |= need.bits & ((1 << len(self.numbering.settings)) - 1)
        for rule in rules:
            for condition in (*rule.trigger, *rule.exemptions):
                found |= self.numbering.bits([v for p, v in condition if p in (forms.WORKS_AS, forms.CHOOSES)])
        for form in effective:
            for choice in form.trigger:
                found |= self.numbering.bits([v for p, v in choice if p == forms.CHOOSES])
            found |= self.numbering.bits(form.replaces) | self.numbering.bits(form.yields)
        return found

    def _disputed(self) -> frozenset[str | tuple[str, str, str]]:
        """Individuals and links tied by `sam:spreektTegen`, in either direction."""
        found: set[str | tuple[str, str, str]] = set()
        for s, p, o in self.index.triples:
            if p != terms.SAM + "spreektTegen":
                continue
            for end in (s, o):
                if isinstance(end, Blank) or not isinstance(end, str):
                    continue
                link = [self.index.one(end, terms.RDF + part) for part in ("subject", "predicate", "object")]
                if all(isinstance(part, str) for part in link):
                    found.add((str(link[0]), str(link[1]), str(link[2])))
                else:
                    found.add(end)
        return frozenset(found)
