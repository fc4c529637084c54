"""Why something cannot be made coherent, as JSON and in words."""

from collections.abc import Iterable, Sequence
from typing import Any

from samenhang.answers import reasons
from samenhang.answers.advice import joined, say
from samenhang.answers.catalogue import Catalogue, as_json
from samenhang.answers.texts import listing
from samenhang.coherence.model import Model
from samenhang.knowledge import terms
from samenhang.search.conflict import Conflict, Element
from samenhang.search.layers import Layer, layers
from samenhang.search.moves import Task


class ConflictAnswers:
    """Renders conflicts in one language."""

    def __init__(self, model: Model, catalogue: Catalogue, language: str) -> None:
        self.model = model
        self.catalogue = catalogue
        self.language = language

    def answered(self, task: Task, found: Conflict | None, known: bool = True) -> dict[str, Any]:
        """What `/v1/conflicten` answers; `known` is False where time ran out before there was an answer."""
        goal = "harmonisch" if task.wish.harmonious else "samenhangend"
        why = None if found is None else self.rendered(found)
        key = "no-conflict" if known else "unknown-conflict"
        return {
            "kennisversie": self.model.version,
            "doel": goal,
            "vast": self._items(sorted(task.wish.locked)),
            "conflict": found is not None if known else None,
            "waaromNiet": why,
            "uitleg": why["uitleg"]
            if why
            else reasons.say(self.language, key, goal=reasons.say(self.language, f"goal-{goal}")),
        }

    def rendered(self, found: Conflict) -> dict[str, Any]:
        """The conflict: its parts, at most three layers to start with, and what to let go."""
        first = layers(self.model, found)
        return {
            "kleinste": found.proven,
            "ondergrens": found.bound,
            "delen": [self._element(e) for e in found.elements],
            "lagen": [self._layer(layer) for layer in first],
            "watErOokGekozenWordt": self._items(found.whatever),
            "losTeLaten": None if found.releases is None else [self._items(release) for release in found.releases],
            "uitleg": self._told(found, first),
        }

    def _layer(self, layer: Layer) -> dict[str, Any]:
        return {
            "deel": None if layer.element is None else self._element(layer.element),
            "bindt": [self._element(e) for e in layer.choices],
            "watErOokGekozenWordt": self._items(layer.whatever),
            "daaronder": [self._layer(below) for below in layer.below],
        }

    def _element(self, element: Element) -> dict[str, Any]:
        sources = [
            place for iri in element.settings or (element.about,) for place in self.catalogue.places(iri, self.language)
        ]
        return {
            "soort": element.kind,
            **self.catalogue.item(element.about, self.language),
            "standen": self._items(element.settings),
            "genomen": element.taken if element.kind == "maatregel" else None,
            "lijn": None if element.line is None else self.catalogue.item(element.line, self.language),
            "tekst": self._words(element),
            "bronnen": as_json(tuple(dict.fromkeys(sources))),
        }

    def _words(self, element: Element) -> str:
        """One part as a sentence: a rule says what does not go together, a choice what is fixed."""
        if element.kind == "regel":
            message = self.catalogue.index.text(element.about, terms.SH + "message", self.language)
            return message or self.catalogue.label(element.about, self.language)
        key: str = element.kind
        names = {"about": self._named((element.about,)), "settings": self._named(element.settings)}
        if key in ("keuze", "omstandigheid") and not element.settings:
            key += "-open"
        if key == "maatregel" and not element.taken:
            key += "-niet"
        if key == "risico" and element.line:
            names["line"] = self._named((element.line,))
            key += "-lijn"
        return say(self.language, f"why-{key}", **names)

    def _told(self, found: Conflict, first: tuple[Layer, ...]) -> str:
        choices = [e for e in found.elements if e.kind not in ("regel", "risico")]
        shown = [layer.element for layer in first if layer.element]
        sentences = []
        if choices:
            words = joined(self.language, [self._words(e) for e in choices[:3]])
            sentences.append(say(self.language, "why-together", choices=words))
        sentences += [self._words(e) for e in shown]
        hidden = len(found.elements) - len(choices[:3]) - len(shown)
        if hidden > 0:
            sentences.append(say(self.language, "why-more" if hidden > 1 else "why-one-more", n=hidden))
        if found.whatever:
            sentences.append(say(self.language, "why-whatever", knobs=self._named(found.whatever)))
        if found.releases:
            sentences.append(self._released(found.releases))
        elif found.releases == ():
            sentences.append(say(self.language, "why-never"))
        return " ".join(s[0].upper() + s[1:] for s in sentences)

    def _released(self, releases: Sequence[tuple[str, ...]]) -> str:
        """What to let go: any one of several things, or else the first set of them."""
        first = releases[0]
        if len(first) == 1 and len(releases) > 1:
            any_of = [self.catalogue.label(each[0], self.language) for each in releases]
            return say(self.language, "why-releases", things=listing(self.language, any_of, "or"))
        return say(self.language, "why-release" if len(first) == 1 else "why-all", things=self._named(first))

    def _named(self, iris: Iterable[str]) -> str:
        return listing(self.language, [self.catalogue.label(iri, self.language) for iri in iris])

    def _items(self, iris: Iterable[str]) -> list[dict[str, Any]]:
        return [self.catalogue.item(iri, self.language) for iri in iris]
