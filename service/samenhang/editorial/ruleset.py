"""The rule set as a whole: whether it can be met, and whether every rule of it says something of its own."""

from collections.abc import Iterator

from samenhang.editorial.remarks import Places, Remark
from samenhang.knowledge import terms
from samenhang.system import Samenhang

_CHECK = "regels"


def check(samenhang: Samenhang, places: Places) -> Iterator[Remark]:
    """A mistake for what can never be met or never be violated; a note for what others already say."""
    found = samenhang.rule_check

    def remark(iri: str, nl: str, en: str, grave: bool = True) -> Remark:
        path, line = places.of(iri)
        return Remark(_CHECK, path, line, terms.short(iri), nl, en, grave)

    for scope in found.scopes:
        if scope.example is None:
            about = [terms.short(iri) for iri in (scope.archetype, scope.domain) if iri]
            nl = f"geen volledige configuratie is samenhangend{' met ' if about else ''}{', '.join(about)}"
            en = f"no complete configuration is coherent{' with ' if about else ''}{', '.join(about)}"
            yield Remark(_CHECK, *places.of(scope.archetype or scope.domain or ""), about[0] if about else "", nl, en)
    for iri in found.silent:
        yield remark(iri, "geen configuratie kan deze regel raken", "no configuration can meet this rule")
    for iri in found.excused:
        nl = "deze regel kan nooit geschonden zijn: er geldt altijd een uitzondering"
        yield remark(iri, nl, "this rule can never be violated: an exemption always holds")
    for each in found.implied:
        by = ", ".join(terms.short(iri) for iri in each.by)
        nl, en = f"nooit geschonden zonder dat ook {by} dat is", f"never violated without {by} being so too"
        yield remark(each.rule, nl, en, grave=False)
    for iri in found.impossible:
        nl, en = (
            "geen samenhangende volledige configuratie heeft deze stand",
            "no coherent complete configuration has it",
        )
        yield remark(iri, nl, en, grave=False)
