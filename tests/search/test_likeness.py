"""Archetypes, effective settings and comparison."""

from fractions import Fraction
from random import Random

import pytest

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model, bits
from samenhang.search.compare import compare
from samenhang.search.resemblance import resemblances, room, workings
from samenhang.system import Samenhang
from tests.search import pools


def test_an_archetype_resembles_itself_most(whole: Samenhang) -> None:
    """Filled with its marks, and with one of them turned away."""
    model = whole.model
    allowed = room(model, whole.knowledge.everything)
    whole_ones = departures = 0
    for archetype in model.archetypes:
        outcome = evaluate(model, Configuration(archetype.marks, archetype.marks, 0))
        if outcome.replaced:
            continue
        first = resemblances(model, outcome, allowed)[0]
        assert (first.archetype, first.likeness) == (archetype.iri, Fraction(1))
        assert not first.departures and not first.open
        whole_ones += 1
        for n in bits(archetype.marks):
            knob = model.knobs[model.settings[n].knob]
            other = [s for s in bits(knob.settings & ~archetype.marks) if not allowed.allowed[archetype.iri] >> s & 1]
            if knob.multiple or not other:
                continue
            stated = archetype.marks & ~(1 << n) | 1 << other[0]
            turned = evaluate(model, Configuration(stated, stated, 0))
            if turned.replaced:
                continue
            found = next(r for r in resemblances(model, turned, allowed) if r.archetype == archetype.iri)
            assert found.likeness < 1
            assert knob.iri in [d.knob for d in found.departures]
            departures += 1
    assert whole_ones > 2 and departures > 2


def test_one_of_several_marks_of_a_knob_agrees_and_the_others_belong_beside_it(whole: Samenhang) -> None:
    """A setting is never said both to agree and to stand where another belongs."""
    model, tried = whole.model, 0
    for archetype in model.archetypes:
        for knob in model.knobs:
            marks = bits(archetype.marks & knob.settings)
            if len(marks) < 2:
                continue
            stated = 1 << marks[0]
            outcome = evaluate(model, Configuration(stated, stated, 0))
            if outcome.replaced:
                continue
            answer = whole.gelijkenissen(outcome)
            (found,) = (a for a in answer["archetypen"] if a["archetype"]["id"] == archetype.iri)
            (departure,) = found["afwijkingen"]
            names = [f"‘{whole.catalogue.label(model.settings[n].iri, 'nl')}’" for n in marks]
            assert [each["id"] for each in found["overeen"]] == [model.settings[marks[0]].iri]
            assert f"hoort óók {names[1]}" in departure["uitleg"]
            assert departure["uitleg"].endswith(f"(naast {names[0]}).") and "hier is het" not in departure["uitleg"]
            tried += 1
    assert tried


def test_an_empty_configuration_departs_from_nothing(real: Model) -> None:
    for found in resemblances(real, evaluate(real, Configuration(0, 0, 0))):
        assert found.likeness == 0 and not found.departures
        assert found.open


@pytest.mark.parametrize("seed", range(20))
def test_what_it_works_as_is_explained(seed: int) -> None:
    """Every difference between chosen and effective has its rule, and without its reasons the rule does not fire."""
    rng = Random(seed)
    model = pools.random_model(rng, knobs=5, measures=4, rules=2)
    for _ in range(60):
        outcome = evaluate(model, pools.random_configuration(model, rng, 0.9, 0.4))
        found = workings(model, outcome)
        assert {s for w in found for s in w.replaced} == {model.settings[n].iri for n in bits(outcome.replaced)}
        new = outcome.effective & ~outcome.configuration.nominal
        assert {model.settings[n].iri for n in bits(new)} <= {s for w in found for s in w.works_as}
        assert all(w.because for w in found)


@pytest.mark.parametrize("seed", range(20))
def test_side_by_side(seed: int) -> None:
    """What the comparison says of each configuration is what is found in it alone."""
    rng = Random(seed)
    model = pools.random_model(rng, knobs=5, measures=4, rules=6)
    outcomes = [evaluate(model, pools.random_configuration(model, rng)) for _ in range(rng.randint(2, 4))]
    found = compare(model, outcomes)
    for n, outcome in enumerate(outcomes):
        rows = {(r.rule, r.risk, r.line): r.values[n] for r in found.findings if r.values[n]}
        expected: dict[tuple[str | None, str | None, str | None], str] = {
            (f.rule.iri, f.risk, f.rule.line): f.status for f in outcome.rules
        }
        expected |= {(None, f.risk, f.line): f.status for f in outcome.causes}
        assert rows == expected
        chosen = {s for row in found.choices for s in row.values[n].chosen}
        assert chosen == {model.settings[s].iri for s in bits(outcome.configuration.nominal)}
        whole_measures = {row.about for row in found.measures if row.values[n] == "heel"}
        assert whole_measures == {model.measures[m].iri for m in bits(outcome.working)}
    same = compare(model, [outcomes[0], outcomes[0]])
    assert all(row.same for row in same.choices) and all(row.same for row in same.findings)
    assert all(row.same for row in same.measures) and all(row.same for row in same.indicators)
    with pytest.raises(ValueError, match="two"):
        compare(model, outcomes[:1])
