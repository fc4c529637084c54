"""What a configuration really is, and configurations side by side: as JSON and in words."""

from collections.abc import Iterable, Sequence
from typing import Any

from samenhang.answers import texts
from samenhang.answers.catalogue import as_json
from samenhang.answers.naming import Naming
from samenhang.answers.reasons import counted, percent, say
from samenhang.coherence.evaluate import Outcome
from samenhang.search.compare import Comparison
from samenhang.search.resemblance import Departure, Resemblance, Working


class LikenessAnswers:
    """Renders likeness and comparison in one language."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.language = naming.language

    def rendered(
        self, outcome: Outcome, workings: Sequence[Working], likenesses: Iterable[Resemblance]
    ) -> dict[str, Any]:
        """What `/v1/gelijkenissen` answers."""
        told = [self._working_told(each) for each in workings] or [say(self.language, "nothing-replaced")]
        archetypes = [self._resemblance(each) for each in likenesses]
        told += [each["uitleg"] for each in archetypes[:1]]
        return {
            "kennisversie": self.naming.model.version,
            "werking": [self._working(each) for each in workings],
            "archetypen": archetypes,
            "uitleg": texts.say(self.language, "nothing") if outcome.empty else " ".join(told),
        }

    def _working(self, found: Working) -> dict[str, Any]:
        catalogue = self.naming.catalogue
        return {
            "regel": catalogue.item(found.rule, self.language, definition=True),
            "omdat": self.naming.items(found.because),
            "vervangen": self.naming.settings(found.replaced),
            "werktAls": self.naming.settings(found.works_as),
            "brengt": self.naming.items(found.brings),
            "uitleg": self._working_told(found),
            "bronnen": as_json(catalogue.places(found.rule, self.language)),
        }

    def _working_told(self, found: Working) -> str:
        key = (
            "works-as" if found.replaced and found.works_as else "works-as-nothing" if found.replaced else "works-also"
        )
        others = [iri for iri in found.because if iri not in found.replaced] or found.because
        names = {
            "replaced": self.naming.named(found.replaced),
            "works_as": self.naming.named(found.works_as),
            "because": self.naming.named(others),
        }
        sentences = [say(self.language, key, **names)] if found.replaced or found.works_as else []
        if found.brings:
            sentences.append(say(self.language, "brings", measures=self.naming.named(found.brings)))
        return " ".join(sentences)

    def _resemblance(self, found: Resemblance) -> dict[str, Any]:
        return {
            "archetype": self.naming.item(found.archetype),
            "gevolgd": found.declared,
            "gelijkenis": float(found.likeness),
            "overeen": self.naming.settings(found.agreeing),
            "afwijkingen": [self._departure(each) for each in found.departures],
            "open": self.naming.items(found.open),
            "uitleg": self._resemblance_told(found),
        }

    def _resemblance_told(self, found: Resemblance) -> str:
        share = percent(self.language, float(found.likeness))
        sentences = [say(self.language, "likeness", share=share, archetype=self.naming.named((found.archetype,)))]
        if found.departures:
            sentences.append(counted(self.language, "departs", len({each.knob for each in found.departures})))
        if found.open:
            sentences.append(counted(self.language, "left-open", len(found.open)))
        return " ".join(sentences)

    def _departure(self, found: Departure) -> dict[str, Any]:
        apart = "departure-beside" if found.agreeing else "departure" if found.effective else "departure-open"
        key = "ruled-out" if found.ruled_out else apart
        names = {
            "knob": self.naming.named((found.knob,)),
            "expected": self.naming.named(found.expected),
            "here": self.naming.named(found.effective),
            "agreeing": self.naming.named(found.agreeing),
        }
        return {
            "knop": self.naming.item(found.knob),
            "verwacht": self.naming.items(found.expected),
            "gekozen": self.naming.items(found.chosen),
            "werktAls": self.naming.items(found.effective),
            "uitgesloten": found.ruled_out,
            "uitleg": say(self.language, key, **names),
        }

    def compared(self, outcomes: Sequence[Outcome], verdicts: Sequence[str], found: Comparison) -> dict[str, Any]:
        """What `/v1/vergelijkingen` answers; `verdicts` are the sentences of each verdict."""
        differ = sum(not row.same for row in found.choices)
        key = "compared" if differ else "compared-same"
        return {
            "kennisversie": self.naming.model.version,
            "configuraties": [
                {
                    "naam": outcome.configuration.name,
                    "gemeente": self.naming.maybe(outcome.configuration.municipality),
                    "domein": self.naming.maybe(outcome.configuration.domain),
                    "archetype": self.naming.maybe(outcome.configuration.archetype),
                    "samenhangend": outcome.coherent,
                    "harmonisch": outcome.harmonious,
                    "oordeel": verdict,
                }
                for outcome, verdict in zip(outcomes, verdicts, strict=True)
            ],
            "keuzes": [
                {
                    "knop": self.naming.item(row.about),
                    "gelijk": row.same,
                    "waarden": [
                        {"gekozen": self.naming.items(v.chosen), "werktAls": self.naming.items(v.effective)}
                        for v in row.values
                    ],
                }
                for row in found.choices
            ],
            "bevindingen": [
                {
                    "regel": self.naming.maybe(row.rule),
                    "risico": self.naming.maybe(row.risk),
                    "lijn": self.naming.maybe(row.line),
                    "ernst": row.severity,
                    "gelijk": row.same,
                    "waarden": list(row.values),
                }
                for row in found.findings
            ],
            "maatregelen": [
                {"maatregel": self.naming.item(row.about), "gelijk": row.same, "waarden": list(row.values)}
                for row in found.measures
            ],
            "indicatoren": [
                {"indicator": self.naming.item(row.about), "gelijk": row.same, "waarden": list(row.values)}
                for row in found.indicators
            ],
            "uitleg": say(self.language, key, differ=differ, all=len(found.choices)),
        }
