"""Conflicts against brute force: no smaller set of the same things is one, and letting go helps."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.search.conflict import Conflict, Element, conflict
from samenhang.search.engine import Engine
from samenhang.search.layers import layers
from samenhang.search.moves import Task, Wish
from samenhang.search.repairs import repairs
from tests.search import pools


def moved_through(model: Model, start: Configuration, end: Configuration, knob: int) -> bool:
    """Whether a measure with a setting of this knob was taken or dropped."""
    return any(
        (start.taken ^ end.taken) >> n & 1
        for n, m in enumerate(model.measures)
        if m.setting is not None and model.settings[m.setting].knob == knob
    )


class Truth:
    """Which sets of elements go together, by trying every configuration of a small model."""

    def __init__(self, model: Model, task: Task) -> None:
        self.model = model
        self.task = task
        start = task.configuration
        self.elements: list[Element] = []
        if start.archetype:
            self.elements.append(Element("archetype", start.archetype))
        if start.domain:
            self.elements.append(Element("domein", start.domain))
        for knob in model.knobs:
            names = tuple(model.settings[s].iri for s in range(model.size) if start.nominal & knob.settings & 1 << s)
            if knob.circumstance:
                self.elements.append(Element("omstandigheid", knob.iri, names))
            elif knob.iri in task.wish.locked:
                self.elements.append(Element("keuze", knob.iri, names))
        for n, measure in enumerate(model.measures):
            knob_of = None if measure.setting is None else model.knobs[model.settings[measure.setting].knob]
            if measure.iri in task.wish.locked and not (knob_of and knob_of.circumstance):
                self.elements.append(Element("maatregel", measure.iri, (), bool(start.taken >> n & 1)))
        heavy = {"overtreding", "waarschuwing"} if task.wish.harmonious else {"overtreding"}
        self.elements += [Element("regel", r.iri) for r in model.rules if r.severity in heavy]
        if task.wish.harmonious:
            self.elements += [
                Element("risico", risk, line=line) for risk, line in model.groups if model.risk_severity[risk] != "info"
            ]
        self.worlds = {
            frozenset(e for e in self.elements if self._holds(e, outcome, outcome.configuration))
            for domain in (None, *model.domains)
            for archetype in (None, *(a.iri for a in model.archetypes))
            if (start.domain or not domain) and (start.archetype or not archetype)
            for outcome in (evaluate(model, c) for c in pools.configurations(model, domain, archetype))
            if self._background(outcome.configuration)
        }

    def _background(self, end: Configuration) -> bool:
        """Knobs with a setting keep one, and no measure with a setting is newly taken."""
        start, model = self.task.configuration, self.model
        for knob in model.knobs:
            if knob.circumstance:
                continue
            if not knob.multiple and start.stated & knob.settings and not end.stated & knob.settings:
                return False
        return not any(
            m.setting is not None
            and end.taken >> n & 1
            and not start.taken >> n & 1
            and not model.knobs[model.settings[m.setting].knob].circumstance
            for n, m in enumerate(model.measures)
        )

    def _holds(self, element: Element, outcome: object, end: Configuration) -> bool:
        from samenhang.coherence.evaluate import Outcome  # noqa: PLC0415

        assert isinstance(outcome, Outcome)
        start, model = self.task.configuration, self.model
        if element.kind == "archetype":
            return end.archetype == element.about
        if element.kind == "domein":
            return end.domain == element.about
        if element.kind in ("keuze", "omstandigheid"):
            number = model.numbers[element.about]
            own = model.knobs[number].settings
            return not (start.stated ^ end.stated) & own and not moved_through(model, start, end, number)
        if element.kind == "maatregel":
            return not (start.taken ^ end.taken) >> model.numbers[element.about] & 1
        if element.kind == "regel":
            return all(f.excused for f in outcome.rules if f.rule.iri == element.about)
        return all(f.status != "open" for f in outcome.causes if (f.risk, f.line) == (element.about, element.line))

    def together(self, elements: set[Element]) -> bool:
        return any(elements <= world for world in self.worlds)


@pytest.mark.parametrize("seed", range(30))
def test_against_every_configuration(seed: int) -> None:
    rng = Random(seed)
    model = pools.random_model(rng, knobs=4, measures=2, rules=8)
    engine = Engine(model)
    found = 0
    for _ in range(12):
        start = pools.random_configuration(model, rng, 0.9, 0.3)
        things = [k.iri for k in model.knobs] + [m.iri for m in model.measures]
        locked = frozenset(rng.sample(things, rng.randint(1, len(things))))
        task = Task(start, Wish(rng.random() < 0.5, locked, opening=True))
        answer = conflict(engine, task)
        if answer is None:
            assert repairs(engine, task).feasible
            continue
        assert not repairs(engine, task).feasible
        found += 1
        if found < 4:
            check(Truth(model, task), answer)


def check(truth: Truth, answer: Conflict) -> None:
    elements = set(answer.elements)
    assert elements <= set(truth.elements)
    assert not truth.together(elements)
    for size in range(len(elements)):
        assert all(truth.together(set(some)) for some in combinations(truth.elements, size)), "a smaller one"
    assert answer.proven and answer.bound == len(elements)
    locks = [e for e in truth.elements if e.lock]
    others = set(truth.elements) - set(locks)
    expected: set[tuple[str, ...]] = set()
    for size in range(1, len(locks) + 1):
        for some in combinations(locks, size):
            if truth.together(others | set(locks) - set(some)):
                expected.add(tuple(sorted(e.about for e in some)))
        if expected:
            break
    assert set(answer.releases or ()) == expected


def test_there_are_conflicts() -> None:
    """The random tasks do hold conflicts, with and without a way out."""
    kinds = {True: 0, False: 0}
    for seed in range(60):
        rng = Random(seed)
        model = pools.random_model(rng, knobs=4, measures=2, rules=8)
        start = pools.random_configuration(model, rng, 0.9, 0.3)
        locked = frozenset(k.iri for k in model.knobs) | frozenset(m.iri for m in model.measures)
        answer = conflict(Engine(model), Task(start, Wish(True, locked, opening=True)))
        if answer:
            kinds[bool(answer.releases)] += 1
    assert min(kinds.values()) > 3, kinds


def test_the_real_knowledge(real: Model) -> None:
    """All knobs locked: what is in conflict is not repaired, and what is let go can be."""
    rng, engine = Random(3), Engine(real)
    clashing = let_go = 0
    for _ in range(15):
        start = pools.random_configuration(real, rng, 0.9, 0.1)
        task = Task(start, Wish(rng.random() < 0.5, frozenset(k.iri for k in real.knobs), opening=True))
        answer = conflict(engine, task)
        if answer is None:
            continue
        assert answer.proven
        assert not repairs(engine, task).feasible
        clashing += 1
        for release in (answer.releases or ())[:3]:
            wish = replace(task.wish, locked=task.wish.locked - set(release))
            assert repairs(engine, Task(start, wish)).feasible
            let_go += 1
    assert clashing > 5 and let_go > 5


@pytest.mark.parametrize("seed", range(20))
def test_layers_tell_all(seed: int) -> None:
    """At most three things come first, and every rule, choice and free knob of the conflict has its place."""
    rng, told = Random(seed), 0
    model = pools.random_model(rng, knobs=5, measures=3, rules=10)
    engine = Engine(model)
    for _ in range(10):
        start = pools.random_configuration(model, rng, 0.9, 0.3)
        answer = conflict(engine, Task(start, Wish(True, frozenset(k.iri for k in model.knobs), opening=True)))
        if answer is None:
            continue
        first = layers(model, answer)
        assert 1 <= len(first) <= 3
        every = [layer for top in first for layer in (top.below or (top,))]
        assert all(layer.element and not layer.below for layer in every)
        placed = {e for layer in every for e in (layer.element, *layer.choices)}
        assert placed == set(answer.elements)
        assert {knob for layer in every for knob in layer.whatever} == set(answer.whatever)
        told += 1
    assert told
