"""The flag and pass cases beside the rules: each must flag, each must let pass, and the two differ in one thing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from samenhang.coherence.configuration import NotWellFormedError
from samenhang.coherence.evaluate import Outcome
from samenhang.editorial.remarks import Places, Remark, located
from samenhang.knowledge import terms
from samenhang.system import Samenhang

_CHECK = "gevallen"


def check(samenhang: Samenhang, places: Places) -> Iterator[Remark]:
    """A remark for every case that does not hold, and for every rule without one."""
    rules = {terms.slug(r.iri) for r in samenhang.model.rules}
    effective = {terms.slug(r.iri) for r in samenhang.model.effective_rules}
    told = set()
    for path in samenhang.knowledge.folders.case_files():
        try:
            cases = located(path)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            yield Remark(
                _CHECK, path, line, "", f"geen geldige YAML: {error.problem}", f"no valid YAML: {error.problem}"
            )
            continue
        for case, line in cases:
            rule = str(case.get("regel")) if isinstance(case, dict) else ""
            told.add(rule)
            if rule not in rules | effective:
                yield Remark(_CHECK, path, line, rule, "deze regel bestaat niet", "there is no such rule")
                continue
            yield from _judged(samenhang, case, rule in effective, path, line)
    for iri in sorted([r.iri for r in samenhang.model.rules] + [r.iri for r in samenhang.model.effective_rules]):
        if terms.slug(iri) not in told:
            path_, line_ = places.of(iri)
            nl, en = "bij deze regel hoort een geval dat haar raakt en een dat vrij is", "no flag and pass case"
            yield Remark(_CHECK, path_, line_, terms.short(iri), nl, en)


def _judged(samenhang: Samenhang, case: dict[str, Any], effective: bool, path: Path, line: int) -> Iterator[Remark]:
    rule = str(case["regel"])
    missing = [key for key in ("waarom", "vindplaats", "raak", "vrij") if key not in case]
    if missing:
        names = ", ".join(missing)
        yield Remark(_CHECK, path, line, rule, f"in het geval ontbreekt: {names}", f"the case lacks: {names}")
        return
    flag, free = (merged(case.get("basis") or {}, case[side] or {}) for side in ("raak", "vrij"))
    apart = _differences(flag, free)
    if apart != 1:
        nl = f"raak en vrij verschillen op {apart} punten, en dat moet er één zijn"
        yield Remark(_CHECK, path, line, rule, nl, f"flag and pass differ in {apart} things, and that should be one")
    for document, expected in ((flag, True), (free, False)):
        side = "raak" if expected else "vrij"
        try:
            outcome = samenhang.evaluate(document)
        except NotWellFormedError as error:
            yield Remark(
                _CHECK, path, line, rule, f"{side} is niet welgevormd: {error}", f"{side} is not well formed: {error}"
            )
            continue
        if _holds(samenhang, outcome, rule, effective) is not expected:
            nl = "de regel wordt niet geraakt" if expected else "de regel wordt toch geraakt"
            en = "the rule is not flagged" if expected else "the rule is flagged all the same"
            yield Remark(_CHECK, path, line, rule, f"{side}: {nl}", f"{side}: {en}")
        elif effective and expected:
            yield from _effects(samenhang, outcome, case, path, line)


def _holds(samenhang: Samenhang, outcome: Outcome, rule: str, effective: bool) -> bool:
    if effective:
        return any(terms.slug(samenhang.model.effective_rules[n].iri) == rule for n in outcome.applied)
    return any(terms.slug(f.rule.iri) == rule and not f.excused for f in outcome.rules)


def _effects(samenhang: Samenhang, outcome: Outcome, case: dict[str, Any], path: Path, line: int) -> Iterator[Remark]:
    """What an effective rule says that it replaces and yields must be so."""
    for key, found in (("vervangt", outcome.replaced), ("werktAls", outcome.effective)):
        wanted = case.get(key)
        for slug in [wanted] if isinstance(wanted, str) else wanted or []:
            number = samenhang.model.numbers.get(terms.individual("stand", slug))
            if number is None or not found >> number & 1:
                nl, en = f"sam:{key} {slug} volgt niet", f"sam:{key} {slug} does not follow"
                yield Remark(_CHECK, path, line, str(case["regel"]), nl, en)


def merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """A configuration over its basis: choices replace, measures are added."""
    measures = [*(base.get("maatregelen") or ()), *(change.get("maatregelen") or ())]
    choices = {**(base.get("keuzes") or {}), **(change.get("keuzes") or {})}
    return {**base, **change, "keuzes": choices, "maatregelen": list(dict.fromkeys(measures))}


def _differences(one: dict[str, Any], other: dict[str, Any]) -> int:
    """Choices, measures, archetype and domain that differ; of a knob that takes several, each setting counts."""
    found: int = len(set(one["maatregelen"]) ^ set(other["maatregelen"]))
    found += sum(one.get(key) != other.get(key) for key in ("archetype", "domein"))
    for knob in {**one["keuzes"], **other["keuzes"]}:
        a, b = (_listed(side["keuzes"].get(knob)) for side in (one, other))
        found += max(len(a - b), len(b - a))
    return found


def _listed(value: Any) -> set[str]:
    return set() if value is None else {value} if isinstance(value, str) else set(value)
