"""One sample of configurations for every comparison: each rule violated and each exemption used many times.

Chance does not get there, so most are made to meet a rule; whether one did is counted on what the evaluator says.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from samenhang.reference import ReferenceOutcome
from tests.generators import Configuration, Target, broken, chance, meeting, used
from tests.space import Space

DRAFTS = 6
"""Configurations made for one target, of which the one that reaches most is kept: fewer have to be compared."""
Evaluator = Callable[[Configuration], ReferenceOutcome]


@dataclass
class Sample:
    """Configurations, and how often each rule was violated (with no exemption) and each exemption used."""

    seed: int
    configurations: list[Configuration] = field(default_factory=list)
    hits: Counter[Target] = field(default_factory=Counter)


def sample(space: Space, evaluate: Evaluator, size: int, seed: int, times: int = 10) -> Sample:
    """At least `size` configurations, more where the counts ask for it; a tenth come by chance, and of those a fifth
    are not well formed.
    """
    rng, made = random.Random(seed), Sample(seed)
    wanted = Counter({target: times for target in targets(space)})
    rules = {rule.iri: rule for rule in space.rules}
    for target in list(wanted):
        for _ in range(times * 20):
            if wanted[target] <= 0:
                break
            rule, exemption = target
            drafts = [meeting(space, rules[rule], rng, exemption) for _ in range(DRAFTS)]
            tried = [(draft, _hits(space, evaluate, draft)) for draft in drafts if draft is not None]
            if not tried:
                break
            best, hits = max(tried, key=lambda each: sum(wanted[hit] > 0 for hit in each[1]))
            _add(made, best, hits)
            wanted.subtract(hits)
    for _ in range(max(size // 10, size - len(made.configurations))):
        extra = broken(space, rng) if rng.random() < 0.2 else chance(space, rng)
        _add(made, extra, _hits(space, evaluate, extra))
    rng.shuffle(made.configurations)
    return made


def targets(space: Space) -> Iterator[Target]:
    """Everything that the sample has to reach: each rule (with no exemption), and each exemption of each rule."""
    for rule in space.rules:
        yield rule.iri, ()
        for exemption in rule.exemptions:
            yield rule.iri, exemption


def _hits(space: Space, evaluate: Evaluator, configuration: Configuration) -> set[Target]:
    """What a configuration does: the rules that it violates, and the exemptions that put a triggered rule right."""
    outcome = evaluate(configuration)
    if not outcome.well_formed:
        return set()
    triggered = {finding.rule for finding in outcome.findings}
    rules = (rule for rule in space.rules if rule.exemptions and rule.iri in triggered)
    return {(rule, ()) for rule in outcome.violated} | used(rules, configuration, outcome, space)


def _add(made: Sample, configuration: Configuration, hits: set[Target]) -> None:
    made.configurations.append(configuration)
    made.hits.update(hits)
