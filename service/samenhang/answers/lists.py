"""What there is to choose from: knobs, archetypes, examples, measures, municipalities, as the JSON of the contract."""

from typing import Any

from samenhang.answers.catalogue import Catalogue, Item, as_json
from samenhang.coherence.model import Knob, Model, bits
from samenhang.exchange import statements
from samenhang.knowledge import terms

Choices = dict[str, str | list[str]]
"""Settings by knob, as the JSON of a configuration has them (slugs)."""


class Lists:
    """Renders what stands in the knowledge, in one language."""

    def __init__(self, model: Model, catalogue: Catalogue, language: str) -> None:
        self.model = model
        self.catalogue = catalogue
        self.language = "en" if language == "en" else "nl"

    def knobs(self) -> dict[str, Any]:
        """The knobs with their settings, in the order of the aspects, and the lists by which to arrange them."""
        knobs = sorted(self.model.knobs, key=self._place)
        used = {aspect for knob in knobs if (aspect := self.catalogue.one(knob.iri, "aspect"))}
        return {
            **self._version(),
            "aspecten": self._all(sorted(used)),
            "lijnen": self._all(self.catalogue.index.instances(terms.SAM + "Lijn")),
            "domeinen": self._all(list(self.model.domains)),
            "knoppen": [self._knob(knob) for knob in knobs],
        }

    def archetypes(self) -> dict[str, Any]:
        """The archetypes with the choices that mark them."""
        found = sorted(self.model.archetypes, key=lambda a: self.catalogue.order(a.iri))
        rendered = [
            {**self._defined(a.iri), "keuzes": self._choices(a.marks), "bronnen": self._sources(a.iri)} for a in found
        ]
        return {**self._version(), "archetypen": rendered}

    def examples(self) -> dict[str, Any]:
        """The configurations that came with the knowledge, each as a document that can be sent back."""
        examples = self.catalogue.examples
        rendered = []
        for iri in sorted(examples.subjects(terms.TYPE, statements.CONFIGURATION)):
            _, document, _ = statements.document([t for t in examples.triples if t[0] == iri], self.model)
            document["keuzes"] = self._listed(document.get("keuzes", {}))
            rendered.append({**self._defined(iri), "configuratie": document, "bronnen": self._sources(iri)})
        return {**self._version(), "voorbeelden": rendered}

    def measures(self) -> dict[str, Any]:
        """The measures, with the setting that realises each."""
        rendered = []
        for measure in self.model.measures:
            via = None if measure.setting is None else self.model.settings[measure.setting]
            setting = (
                None if via is None else {**self._item(via.iri), "knop": self._item(self.model.knobs[via.knob].iri)}
            )
            sources = self._sources(measure.iri)
            rendered.append({**self._defined(measure.iri), "viaStand": setting, "bronnen": sources})
        return {**self._version(), "maatregelen": sorted(rendered, key=lambda m: str(m["label"]).casefold())}

    def municipalities(self) -> dict[str, Any]:
        """The municipalities by name."""
        rendered = [self._item(iri) for iri in self.model.municipalities]
        return {**self._version(), "gemeenten": sorted(rendered, key=lambda g: str(g["label"]).casefold())}

    def _knob(self, knob: Knob) -> Item:
        settings = sorted((self.model.settings[n].iri for n in bits(knob.settings)), key=self.catalogue.order)
        return {
            **self._defined(knob.iri),
            "aspect": self._one(knob.iri, "aspect"),
            "lijn": self._item(knob.lines[0]) if len(knob.lines) == 1 else None,
            "domein": self._all(self.catalogue.index.iris(knob.iri, terms.SAM + "domein")),
            "meervoudig": knob.multiple,
            "omstandigheid": knob.circumstance,
            "standen": [self._setting(iri) for iri in settings],
            "bronnen": self._sources(knob.iri),
        }

    def _setting(self, iri: str) -> Item:
        setting = self.model.settings[self.model.numbers[iri]]
        return {
            **self._defined(iri),
            "vorm": self._item(setting.forms[0]) if setting.forms else None,
            "uitsluitend": setting.exclusive,
            "domein": self._all(sorted(setting.domains)),
            "bronnen": self._sources(iri),
        }

    def _choices(self, settings: int) -> Choices:
        """Settings by knob; a knob that takes one setting and would get several is left open."""
        found: dict[str, list[str]] = {}
        for knob in sorted(self.model.knobs, key=self._place):
            own = bits(settings & knob.settings)
            if own and (knob.multiple or len(own) == 1):
                found[terms.slug(knob.iri)] = [terms.slug(self.model.settings[n].iri) for n in own]
        return self._listed(found)

    def _listed(self, choices: dict[str, list[str]]) -> Choices:
        found: Choices = {}
        for slug, own in choices.items():
            number = self.model.numbers.get(terms.individual("knop", slug))
            multiple = number is not None and self.model.knobs[number].multiple
            found[slug] = own if multiple or len(own) != 1 else own[0]
        return found

    def _place(self, knob: Knob) -> tuple[Any, ...]:
        aspect = self.catalogue.one(knob.iri, "aspect")
        return (self.catalogue.order(aspect) if aspect else (999, ""), self.catalogue.order(knob.iri))

    def _version(self) -> dict[str, str]:
        return {"kennisversie": self.model.version}

    def _item(self, iri: str) -> Item:
        return self.catalogue.item(iri, self.language)

    def _defined(self, iri: str) -> Item:
        return self.catalogue.item(iri, self.language, definition=True)

    def _all(self, iris: list[str]) -> list[Item]:
        return [self._item(iri) for iri in sorted(iris, key=self.catalogue.order)]

    def _one(self, iri: str, prop: str) -> Item | None:
        found = self.catalogue.one(iri, prop)
        return self._item(found) if found else None

    def _sources(self, iri: str) -> list[dict[str, str]]:
        return as_json(self.catalogue.places(iri, self.language))
