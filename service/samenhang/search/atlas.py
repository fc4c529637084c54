"""The atlas of one version of the knowledge: how many configurations are coherent, which knobs decide most, and which
settings no coherent complete configuration has together."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import log, sqrt

from samenhang.coherence.model import bits
from samenhang.search.counting import Option, Part, Population, TooLargeError
from samenhang.search.engine import Engine, Session

Progress = Callable[[float, str], None]
"""Called with the share that is done (0 to 1) and the IRI or domein that is looked at."""
SAMPLES = 100_000
DOUBT = 1e-6
"""Chance that the true share lies outside the bound of a sample (Hoeffding's inequality, 1963)."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many complete configurations of a domein (None: none declared) there are and how many are coherent.

    Where counting would take too much, `coherent` is None and `share` is sampled: the true share differs by at most
    `error` with a certainty of 1 minus `DOUBT`. Else `error` is 0.
    """

    domain: str | None
    total: int
    coherent: int | None
    share: float
    error: float


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a knob or measure (IRI) decides: the share of its configurations that is coherent with its best and
    with its worst settings (IRIs; none stands for any other), and the difference."""

    about: str
    best: tuple[str, ...]
    best_share: Fraction
    worst: tuple[str, ...]
    worst_share: Fraction

    @property
    def spread(self) -> Fraction:
        """From 0, decides nothing, to 1, decides all."""
        return self.best_share - self.worst_share


@dataclass(frozen=True, slots=True)
class Atlas:
    """All of it. `weights` are of complete configurations without a domein, what decides most first; empty where
    they could only be sampled. `never` are pairs of settings (IRIs) of different knobs, each possible by itself, that
    no coherent complete configuration of any domein has together."""

    version: str
    counts: tuple[Count, ...]
    weights: tuple[Weight, ...]
    never: tuple[tuple[str, str], ...]


def atlas(engine: Engine, progress: Progress | None = None, samples: int = SAMPLES) -> Atlas:
    """Make the atlas; takes seconds, so it is made once for each version of the knowledge."""
    tell = progress or (lambda share, about: None)
    model = engine.model
    counts, weights = [], []
    scopes = (None, *model.domains)
    for place, domain in enumerate(scopes):
        tell(place / len(scopes) / 2, domain or "")
        population = Population(engine.screen, domain)
        try:
            total, coherent = population.total, population.coherent()
            counts.append(Count(domain, total, coherent, float(Fraction(coherent, total)), 0.0))
            if domain is None:
                weights = _weights(engine, population)
        except TooLargeError:
            counts.append(_sampled(engine, population, samples))
    never = _never(engine, lambda share, about: tell(0.5 + share / 2, about))
    tell(1.0, "")
    return Atlas(model.version, tuple(counts), tuple(weights), never)


def _weights(engine: Engine, population: Population) -> list[Weight]:
    model, found = engine.model, []

    def names(option: Option) -> tuple[str, ...]:
        things = [*(s.iri for s in model.settings), *(m.iri for m in model.measures)]
        return tuple(things[n] for n in bits(option.bits))

    for number in population.deciding():
        part: Part = population.parts[number]
        rest = population.total // part.ways
        shares = [
            (Fraction(count, rest * option.ways), names(option))
            for count, option in zip(population.by_option(number), part.options, strict=True)
        ]
        best, worst = max(shares, key=lambda s: (s[0], s[1])), min(shares, key=lambda s: (s[0], s[1]))
        found.append(Weight(part.about, best[1], best[0], worst[1], worst[0]))
    return sorted(found, key=lambda weight: (-weight.spread, weight.about))


def _sampled(engine: Engine, population: Population, samples: int) -> Count:
    """Configurations drawn evenly, always the same ones."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second of every start, and only the atlas needs it

    rng = np.random.default_rng(0)
    size, screen = engine.model.size, engine.screen
    draws = []
    for part in population.parts:
        ways = [float(Fraction(option.ways, part.ways)) for option in part.options]
        draws.append(rng.choice(len(part.options), size=samples, p=np.array(ways) / sum(ways)))
    outside, small, good = screen.domain_bit(population.domain), (1 << size) - 1, 0
    for place in range(samples):
        chosen = 0
        for part, draw in zip(population.parts, draws, strict=True):
            chosen |= part.options[draw[place]].bits
        good += not screen.clashing(chosen & small, chosen >> size, outside)
    return Count(population.domain, population.total, None, good / samples, sqrt(log(2 / DOUBT) / (2 * samples)))


def _never(engine: Engine, tell: Progress) -> tuple[tuple[str, str], ...]:
    """Every solution shows its pairs to be possible; the solver is asked only for what no solution has shown."""
    model, encoding = engine.model, engine.encoding
    together = [0] * model.size
    with engine.session(fresh=True) as session:
        fixed = [[*_complete(engine, domain), encoding.coherent] for domain in (None, *model.domains)]
        alive = [n for n in range(model.size) if _show(engine, session, fixed, [n], together)]
        found = []
        for place, one in enumerate(alive):
            tell(place / len(alive), model.settings[one].iri)
            for other in alive[place + 1 :]:
                if model.settings[one].knob == model.settings[other].knob or together[one] >> other & 1:
                    continue
                if not _show(engine, session, fixed, [one, other], together):
                    found.append((model.settings[one].iri, model.settings[other].iri))
    return tuple(found)


def _show(engine: Engine, session: Session, fixed: list[list[int]], wanted: list[int], together: list[int]) -> bool:
    """Whether some domein has a solution with these settings; remembers all pairs of the solution."""
    encoding = engine.encoding
    unseen = sum(1 << n for n in range(engine.model.size)) & ~together[wanted[0]]
    session.prefer([x if unseen >> n & 1 else -x for n, x in enumerate(encoding.stated)])
    for own in fixed:
        if session.holds([*own, *(encoding.nominal[n] for n in wanted)]):
            solution = session.solution()
            chosen = [n for n, x in enumerate(encoding.nominal) if (solution[abs(x) - 1] > 0) == (x > 0)]
            mask = sum(1 << n for n in chosen)
            for n in chosen:
                together[n] |= mask
            return True
    return False


def _complete(engine: Engine, domain: str | None) -> list[int]:
    """Literals of a domein, of no archetype, and of every knob that can have a setting."""
    model, encoding = engine.model, engine.encoding
    able = [
        n
        for n, knob in enumerate(model.knobs)
        if domain is None or any(domain in (model.settings[s].domains or {domain}) for s in bits(knob.settings))
    ]
    return [
        *(x if iri == domain else -x for iri, x in zip(model.domains, encoding.domains, strict=True)),
        *(-x for x in encoding.archetypes),
        *(-x for x, measure in zip(encoding.taken, model.measures, strict=True) if measure.setting is not None),
        *(engine.encoding.chosen[n] for n in able),
    ]
