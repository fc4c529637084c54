"""Small models from a few lines, for tests that reason about one sentence of the meaning at a time."""

import pyoxigraph as ox

from samenhang.coherence.compile import compile_model
from samenhang.coherence.configuration import read_configuration
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.model import Model
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index
from samenhang.knowledge.turtle import plain_triple

_PREFIXES = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in terms.PREFIXES.items())


def knob(slug: str, *settings: str, extra: str = "") -> str:
    """Turtle of a knob with its settings; `extra` are statements on the knob (`; sam:meervoudig true`)."""
    own = " , ".join(f"stand:{s}" for s in settings)
    return f"knop:{slug} a sam:Knop ; sam:heeftStand {own} {extra} .\n" + "".join(
        f"stand:{s} a sam:Stand .\n" for s in settings
    )


def rule(slug: str, *members: str, severity: str = "Warning", extra: str = "") -> str:
    """Turtle of a coherence rule. A member is `a` (stand:a works), `a|b`, `not a`, or `not m!` (a measure)."""
    return (
        f"regel:{slug} a sh:NodeShape , sam:Samenhangregel ; sh:targetClass sam:Configuratie ; "
        f"sh:severity sh:{severity} {extra} ; sh:not [ sh:and ( {' '.join(_member(m) for m in members)} ) ] .\n"
    )


def _member(text: str) -> str:
    if text.startswith("not "):
        parts = [_atom(part) for part in text[4:].split("&")]
        return f"[ sh:not {parts[0]} ]" if len(parts) == 1 else f"[ sh:not [ sh:and ( {' '.join(parts)} ) ] ]"
    parts = [_atom(part) for part in text.split("|")]
    return parts[0] if len(parts) == 1 else f"[ sh:or ( {' '.join(parts)} ) ]"


def _atom(text: str) -> str:
    if text.endswith("!"):
        return f"[ sh:path sam:heeftWerkend ; sh:hasValue mitigatie:{text[:-1]} ]"
    path, _, value = text.rpartition("=")
    if path in ("domein", "volgtArchetype"):
        kind = "domein" if path == "domein" else "archetype"
        return f"[ sh:path sam:{path} ; sh:hasValue {kind}:{value} ]"
    return f"[ sh:path sam:{path or 'werktAls'} ; sh:hasValue stand:{value} ]"


def effective(slug: str, when: list[str], replaces: str, becomes: str, brings: str = "") -> str:
    """Turtle of an effective rule under choices (`kiest`)."""
    condition = " ".join(f"[ sh:path sam:kiest ; sh:hasValue stand:{s} ]" for s in when)
    parts = [("vervangt", f"stand:{replaces}"), ("werktAls", f"stand:{becomes}")]
    parts += [("beschiktOver", f"mitigatie:{brings}")] if brings else []
    rules = " , ".join(
        f"[ a sh:TripleRule ; sh:subject sh:this ; sh:predicate sam:{p} ; sh:object {o} ; sh:condition regel:{slug}-v ]"
        for p, o in parts
    )
    return (
        f"regel:{slug}-v a sh:NodeShape ; sh:and ( {condition} ) .\n"
        f"regel:{slug} a sh:NodeShape , sam:Werkingsregel ; sh:targetClass sam:Configuratie ; sh:rule {rules} .\n"
    )


def model_of(text: str) -> Model:
    """The compiled model of some Turtle."""
    return compile_model(index_of(text), "sha256-test")


def index_of(text: str) -> Index:
    """The triples of some Turtle, with our prefixes."""
    return Index(plain_triple(q) for q in ox.parse(_PREFIXES + text, format=ox.RdfFormat.TURTLE))


def outcome_of(model: Model, *measures: str, domein: str | None = None, **choices: str | list[str]) -> Outcome:
    """What follows from choices and measures taken."""
    document: dict[str, object] = {"keuzes": choices, "maatregelen": list(measures)}
    if domein:
        document["domein"] = domein
    return evaluate(model, read_configuration(model, document))
