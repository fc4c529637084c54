"""May a measurement be settled on, what is missing, and what would more observations do; as JSON and in words."""

from typing import Any, Final

from samenhang.answers.catalogue import Catalogue, Item, as_json
from samenhang.coherence.measuring import VERDICTS, Reliability, Verdict, rank, reliability
from samenhang.coherence.model import Measurement, Model

_TRIED: Final = (2, 3, 4)
"""Times as many observations that are always shown, beside those that are just enough."""

TEXTS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "groen": "Op deze score kan worden afgerekend: {count} waarnemingen is genoeg, want nodig zijn er {enough}.",
        "geel": "Deze score is maar deels betrouwbaar: bij {count} waarnemingen ontbreken er nog {to_enough} om er "
        "zonder meer op af te rekenen.",
        "rood": "Op deze score kan niet worden afgerekend: {count} waarnemingen is te weinig. Er ontbreken er "
        "{to_partly} voor een deels betrouwbare score, en {to_enough} om er zonder meer op af te rekenen.",
        "more": "Genoeg wordt het met een meetperiode die {factor} keer zo lang is, of door {factor} wijken van deze "
        "omvang samen te nemen, als de score daarbij gelijk blijft.",
        "none": "Zonder waarnemingen helpt langer meten of samenvoegen niet: er is nog niets gemeten.",
    },
    "en": {
        "groen": "This score may be settled on: {count} observations are enough, for {enough} are needed.",
        "geel": "This score is reliable only in part: with {count} observations, {to_enough} more are needed to settle "
        "on it without more.",
        "rood": "This score may not be settled on: {count} observations are too few. {to_partly} more are needed for a "
        "score that is reliable in part, and {to_enough} more to settle on it without more.",
        "more": "It will be enough with a measuring period {factor} times as long, or with {factor} neighbourhoods of "
        "this size taken together, if the score stays the same.",
        "none": "Without observations, measuring longer or merging does not help: nothing was measured yet.",
    },
}


class ReliabilityAnswers:
    """Renders judged measurements in one language."""

    def __init__(self, model: Model, catalogue: Catalogue, language: str) -> None:
        self.model = model
        self.catalogue = catalogue
        self.language = "en" if language == "en" else "nl"

    def rendered(self, measurements: tuple[Measurement, ...]) -> dict[str, Any]:
        """Every measurement, and the worst verdict of all together (None without measurements)."""
        judged = [found for each in measurements if (found := reliability(self.model, each))]
        worst: Verdict | None = min((j.verdict for j in judged), key=VERDICTS.index, default=None)
        return {
            "kennisversie": self.model.version,
            "oordeel": worst,
            "metingen": [self._measurement(each) for each in judged],
        }

    def _measurement(self, judged: Reliability) -> dict[str, Any]:
        measurement, band = judged.measurement, judged.band
        return {
            "indicator": self._item(measurement.indicator),
            "proportie": measurement.proportion,
            "waarnemingen": measurement.observations,
            "oordeel": judged.verdict,
            "stand": self._setting(judged.setting),
            "band": {
                **self._item(band.iri),
                "proportieVanaf": band.low,
                "proportieTot": band.high,
                "deelsVanaf": band.partly_from,
                "voldoetVanaf": band.enough_from,
            },
            "ontbreekt": {"geel": judged.to_partly, "groen": judged.to_enough},
            "factor": {"geel": judged.factor_partly, "groen": judged.factor_enough},
            "bijMeer": self._more(judged),
            "uitleg": self._told(judged),
            "bronnen": as_json(self.catalogue.places(band.iri, self.language)),
        }

    def _more(self, judged: Reliability) -> list[dict[str, Any]]:
        """What so many times the observations would give: as long a period, or as many neighbourhoods together."""
        count = judged.measurement.observations
        if not count or judged.factor_enough == 1:
            return []
        tried = {*_TRIED, judged.factor_partly, judged.factor_enough} - {1, None}
        return [
            {
                "factor": factor,
                "waarnemingen": count * factor,
                "oordeel": VERDICTS[rank(judged.band, count * factor)],
            }
            for factor in sorted(f for f in tried if f)
        ]

    def _told(self, judged: Reliability) -> str:
        texts = TEXTS[self.language]
        values = {
            "count": judged.measurement.observations,
            "enough": judged.band.enough_from,
            "to_partly": judged.to_partly,
            "to_enough": judged.to_enough,
            "factor": judged.factor_enough,
        }
        sentences = [texts[judged.verdict].format(**values)]
        if judged.verdict != "groen":
            sentences.append(texts["more" if judged.factor_enough else "none"].format(**values))
        return " ".join(sentences)

    def _item(self, iri: str) -> Item:
        return self.catalogue.item(iri, self.language)

    def _setting(self, number: int) -> Item:
        setting = self.model.settings[number]
        return {**self._item(setting.iri), "knop": self._item(self.model.knobs[setting.knob].iri)}
