"""From closed knowledge to the compiled model."""

from collections import defaultdict
from typing import cast

from samenhang.coherence import forms
from samenhang.coherence.conflicts import conflicts
from samenhang.coherence.faults import Fault, ModelError
from samenhang.coherence.model import (
    Archetype,
    Atom,
    Cause,
    Condition,
    EffectiveRule,
    Knob,
    Link,
    Measure,
    Model,
    Need,
    Rule,
    Setting,
    Severity,
)
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Index

_NEEDS = ("vereist", "uitgeslotenDoor", "verzwaktDoor", "werktDeelsZonder")


def compile_model(index: Index, version: str) -> Model:
    """The model of closed knowledge and shapes together.

    Raises ModelError with every fault: rules outside the form, settings without a knob, effective rules that
    contradict each other.
    """
    return _Compiler(index, version).model()


class _Compiler:
    """Carries the numbering while the parts of the model are made; thrown away afterwards."""

    def __init__(self, index: Index, version: str) -> None:
        self.index = index
        self.version = version
        self.faults: list[Fault] = []
        self.knobs = index.instances(terms.SAM + "Knop")
        self.knob_of = self._knob_of()
        self.settings = sorted(self.knob_of)
        self.measures = index.instances(terms.SAM + "Mitigatie")
        self.archetypes = index.instances(terms.SAM + "Archetype")
        self.domains = index.instances(terms.SAM + "Domein")
        self.numbers = {
            iri: n
            for group in (self.knobs, self.settings, self.measures, self.archetypes)
            for n, iri in enumerate(group)
        }
        self.forms = {s: tuple(sorted(index.iris(s, terms.SAM + "vorm"))) for s in self.settings}
        self.settings_of_form: dict[str, int] = defaultdict(int)
        for setting, own in self.forms.items():
            for form in own:
                self.settings_of_form[form] |= 1 << self.numbers[setting]
        self.measure_lines = {m: self._measure_lines(m) for m in self.measures}
        self.groups: dict[tuple[str, str | None], int] = {}

    def model(self) -> Model:
        knobs = tuple(self._knob(iri) for iri in self.knobs)
        settings = tuple(self._setting(iri) for iri in self.settings)
        causes = tuple(self._causes_of_setting(iri) for iri in self.settings)
        measures = tuple(self._measure(iri) for iri in self.measures)
        rule_forms = list(forms.coherence_rules(self.index, self.faults))
        effective_forms = list(forms.effective_rules(self.index, self.faults))
        if self.faults:
            raise ModelError(self.faults)
        rules = tuple(self._rule(form) for form in rule_forms)
        effective = tuple(self._effective(form) for form in effective_forms)
        archetypes = tuple(
            Archetype(iri, self._bits(iri, "kenmerktZichDoor"), self._bits(iri, "sluitUit")) for iri in self.archetypes
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
            domains=tuple(self.domains),
            municipalities=frozenset(self.index.instances(terms.SAM + "Gemeente")),
            causes=causes,
            groups=tuple(self.groups),
            risk_severity={risk: self._severity(risk) for risk in risks},
            incentives={n: self._incentives(iri) for n, iri in enumerate(self.settings)},
            indicators=self._indicators(),
            all_indicators=frozenset(self.index.instances(terms.SAM + "Indicator")),
            discussed=self._discussed(causes, measures, rule_forms, effective_forms),
            disputed=self._disputed(),
            numbers=self.numbers,
        )
        self.faults.extend(conflicts(model))
        if self.faults:
            raise ModelError(self.faults)
        return model

    # --- knobs and settings
    # ------------------------------------------------------------------------------------------------

    def _knob_of(self) -> dict[str, str]:
        owner: dict[str, str] = {}
        for knob in self.knobs:
            for setting in self.index.iris(knob, terms.SAM + "heeftStand"):
                if setting in owner:
                    a, b = terms.short(owner[setting]), terms.short(knob)
                    self.faults.append(
                        Fault(setting, f"hoort bij twee knoppen: {a} en {b}", f"belongs to two knobs: {a} and {b}")
                    )
                owner[setting] = knob
        for setting in self.index.instances(terms.SAM + "Stand"):
            if setting not in owner:
                self.faults.append(Fault(setting, "hoort bij geen enkele knop", "belongs to no knob"))
        return owner

    def _knob(self, iri: str) -> Knob:
        return Knob(
            iri,
            self._bits(iri, "heeftStand"),
            self.index.true(iri, terms.SAM + "meervoudig"),
            terms.SAM + "Omstandigheid" in self.index.iris(iri, terms.TYPE),
            self._lines(iri),
        )

    def _setting(self, iri: str) -> Setting:
        knob = self.knob_of[iri]
        domains = self.index.iris(iri, terms.SAM + "domein") or self.index.iris(knob, terms.SAM + "domein")
        exclusive = self.index.true(iri, terms.SAM + "uitsluitend")
        return Setting(iri, self.numbers[knob], exclusive, frozenset(domains), self.forms[iri])

    def _lines(self, iri: str) -> tuple[str, ...]:
        return tuple(sorted(self.index.iris(iri, terms.SAM + "lijn")))

    def _bits(self, iri: str, prop: str) -> int:
        return self._set(self.index.iris(iri, terms.SAM + prop))

    def _set(self, iris: list[str] | tuple[str, ...]) -> int:
        found = 0
        for iri in iris:
            found |= 1 << self.numbers[iri]
        return found

    # --- causes
    # ------------------------------------------------------------------------------------------------------------

    def _causes_of_setting(self, iri: str) -> tuple[Cause, ...]:
        """Risks of a setting and of its forms, straight or through an incentive; one a lijn of its knob."""
        found = []
        number = self.numbers[iri]
        for form in (None, *self.forms[iri]):
            bearer = form or iri
            steps: list[tuple[str | None, str]] = [(None, r) for r in self._risks(bearer)]
            steps += [
                (p, r) for p in sorted(self.index.iris(bearer, terms.SAM + "geeftPrikkel")) for r in self._risks(p)
            ]
            for line in self._lines(self.knob_of[iri]) or (None,):
                found += [self._cause(number, None, form, incentive, risk, line) for incentive, risk in steps]
        return tuple(found)

    def _risks(self, iri: str) -> list[str]:
        return sorted(self.index.iris(iri, terms.SAM + "leidtTotRisico"))

    def _cause(
        self,
        setting: int | None,
        measure: int | None,
        form: str | None,
        incentive: str | None,
        risk: str,
        line: str | None,
    ) -> Cause:
        group = self.groups.setdefault((risk, line), len(self.groups))
        about = {risk} if incentive is None else {risk, incentive}
        return Cause(
            setting,
            measure,
            form,
            incentive,
            risk,
            line,
            self._against(about, "mitigeert", line),
            self._against(about, "dektDeels", line),
            group,
            self._links(setting, measure, form, incentive, risk),
        )

    def _links(
        self, setting: int | None, measure: int | None, form: str | None, incentive: str | None, risk: str
    ) -> tuple[Link, ...]:
        if measure is not None:
            return ((self.measures[measure], terms.SAM + "veroorzaaktRisico", risk),)
        bearer = self.settings[setting or 0]
        links: list[Link] = []
        if form:
            links.append((bearer, terms.SAM + "vorm", form))
            bearer = form
        if incentive:
            links.append((bearer, terms.SAM + "geeftPrikkel", incentive))
            bearer = incentive
        return (*links, (bearer, terms.SAM + "leidtTotRisico", risk))

    def _against(self, about: set[str], prop: str, line: str | None) -> int:
        """Bits of the measures with this property towards a risk or incentive, that share the lijn or where one has
        none."""
        found = 0
        for target in about:
            for measure in self.index.subjects(terms.SAM + prop, target):
                lines = self.measure_lines.get(measure)
                if lines is not None and (line is None or not lines or line in lines):
                    found |= 1 << self.numbers[measure]
        return found

    # --- measures
    # ----------------------------------------------------------------------------------------------------------

    def _via(self, iri: str) -> str | None:
        via = self.index.iris(iri, terms.SAM + "viaStand")
        if len(via) > 1:
            self.faults.append(
                Fault(
                    iri,
                    "heeft meer dan één sam:viaStand; maak van elk alternatief een eigen maatregel",
                    "has more than one sam:viaStand; make each alternative a measure of its own",
                )
            )
        if via and via[0] not in self.knob_of:
            name = terms.short(via[0])
            self.faults.append(Fault(iri, f"sam:viaStand {name} is geen stand", f"sam:viaStand {name} is no setting"))
            return None
        return via[0] if via else None

    def _measure_lines(self, iri: str) -> tuple[str, ...]:
        via = self._via(iri)
        return self._lines(iri) or (self._lines(self.knob_of[via]) if via else ())

    def _measure(self, iri: str) -> Measure:
        via = next((s for s in self.index.iris(iri, terms.SAM + "viaStand") if s in self.knob_of), None)
        requires, excluded, weakened, partial = (
            tuple(self._need(iri, target) for target in sorted(self.index.iris(iri, terms.SAM + prop)))
            for prop in _NEEDS
        )
        number = self.numbers[iri]
        causes = tuple(
            self._cause(None, number, None, None, risk, line)
            for risk in sorted(self.index.iris(iri, terms.SAM + "veroorzaaktRisico"))
            for line in self.measure_lines[iri] or (None,)
        )
        conditional = bool(requires or excluded or weakened or partial)
        setting = self.numbers[via] if via else None
        lines = self.measure_lines[iri]
        return Measure(iri, setting, lines, requires, excluded, weakened, partial, causes, conditional)

    def _need(self, measure: str, target: str) -> Need:
        """A setting, any setting of a form, or a measure (shifted past the settings)."""
        if target in self.knob_of:
            return Need(target, 1 << self.numbers[target])
        if target in self.measure_lines:
            return Need(target, 1 << (len(self.settings) + self.numbers[target]))
        if target not in self.settings_of_form and terms.SAM + "Bekostigingsvorm" not in self.index.iris(
            target, terms.TYPE
        ):
            name = terms.short(target)
            self.faults.append(
                Fault(measure, f"{name} is geen stand, vorm of maatregel", f"{name} is no setting, form or measure")
            )
        return Need(target, self.settings_of_form.get(target, 0))

    # --- rules
    # -------------------------------------------------------------------------------------------------------------

    def _atom(self, pair: forms.Pair) -> Atom:
        """Layout of the state that rules read: effective settings, chosen settings, working measures, archetypes,
        domains."""
        path, value = pair
        settings, measures = len(self.settings), len(self.measures)
        if path == forms.DOMAIN:
            position = 2 * settings + measures + len(self.archetypes) + self.domains.index(value)
        else:
            offset = {
                forms.WORKS_AS: 0,
                forms.CHOOSES: settings,
                forms.WORKING: 2 * settings,
                forms.TAKES: 2 * settings,  # only effective rules name it, and they read measures taken in that place
                forms.ARCHETYPE: 2 * settings + measures,
            }[path]
            position = offset + self.numbers[value]
        return Atom(path, value, 1 << position)

    def _condition(self, pairs: tuple[forms.Pair, ...]) -> Condition:
        atoms = tuple(self._atom(pair) for pair in pairs)
        found = 0
        for atom in atoms:
            found |= atom.bit
        return Condition(atoms, found)

    def _rule(self, form: forms.CoherenceForm) -> Rule:
        trigger = tuple(self._condition(c) for c in form.trigger)
        exemptions = tuple(self._condition(c) for c in form.exemptions)
        must = 0
        for condition in trigger:
            must |= condition.bits if len(condition.atoms) == 1 else 0
        risks: tuple[str | None, ...] = form.risks or (None,)
        named = 0
        for condition in exemptions:
            for atom in condition.atoms:
                named |= 1 << self.numbers[atom.value] if atom.path == forms.WORKING else 0
        return Rule(
            form.iri,
            cast(Severity, form.severity),
            risks,
            form.line,
            trigger,
            exemptions,
            must,
            tuple(c for c in trigger if len(c.atoms) > 1),
            tuple(self._against({r} if r else set(), "mitigeert", form.line) for r in risks),
            tuple(self._against({r} if r else set(), "dektDeels", form.line) for r in risks),
            named,
        )

    def _effective(self, form: forms.EffectiveForm) -> EffectiveRule:
        trigger = tuple(self._condition(c) for c in form.trigger)
        return EffectiveRule(
            form.iri, trigger, self._set(form.replaces), self._set(form.yields), self._set(form.brings)
        )

    # --- what is said about the whole
    # --------------------------------------------------------------------------------------

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

    def _incentives(self, setting: str) -> tuple[str, ...]:
        bearers = (setting, *self.forms[setting])
        return tuple(sorted({p for bearer in bearers for p in self.index.iris(bearer, terms.SAM + "geeftPrikkel")}))

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
        for number, iri in enumerate(self.settings):
            found |= 1 << number if causes[number] or self._incentives(iri) else 0
        for measure in measures:
            found |= 0 if measure.setting is None else 1 << measure.setting
            for need in (*measure.requires, *measure.excluded_by, *measure.weakened_by, *measure.partial_without):
                found |= need.bits & ((1 << len(self.settings)) - 1)
        for rule in rules:
            for condition in (*rule.trigger, *rule.exemptions):
                found |= self._set([v for p, v in condition if p in (forms.WORKS_AS, forms.CHOOSES)])
        for form in effective:
            for choice in form.trigger:
                found |= self._set([v for p, v in choice if p == forms.CHOOSES])
            found |= self._set(form.replaces) | self._set(form.yields)
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
