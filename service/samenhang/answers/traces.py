"""Traces as JSON and as sentences, step by step."""

from collections.abc import Iterable
from typing import Any, Final

from samenhang.answers.catalogue import Catalogue, Item, as_json
from samenhang.answers.explain import explain, weak
from samenhang.answers.texts import listing
from samenhang.answers.trace_texts import TEXTS
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Model
from samenhang.coherence.support import Premise
from samenhang.coherence.trace import Line, Trace, trace
from samenhang.knowledge import terms

_SAID: Final = ("keuze", "maatregel", "aanwezig")
"""Lines that say that something is there, so that it can be named as what a measure needs."""
_WITHOUT_PLACES: Final = ("keuze", "maatregel", "afwezig", "conclusie")
"""Lines after which no sources are told: they say what was chosen, or name many measures (the JSON has them)."""
_SHOWN: Final = 5
"""Measures that a sentence names before it counts the rest."""


def traced(model: Model, outcome: Outcome, names: Iterable[str] = ()) -> list[Trace]:
    """The traces of the findings with these names (slugs or IRIs), of all where none is given; worst first."""
    wanted = {terms.slug(name) for name in names}
    return [trace(model, outcome, f) for f in findings(model, outcome) if not wanted or f.slug in wanted]


def finding_names(model: Model, outcome: Outcome) -> list[str]:
    """The names of all findings, worst first."""
    return [finding.slug for finding in findings(model, outcome)]


class TraceAnswers:
    """Renders traces in one language."""

    def __init__(self, model: Model, catalogue: Catalogue, language: str) -> None:
        self.model = model
        self.catalogue = catalogue
        self.language = "en" if language == "en" else "nl"
        self.texts = TEXTS[self.language]

    def rendered(self, traces: Iterable[Trace]) -> dict[str, Any]:
        """What `/v1/afleidingen` answers."""
        return {"kennisversie": self.model.version, "afleidingen": [self._trace(each) for each in traces]}

    def told(self, found: Trace) -> str:
        """A trace as numbered sentences, with what each rests on, where it stands, and what is needed."""
        lines = []
        for n, line in enumerate(found.lines, 1):
            notes = []
            if line.because:
                numbers = ", ".join(str(b + 1) for b in line.because)
                notes.append(self.texts["from"].format(numbers=numbers))
            places = dict.fromkeys(f"{p.bron} {p.vindplaats}" for p in self.catalogue.passed(sources(self, line)))
            if places and line.kind not in _WITHOUT_PLACES:
                notes.append(self.texts["source"].format(places="; ".join(places)))
            note = f" [{'; '.join(notes)}]" if notes else ""
            lines.append(f"{n}. {self.sentence(line, found)}{note}")
        for derivation in found.derivations:
            names = self._named([p.value for p in derivation.premises])
            step = found.lines[derivation.line].step
            solved = step.answered if step else found.finding.status != "open"
            key = f"{'answered' if solved else 'needs'}-{'one' if len(derivation.premises) == 1 else 'many'}"
            lines.append(self.texts[key].format(number=derivation.line + 1, premises=names))
        return "\n".join(lines)

    def sentence(self, line: Line, found: Trace) -> str:
        """What a line says."""
        if line.kind == "werking" and line.help:
            return self._working(line, found)
        if line.kind == "conclusie":
            return self._conclusion(found)
        key: str = line.kind
        first = line.about[0]
        values = {
            "first": self._named([first]),
            "all": self._named(line.about),
            "any": self._either(line.about),
            "knob": self._knob(first),
            "risk": self._label(found.finding.risk),
        }
        if line.kind == "keuze" and self._circumstance(first):
            key = "omstandigheid"
        elif line.kind == "oorzaak" and line.step:
            key = line.step.kind
            values["incentive"] = self._named([line.step.incentive] if line.step.incentive else [])
        elif line.kind == "regel":
            values["message"] = self.catalogue.index.text(first, terms.SH + "message", self.language) or values["first"]
        elif line.kind == "meting" and line.measurement:
            score = f"{line.measurement.proportion:g}"
            values["proportion"] = score if self.language == "en" else score.replace(".", ",")
            values["count"] = str(line.measurement.observations)
        elif line.kind == "werkingsregel":
            values["definition"] = self.catalogue.definition_in(first, self.language) or self._effect(line)
        elif line.kind == "niet-samen" and line.because:
            key += "-half"
        elif line.kind == "afwezig":
            more = len(line.about) - _SHOWN
            key += "-one" if len(line.about) == 1 else "-many" if more <= 1 else "-more"
            if more > 1:
                names = [f"‘{self.catalogue.label(iri, self.language)}’" for iri in line.about[:_SHOWN]]
                values |= {"all": ", ".join(names), "more": str(more)}
        return self.texts[key].format(**values).strip()

    def _working(self, line: Line, found: Trace) -> str:
        help_ = line.help
        assert help_
        reason = weak(self.catalogue, self.language, help_)
        if reason:
            return reason
        key = "werkt-deels"
        if help_.working == "heel" and help_.whole:
            excuses = any(help_.measure in group for group in found.finding.excused_by)
            answers = found.finding.rule is None or excuses
            key = "werkt-heel" if answers else "helpt-heel"
        needs = [found.lines[n] for n in line.because[1:]]
        if key == "werkt-heel" and needs and all(need.kind in _SAID for need in needs):
            key += "-one" if len(needs) == 1 else "-many"
        named = self._named(need.about[0] for need in needs)
        return self.texts[key].format(first=self._named([help_.measure]), needs=named)

    def _conclusion(self, found: Trace) -> str:
        finding = found.finding
        values = {"risk": self._label(finding.risk), "place": ""}
        if finding.line:
            values["place"] = self.texts["place"].format(line=self.catalogue.label(finding.line, self.language).lower())
        if finding.rule:
            if finding.status != "open":
                return self.texts["rule-answered"]
            return self.texts[f"rule-{finding.severity}" if finding.risk else "rule-bare"].format(**values)
        key = "answered" if finding.status != "open" else "partly" if finding.partly else "open"
        return self.texts[f"risk-{key}"].format(**values)

    def _effect(self, line: Line) -> str:
        yields = [iri for iri in line.about[1:2] if terms.kind(iri) == "stand"]
        return self.texts["werkt-als"].format(yields=self._named(yields)) if yields else ""

    def _trace(self, found: Trace) -> dict[str, Any]:
        finding = found.finding
        return {
            "bevinding": terms.individual("bevinding", finding.slug),
            "slug": finding.slug,
            "ernst": finding.severity,
            "status": finding.status,
            "gedeeltelijk": finding.partly,
            "regel": self._maybe(finding.rule),
            "risico": self._maybe(finding.risk),
            "lijn": self._maybe(finding.line),
            "uitleg": explain(self.catalogue, self.language, finding),
            "stappen": [self._line(n, line, found) for n, line in enumerate(found.lines, 1)],
            "berustOp": [
                {"stap": d.line + 1, "premissen": [self._premise(p) for p in d.premises]} for d in found.derivations
            ],
        }

    def _line(self, number: int, line: Line, found: Trace) -> dict[str, Any]:
        measured = line.measurement
        return {
            "nummer": number,
            "soort": line.kind,
            "over": [self._item(iri) for iri in line.about],
            "uit": [n + 1 for n in line.because],
            "werking": line.help.working if line.help else None,
            "proportie": measured.proportion if measured else None,
            "waarnemingen": measured.observations if measured else None,
            "tekst": self.sentence(line, found),
            "bronnen": as_json(self.catalogue.passed(sources(self, line), self.language)),
        }

    def _premise(self, premise: Premise) -> dict[str, Any]:
        return {"soort": premise.kind, **self._item(premise.value)}

    def _circumstance(self, setting: str) -> bool:
        return self.model.knobs[self.model.settings[self.model.numbers[setting]].knob].circumstance

    def _knob(self, iri: str) -> str:
        if terms.kind(iri) != "stand":
            return ""
        return self._named([self.model.knobs[self.model.settings[self.model.numbers[iri]].knob].iri])

    def _label(self, iri: str | None) -> str:
        if iri is None:
            return ""
        label = self.catalogue.label(iri, self.language)
        return label[0].lower() + label[1:] if label[1:2].islower() else label

    def _named(self, iris: Iterable[str]) -> str:
        return listing(self.language, [self.catalogue.label(iri, self.language) for iri in iris])

    def _either(self, iris: Iterable[str]) -> str:
        names = [f"‘{self.catalogue.label(iri, self.language)}’" for iri in iris]
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {self.texts['or']} {names[-1]}"

    def _item(self, iri: str) -> Item:
        return self.catalogue.item(iri, self.language)

    def _maybe(self, iri: str | None) -> Item | None:
        return None if iri is None else self._item(iri)


def sources(answers: TraceAnswers, line: Line) -> tuple[str, ...]:
    """IRIs of the passages that a line stands on: those of its facts, else of the rule or band that it is about."""
    catalogue = answers.catalogue
    found = [passage for link in line.links for passage in catalogue.passages(link)]
    if not found and line.kind in ("regel", "werkingsregel", "toont"):
        found = list(catalogue.sources(line.about[-1] if line.kind == "toont" else line.about[0]))
    return tuple(dict.fromkeys(found))
