"""Models to search in: the swimming pool, random small ones and the real one; and random configurations of them."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path
from random import Random

import pyoxigraph as ox

from samenhang.coherence.compile import compile_model
from samenhang.coherence.configuration import Configuration, judge, nominal_choices
from samenhang.coherence.faults import ModelError
from samenhang.coherence.model import Knob, Model, bits
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Triple
from samenhang.knowledge.turtle import plain_triple, read

POOL = Path(__file__).parents[1] / "reference" / "kleine-kennis"
PREFIXES = "".join(
    f"@prefix {kind}: <https://w3id.org/samenhang/id/{kind}/> .\n"
    for kind in ("archetype", "domein", "knop", "lijn", "mitigatie", "prikkel", "regel", "risico", "stand", "vorm")
) + (
    "@prefix sam: <https://w3id.org/samenhang/def#> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    "domein:d0 a sam:Domein . domein:d1 a sam:Domein . archetype:a0 a sam:Archetype .\n"
)


@cache
def swimming_pool() -> Model:
    """The small base that the reference is tried on, without the one effective rule that yields nothing."""
    triples = [t for path in sorted(POOL.glob("*.ttl")) for t in read(path)]
    refused = (terms.individual("regel", "kiosk-gaat-op-in-restaurant"), terms.TYPE, terms.SAM + "Werkingsregel")
    return compile_model(Index(t for t in triples if t != refused), "zwembad")


def parsed(text: str) -> list[Triple]:
    """Triples of a Turtle text, blank nodes renamed."""
    return [plain_triple(q) for q in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]


def random_model(rng: Random, knobs: int = 4, measures: int = 4, rules: int = 5) -> Model:
    """A small random base that uses every part of the meaning; drawn again where effective rules contradict."""
    while True:
        try:
            return compile_model(Index(parsed(_text(rng, knobs, measures, rules))), "toeval")
        except ModelError:
            continue


def _text(rng: Random, knobs: int, measures: int, rules: int) -> str:
    out = [PREFIXES, "vorm:v0 a sam:Bekostigingsvorm ; sam:geeftPrikkel prikkel:p0 .\n"]
    mild = ' ; sam:ernst "info"'
    out += [f"risico:r{n} a sam:Risico{mild if rng.random() < 0.2 else ''} .\n" for n in range(4)]
    out += [f"prikkel:p{n} a sam:Prikkel ; sam:leidtTotRisico risico:r{rng.randrange(4)} .\n" for n in range(2)]
    settings: list[list[str]] = []
    for k in range(knobs):
        own = [f"stand:k{k}s{n}" for n in range(rng.randint(2, 3))]
        settings.append(own)
        extra = " , sam:Omstandigheid" if k == knobs - 1 else ""
        multiple = not extra and rng.random() < 0.4
        parts = ["; sam:meervoudig true" if multiple else "", f"; sam:lijn lijn:l{k % 2}" if rng.random() < 0.5 else ""]
        out.append(f"knop:k{k} a sam:Knop{extra} {' '.join(parts)} ; sam:heeftStand {' , '.join(own)} .\n")
        for n, setting in enumerate(own):
            facts = ["; sam:uitsluitend true" if multiple and n == 2 else ""]
            facts.append(f"; sam:leidtTotRisico risico:r{rng.randrange(4)}" if rng.random() < 0.25 else "")
            facts.append(f"; sam:geeftPrikkel prikkel:p{rng.randrange(2)}" if rng.random() < 0.2 else "")
            facts.append("; sam:vorm vorm:v0" if rng.random() < 0.2 else "")
            facts.append(f"; sam:domein domein:d{rng.randrange(2)}" if rng.random() < 0.1 else "")
            out.append(f"{setting} a sam:Stand {' '.join(facts)} .\n")
    every = [s for own in settings for s in own]
    names = [f"mitigatie:m{n}" for n in range(measures)]
    for name in names:
        facts = [f"; sam:mitigeert {rng.choice(['risico:r', 'risico:r', 'prikkel:p'])}{rng.randrange(2)}"]
        facts.append(f"; sam:viaStand {rng.choice(every)}" if rng.random() < 0.4 else "")
        facts.append(f"; sam:lijn lijn:l{rng.randrange(2)}" if rng.random() < 0.3 else "")
        facts.append(f"; sam:veroorzaaktRisico risico:r{rng.randrange(4)}" if rng.random() < 0.4 else "")
        for prop in ("vereist", "uitgeslotenDoor", "verzwaktDoor", "werktDeelsZonder"):
            target = rng.choice([*every, "vorm:v0", *(m for m in names if m != name)])
            facts.append(f"; sam:{prop} {target}" if rng.random() < 0.2 else "")
        out.append(f"{name} a sam:Mitigatie {' '.join(facts)} .\n")
    for n in range(rules):
        out.append(_rule(rng, n, settings, names))
    for n in range(rng.randint(0, 2)):
        out.append(_effective(rng, n, settings, names))
    return "".join(out)


def _rule(rng: Random, number: int, settings: list[list[str]], measures: list[str]) -> str:
    paths = ["sam:werktAls"] * 4 + ["sam:kiest"]
    members = []
    for own in rng.sample(settings, rng.randint(2, min(3, len(settings)))):
        chosen = rng.sample(own, 2 if rng.random() < 0.3 else 1)
        atoms = [f"[ sh:path {rng.choice(paths)} ; sh:hasValue {s} ]" for s in chosen]
        members.append(atoms[0] if len(atoms) == 1 else f"[ sh:or ( {' '.join(atoms)} ) ]")
    if rng.random() < 0.1:
        members.append("[ sh:path sam:domein ; sh:hasValue domein:d0 ]")
    if rng.random() < 0.1:
        members.append("[ sh:path sam:volgtArchetype ; sh:hasValue archetype:a0 ]")
    for _ in range(rng.choice([0, 1, 1, 2])):
        atoms = [f"[ sh:path sam:heeftWerkend ; sh:hasValue {rng.choice(measures)} ]"]
        if rng.random() < 0.3:
            atoms.append(f"[ sh:path sam:werktAls ; sh:hasValue {rng.choice(rng.choice(settings))} ]")
        both = atoms[0] if len(atoms) == 1 else f"[ sh:and ( {' '.join(atoms)} ) ]"
        members.append(f"[ sh:not {both} ]")
    severity = rng.choice(["Violation", "Violation", "Warning", "Info"])
    return (
        f"regel:r{number} a sh:NodeShape , sam:Samenhangregel ; sh:targetClass sam:Configuratie ; "
        f"sh:severity sh:{severity} ; sam:leidtTotRisico risico:r{rng.randrange(4)} ; "
        f"sh:not [ sh:and ( {' '.join(members)} ) ] .\n"
    )


def _effective(rng: Random, number: int, settings: list[list[str]], measures: list[str]) -> str:
    one, other = rng.sample(settings, 2)
    gone, rest = one[0], one[1:]
    results = [("vervangt", gone), ("werktAls", rng.choice(rest))]
    if rng.random() < 0.5:
        results.append(("beschiktOver", rng.choice(measures)))
    node = f"regel:e{number}-voorwaarde"
    does = " , ".join(
        f"[ a sh:TripleRule ; sh:subject sh:this ; sh:predicate sam:{p} ; sh:object {o} ; sh:condition {node} ]"
        for p, o in results
    )
    second = f"[ sh:path sam:kiest ; sh:hasValue {rng.choice(other)} ]"
    if rng.random() < 0.3:
        second = f"[ sh:path sam:neemtMaatregel ; sh:hasValue {rng.choice(measures)} ]"
    return (
        f"regel:e{number} a sh:NodeShape , sam:Werkingsregel ; sh:targetClass sam:Configuratie ; sh:order 1 ; "
        f"sh:rule {does} .\n"
        f"{node} a sh:NodeShape ; sh:and ( [ sh:path sam:kiest ; sh:hasValue {gone} ] {second} ) .\n"
    )


def ways(model: Model, knob: Knob) -> list[int]:
    """Every set of settings (bits) that a knob can have in a configuration, open included."""
    own = [1 << s for s in bits(knob.settings)]
    if not knob.multiple:
        return [0, *own]
    free = [1 << s for s in bits(knob.settings) if not model.settings[s].exclusive]
    sets = [sum(c) for size in range(len(free) + 1) for c in combinations(free, size)]
    return sets + [b for b in own if b not in free]


def configurations(model: Model, domain: str | None = None, archetype: str | None = None) -> Iterator[Configuration]:
    """Every well-formed configuration of a small model."""
    for parts in product(*(ways(model, knob) for knob in model.knobs)):
        stated = sum(parts)
        for taken in range(1 << len(model.measures)):
            found = made(model, stated, taken, domain, archetype)
            if found:
                yield found


def made(
    model: Model, stated: int, taken: int, domain: str | None = None, archetype: str | None = None
) -> Configuration | None:
    """A configuration of these choices and measures, or None where it is not well formed."""
    nominal = nominal_choices(model, stated, taken)
    if judge(model, stated, nominal, taken, domain):
        return None
    return Configuration(stated, nominal, taken, archetype, domain)


def random_configuration(model: Model, rng: Random, full: float = 0.7, take: float = 0.3) -> Configuration:
    """A well-formed configuration: each knob stated with chance `full`, each measure taken with chance `take`."""
    domain = rng.choice([None, *model.domains])
    archetype = rng.choice([None, None, *(a.iri for a in model.archetypes)])
    stated = 0
    for knob in model.knobs:
        possible = [
            way
            for way in ways(model, knob)[1:]
            if domain is None or all(domain in (model.settings[s].domains or {domain}) for s in bits(way))
        ]
        if possible and rng.random() < full:
            stated |= rng.choice(possible)
    taken = sum(1 << n for n in range(len(model.measures)) if rng.random() < take)
    while True:
        found = made(model, stated, taken, domain, archetype)
        if found:
            return found
        nominal = nominal_choices(model, stated, taken)
        wrong = [n for n in bits(taken) if (v := model.measures[n].setting) is not None and not nominal >> v & 1]
        taken ^= 1 << rng.choice(wrong or bits(taken))
