"""A configuration from triples, as the plain document that JSON gives."""

from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from typing import Any, Final

from samenhang.coherence.configuration import Problem
from samenhang.coherence.model import Model
from samenhang.exchange.unreadable import UnreadableError
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Index, Literal, Term, Triple

CONFIGURATION: Final = terms.SAM + "Configuratie"
_ONE: Final = {
    terms.SAM + "volgtArchetype": ("archetype", "archetype"),
    terms.SAM + "domein": ("domein", "domein"),
    terms.SAM + "gemeente": ("gemeente", "gemeente"),
}
_KNOB: Final = f"{terms.ID}knop/"
_TAKES: Final = terms.SAM + "neemtMaatregel"
_CHOOSES: Final = terms.SAM + "kiest"
_INTEGER: Final = terms.XSD + "integer"
"""What observations are counted in; `shapes/welgevormd.ttl` takes no other datatype either."""
SETTLES: Final = terms.SAM + "rekentAfOp"
_KNOWN: Final = (*_ONE, _TAKES, _CHOOSES, SETTLES)


def document(triples: Iterable[Triple], model: Model) -> tuple[str | Blank, dict[str, Any], list[Problem]]:
    """The one configuration among the triples: its node, its document, and what is wrong with it as RDF.

    Derived properties are dropped; what is said in other vocabularies than ours is left alone. Raises UnreadableError
    where there is no configuration, or more than one.
    """
    index = Index(triples)
    subjects = [s for s, p, o in index.triples if p == terms.TYPE and o == CONFIGURATION]
    if not subjects:
        raise UnreadableError("no-configuration")
    if len(subjects) > 1:
        raise UnreadableError("several-configurations", None, ", ".join(_shown(s) for s in subjects[:4]))
    return (subjects[0], *_Reader(index, model, subjects[0]).read())


def slug(kind: str, iri: str) -> str:
    """What JSON calls an individual: its slug where the IRI is of that kind, else the whole IRI."""
    base = terms.individual(kind, "")
    rest = iri.removeprefix(base)
    return rest if iri.startswith(base) and "/" not in rest else iri


class _Reader:
    def __init__(self, index: Index, model: Model, subject: str | Blank) -> None:
        self.index = index
        self.model = model
        self.subject = subject
        self.problems: list[Problem] = []
        self.choices: dict[str, list[str]] = {}
        self.found: dict[str, Any] = {}

    def read(self) -> tuple[dict[str, Any], list[Problem]]:
        name = self.index.text(self.subject, terms.LABEL, "nl")
        if name is not None:
            self.found["naam"] = name
        for s, p, o in self.index.triples:
            if s == self.subject:
                self._statement(p, o)
        if self.choices:
            self.found["keuzes"] = self.choices
        return self.found, self.problems

    def _statement(self, predicate: str, value: Term) -> None:
        if predicate == _CHOOSES:
            self._chosen(value)
        elif predicate.startswith(_KNOB) or self._is_knob(predicate):
            knob = slug("knop", predicate)
            self._listed(self.choices.setdefault(knob, []), "stand", f"keuzes.{knob}", value)
        elif predicate == _TAKES:
            self._listed(self.found.setdefault("maatregelen", []), "mitigatie", "maatregelen", value)
        elif predicate in _ONE:
            key, kind = _ONE[predicate]
            if (iri := self._individual(value, key)) is not None:
                if key in self.found:
                    both = (self.found[key], slug(kind, iri))
                    self.problems.append(Problem("several-values", key, ", ".join(both), both))
                self.found[key] = slug(kind, iri)
        elif predicate == SETTLES:
            self.found.setdefault("metingen", []).append(self._measurement(value))
        elif predicate.startswith(terms.SAM) and predicate not in terms.DERIVED:
            near = get_close_matches(predicate, _KNOWN, n=1, cutoff=0.6)
            right = tuple(terms.short(p) for p in near or _KNOWN)
            self.problems.append(Problem("unknown-property", terms.short(predicate), terms.short(predicate), right))

    def _is_knob(self, iri: str) -> bool:
        number = self.model.numbers.get(iri)
        return number is not None and number < len(self.model.knobs) and self.model.knobs[number].iri == iri

    def _chosen(self, value: Term) -> None:
        """`sam:kiest` names no knob, so the setting has to."""
        iri = self._individual(value, "sam:kiest")
        if iri is None:
            return
        number = self.model.numbers.get(iri)
        if number is None or number >= len(self.model.settings) or self.model.settings[number].iri != iri:
            near = get_close_matches(iri, [s.iri for s in self.model.settings], n=3, cutoff=0.6)
            right = tuple(slug("stand", n) for n in near)
            self.problems.append(Problem("unknown-setting", "sam:kiest", slug("stand", iri), right))
            return
        knob = slug("knop", self.model.knobs[self.model.settings[number].knob].iri)
        self._listed(self.choices.setdefault(knob, []), "stand", f"keuzes.{knob}", iri)

    def _listed(self, values: list[str], kind: str, where: str, value: Term) -> None:
        iri = self._individual(value, where)
        if iri is not None and (name := slug(kind, iri)) not in values:
            values.append(name)

    def _individual(self, value: Term, where: str) -> str | None:
        if isinstance(value, str):
            return value
        self.problems.append(Problem("not-an-individual", where, _shown(value)))
        return None

    def _measurement(self, value: Term) -> Any:
        """A measurement as JSON has it; what is missing, double or no number is left for the judgement of the
        configuration."""
        if isinstance(value, Literal):
            return value.text
        indicators = self.index.objects(value, terms.SAM + "indicator")
        indicator = indicators[0] if len(indicators) == 1 else None
        found: dict[str, Any] = {"indicator": slug("indicator", indicator) if isinstance(indicator, str) else None}
        for key, number in (("proportie", float), ("waarnemingen", int)):
            values = self.index.objects(value, terms.SAM + key)
            one = values[0] if len(values) == 1 else None
            if not isinstance(one, Literal):
                found[key] = None
                continue
            found[key] = one.text
            if number is float or one.datatype == _INTEGER:
                with suppress(ValueError):
                    found[key] = number(one.text)
        return found


def _shown(term: Term) -> str:
    if isinstance(term, Literal):
        return f'"{term.text[:60]}"'
    return "[ ]" if isinstance(term, Blank) else terms.short(term)
