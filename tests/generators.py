"""Configurations made up from any knowledge base, some by chance and some forced.

Chance alone hardly ever meets a rule with four conditions, let alone its exemption. `meeting` works back from what a
rule asks to choices and measures that bring it about; whether it did is for the evaluator under test to say, and for
the test to count. All are plain dictionaries in the JSON shape of `contract.md`.
"""

import random
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from samenhang.reference import ReferenceOutcome
from tests.space import ID, SAM, AllOf, AnyOf, Condition, Effective, Rule, Space

Configuration = dict[str, Any]
"""`{"domein", "archetype", "gemeente", "keuzes": {knop: stand | [stand]}, "maatregelen": [slug], "metingen": [{…}]}`,
all optional."""

Target = tuple[str, AllOf]
"""A rule (IRI) with one of its exemptions, or with none."""

DEFAULT_IRI = ID + "configuratie/proef"
TRIES = 60
GEMEENTE = Namespace("https://identifier.overheid.nl/tooi/id/gemeente/")


class _Contradiction(Exception):
    """What is being built cannot be: another way has to be tried."""


class _Draft:
    """A configuration in the making, well formed at every step."""

    def __init__(self, space: Space, rng: random.Random) -> None:
        self.space, self.rng = space, rng
        self.chosen: dict[str, set[str]] = {}
        self.taken: set[str] = set()
        self.domain: str | None = None
        self.archetype: str | None = None
        self.avoided: set[str] = set()
        self.measurements: list[dict[str, Any]] = []

    def choose(self, setting: str) -> None:
        knob = self.space.knob_of(setting)
        already = self.chosen.get(knob, set())
        others = already - {setting}
        if f"stand/{setting}" in self.avoided or not self._fits(setting, self.domain):
            raise _Contradiction
        if others and (knob not in self.space.multiple or (others | {setting}) & self.space.excluding):
            raise _Contradiction
        self.chosen[knob] = already | {setting}

    def take(self, measure: str) -> None:
        via = self.space.measures[measure].via
        if f"mitigatie/{measure}" in self.avoided:
            raise _Contradiction
        if via is not None:
            self.choose(via)
        self.taken.add(measure)

    def declare(self, domain: str) -> None:
        settings = [setting for chosen in self.chosen.values() for setting in chosen]
        if self.domain not in (None, domain) or not all(self._fits(setting, domain) for setting in settings):
            raise _Contradiction
        self.domain = domain

    def _fits(self, setting: str, domain: str | None) -> bool:
        return domain is None or not self.space.fits[setting] or domain in self.space.fits[setting]

    def bring_about(self, condition: Condition, depth: int = 0) -> None:
        """Make one fact true, one way of several."""
        path, value = condition
        if path == "kiest":
            self.choose(value)
        elif path == "neemtMaatregel":
            self.take(value)
        elif path == "domein":
            self.declare(value)
        elif path == "volgtArchetype":
            self.archetype = value
        elif path == "werktAls":
            ways = [e for e in self.space.effective if value in e.yields]
            self._one_of([lambda: self.choose(value), *(lambda e=e: self._all(e.condition, depth) for e in ways)])
        else:
            self._work(value, depth)

    def _work(self, measure: str, depth: int) -> None:
        facts = self.space.measures[measure]
        ways = [e for e in self.space.effective if measure in e.brings]
        self._one_of([lambda: self.take(measure), *(lambda e=e: self._all(e.condition, depth) for e in ways)])
        for hindrance in facts.hindered_by:
            self._avoid(hindrance)
        for need in facts.needs if depth < 4 else ():
            kind, _, name = need.partition("/")
            if kind == "mitigatie":
                self.take(name) if name not in self.taken else None
            else:
                setting = name if kind == "stand" else self.rng.choice(self.space.forms[name])
                self.bring_about(Condition("werktAls", setting), depth + 1)

    def _avoid(self, thing: str) -> None:
        """Keep a setting, the settings of a form, or a measure and its setting out of the configuration."""
        kind, _, name = thing.partition("/")
        if kind == "vorm":
            self.avoided |= {f"stand/{setting}" for setting in self.space.forms.get(name, ())}
        else:
            self.avoided.add(thing)
            if kind == "mitigatie" and (via := self.space.measures[name].via):
                self.avoided.add(f"stand/{via}")
        present = {f"stand/{s}" for chosen in self.chosen.values() for s in chosen}
        if self.avoided & (present | {f"mitigatie/{measure}" for measure in self.taken}):
            raise _Contradiction

    def _all(self, members: Iterable[AnyOf], depth: int) -> None:
        for member in members:
            self.bring_about(self.rng.choice(member), depth + 1)

    def _one_of(self, ways: list[Any]) -> None:
        self.rng.choice(ways)()

    def fill(self, choices: float, measures: int) -> None:
        """Turn every other knob with probability `choices`, and take at most `measures` more."""
        if self.space.domains and self.rng.random() < 0.5:
            self._try(lambda: self.declare(self.rng.choice(self.space.domains)))
        for knob, settings in self.space.knobs.items():
            if knob in self.chosen or self.rng.random() > choices:
                continue
            count = self.rng.choice((1, 1, 2, 3)) if knob in self.space.multiple else 1
            for setting in self.rng.sample(settings, min(count, len(settings))):
                self._try(lambda s=setting: self.choose(s))
        for measure in self.rng.sample(sorted(self.space.measures), min(measures, len(self.space.measures))):
            self._try(lambda m=measure: self.take(m))

    def _try(self, step: Any) -> None:
        try:
            step()
        except _Contradiction:
            return

    def finished(self) -> Configuration:
        single = {k: next(iter(v)) for k, v in self.chosen.items() if k not in self.space.multiple}
        several = {k: sorted(v) for k, v in self.chosen.items() if k in self.space.multiple}
        # A measure turns its own knob; now and then that is left to the measure.
        for measure in sorted(self.taken):
            via = self.space.measures[measure].via
            knob = via and self.space.knob_of(via)
            if knob in single and self.rng.random() < 0.5:
                del single[knob]
        choices = self._measured(single | several)
        declared = {"domein": self.domain, "archetype": self.archetype, "metingen": self.measurements}
        return {k: v for k, v in declared.items() if v} | {"keuzes": choices, "maatregelen": sorted(self.taken)}

    def measure(self) -> None:
        """Measure something now and then: a score in a band or on its border, with observations around what it asks."""
        if not self.space.bands or not self.space.indicators:
            return
        for _ in range(self.rng.choice((0, 0, 1, 1, 2, 3))):
            band = self.rng.choice(self.space.bands)
            score = self.rng.choice((band.low, band.high, (band.low + band.high) / 2))
            asked = self.rng.choice((band.partly_from, band.enough_from))
            count = max(0, self.rng.choice((0, asked - 1, asked, asked + 1, 5000)))
            indicator = self.rng.choice(self.space.indicators)
            self._add(indicator, score, count)

    def _measured(self, choices: dict[str, Any]) -> dict[str, Any]:
        """Choices with what a measurement can show now and then measured instead of stated; beside another measurement
        always, for a stated setting that no measurement shows contradicts it.
        """
        for knob in {self.space.knob_of(s) for band in self.space.bands for s in band.settings} & choices.keys():
            if self.space.indicators and (self.measurements or self.rng.random() < 0.5):
                for setting in sorted(choices.pop(knob)):
                    band = self.rng.choice([b for b in self.space.bands if setting in b.settings])
                    count = (0, band.partly_from, band.enough_from)[band.settings.index(setting)]
                    self._add(self.rng.choice(self.space.indicators), (band.low + band.high) / 2, count)
        return choices

    def _add(self, indicator: str, score: Decimal, count: int) -> None:
        self.measurements.append({"indicator": indicator, "proportie": float(score), "waarnemingen": count})


def chance(space: Space, rng: random.Random) -> Configuration:
    """A well-formed configuration of any fullness, with nothing forced."""
    draft = _Draft(space, rng)
    draft.archetype = rng.choice([None, *space.archetypes])
    draft.fill(rng.choice((0.0, 0.3, 0.7, 1.0)), rng.choice((0, 1, 4, 10)))
    draft.measure()
    return draft.finished()


def meeting(space: Space, rule: Rule, rng: random.Random, exemption: AllOf = ()) -> Configuration | None:
    """A configuration that sets out to trigger `rule`, and to use `exemption` where one is given; None where none was
    found. Other choices and measures come by chance, and may spoil it.
    """
    return _bringing_about(space, [*((condition,) for condition in exemption), *rule.trigger], rng)


def enacting(space: Space, rule: Effective, rng: random.Random) -> Configuration | None:
    """A configuration that sets out to meet the condition of an effective rule; None where none was found."""
    return _bringing_about(space, rule.condition, rng)


def _bringing_about(space: Space, members: Iterable[AnyOf], rng: random.Random) -> Configuration | None:
    for _ in range(TRIES):
        draft = _Draft(space, rng)
        try:
            for member in members:
                draft.bring_about(rng.choice(member))
        except _Contradiction:
            continue
        draft.fill(rng.choice((0.0, 0.2, 0.6)), rng.choice((0, 0, 2)))
        return draft.finished()
    return None


def broken(space: Space, rng: random.Random) -> Configuration:
    """A configuration with one mistake in it, of any kind that well-formedness knows."""
    made = chance(space, rng)
    keuzes, maatregelen = made["keuzes"], made["maatregelen"]
    several = [k for k, s in space.knobs.items() if len(s) > 1]
    single = rng.choice([k for k in several if k not in space.multiple])
    mistakes: list[Configuration] = [
        {**made, "keuzes": keuzes | {"onbekende-knop": "onbekende-stand"}},
        {**made, "keuzes": keuzes | {single: "onbekende-stand"}},
        {**made, "keuzes": keuzes | {single: list(space.knobs[single][:2])}},
        {**made, "keuzes": keuzes | {single: space.knobs[next(k for k in several if k != single)][0]}},
        {**made, "maatregelen": [*maatregelen, "onbekende-maatregel"]},
        {**made, "archetype": "onbekend-archetype"},
        {**made, "domein": "onbekend-domein"},
        {**made, "gemeente": "gm9999"},
    ]
    mistakes += _mismeasured(space, made, rng)
    for setting in sorted(space.excluding):
        knob = space.knob_of(setting)
        mistakes.append({**made, "keuzes": keuzes | {knob: list(space.knobs[knob])}})
    for setting, domains in space.fits.items():
        other = [d for d in space.domains if domains and d not in domains]
        if other:
            mistakes.append({**made, "domein": other[0], "keuzes": keuzes | {space.knob_of(setting): setting}})
    for measure in space.measures.values():
        turned = space.knob_of(measure.via) if measure.via else ""
        against = [s for s in space.knobs.get(turned, ()) if s != measure.via]
        if against:
            mistakes.append({**made, "keuzes": keuzes | {turned: against[0]}, "maatregelen": [measure.slug]})
    return rng.choice(mistakes)


def configurations(space: Space) -> st.SearchStrategy[Configuration]:
    """Well-formed configurations: by chance, meeting a rule, using an exemption, or enacting an effective rule."""

    def make(seed: int) -> Configuration:
        rng = random.Random(seed)
        rule = rng.choice([None, *space.rules, *space.effective])
        if rule is None:
            made = None
        elif isinstance(rule, Effective):
            made = enacting(space, rule, rng)
        else:
            made = meeting(space, rule, rng, rng.choice([(), *rule.exemptions]))
        return made or chance(space, rng)

    return st.integers(0, 2**32 - 1).map(make)


def _mismeasured(space: Space, made: Configuration, rng: random.Random) -> list[Configuration]:
    """A measurement that is none, one of an unknown indicator, and one that a stated setting contradicts."""
    if not space.bands or not space.indicators:
        return []
    band = rng.choice(space.bands)
    right = {"indicator": space.indicators[0], "proportie": float(band.low + band.high) / 2, "waarnemingen": 0}
    wrong: list[Configuration] = [{"indicator": "onbekende-indicator"}, {"proportie": 1.5}, {"waarnemingen": -1}]
    enough: Configuration = {space.knob_of(band.settings[2]): [band.settings[2]]}
    return [
        *({**made, "metingen": [{**right, **mistake}]} for mistake in wrong),
        {**made, "keuzes": made["keuzes"] | enough, "metingen": [right]},
    ]


def used(rules: Iterable[Rule], configuration: Configuration, outcome: ReferenceOutcome, space: Space) -> set[Target]:
    """The exemptions of these rules that hold, whether their rule was triggered or not."""
    nominal = {s for v in configuration.get("keuzes", {}).values() for s in ([v] if isinstance(v, str) else v)}
    nominal |= {via for m in configuration.get("maatregelen", ()) if (via := space.measures[m].via)}
    holds = {
        "kiest": nominal,
        "werktAls": {iri.rsplit("/", 1)[-1] for iri in outcome.effective},
        "heeftWerkend": {iri.rsplit("/", 1)[-1] for iri in outcome.working},
        "domein": {configuration.get("domein")},
        "volgtArchetype": {configuration.get("archetype")},
    }
    return {(rule.iri, e) for rule in rules for e in rule.exemptions if all(c.value in holds[c.path] for c in e)}


def as_graph(configuration: Configuration, iri: str = DEFAULT_IRI) -> Graph:
    """A configuration in RDF, each choice as `knop:k stand:s`."""
    graph, node = Graph(), URIRef(iri)
    graph.add((node, RDF.type, SAM.Configuratie))
    for measurement in configuration.get("metingen", ()):
        place = BNode()
        graph.add((node, SAM.rekentAfOp, place))
        graph.add((place, RDF.type, SAM.Meting))
        graph.add((place, SAM.indicator, URIRef(f"{ID}indicator/{measurement['indicator']}")))
        graph.add((place, SAM.proportie, Literal(Decimal(str(measurement["proportie"])))))
        graph.add((place, SAM.waarnemingen, Literal(measurement["waarnemingen"])))
    for knob, value in configuration.get("keuzes", {}).items():
        for setting in [value] if isinstance(value, str) else value:
            graph.add((node, URIRef(f"{ID}knop/{knob}"), URIRef(f"{ID}stand/{setting}")))
    for measure in configuration.get("maatregelen", ()):
        graph.add((node, SAM.neemtMaatregel, URIRef(f"{ID}mitigatie/{measure}")))
    if domain := configuration.get("domein"):
        graph.add((node, SAM.domein, URIRef(f"{ID}domein/{domain}")))
    if archetype := configuration.get("archetype"):
        graph.add((node, SAM.volgtArchetype, URIRef(f"{ID}archetype/{archetype}")))
    if municipality := configuration.get("gemeente"):
        graph.add((node, SAM.gemeente, GEMEENTE[municipality]))
    return graph
