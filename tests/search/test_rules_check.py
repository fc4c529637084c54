"""The checks of the rule set against every configuration of small models."""

from dataclasses import replace
from random import Random

import pytest

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.model import SEVERITIES, Model, bits
from samenhang.search.engine import Engine
from samenhang.search.rules_check import check, circles
from samenhang.search.versions import differences
from tests.search import pools


def every(model: Model) -> list[Outcome]:
    return [
        evaluate(model, c)
        for domain in (None, *model.domains)
        for archetype in (None, *(a.iri for a in model.archetypes))
        for c in pools.configurations(model, domain, archetype)
    ]


def complete(model: Model, configuration: Configuration) -> bool:
    """Every knob that can have a setting in the domein has one."""
    return all(
        configuration.nominal & knob.settings
        or not any(
            configuration.domain is None
            or configuration.domain in (model.settings[s].domains or {configuration.domain})
            for s in bits(knob.settings)
        )
        for knob in model.knobs
    )


@pytest.mark.parametrize("seed", range(25))
def test_against_every_configuration(seed: int) -> None:
    rng = Random(seed)
    model = pools.random_model(rng, knobs=3, measures=3, rules=8)
    outcomes = every(model)
    found = check(Engine(model))
    met = {f.rule.iri for o in outcomes for f in o.rules}
    broken = [frozenset(f.rule.iri for f in o.rules if not f.excused) for o in outcomes]
    assert set(found.silent) == {r.iri for r in model.rules} - met
    assert set(found.excused) == met - frozenset().union(*broken)
    severity = {r.iri: SEVERITIES.index(r.severity) for r in model.rules}
    implied = {
        r
        for r in frozenset().union(*broken)
        if all(any(o != r and severity[o] <= severity[r] for o in own) for own in broken if r in own)
    }
    assert {i.rule for i in found.implied} == implied
    for each in found.implied:
        assert all(set(each.by) & own for own in broken if each.rule in own)
    good = [o.configuration for o in outcomes if o.coherent and complete(model, o.configuration)]
    possible = {model.settings[s].iri for c in good for s in bits(c.nominal)}
    assert set(found.impossible) == {s.iri for s in model.settings} - possible
    for scope in found.scopes:
        archetype = next((a for a in model.archetypes if a.iri == scope.archetype), None)
        fitting = [
            c
            for c in good
            if c.domain == scope.domain
            and c.archetype == scope.archetype
            and (archetype is None or not archetype.marks & ~c.nominal)
        ]
        assert (scope.example is not None) == bool(fitting)
        if scope.example:
            assert evaluate(model, scope.example).coherent and complete(model, scope.example)


def test_circles_are_found() -> None:
    """In the swimming pool the two cash desks answer each other's side effects."""
    found = circles(pools.swimming_pool())
    assert any({"kassa", "tweede-kassa"} <= {iri.rsplit("/", 1)[-1] for iri in group} for group in found)


def test_the_real_knowledge(real: Model) -> None:
    """The rules can be satisfied in every domein, with every archetype, and none is dead or said twice."""
    found = check(Engine(real))
    assert [s for s in found.scopes if s.example is None] == []
    assert found.silent == ()
    assert found.excused == ()
    assert found.impossible == ()


@pytest.mark.parametrize("seed", range(25))
def test_versions_against_every_configuration(seed: int) -> None:
    """One rule is taken out and the severity of another is changed: the verdicts that differ are found, smallest."""
    rng = Random(seed)
    older = pools.random_model(rng, knobs=3, measures=3, rules=6)
    rules = list(older.rules)
    rules.pop(rng.randrange(len(rules)))
    n = rng.randrange(len(rules))
    changed = replace(rules[n], exemptions=(), severity=rng.choice(SEVERITIES))
    rules[n] = changed
    newer = replace(older, rules=tuple(rules))
    found = {(c.about, c.before): c.example for c in differences(older, newer).changes}
    sizes: dict[tuple[str, bool], int] = {}
    for was in every(older):
        now = evaluate(newer, was.configuration)
        c = was.configuration
        size = c.stated.bit_count() + c.taken.bit_count() + (c.domain is not None) + (c.archetype is not None)
        broken = [{f.rule.iri for f in o.rules if not f.excused} for o in (was, now)]
        changes = [("samenhangend", was.coherent, now.coherent), ("harmonisch", was.harmonious, now.harmonious)]
        changes += [(r.iri, r.iri not in broken[0], r.iri not in broken[1]) for r in rules]
        for about, before, after in changes:
            if before != after:
                sizes[about, before] = min(size, sizes.get((about, before), size))
    assert {
        key: len(e.settings) + len(e.measures) + (e.domain is not None) + (e.archetype is not None)
        for key, e in found.items()
    } == sizes


def test_a_version_does_not_differ_from_itself(real: Model) -> None:
    assert differences(real, real).changes == ()
