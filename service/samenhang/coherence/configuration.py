"""A configuration: reading it from a plain document, and judging whether it is well formed.

Being well formed is a precondition: without it there is no verdict but a list of what is wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from samenhang.coherence.model import Knob, Model, bits
from samenhang.knowledge import terms

ProblemCode = Literal[
    "not-an-object",
    "unknown-key",
    "not-text",
    "not-a-list",
    "unknown-knob",
    "unknown-setting",
    "setting-of-other-knob",
    "too-many-settings",
    "exclusive-setting",
    "setting-of-other-domain",
    "unknown-measure",
    "measure-against-knob",
    "unknown-archetype",
    "unknown-domain",
    "unknown-municipality",
    "unknown-indicator",
    "not-a-measurement",
    "not-an-individual",
    "several-values",
    "unknown-property",
]
"""The last three only RDF can get wrong."""
MOST_PROBLEMS = 50
KEYS = ("naam", "gemeente", "domein", "archetype", "keuzes", "maatregelen", "metingen")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a configuration.

    `where` is the path in the document (`keuzes.monitoring-omvang`), `value` what stood there, `right` what would be
    right there (slugs, the nearest first), and `about` what else the sentence needs (slugs).
    """

    code: ProblemCode
    where: str
    value: str
    right: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


class _Problems(list[Problem]):
    """Problems as they are found. Looking up names that resemble a wrong one takes time, so a document that is all
    wrong stops early.
    """

    def append(self, problem: Problem) -> None:
        super().append(problem)
        if len(self) >= MOST_PROBLEMS:
            raise NotWellFormedError(self)


class NotWellFormedError(Exception):
    """A configuration that cannot be judged. Holds every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p.where}: {p.code} {p.value}" for p in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Measurement:
    """An indicator that is settled on: the share that is measured (0 to 1) and the number of observations."""

    indicator: str
    proportion: float
    observations: int


@dataclass(frozen=True, slots=True)
class Configuration:
    """A well-formed configuration. `stated` are the choices as given, `nominal` those after stratum 0 (bits of
    settings)."""

    stated: int
    nominal: int
    taken: int
    archetype: str | None = None
    domain: str | None = None
    municipality: str | None = None
    name: str | None = None
    measurements: tuple[Measurement, ...] = ()


def read_configuration(model: Model, document: object, indicators: Iterable[str] = ()) -> Configuration:
    """The configuration of a document in the shape of the contract (slugs, or full IRIs).

    Raises NotWellFormedError with every problem at once (the first `MOST_PROBLEMS` of them).
    """
    problems: list[Problem] = _Problems()
    if not isinstance(document, Mapping):
        raise NotWellFormedError([Problem("not-an-object", "", type(document).__name__)])
    for key in document:
        if key not in KEYS:
            problems.append(Problem("unknown-key", str(key), str(key), _near(str(key), KEYS)))

    stated = _choices(model, document.get("keuzes"), problems)
    taken = 0
    for n, value in enumerate(_listed(document.get("maatregelen"), "maatregelen", problems)):
        iri = _found(
            "mitigatie", value, (m.iri for m in model.measures), "unknown-measure", f"maatregelen[{n}]", problems
        )
        taken |= 1 << model.numbers[iri] if iri else 0
    archetype = _named(document, "archetype", (a.iri for a in model.archetypes), "unknown-archetype", problems)
    domain = _named(document, "domein", model.domains, "unknown-domain", problems)
    municipality = _named(document, "gemeente", model.municipalities, "unknown-municipality", problems)
    name = document.get("naam")
    if name is not None and not isinstance(name, str):
        problems.append(Problem("not-text", "naam", repr(name)))
    measurements = _measurements(document.get("metingen"), indicators, problems)

    nominal = nominal_choices(model, stated, taken)
    problems += judge(model, stated, nominal, taken, domain)
    if problems:
        raise NotWellFormedError(problems)
    return Configuration(stated, nominal, taken, archetype, domain, municipality, name, measurements)


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
    problems = []
    for knob in model.knobs:
        own = bits(nominal & knob.settings)
        if not own:
            continue
        where = f"keuzes.{terms.slug(knob.iri)}"
        names = tuple(terms.slug(model.settings[n].iri) for n in own)
        if len(own) > 1 and not knob.multiple:
            problems.append(Problem("too-many-settings", where, ", ".join(names), names))
        for n in own:
            setting = model.settings[n]
            slug = terms.slug(setting.iri)
            if len(own) > 1 and knob.multiple and setting.exclusive:
                problems.append(
                    Problem("exclusive-setting", where, slug, (slug,), tuple(x for x in names if x != slug))
                )
            if domain and setting.domains and domain not in setting.domains:
                right = tuple(_slugs(model, knob, domain))
                about = (terms.slug(domain), *(terms.slug(d) for d in sorted(setting.domains)))
                problems.append(Problem("setting-of-other-domain", where, slug, right, about))
    for number in bits(taken):
        measure = model.measures[number]
        if measure.setting is None or nominal >> measure.setting & 1:
            continue
        via = model.settings[measure.setting]
        knob = model.knobs[via.knob]
        chosen = ", ".join(terms.slug(model.settings[n].iri) for n in bits(stated & knob.settings))
        about = (terms.slug(knob.iri), chosen)
        problems.append(
            Problem("measure-against-knob", "maatregelen", terms.slug(measure.iri), (terms.slug(via.iri),), about)
        )
    return problems


def _choices(model: Model, choices: object, problems: list[Problem]) -> int:
    if choices is None:
        return 0
    if not isinstance(choices, Mapping):
        problems.append(Problem("not-an-object", "keuzes", type(choices).__name__))
        return 0
    stated = 0
    for key, value in choices.items():
        where = f"keuzes.{key}"
        knob_iri = _found("knop", key, (k.iri for k in model.knobs), "unknown-knob", where, problems)
        for setting_slug in [value] if isinstance(value, str) else _listed(value, where, problems):
            if knob_iri is None:
                continue
            knob = model.knobs[model.numbers[knob_iri]]
            iri = _iri("stand", setting_slug)
            number = model.numbers.get(iri)
            if number is not None and knob.settings >> number & 1:
                stated |= 1 << number
            elif number is not None and terms.kind(iri) == "stand":
                owner = model.knobs[model.settings[number].knob].iri
                right = _near(setting_slug, list(_slugs(model, knob, None)))
                problems.append(
                    Problem(
                        "setting-of-other-knob", where, setting_slug, right, (terms.slug(knob_iri), terms.slug(owner))
                    )
                )
            else:
                right = _near(setting_slug, list(_slugs(model, knob, None)))
                problems.append(Problem("unknown-setting", where, setting_slug, right, (terms.slug(knob_iri),)))
    return stated


def _slugs(model: Model, knob: Knob, domain: str | None) -> Iterable[str]:
    for n in bits(knob.settings):
        setting = model.settings[n]
        if domain is None or not setting.domains or domain in setting.domains:
            yield terms.slug(setting.iri)


def _measurements(value: object, indicators: Iterable[str], problems: list[Problem]) -> tuple[Measurement, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        problems.append(Problem("not-a-list", "metingen", type(value).__name__))
        return ()
    found = []
    for n, item in enumerate(value):
        where = f"metingen[{n}]"
        share: Any = item.get("proportie") if isinstance(item, Mapping) else None
        count: Any = item.get("waarnemingen") if isinstance(item, Mapping) else None
        numbers = isinstance(share, int | float) and isinstance(count, int) and not isinstance(share, bool)
        if not isinstance(item, Mapping) or not numbers or isinstance(count, bool) or not 0 <= share <= 1 or count < 0:
            problems.append(Problem("not-a-measurement", where, repr(item)[:80]))
            continue
        iri = _found(
            "indicator", item.get("indicator"), indicators, "unknown-indicator", f"{where}.indicator", problems
        )
        if iri:
            found.append(Measurement(iri, float(share), count))
    return tuple(found)


def _listed(value: object, where: str, problems: list[Problem]) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list):
        problems.append(Problem("not-a-list", where, repr(value)[:80]))
        return []
    for item in value:
        if not isinstance(item, str):
            problems.append(Problem("not-text", where, repr(item)[:80]))
    return [item for item in value if isinstance(item, str)]


def _named(
    document: Mapping[object, object], key: str, known: Iterable[str], code: ProblemCode, problems: list[Problem]
) -> str | None:
    value = document.get(key)
    return None if value is None else _found(key, value, known, code, key, problems)


def _found(
    kind: str, value: object, known: Iterable[str], code: ProblemCode, where: str, problems: list[Problem]
) -> str | None:
    if not isinstance(value, str):
        problems.append(Problem("not-text", where, repr(value)[:80]))
        return None
    iri, names = _iri(kind, value), set(known)
    if iri in names:
        return iri
    problems.append(Problem(code, where, value, _near(value, [terms.slug(n) for n in names])))
    return None


def _iri(kind: str, value: str) -> str:
    return value if value.startswith(("http://", "https://")) else terms.individual(kind, value)


def _near(value: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that look most like it; all of a short list where none does."""
    options = sorted(names)
    close = get_close_matches(terms.slug(value).lower(), options, n=3, cutoff=0.5) if len(value) < 200 else []
    return tuple(close or (options if len(options) <= 12 else ()))
