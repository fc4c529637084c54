"""In which rules something plays a part, and what a rule says, read from the compiled rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from samenhang.coherence.model import Condition, EffectiveRule, Model, Rule, bits
from samenhang.knowledge import terms
from samenhang.publication.naming import Text
from samenhang.publication.relations import Group, Link, Relations, by_name
from samenhang.publication.words import PAGE, said


@dataclass(frozen=True, slots=True)
class Line:
    """One condition or result: links, and whether one of them is enough (or else all are needed)."""

    links: tuple[Link, ...]
    one: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A rule in parts, each with its heading."""

    title: str
    lines: tuple[Line, ...]


class Mentions:
    """The rules of a model by what they name."""

    def __init__(self, model: Model) -> None:
        self.model = model

    @cached_property
    def triggers(self) -> dict[str, list[str]]:
        """Rules by what their conditions name."""
        return _named((iri, rule.trigger) for iri, rule in self.rules.items())

    @cached_property
    def exemptions(self) -> dict[str, list[str]]:
        """Rules by what their exemptions name."""
        return _named((rule.iri, rule.exemptions) for rule in self.model.rules)

    @cached_property
    def rules(self) -> dict[str, Rule | EffectiveRule]:
        """Rules by IRI."""
        found: list[Rule | EffectiveRule] = [*self.model.rules, *self.model.effective_rules]
        return {rule.iri: rule for rule in found}

    def groups(self, iri: str, relations: Relations) -> list[Group]:
        """The rules that name a thing, or a setting of it."""
        settings = relations.things.stated.iris(iri, terms.SAM + "heeftStand")
        of_settings = [rule for s in settings for rule in (*self.triggers.get(s, ()), *self.exemptions.get(s, ()))]
        found = (
            ("as-trigger", self.triggers.get(iri, [])),
            ("as-exemption", self.exemptions.get(iri, [])),
            ("of-settings", sorted(set(of_settings))),
        )
        language = relations.names.language
        return [
            Group(Text(said(PAGE[key], language), language), by_name(relations.link(rule) for rule in rules))
            for key, rules in found
            if rules
        ]

    def told(self, iri: str, relations: Relations) -> list[Told]:
        """What a rule says; nothing for what is no rule."""
        rule = self.rules.get(iri)
        if rule is None:
            return []
        parts = [("when", [self._line(c, relations) for c in rule.trigger])]
        if isinstance(rule, Rule):
            parts.append(("unless", [self._line(c, relations, one=False) for c in rule.exemptions]))
        else:
            settings = [setting.iri for setting in self.model.settings]
            measures = [measure.iri for measure in self.model.measures]
            for key, names, found in (
                ("replaced", settings, rule.replaces),
                ("becomes", settings, rule.yields),
                ("brings", measures, rule.brings),
            ):
                parts.append((key, [Line((relations.link(names[n]),)) for n in bits(found)]))
        language = relations.names.language
        return [Told(said(PAGE[key], language), tuple(lines)) for key, lines in parts if lines]

    def _line(self, condition: Condition, relations: Relations, one: bool = True) -> Line:
        return Line(tuple(relations.link(atom.value) for atom in condition.atoms), one)


def _named(rules: Iterable[tuple[str, tuple[Condition, ...]]]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for iri, conditions in rules:
        for condition in conditions:
            for atom in condition.atoms:
                found.setdefault(atom.value, {})[iri] = None
    return {value: list(names) for value, names in found.items()}
