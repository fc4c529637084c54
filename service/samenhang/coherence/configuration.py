"""A configuration: reading it from a plain document, and judging whether it is well formed.

Being well formed is a precondition: without it there is no verdict but a list of what is wrong.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from samenhang.coherence.measuring import bands_of, shown
from samenhang.coherence.mistakes import NotWellFormedError, Problem, ProblemCode, Problems, told, wrong_kind
from samenhang.coherence.model import Knob, Measurement, Model, bits
from samenhang.knowledge import terms
from samenhang.knowledge.characters import for_xml, outside_xml

__all__ = ["Configuration", "NotWellFormedError", "Problem", "ProblemCode", "read_configuration"]
MEASURED = ("indicator", "proportie", "waarnemingen")
KEYS = ("naam", "gemeente", "domein", "archetype", "keuzes", "maatregelen", "metingen", "vast")
LONGEST_NAME = 200
"""Characters in the name of a configuration."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A well-formed configuration. `stated` are the choices as given and what the measurements show (`measured`),
    `nominal` those after stratum 0 (bits of settings)."""

    stated: int
    nominal: int
    taken: int
    archetype: str | None = None
    domain: str | None = None
    municipality: str | None = None
    name: str | None = None
    measurements: tuple[Measurement, ...] = ()
    measured: int = 0
    locked: frozenset[str] = frozenset()
    """IRIs of knobs and measures that whoever made it will not turn: no verdict depends on them, repairs do."""


def read_configuration(model: Model, document: object) -> Configuration:
    """The configuration of a document in the shape of the contract (slugs, or full IRIs).

    Raises NotWellFormedError with every problem at once (the first `MOST_PROBLEMS` of them).
    """
    problems: list[Problem] = Problems()
    if not isinstance(document, Mapping):
        raise NotWellFormedError([wrong_kind("not-an-object", "", document)])
    for key in document:
        if key not in KEYS:
            problems.append(Problem("unknown-key", str(key), str(key), _near(str(key), KEYS)))

    stated = _choices(model, document.get("keuzes"), problems)
    taken = 0
    for n, value in enumerate(_listed(document.get("maatregelen"), "maatregelen", problems)):
        iri = _found(model, "mitigatie", value, f"maatregelen[{n}]", problems)
        taken |= 1 << model.numbers[iri] if iri else 0
    archetype, domain, municipality = (
        _found(model, kind, document[kind], kind, problems) if document.get(kind) is not None else None
        for kind in ("archetype", "domein", "gemeente")
    )
    name = document.get("naam")
    if name is not None:
        problems += _misnamed(name)
    measurements = tuple(_measurements(model, document.get("metingen"), problems))
    measured = shown(model, measurements)
    problems += _contradicted(model, stated, measured)
    locks = enumerate(_listed(document.get("vast"), "vast", problems))
    kinds = [(n, name, "mitigatie" if name in model.names["mitigatie"] else "knop") for n, name in locks]
    locked = frozenset(filter(None, [_found(model, kind, name, f"vast[{n}]", problems) for n, name, kind in kinds]))

    stated |= measured
    nominal = nominal_choices(model, stated, taken)
    problems += judge(model, stated, nominal, taken, domain)
    if problems:
        raise NotWellFormedError(problems)
    return Configuration(
        stated,
        nominal,
        taken,
        archetype,
        domain,
        municipality,
        name if isinstance(name, str) else None,
        measurements,
        measured,
        locked,
    )


def _misnamed(name: object) -> Iterator[Problem]:
    """What is wrong with a name: it is shown in lists, and written in every form."""
    if not isinstance(name, str):
        yield wrong_kind("not-text", "naam", name)
    elif (character := outside_xml(name)) is not None:
        yield Problem("outside-xml", "naam", f"U+{ord(character):04X}", (for_xml(name, "")[:LONGEST_NAME],))
    elif not name.strip():
        yield Problem("blank", "naam", name[:80])
    elif len(name) > LONGEST_NAME:
        yield Problem("too-long", "naam", str(len(name)), (), (str(LONGEST_NAME),))


def _contradicted(model: Model, stated: int, measured: int) -> Iterator[Problem]:
    """A problem for each stand that was stated of a circumstance that is measured, and that no measurement shows."""
    for number in dict.fromkeys(model.settings[n].knob for n in bits(measured)):
        own = model.knobs[number].settings
        right = tuple(_slug(model, n) for n in bits(measured & own))
        for n in bits(stated & own & ~measured):
            yield Problem("measured-otherwise", _where(model, n), _slug(model, n), right, right)


def nominal_choices(model: Model, stated: int, taken: int) -> int:
    """Stratum 0: a taken measure whose stand's knop is open chooses that stand."""
    nominal = stated
    for number in bits(taken):
        setting = model.measures[number].setting
        if setting is not None and not stated & model.knobs[model.settings[setting].knob].settings:
            nominal |= 1 << setting
    return nominal


def judge(model: Model, stated: int, nominal: int, taken: int, domain: str | None) -> list[Problem]:
    """What keeps known choices and measures from being well formed, judged after stratum 0."""
    problems: list[Problem] = []
    for settings in model.single:
        own = nominal & settings
        if own & (own - 1):
            names = tuple(_slug(model, n) for n in bits(own))
            problems.append(Problem("too-many-settings", _where(model, bits(own)[0]), ", ".join(names), names))
    for n in bits(nominal & model.exclusive):
        knob = model.knobs[model.settings[n].knob]
        others = nominal & knob.settings & ~(1 << n)
        if others and knob.multiple:
            about = tuple(_slug(model, m) for m in bits(others))
            problems.append(Problem("exclusive-setting", _where(model, n), _slug(model, n), (_slug(model, n),), about))
    for n in bits(nominal & model.outside[domain]) if domain else ():
        setting = model.settings[n]
        right = tuple(_slug(model, m) for m in bits(model.knobs[setting.knob].settings & ~model.outside[domain or ""]))
        domains = (domain or "", *sorted(setting.domains))
        about = tuple(terms.slug(d) for d in domains)
        problems.append(Problem("setting-of-other-domain", _where(model, n), _slug(model, n), right, about))
    for number in bits(taken):
        measure = model.measures[number]
        if measure.setting is None or nominal >> measure.setting & 1:
            continue
        knob = model.knobs[model.settings[measure.setting].knob]
        chosen = ", ".join(_slug(model, n) for n in bits(stated & knob.settings))
        right = (_slug(model, measure.setting),)
        problems.append(
            Problem(
                "measure-against-knob", "maatregelen", terms.slug(measure.iri), right, (terms.slug(knob.iri), chosen)
            )
        )
    return problems


def _slug(model: Model, setting: int) -> str:
    return terms.slug(model.settings[setting].iri)


def _where(model: Model, setting: int) -> str:
    return f"keuzes.{terms.slug(model.knobs[model.settings[setting].knob].iri)}"


def _choices(model: Model, choices: object, problems: list[Problem]) -> int:
    if choices is None:
        return 0
    if not isinstance(choices, Mapping):
        problems.append(wrong_kind("not-an-object", "keuzes", choices))
        return 0
    stated = 0
    for key, value in choices.items():
        where = f"keuzes.{key}"
        iri = _found(model, "knop", key, where, problems)
        for slug in (value,) if isinstance(value, str) else _listed(value, where, problems):
            if iri is not None:
                stated |= _choice(model, model.knobs[model.numbers[iri]], slug, where, problems)
    return stated


def _choice(model: Model, knob: Knob, slug: str, where: str, problems: list[Problem]) -> int:
    """Bit of a setting of this knob, or 0 and a problem."""
    found = model.names["stand"].get(slug)
    number = None if found is None else model.numbers[found]
    if number is not None and knob.settings >> number & 1:
        return 1 << number
    right = _near(slug, [_slug(model, n) for n in bits(knob.settings)])
    name = terms.slug(knob.iri)
    if number is None:
        problems.append(Problem("unknown-setting", where, slug, right, (name,)))
    else:
        owner = terms.slug(model.knobs[model.settings[number].knob].iri)
        problems.append(Problem("setting-of-other-knob", where, slug, right, (name, owner)))
    return 0


def _measurements(model: Model, value: object, problems: list[Problem]) -> Iterator[Measurement]:
    if value is not None and not isinstance(value, list):
        problems.append(wrong_kind("not-a-list", "metingen", value))
        return
    for n, item in enumerate(value or ()):
        where = f"metingen[{n}]"
        share: Any = item.get("proportie") if isinstance(item, Mapping) else None
        count = _count(item.get("waarnemingen")) if isinstance(item, Mapping) else None
        number = isinstance(share, int | float) and not isinstance(share, bool) and 0 <= share <= 1
        extra = [str(key) for key in item if key not in MEASURED] if isinstance(item, Mapping) else []
        problems += [Problem("unknown-key", f"{where}.{key}", key, _near(key, MEASURED)) for key in extra]
        if not number or count is None:
            problems.append(Problem("not-a-measurement", where, told(item)))
            continue
        iri = _found(model, "indicator", item.get("indicator"), f"{where}.indicator", problems)
        if not bands_of(model, share):
            held = tuple(f"{band.low:g}–{band.high:g}" for band in sorted(model.bands, key=lambda b: (b.low, b.high)))
            problems.append(Problem("outside-bands", f"{where}.proportie", f"{share:g}", held))
        elif iri:
            yield Measurement(iri, float(share), count)


def _count(value: object) -> int | None:
    """A whole number from zero, also one written as 120.0: to JSON Schema, and so to the contract, that is the same."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _listed(value: object, where: str, problems: list[Problem]) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list):
        problems.append(wrong_kind("not-a-list", where, value))
        return []
    problems.extend(wrong_kind("not-text", where, item) for item in value if not isinstance(item, str))
    return [item for item in value if isinstance(item, str)]


_UNKNOWN: dict[str, ProblemCode] = {
    "knop": "unknown-knob",
    "mitigatie": "unknown-measure",
    "archetype": "unknown-archetype",
    "domein": "unknown-domain",
    "gemeente": "unknown-municipality",
    "indicator": "unknown-indicator",
}


def _found(model: Model, kind: str, value: object, where: str, problems: list[Problem]) -> str | None:
    """IRI of what a slug or IRI names, or None and a problem."""
    if not isinstance(value, str):
        problems.append(wrong_kind("not-text", where, value))
        return None
    names = model.names[kind]
    if value not in names:
        problems.append(
            Problem(_UNKNOWN[kind], where, value, _near(value, {terms.slug(iri) for iri in names.values()}))
        )
    return names.get(value)


def _near(value: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that look most like it; all of a short list where none does."""
    options = sorted(names)
    close = get_close_matches(terms.slug(value[:200]).lower(), options, n=3, cutoff=0.5)
    return tuple(close or (options if len(options) <= 12 else ()))
