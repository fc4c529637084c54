"""The receipt of an answer: what made it, so that the same question can be put again and the answer be the same.

There is no time in it: what was asked, of which knowledge, by which program, about which configuration and with which
settings is all that an answer depends on.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property, wraps
from inspect import signature
from typing import Any, Final

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Model, bits
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Literal, Triple
from samenhang.knowledge.program import Program

KEY: Final = "herkomstbewijs"
"""Under this key an answer carries its receipt."""
Answer = dict[str, Any]
_NAMES: Final = {
    "amount": "aantal",
    "effort": "inspanning",
    "extra": "duurder",
    "harmonious": "harmonisch",
    "language": "taal",
    "locked": "vast",
    "names": "bevindingen",
    "opening": "openlaten",
    "seconds": "seconden",
    "weights": "gewichten",
    "wish": "wens",
}
"""What answers call a setting that the program names in English."""
_STRING: Final = terms.XSD + "string"


@dataclass(frozen=True)
class Receipt:
    """What made an answer. `asked` is the question (`gevolgen`), `given` the hash of the configuration, if any."""

    asked: str
    knowledge: str
    program: Program
    given: str | None
    settings: Mapping[str, Any]

    @cached_property
    def iri(self) -> str:
        """Names everything together: two answers with the same receipt are the same."""
        whole = (self.asked, self.knowledge, self.program.hash, self.given, plain(self.settings))
        return terms.individual(KEY, _hash(whole))

    def as_json(self) -> dict[str, Any]:
        """The receipt as answers carry it."""
        return {
            "id": self.iri,
            "vraag": self.asked,
            "kennis": self.knowledge,
            "programma": {"versie": self.program.version, "hash": self.program.hash},
            "invoer": self.given,
            "instellingen": plain(self.settings),
        }

    def triples(self, made: str | Blank, subject: str | None = None) -> Iterator[Triple]:
        """The receipt in PROV-O: the activity that made `made` out of the configuration `subject` and the knowledge."""
        agent = terms.individual("programma", self.program.hash)
        knowledge = terms.individual("kennisbank", self.knowledge)
        yield made, terms.PROV + "wasGeneratedBy", self.iri
        yield self.iri, terms.TYPE, terms.PROV + "Activity"
        yield self.iri, terms.RDFS + "label", _text(self.asked)
        yield self.iri, terms.PROV + "wasAssociatedWith", agent
        yield self.iri, terms.PROV + "used", knowledge
        yield agent, terms.TYPE, terms.PROV + "SoftwareAgent"
        yield agent, terms.DCT + "identifier", _text(self.program.hash)
        if self.program.version:
            yield agent, terms.DCT + "hasVersion", _text(self.program.version)
        yield knowledge, terms.TYPE, terms.PROV + "Entity"
        yield knowledge, terms.DCT + "identifier", _text(self.knowledge)
        if self.given:
            given = terms.individual("invoer", self.given)
            yield self.iri, terms.PROV + "used", given
            yield given, terms.TYPE, terms.PROV + "Entity"
            yield given, terms.DCT + "identifier", _text(self.given)
            if subject:
                yield given, terms.PROV + "specializationOf", subject
        for name, value in plain(self.settings).items():
            setting = f"{self.iri}#{name}"
            told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
            yield self.iri, terms.PROV + "used", setting
            yield setting, terms.TYPE, terms.PROV + "Entity"
            yield setting, terms.RDFS + "label", _text(name)
            yield setting, terms.PROV + "value", _text(told)


def receipted(asked: str) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Puts the receipt in the answer of a method that takes a configuration, or a list of them, and settings.

    The settings are all its other arguments, those that were left out included. What the method belongs to has
    `evaluate` and `receipt` (`Samenhang`).
    """

    def decorated(method: Callable[..., Answer]) -> Callable[..., Answer]:
        shape = signature(method)

        @wraps(method)
        def told(self: Any, document: Any, *args: Any, **named: Any) -> Answer:
            several = isinstance(document, list | tuple) and not isinstance(document, Outcome)
            outcomes = [self.evaluate(each) for each in (document if several else [document])]
            bound = shape.bind(self, document if several else outcomes[0], *args, **named)
            bound.apply_defaults()
            settings = {_NAMES.get(name, name): value for name, value in list(bound.arguments.items())[2:]}
            given = [outcome.configuration for outcome in outcomes]
            return {**method(*bound.args, **bound.kwargs), KEY: self.receipt(asked, settings, *given).as_json()}

        return told

    return decorated


def fingerprint(model: Model, *configurations: Configuration) -> str | None:
    """Hash of all that configurations say, whatever their format, their order and their names were; None of none."""
    if not configurations:
        return None
    said = [_said(model, each) for each in configurations]
    return _hash(said[0] if len(said) == 1 else said)


def _said(model: Model, configuration: Configuration) -> tuple[Any, ...]:
    return (
        [model.settings[n].iri for n in bits(configuration.stated & ~configuration.measured)],
        [model.measures[n].iri for n in bits(configuration.taken)],
        configuration.archetype,
        configuration.domain,
        configuration.municipality,
        sorted(configuration.locked),
        sorted([m.indicator, repr(float(m.proportion)), m.observations] for m in configuration.measurements),
    )


def plain(value: Any) -> Any:
    """Settings as JSON has them, the same for the same settings: records as objects, sets in order."""
    if is_dataclass(value) and not isinstance(value, type):
        return {_NAMES.get(f.name, f.name): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value)}
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"sha256-{hashlib.sha256(text.encode()).hexdigest()}"


def _text(value: str) -> Literal:
    return Literal(value, None, _STRING)
