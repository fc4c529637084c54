"""Which thing the value of a parameter names: its short name, its IRI, or what it is called.

A value that names nothing we know is refused, with the names that look like it: an answer without rows must mean that
there is nothing, and never that nothing was looked at.
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Final

from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal
from samenhang.publication.kept import KIND
from samenhang.publication.naming import Names
from samenhang.publication.things import Things
from samenhang.store.questions import Parameter, ParameterError, Question, Term

_NEAREST: Final = 5
_LONGEST: Final = 200
"""Characters of a value that are compared with names."""
_MUNICIPALITY: Final = "gemeente"
_ANY: Final = "iri"
_FREE: Final = ("tekst", "getal")


class Values:
    """The values of parameters in one version of the knowledge; what a kind holds is listed once.

    `elsewhere` tells of an IRI whether something is known by it that is not in the knowledge, such as a stored
    configuration; it is only asked about what the knowledge does not have.
    """

    def __init__(self, things: Things, elsewhere: Callable[[str], bool] = lambda _iri: False) -> None:
        self._things = things
        self._elsewhere = elsewhere
        self._kinds: dict[str, dict[str, str]] = {}
        self._called: dict[str, dict[str, list[str]]] = {}
        self._offered: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def term(self, parameter: Parameter, text: str) -> Term:
        """The term that a value stands for. Raises ParameterError, with what would be right, for what names nothing of
        the parameter's kind; ValueError for what cannot be a term.
        """
        text = text.strip()
        kind = parameter.kind
        if kind in _FREE:
            return parameter.term(text)
        known = self._of_kind(kind)
        named = [known[text]] if text in known else self._labels(kind).get(text.casefold(), [])
        if len(named) == 1:
            return {"iri": named[0]}
        if len(named) > 1:
            raise ParameterError("wrong-value", parameter.name, tuple(terms.slug(iri) for iri in named), text)
        try:
            term = parameter.term(text)
        except ValueError:
            raise self._refused(parameter, text) from None
        if not self._exists(kind, term["iri"]):
            raise self._refused(parameter, text)
        return term

    def asks(self, question: Question) -> bool:
        """Whether values of this question may have to be looked up elsewhere, which takes time."""
        return any(p.kind in (_ANY, KIND) for p in question.parameters)

    def names(self, kind: str, language: str) -> list[tuple[str, str]]:
        """What may be filled in for a kind, with what it is called, in order of the alphabet: the label where that
        names one thing, else the short name. Nothing for kinds that are not counted out.
        """
        key = (kind, language)
        if key not in self._offered:
            names = Names(self._things.stated, language)
            found = [(self._offer(kind, iri, names), self._full(iri, names)) for iri in self._of_kind(kind).values()]
            self._offered[key] = sorted(found, key=lambda pair: (pair[1].casefold(), pair[0]))
        return self._offered[key]

    def shown(self, parameter: Parameter, text: str, language: str) -> str:
        """What stands in the field of a form for a value: its label where that can be filled in, else as it came."""
        iri = self._of_kind(parameter.kind).get(text.strip())
        return self._offer(parameter.kind, iri, Names(self._things.stated, language)) if iri else text

    def meant(self, parameter: Parameter, text: str, language: str) -> tuple[str, str] | None:
        """What a value names: what that is called, and its IRI; None where it is nothing of the knowledge."""
        try:
            iri = self.term(parameter, text).get("iri", "")
        except (ParameterError, ValueError):
            return None
        names = Names(self._things.stated, language)
        return (self._full(iri, names), iri) if names.known(iri) else None

    def label(self, kind: str, slug: str, language: str) -> str | None:
        """What something of a kind is called; None where there is nothing by this short name."""
        iri = self._of_kind(kind).get(slug)
        return self._full(iri, Names(self._things.stated, language)) if iri else None

    def _offer(self, kind: str, iri: str, names: Names) -> str:
        label = names.of(iri).text
        known, called = self._of_kind(kind), self._labels(kind).get(label.strip().casefold(), [])
        return label if called == [iri] and known.get(label, iri) == iri else terms.slug(iri)

    def _full(self, iri: str, names: Names) -> str:
        """The label; that of a setting after its knob, because settings of several knobs are called the same."""
        knob = next(iter(self._things.stated.subjects(terms.SAM + "heeftStand", iri)), None)
        label = names.of(iri).text
        return f"{names.of(knob).text}: {label}" if knob else label

    def _exists(self, kind: str, iri: str) -> bool:
        """Whether an IRI is known as something of a kind. Of what is not ours we only know whether something is said
        of it, and any may be asked for as a mere IRI.
        """
        ours = terms.kind(iri)
        if ours is None and (kind == _ANY or self._things.stated.about(iri)):
            return True
        if ours is not None and (kind in (_ANY, ours)) and self._of_kind(ours).get(terms.slug(iri)) == iri:
            return True
        return kind in (_ANY, KIND) and ours in (None, KIND) and self._elsewhere(iri)

    def _refused(self, parameter: Parameter, text: str) -> ParameterError:
        known, labels = self._of_kind(parameter.kind), self._labels(parameter.kind)
        said = text[:_LONGEST].casefold()
        slug = terms.slug(said.rpartition(":")[2]) or said
        near = [
            *get_close_matches(slug, known, n=_NEAREST, cutoff=0.5),
            *(terms.slug(labels[n][0]) for n in get_close_matches(said, labels, n=_NEAREST, cutoff=0.6)),
        ]
        right = list(dict.fromkeys(near))[:_NEAREST] or [parameter.example or parameter.kind]
        return ParameterError("wrong-value", parameter.name, tuple(right), text)

    def _of_kind(self, kind: str) -> dict[str, str]:
        """IRIs by their short name."""
        if kind not in self._kinds:
            things = self._things
            iris = (
                things.knowledge.closed.instances(terms.SAM + "Gemeente")
                if kind == _MUNICIPALITY
                else things.by_kind.get(kind, ())
            )
            self._kinds[kind] = {terms.slug(iri): iri for iri in iris}
        return self._kinds[kind]

    def _labels(self, kind: str) -> dict[str, list[str]]:
        """IRIs by what they are called, in small letters; labels that several share have several."""
        if kind not in self._called:
            found: dict[str, dict[str, None]] = {}
            for iri in self._of_kind(kind).values():
                for label in self._things.stated.objects(iri, terms.LABEL):
                    if isinstance(label, Literal):
                        found.setdefault(label.text.strip().casefold(), {})[iri] = None
            self._called[kind] = {label: list(iris) for label, iris in found.items()}
        return self._called[kind]
