"""A finding told in sentences. The name of the risk stands above them, so they say what it means here."""

from collections.abc import Iterable

from samenhang.answers.advice import joined
from samenhang.answers.catalogue import Catalogue
from samenhang.answers.texts import counted, listing, say
from samenhang.coherence.findings import Finding, Help
from samenhang.knowledge import terms


def explain(catalogue: Catalogue, language: str, finding: Finding) -> str:
    """What is the matter, through what, and what was done about it; two to five plain sentences."""
    return _Told(catalogue, language).finding(finding)


def weak(catalogue: Catalogue, language: str, help_: Help) -> str | None:
    """Why a measure that is there does not answer, as a sentence; None where it only covers part."""
    return _Told(catalogue, language).weak(help_)


def meant(catalogue: Catalogue, language: str, risk: str) -> str:
    """What may happen: the risk by its definition where there is one in the language, else by its name."""
    found = catalogue.definition_in(risk, language) or f"{catalogue.label(risk, language)}."
    lowered = found[0].lower() + found[1:] if found[1:2].islower() or found[1:2] == " " else found
    return say(language, "what", definition=lowered)


class _Told:
    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self.language = language

    def finding(self, finding: Finding) -> str:
        sentences = self._rule(finding) if finding.rule else self._causes(finding)
        told = [text for help_ in finding.helps if (text := self.weak(help_))]
        if finding.status == "open":
            partly = [h.measure for h in finding.helps if h.working == "deels" and not self.weak(h)]
            if partly:
                told.append(counted(self.language, "partly", partly, measures=self._named(partly)))
            if finding.could_excuse:
                told.append(say(self.language, "could", knobs=self._named(finding.could_excuse)))
        return " ".join(s[0].upper() + s[1:] for s in (*sentences, *told))

    def weak(self, help_: Help) -> str | None:
        if help_.working not in ("niet", "deels"):
            return None
        reasons = (
            [("why-missing", help_.missing), ("why-excluded", help_.excluded_by)]
            if help_.working == "niet"
            else [("why-weakened", help_.weakened_by), ("why-missing", help_.partial_without)]
        )
        why = [
            counted(self.language, key, list(things), things=self._named(things)) for key, things in reasons if things
        ]
        if not why:
            return None
        key = "not-working" if help_.working == "niet" else "half-working"
        return say(self.language, key, measure=self._named([help_.measure]), why="; ".join(why))

    def _rule(self, finding: Finding) -> list[str]:
        rule = finding.rule or ""
        message = self.catalogue.index.text(rule, terms.SH + "message", self.language)
        message = message or self.catalogue.label(rule, self.language)
        if finding.excused_by:
            excuses = self._named(iri for group in finding.excused_by for iri in group)
            return [say(self.language, "rule-excused", message=message, excuses=excuses)]
        return [message, *([meant(self.catalogue, self.language, finding.risk)] if finding.risk else [])]

    def _causes(self, finding: Finding) -> list[str]:
        sentences = []
        for kind in ("stand", "prikkel", "neveneffect"):
            steps = [s for s in finding.steps if s.kind == kind]
            settings = list(dict.fromkeys(s.setting for s in steps if s.setting))
            if kind == "stand" and steps:
                placed = [self.catalogue.placed(setting, self.language) for setting in settings]
                sentences.append(say(self.language, kind, settings=joined(self.language, placed)))
            elif kind == "prikkel" and steps:
                given = list(dict.fromkeys(s.incentive for s in steps if s.incentive))
                incentives = counted(self.language, "incentive", given, names=self._named(given))
                verb = counted(self.language, "gives", settings)
                named = self._named(settings)
                sentences.append(say(self.language, kind, settings=named, verb=verb, incentives=incentives))
            elif steps:
                measures = list(dict.fromkeys(s.measure for s in steps if s.measure))
                sentences.append(counted(self.language, kind, measures, measures=self._named(measures)))
        if finding.risk:
            sentences.append(meant(self.catalogue, self.language, finding.risk))
        replaced = dict.fromkeys(s.setting for s in finding.steps if s.replaced and s.setting)
        sentences += [say(self.language, "replaced", setting=self._named([setting])) for setting in replaced]
        by = [m for step in finding.steps for m in step.by]
        if by:
            sentences.append(say(self.language, "answered", measures=self._named(by)))
        return sentences

    def _named(self, iris: Iterable[str]) -> str:
        return listing(self.language, [self.catalogue.label(iri, self.language) for iri in dict.fromkeys(iris)])
