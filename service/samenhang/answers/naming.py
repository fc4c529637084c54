"""Names in one language: what every answer about changes, paths, plans and likeness is rendered with."""

from collections.abc import Iterable

from samenhang.answers.catalogue import Catalogue, Item
from samenhang.answers.texts import listing
from samenhang.coherence.model import Model


class Naming:
    """Items, settings with their knob, and names in a row."""

    def __init__(self, model: Model, catalogue: Catalogue, language: str) -> None:
        self.model = model
        self.catalogue = catalogue
        self.language = "en" if language == "en" else "nl"

    def item(self, iri: str) -> Item:
        """An individual."""
        return self.catalogue.item(iri, self.language)

    def maybe(self, iri: str | None) -> Item | None:
        """An individual, or None."""
        return None if iri is None else self.item(iri)

    def items(self, iris: Iterable[str]) -> list[Item]:
        """Individuals, in the order given."""
        return [self.item(iri) for iri in iris]

    def setting(self, iri: str) -> Item:
        """A setting with its knob."""
        knob = self.model.knobs[self.model.settings[self.model.numbers[iri]].knob]
        return {**self.item(iri), "knop": self.item(knob.iri)}

    def settings(self, iris: Iterable[str]) -> list[Item]:
        """Settings with their knobs, in the order given."""
        return [self.setting(iri) for iri in iris]

    def named(self, iris: Iterable[str]) -> str:
        """Names in quotes, with "and" before the last."""
        return listing(self.language, [self.catalogue.label(iri, self.language) for iri in iris])
