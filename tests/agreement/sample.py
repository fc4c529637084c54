"""One sample of configurations for every comparison: each rule violated and each exemption used many times.

Chance does not get there, so most are made to meet a rule; whether one did is counted on what the evaluator says.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from samenhang.reference import ReferenceOutcome
from tests.generators import Configuration, broken, chance, meeting, used
from tests.space import AllOf, Rule, Space

Evaluator = Callable[[Configuration], ReferenceOutcome]


@dataclass
class Sample:
    """Configurations, and how often each rule was violated and each exemption of a triggered rule used."""

    seed: int
    configurations: list[Configuration] = field(default_factory=list)
    violated: Counter[str] = field(default_factory=Counter)
    excused: Counter[tuple[str, AllOf]] = field(default_factory=Counter)


def sample(space: Space, evaluate: Evaluator, size: int, seed: int, times: int = 10) -> Sample:
    """At least `size` configurations, more where the counts ask for it: one in twenty is not well formed."""
    rng, made = random.Random(seed), Sample(seed)
    for rule in space.rules:
        for exemption in ((), *rule.exemptions):
            _force(space, evaluate, rng, made, rule, exemption, times)
    while len(made.configurations) < size:
        _add(space, evaluate, made, broken(space, rng) if rng.random() < 0.05 else chance(space, rng))
    rng.shuffle(made.configurations)
    return made


def targets(space: Space) -> Iterator[tuple[str, AllOf]]:
    """Everything that the sample has to reach: each rule (with no exemption), and each exemption of each rule."""
    for rule in space.rules:
        yield rule.iri, ()
        for exemption in rule.exemptions:
            yield rule.iri, exemption


def _force(
    space: Space, evaluate: Evaluator, rng: random.Random, made: Sample, rule: Rule, exemption: AllOf, times: int
) -> None:
    for _ in range(times * 20):
        reached = made.excused[rule.iri, exemption] if exemption else made.violated[rule.iri]
        if reached >= times:
            return
        configuration = meeting(space, rule, rng, exemption)
        if configuration is not None:
            _add(space, evaluate, made, configuration)


def _add(space: Space, evaluate: Evaluator, made: Sample, configuration: Configuration) -> None:
    outcome = evaluate(configuration)
    made.configurations.append(configuration)
    if not outcome.well_formed:
        return
    triggered = {finding.rule for finding in outcome.findings}
    made.violated.update(outcome.violated)
    for rule in space.rules:
        if rule.iri in triggered:
            made.excused.update((rule.iri, exemption) for exemption in used(rule, configuration, outcome, space))
