"""What things are called and where they come from: labels, definitions, passages and links that a person reads."""

from dataclasses import dataclass
from typing import Any

from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Literal

Item = dict[str, Any]
"""An individual in an answer: at least `id`, `slug` and `label`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: the key and title of its document, and where it stands in it."""

    bron: str
    titel: str
    vindplaats: str


class Catalogue:
    """Looks up, once and remembered, how the knowledge names and supports a thing."""

    def __init__(self, index: Index, examples: Index) -> None:
        self.index = index
        self.examples = examples
        self._items: dict[tuple[str, str, bool], Item] = {}
        self._places: dict[tuple[str, str], tuple[Place, ...]] = {}
        self._link_sources = self._statements()
        self._placed: dict[tuple[str, str], str] = {}

    def label(self, iri: str, language: str) -> str:
        """Label in a language; Dutch where there is none, and the slug where there is none at all."""
        return (
            self.index.text(iri, terms.LABEL, language)
            or self.examples.text(iri, terms.LABEL, language)
            or terms.slug(iri)
        )

    def definition(self, iri: str, language: str) -> str | None:
        """Definition in a language, Dutch where there is no other."""
        return self.index.text(iri, terms.DEFINITION, language) or self.examples.text(iri, terms.DEFINITION, language)

    def definition_in(self, iri: str, language: str) -> str | None:
        """Definition in exactly this language, or None."""
        found = [o for o in self.index.objects(iri, terms.DEFINITION) if isinstance(o, Literal)]
        return next((o.text for o in found if o.language == language), None)

    def item(self, iri: str, language: str, definition: bool = False) -> Item:
        """A fresh copy of the individual as an item of an answer."""
        key = (iri, language, definition)
        found = self._items.get(key)
        if found is None:
            found = {"id": iri, "slug": terms.slug(iri), "label": self.label(iri, language)}
            if definition:
                found["definitie"] = self.definition(iri, language)
            self._items[key] = found
        return found.copy()

    def order(self, iri: str) -> tuple[int, str]:
        """Where an individual stands in a list: by `sam:volgorde`, then by IRI."""
        return int(self.index.text(iri, terms.SAM + "volgorde") or 999), iri

    def placed(self, setting: str, language: str) -> str:
        """A setting in quotes, after its knob unless it starts with the lijn of that: ‘In wijkteams’ alone says little
        to whoever does not see the knob beside it."""
        key = (setting, language)
        if key not in self._placed:
            name = self.label(setting, language)
            knob = next(iter(self.index.subjects(terms.SAM + "heeftStand", setting)), None)
            lines = self.index.iris(knob, terms.SAM + "lijn") if knob else ()
            bare = knob is None or any(name.startswith(self.label(line, language)) for line in lines)
            self._placed[key] = f"‘{name}’" if bare else f"‘{self.label(knob or '', language)}’: ‘{name}’"
        return self._placed[key]

    def one(self, iri: str, prop: str) -> str | None:
        """The first individual that a property of ours points to."""
        return next(iter(self.index.iris(iri, terms.SAM + prop)), None)

    def places(self, iri: str, language: str = "nl") -> tuple[Place, ...]:
        """Passages that an individual came from, in order of document and place."""
        key = (iri, language)
        if key not in self._places:
            self._places[key] = tuple(self._place(p, language) for p in self.sources(iri))
        return self._places[key]

    def link_places(self, link: tuple[str, str, str], language: str = "nl") -> tuple[Place, ...]:
        """Passages of a link (`passages`), as a person reads them below a finding. That a setting has a form says
        nothing about what follows from it, so the passages that describe the form stay out."""
        return () if link[1] == terms.SAM + "vorm" else self.passed(self.passages(link), language)

    def passed(self, passages: tuple[str, ...], language: str = "nl") -> tuple[Place, ...]:
        """Passages by IRI, as a person reads them."""
        return tuple(self._place(p, language) for p in passages)

    def passages(self, link: tuple[str, str, str]) -> tuple[str, ...]:
        """IRIs of the passages of a link: its own where statements give them, one for each source that says it, else
        those that both ends share, else those of its subject."""
        statements = self._link_sources.get(link)
        if statements:
            return tuple(dict.fromkeys(passage for each in statements for passage in self.sources(each)))
        subject, _, value = link
        own, other = self.sources(subject), self.sources(value)
        return tuple(p for p in own if p in other) or own

    def sources(self, iri: str) -> tuple[str, ...]:
        """IRIs of the passages that an individual came from."""
        return tuple(sorted(self.index.iris(iri, terms.SOURCE) or self.examples.iris(iri, terms.SOURCE)))

    def _place(self, passage: str, language: str) -> Place:
        source = next(iter(self.index.iris(passage, terms.PART_OF)), passage)
        where = self.index.text(passage, terms.SAM + "vindplaats") or terms.slug(passage)
        return Place(terms.slug(source), self.label(source, language), where)

    def _statements(self) -> dict[tuple[str, str, str], list[str]]:
        found: dict[tuple[str, str, str], list[str]] = {}
        for statement in sorted(self.index.instances(terms.RDF + "Statement")):
            s, p, o = (self.index.one(statement, terms.RDF + part) for part in ("subject", "predicate", "object"))
            if isinstance(s, str) and isinstance(p, str) and isinstance(o, str):
                found.setdefault((s, p, o), []).append(statement)
        return found


def as_json(places: tuple[Place, ...]) -> list[dict[str, str]]:
    """Passages as an answer gives them."""
    return [{"bron": p.bron, "titel": p.titel, "vindplaats": p.vindplaats} for p in places]
