"""The meaning of a configuration as clauses: the same strata as `coherence.evaluate`, for every configuration at once.

Variables that a solver may set freely are the stated choices, the measures taken, the archetype and the domein; every
other literal follows from them. That the two agree is not argued here but tested.
"""

from collections.abc import Sequence

from samenhang.coherence import forms
from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import Archetype, Condition, Measure, Model, Need, Rule, Setting, bits
from samenhang.search.formula import Formula
from samenhang.search.scope import Scope, everything


class Encoding:
    """Clauses of one model. Each tuple holds a literal for every setting, measure, archetype, domein or rule, in the
    numbering of the model.

    `coherent` and `harmonious` hold exactly where the verdict does; `violated` per rule, and `exposed` per group of
    causes (risk and lijn) where one of them is not answered.

    With a scope it only tells of coherence: all literals outside it are false, and so are those of the rules and groups
    that coherence does not depend on, and `harmonious`.
    """

    def __init__(self, model: Model, scope: Scope | None = None) -> None:
        self.model = model
        self.formula = Formula()
        new = self.formula.news
        self.narrow = scope is not None
        self.scope = scope or everything(model)
        self.stated = tuple(self._variable(self.scope.settings >> n & 1) for n in range(model.size))
        self.taken = tuple(self._variable(self.scope.measures >> n & 1) for n in range(len(model.measures)))
        self.archetypes = new(len(model.archetypes))
        self.domains = new(len(model.domains))
        self.filled = tuple(self.formula.any(self.stated[s] for s in bits(knob.settings)) for knob in model.knobs)
        """Per knob whether a setting of it is stated."""
        self.nominal = self._nominal()
        self.chosen = tuple(self.formula.any(self.nominal[s] for s in bits(knob.settings)) for knob in model.knobs)
        """Per knob whether it has a setting, stated or through a measure."""
        self._well_formed()
        self.state: dict[tuple[str, str], int] = {}
        """What rules read: the literal of each value under each path."""
        self._read(forms.CHOOSES, model.settings, self.nominal)
        self._read(forms.TAKES, model.measures, self.taken)
        self._read(forms.ARCHETYPE, model.archetypes, self.archetypes)
        self.state |= {(forms.DOMAIN, iri): x for iri, x in zip(model.domains, self.domains, strict=True)}
        self.fires = tuple(
            self.formula.all(self._any(condition) for condition in rule.trigger) for rule in model.effective_rules
        )
        self.effective = tuple(self._effective(n) for n in range(model.size))
        self._read(forms.WORKS_AS, model.settings, self.effective)
        self.present = tuple(self._present(n) for n in range(len(model.measures)))
        self.working = tuple(self._working(n, measure) for n, measure in enumerate(model.measures))
        self._read(forms.WORKING, model.measures, self.working)
        told = [rule if rule.severity == "overtreding" or not self.narrow else None for rule in model.rules]
        self.triggered = tuple(self._triggered(rule) if rule else -self.formula.true for rule in told)
        self.violated = tuple(self._violated(rule) if rule else -self.formula.true for rule in told)
        self.coherent = self.formula.all(
            -self.violated[n] for n, rule in enumerate(model.rules) if rule.severity == "overtreding"
        )
        self.exposed = tuple(-self.formula.true for _ in model.groups) if self.narrow else self._exposed()
        self.harmonious = -self.formula.true if self.narrow else self._harmonious()
        self.alone = len(self.formula.clauses), self.formula.top
        """How many clauses and variables there are, before anybody adds to them."""

    def goal(self, harmonious: bool) -> int:
        """The literal of the verdict that is asked for."""
        return self.harmonious if harmonious else self.coherent

    def context(self, configuration: Configuration) -> list[int]:
        """Literals that fix the archetype and the domein of a configuration."""
        numbers, model = self.model.numbers, self.model
        archetype = -1 if configuration.archetype is None else numbers[configuration.archetype]
        domain = -1 if configuration.domain is None else model.domains.index(configuration.domain)
        return [
            *(x if n == archetype else -x for n, x in enumerate(self.archetypes)),
            *(x if n == domain else -x for n, x in enumerate(self.domains)),
        ]

    def choices(self, configuration: Configuration) -> list[int]:
        """Literals that fix the stated choices and the measures taken."""
        return [
            *(x if configuration.stated >> n & 1 else -x for n, x in enumerate(self.stated)),
            *(x if configuration.taken >> n & 1 else -x for n, x in enumerate(self.taken)),
        ]

    def _variable(self, free: int) -> int:
        return self.formula.new() if free else -self.formula.true

    def _read(self, path: str, things: Sequence[Setting | Measure | Archetype], literals: tuple[int, ...]) -> None:
        self.state |= {(path, thing.iri): x for thing, x in zip(things, literals, strict=True)}

    def _nominal(self) -> tuple[int, ...]:
        """Stratum 0: a taken measure whose knob is open chooses its setting."""
        through: dict[int, list[int]] = {}
        for number, measure in enumerate(self.model.measures):
            if measure.setting is not None:
                through.setdefault(measure.setting, []).append(self.taken[number])
        found = []
        for number, setting in enumerate(self.model.settings):
            taking = self.formula.any(through.get(number, ()))
            by_measure = self.formula.all([taking, -self.filled[setting.knob]])
            found.append(self.formula.any([self.stated[number], by_measure]))
        return tuple(found)

    def _well_formed(self) -> None:
        add = self.formula.add
        self.formula.at_most_one(self.archetypes)
        self.formula.at_most_one(self.domains)
        for knob in self.model.knobs:
            own = bits(knob.settings)
            if not knob.multiple:
                self.formula.at_most_one(self.nominal[s] for s in own)
                continue
            for exclusive in (s for s in own if self.model.settings[s].exclusive):
                for other in own:
                    if other != exclusive:
                        add(-self.nominal[exclusive], -self.nominal[other])
        for number, setting in enumerate(self.model.settings):
            for domain, literal in zip(self.model.domains, self.domains, strict=True):
                if setting.domains and domain not in setting.domains:
                    add(-self.nominal[number], -literal)
        for number, measure in enumerate(self.model.measures):
            if measure.setting is not None:
                add(-self.taken[number], self.nominal[measure.setting])

    def _effective(self, number: int) -> int:
        rules = self.model.effective_rules
        replaced = self.formula.any(self.fires[n] for n, rule in enumerate(rules) if rule.replaces >> number & 1)
        yielded = [self.fires[n] for n, rule in enumerate(rules) if rule.yields >> number & 1]
        return self.formula.any([self.formula.all([self.nominal[number], -replaced]), *yielded])

    def _present(self, number: int) -> int:
        setting = self.model.measures[number].setting
        ways = [self.fires[n] for n, rule in enumerate(self.model.effective_rules) if rule.brings >> number & 1]
        if setting is not None:
            ways.append(self.effective[setting])
        return self.formula.any([self.taken[number], *ways])

    def _working(self, number: int, measure: Measure) -> int:
        return self.formula.all(
            [
                self.present[number],
                *(self._met(need) for need in (*measure.requires, *measure.partial_without)),
                *(-self._met(need) for need in (*measure.excluded_by, *measure.weakened_by)),
            ]
        )

    def _met(self, need: Need) -> int:
        return self.formula.any((*self.effective, *self.present)[n] for n in bits(need.bits))

    def _exposed(self) -> tuple[int, ...]:
        """Causes of replaced settings stay out: they count only where they are answered."""
        groups: list[list[int]] = [[] for _ in self.model.groups]
        sources = [
            *zip(self.effective, self.model.causes, strict=True),
            *zip(self.present, (m.causes for m in self.model.measures), strict=True),
        ]
        for source, causes in sources:
            for cause in causes:
                answered = self.formula.any(self.working[m] for m in bits(cause.answered_by))
                groups[cause.group].append(self.formula.all([source, -answered]))
        return tuple(self.formula.any(causes) for causes in groups)

    def _harmonious(self) -> int:
        model = self.model
        return self.formula.all(
            [
                *(-self.violated[n] for n, rule in enumerate(model.rules) if rule.severity != "info"),
                *(-self.exposed[n] for n, (risk, _) in enumerate(model.groups) if model.risk_severity[risk] != "info"),
            ]
        )

    def _triggered(self, rule: Rule) -> int:
        return self.formula.all(self._any(condition) for condition in rule.trigger)

    def _violated(self, rule: Rule) -> int:
        return self.formula.all([self._triggered(rule), *(-self._every(e) for e in rule.exemptions)])

    def _any(self, condition: Condition) -> int:
        return self.formula.any(self.state[atom.path, atom.value] for atom in condition.atoms)

    def _every(self, condition: Condition) -> int:
        return self.formula.all(self.state[atom.path, atom.value] for atom in condition.atoms)
