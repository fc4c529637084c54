"""A finding told in sentences."""

from samenhang.answers.catalogue import Catalogue
from samenhang.answers.texts import listing, say
from samenhang.coherence.findings import Finding, Help
from samenhang.knowledge import terms


def explain(catalogue: Catalogue, language: str, finding: Finding) -> str:
    """What is the matter, through what, and what was done about it; two to five plain sentences."""
    sentences = [_what(catalogue, language, finding)]

    def named(iris: tuple[str, ...]) -> str:
        return listing(language, [catalogue.label(iri, language) for iri in dict.fromkeys(iris)])

    for step in finding.steps:
        if step.replaced and step.setting and finding.rule is None:
            sentences.append(say(language, "replaced", setting=named((step.setting,))))
    if finding.rule is None:
        by = tuple(m for step in finding.steps for m in step.by)
        if by:
            sentences.append(say(language, "answered", measures=named(by)))
    for help_ in finding.helps:
        if help_.working in ("niet", "deels"):
            sentences.append(_weak(catalogue, language, help_))
    if finding.could_excuse:
        sentences.append(say(language, "could", knobs=named(finding.could_excuse)))
    return " ".join(s[0].upper() + s[1:] for s in sentences)


def _what(catalogue: Catalogue, language: str, finding: Finding) -> str:
    def named(iris: list[str]) -> str:
        return listing(language, [catalogue.label(iri, language) for iri in dict.fromkeys(iris)])

    if finding.rule:
        message = catalogue.index.text(finding.rule, terms.SH + "message", language) or catalogue.label(
            finding.rule, language
        )
        if finding.excused_by:
            excuses = named([iri for group in finding.excused_by for iri in group])
            return say(language, "rule-excused", message=message, excuses=excuses)
        return say(language, "rule-open", message=message)
    risk = catalogue.label(finding.risk or "", language)
    told = {}
    for kind in ("stand", "prikkel", "neveneffect"):
        steps = [s for s in finding.steps if s.kind == kind]
        if steps:
            told[kind] = say(
                language,
                f"fact-open-{kind}",
                settings=named([s.setting for s in steps if s.setting]),
                incentive=", ".join(
                    dict.fromkeys(catalogue.label(s.incentive, language) for s in steps if s.incentive)
                ),
                measure=named([s.measure for s in steps if s.measure]),
                risk=risk[0].lower() + risk[1:],
            )
    return " ".join(told.values())


def _weak(catalogue: Catalogue, language: str, help_: Help) -> str:
    def named(iris: tuple[str, ...]) -> str:
        return listing(language, [catalogue.label(iri, language) for iri in iris])

    measure = named((help_.measure,))
    reasons = (
        [("why-missing", help_.missing), ("why-excluded", help_.excluded_by)]
        if help_.working == "niet"
        else [("why-weakened", help_.weakened_by), ("why-missing", help_.partial_without)]
    )
    why = "; ".join(say(language, key, things=named(things)) for key, things in reasons if things)
    if not why:
        return say(language, "partly", measures=measure)
    return say(language, "not-working" if help_.working == "niet" else "half-working", measure=measure, why=why)
