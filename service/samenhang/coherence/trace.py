"""The trace of a finding: every step from what was chosen to what was concluded, each with the steps it rests on.

Recorded here as numbered lines of IRIs and truth values; rendered as JSON, PROV-O or sentences elsewhere.
"""

from typing import Final, Literal, NamedTuple

from samenhang.coherence import forms
from samenhang.coherence.evaluate import Outcome, rule_state
from samenhang.coherence.findings import Finding, Help, Step
from samenhang.coherence.measuring import bands_of, shown
from samenhang.coherence.model import Atom, EffectiveRule, Link, Measurement, Model, Rule, bits
from samenhang.coherence.support import Holds, Premise, support
from samenhang.knowledge import terms

Kind = Literal[
    "keuze",
    "maatregel",
    "meting",
    "archetype",
    "domein",
    "toont",
    "kiest",
    "werkingsregel",
    "vervangen",
    "aanwezig",
    "oorzaak",
    "regel",
    "rechtgezet",
    "niet-rechtgezet",
    "niet-samen",
    "werking",
    "afwezig",
    "conclusie",
]
"""The first five are premises, said by the configuration itself; the last is the finding."""
PREMISES: Final = ("keuze", "maatregel", "meting", "archetype", "domein")


class Line(NamedTuple):
    """One step. `about` are the IRIs that it is about, in an order that belongs to its kind; `because` the numbers of
    the lines that it rests on, all of them earlier; `links` the facts of the knowledge.
    """

    kind: Kind
    about: tuple[str, ...]
    because: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    step: Step | None = None
    help: Help | None = None
    measurement: Measurement | None = None


class Derivation(NamedTuple):
    """The number of the line in which a cause, or the rule, is established, and the parts of the configuration that it
    needs, each of them.
    """

    line: int
    premises: tuple[Premise, ...]


class Trace(NamedTuple):
    """The lines of a finding, the conclusion last, and what each derivation in it needs."""

    finding: Finding
    lines: tuple[Line, ...]
    derivations: tuple[Derivation, ...]


def trace(model: Model, outcome: Outcome, finding: Finding) -> Trace:
    """The trace of one finding of an outcome."""
    made = _Trace(model, outcome)
    heart = made.rule(finding) if finding.rule else [made.cause(step) for step in finding.steps]
    helped = made.helps(finding)
    made.add(Line("conclusie", tuple(i for i in (finding.risk, finding.line, finding.rule) if i), (*heart, *helped)))
    established = [n for n in heart if made.lines[n].kind in ("regel", "oorzaak")]
    derivations = tuple(Derivation(n, made.needs(n, finding)) for n in dict.fromkeys(established))
    return Trace(finding, tuple(made.lines), derivations)


class _Trace:
    """Lines in the making; each fact gets one, however many others rest on it."""

    def __init__(self, model: Model, outcome: Outcome) -> None:
        self.model = model
        self.outcome = outcome
        self.configuration = outcome.configuration
        self.state = rule_state(model, outcome.configuration, outcome.effective, outcome.working)
        self.lines: list[Line] = []
        self.numbers: dict[Line, int] = {}

    def add(self, line: Line) -> int:
        """The number of a line, the same for the same line."""
        if line not in self.numbers:
            self.numbers[line] = len(self.lines)
            self.lines.append(line)
        return self.numbers[line]

    # --- what the configuration says and what it amounts to ---------------------------------------------------------

    def chosen(self, number: int) -> int:
        """A nominal stand: measured, stated, or chosen by a measure that was taken."""
        iri = self.model.settings[number].iri
        if self.configuration.measured >> number & 1:
            showing = [m for m in self.configuration.measurements if shown(self.model, (m,)) >> number & 1]
            because = tuple(self.add(Line("meting", (m.indicator,), measurement=m)) for m in showing)
            bands = dict.fromkeys(b.iri for m in showing for b in bands_of(self.model, m.proportion))
            return self.add(Line("toont", (iri, *bands), because))
        if self.configuration.stated >> number & 1:
            return self.add(Line("keuze", (iri,)))
        by = [n for n in bits(self.configuration.taken) if self.model.measures[n].setting == number]
        links = tuple((self.model.measures[n].iri, terms.SAM + "viaStand", iri) for n in by)
        return self.add(Line("kiest", (iri, *(link[0] for link in links)), tuple(map(self.taken, by)), links))

    def taken(self, number: int) -> int:
        """A measure that was taken; where its own stand was stated as well, it is there through both."""
        measure = self.model.measures[number]
        line = self.add(Line("maatregel", (measure.iri,)))
        if measure.setting is None or not self.configuration.stated >> measure.setting & 1:
            return line
        return self.add(Line("aanwezig", (measure.iri,), (line, self.chosen(measure.setting))))

    def applied(self, rule: EffectiveRule) -> int:
        """An effective rule whose condition is met; it is about what it yields, replaces and brings."""
        nominal, taken, size = self.configuration.nominal, self.configuration.taken, self.model.size
        state = nominal << size | taken << 2 * size
        because = []
        for atom in (a for c in rule.trigger for a in c.atoms if state & a.bit):
            number = self.model.numbers[atom.value]
            because.append(self.chosen(number) if atom.path == forms.CHOOSES else self.taken(number))
        about = [self.model.settings[n].iri for n in bits(rule.yields)]
        about += [self.model.settings[n].iri for n in bits(rule.replaces & nominal)]
        about += [self.model.measures[n].iri for n in bits(rule.brings)]
        return self.add(Line("werkingsregel", (rule.iri, *about), tuple(dict.fromkeys(because))))

    def works(self, number: int) -> int:
        """An effective stand, or one that was replaced: that then is the line."""
        bit = 1 << number
        rules = [self.model.effective_rules[n] for n in self.outcome.applied]
        if not self.outcome.effective & bit:
            because = (self.chosen(number), *(self.applied(r) for r in rules if r.replaces & bit))
            return self.add(Line("vervangen", (self.model.settings[number].iri,), because))
        if self.configuration.nominal & bit and not any(r.replaces & bit for r in rules):
            return self.chosen(number)
        return next(self.applied(r) for r in rules if r.yields & bit)

    def present(self, number: int) -> int:
        """A measure that is there: taken, brought by an effective rule, or realised by an effective stand."""
        measure = self.model.measures[number]
        if self.configuration.taken >> number & 1:
            return self.taken(number)
        bringing = [self.model.effective_rules[n] for n in self.outcome.applied]
        brought = next((rule for rule in bringing if rule.brings >> number & 1), None)
        if brought:
            return self.add(Line("aanwezig", (measure.iri,), (self.applied(brought),)))
        setting = measure.setting or 0
        link = (measure.iri, terms.SAM + "viaStand", self.model.settings[setting].iri)
        return self.add(Line("aanwezig", (measure.iri,), (self.works(setting),), (link,)))

    def working(self, number: int) -> tuple[int, ...]:
        """A measure that is there, and all that is there of what it needs and of what hinders it."""
        measure, size = self.model.measures[number], self.model.size
        around = self.outcome.effective | self.outcome.present << size
        found = [self.present(number)]
        for need in (*measure.requires, *measure.partial_without, *measure.excluded_by, *measure.weakened_by):
            for n in bits(around & need.bits):
                found.append(self.works(n) if n < size else self.present(n - size))
        return tuple(dict.fromkeys(found))

    # --- what follows -------------------------------------------------------------------------------------------------

    def cause(self, step: Step) -> int:
        """A step from a stand or a measure to a risk."""
        bearer = step.setting or step.measure or ""
        number = self.model.numbers[bearer]
        because = self.works(number) if step.setting else self.present(number)
        about = tuple(i for i in (bearer, step.form, step.incentive) if i)
        return self.add(Line("oorzaak", about, (because,), step.links, step))

    def rule(self, finding: Finding) -> list[int]:
        """A coherence rule whose trigger is true, and what does or would put it right."""
        rule = self._rule(finding)
        true = [atom for condition in rule.trigger for atom in condition.atoms if self._true(atom)]
        found = [self.add(Line("regel", (rule.iri,), tuple(map(self._atom, true))))]
        for exemption in rule.exemptions:
            if all(map(self._true, exemption.atoms)):
                values = tuple(atom.value for atom in exemption.atoms)
                because = [n for atom in exemption.atoms for n in self._full(atom)]
                found.append(self.add(Line("rechtgezet", values, tuple(dict.fromkeys(because)))))
        tried = () if finding.excused_by else rule.exemptions
        missing = tuple(dict.fromkeys(e.atoms[0].value for e in tried if len(e.atoms) == 1))
        if missing:
            found.append(self.add(Line("niet-rechtgezet", missing)))
        for exemption in tried:
            if len(exemption.atoms) > 1:
                lacking = tuple(atom.value for atom in exemption.atoms if not self._true(atom))
                half = [n for atom in exemption.atoms if self._true(atom) for n in self._full(atom)]
                found.append(self.add(Line("niet-samen", lacking, tuple(dict.fromkeys(half)))))
        return found

    def helps(self, finding: Finding) -> list[int]:
        """The measures that were considered: those that are there with how they work, and those that are not."""
        there = [h for h in finding.helps if h.present]
        found = []
        for each in there:
            because = self.working(self.model.numbers[each.measure])
            found.append(self.add(Line("werking", (each.measure,), because, each.links, help=each)))
        named = {iri for line in self.lines if line.kind.startswith("niet-") for iri in line.about}
        absent = tuple(h.measure for h in finding.helps if not h.present and h.measure not in named)
        if absent and finding.status == "open":
            links = tuple(link for h in finding.helps if h.measure in absent for link in h.links)
            found.append(self.add(Line("afwezig", absent, (), links)))
        return found

    def needs(self, number: int, finding: Finding) -> tuple[Premise, ...]:
        """The parts of the configuration that the cause or rule of a line needs to be what it is, with its status."""
        line = self.lines[number]
        step = line.step
        by = step.by if step else ()
        whole = [p for n in range(len(self.lines)) for p in self._premises(n)]
        near = self._premises(number)
        near += [
            p for n, each in enumerate(self.lines) if each.help and each.help.measure in by for p in self._premises(n)
        ]
        holds = _rule_holds(self._rule(finding), bool(finding.excused_by)) if step is None else _cause_holds(step)
        return support(self.model, self.outcome, holds, near, whole)

    def _premises(self, number: int) -> list[Premise]:
        """The premises that a line rests on, through all lines between."""
        line = self.lines[number]
        if line.kind in (
            "keuze",
            "maatregel",
            "meting",
            "archetype",
            "domein",
        ):  # PREMISES
            return [Premise(line.kind, line.about[0], line.measurement)]
        return [premise for n in line.because for premise in self._premises(n)]

    def _rule(self, finding: Finding) -> Rule:
        return next(f.rule for f in self.outcome.rules if f.rule.iri == finding.rule)

    def _true(self, atom: Atom) -> bool:
        return bool(self.state & atom.bit)

    def _full(self, atom: Atom) -> tuple[int, ...]:
        """The line of a condition that is true, with what a working measure needs."""
        if atom.path == forms.WORKING:
            return self.working(self.model.numbers[atom.value])
        return (self._atom(atom),)

    def _atom(self, atom: Atom) -> int:
        """The line of a condition that is true."""
        if atom.path in (forms.DOMAIN, forms.ARCHETYPE):
            return self.add(Line("domein" if atom.path == forms.DOMAIN else "archetype", (atom.value,)))
        number = self.model.numbers[atom.value]
        if atom.path == forms.WORKING:
            return self.present(number)
        return self.chosen(number) if atom.path == forms.CHOOSES else self.works(number)


def _rule_holds(rule: Rule, excused: bool) -> Holds:
    """Whether the rule is triggered, and excused or not, alike."""

    def holds(other: Outcome) -> bool:
        return any(f.rule is rule and bool(f.excused) is excused for f in other.rules)

    return holds


def _cause_holds(step: Step) -> Holds:
    """Whether the cause counts, answered and replaced or not, alike."""

    def holds(other: Outcome) -> bool:
        return any(
            answered is step.answered and cause.links == step.links and cause.line == step.line
            for group in other.causes
            for cause, answered in group.causes
            if cause.setting is None or bool(other.effective >> cause.setting & 1) is not step.replaced
        )

    return holds
