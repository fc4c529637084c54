"""The rule set looked at as a whole: its atlas, its check of itself, and what two versions judge otherwise."""

from typing import Any

from samenhang.answers.naming import Naming
from samenhang.answers.reasons import large, part, percent, say
from samenhang.answers.texts import listing
from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import bits
from samenhang.knowledge import terms
from samenhang.search.atlas import Atlas, Count, Weight
from samenhang.search.rules_check import RuleCheck, Scope
from samenhang.search.versions import Example, VerdictChange, VersionChanges

_VERDICTS = ("samenhangend", "harmonisch")


class SurveyAnswers:
    """Renders what is found of all configurations together, in one language."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.language = naming.language

    # --- the atlas -------------------------------------------------------------------------------------------------

    def busy(self, share: float) -> dict[str, Any]:
        """What `/v1/atlas` answers while the atlas is being made; `share` runs from 0 to 1."""
        return {
            "kennisversie": self.naming.model.version,
            "voortgang": round(share, 3),
            "uitleg": say(self.language, "atlas-busy", share=int(share * 100)),
        }

    def atlas(self, found: Atlas) -> dict[str, Any]:
        """What `/v1/atlas` answers. Numbers of configurations are texts: they are larger than JSON readers can hold."""
        sentences = [self._count_told(count) for count in found.counts]
        sentences += [self._weight_told(weight) for weight in found.weights[:1]]
        sentences.append(say(self.language, "atlas-never", n=len(found.never)))
        return {
            "kennisversie": found.version,
            "tellingen": [
                {
                    "domein": self.naming.maybe(count.domain),
                    "totaal": str(count.total),
                    "samenhangend": None if count.coherent is None else str(count.coherent),
                    "aandeel": count.share,
                    "marge": count.error,
                }
                for count in found.counts
            ],
            "beslissend": [self._weight(weight) for weight in found.weights],
            "nooitSamen": [self.naming.settings(pair) for pair in found.never],
            "uitleg": " ".join(sentences),
        }

    def _weight(self, weight: Weight) -> dict[str, Any]:
        return {
            "over": self.naming.item(weight.about),
            "beste": self.naming.items(weight.best),
            "aandeelBeste": float(weight.best_share),
            "slechtste": self.naming.items(weight.worst),
            "aandeelSlechtste": float(weight.worst_share),
            "verschil": float(weight.spread),
        }

    def _count_told(self, count: Count) -> str:
        return say(
            self.language,
            "atlas-sampled" if count.coherent is None else "atlas-exact",
            scope=self.naming.item(count.domain)["label"] if count.domain else say(self.language, "atlas-scope"),
            total=large(self.language, count.total),
            share=part(self.language, count.share),
            error=percent(self.language, count.error),
        )

    def _weight_told(self, weight: Weight) -> str:
        otherwise = say(self.language, "atlas-otherwise")
        return say(
            self.language,
            "atlas-deciding",
            about=self.naming.named((weight.about,)),
            best=self.naming.named(weight.best) or otherwise,
            best_share=part(self.language, float(weight.best_share)),
            worst=self.naming.named(weight.worst) or otherwise,
            worst_share=part(self.language, float(weight.worst_share)),
        )

    # --- the check -------------------------------------------------------------------------------------------------

    def check(self, found: RuleCheck) -> dict[str, Any]:
        """What `/v1/regelcontrole` answers."""
        faults = [self._scope_told(scope) for scope in found.scopes if scope.example is None]
        faults += [say(self.language, "rule-silent", rules=self.naming.named((iri,))) for iri in found.silent]
        faults += [say(self.language, "rule-excused", rules=self.naming.named((iri,))) for iri in found.excused]
        return {
            "kennisversie": self.naming.model.version,
            "inOrde": not faults,
            "vervulbaar": [
                {
                    "domein": self.naming.maybe(scope.domain),
                    "archetype": self.naming.maybe(scope.archetype),
                    "kan": scope.example is not None,
                    "voorbeeld": None if scope.example is None else self.document(scope.example),
                }
                for scope in found.scopes
            ],
            "nooitGeraakt": self.naming.items(found.silent),
            "altijdUitgezonderd": self.naming.items(found.excused),
            "volgtUitAndere": [
                {
                    "regel": self.naming.item(each.rule),
                    "uit": self.naming.items(each.by),
                    "uitleg": self.implied_told(each.rule, each.by),
                }
                for each in found.implied
            ],
            "kringen": [self.naming.items(group) for group in found.circles],
            "onmogelijk": self.naming.settings(found.impossible),
            "onbesproken": self.naming.settings(found.untouched),
            "uitleg": " ".join(faults) or say(self.language, "rules-fine"),
        }

    def implied_told(self, rule: str, by: tuple[str, ...]) -> str:
        """Which rules already say what a rule says."""
        return say(self.language, "rule-implied", rule=self.naming.named((rule,)), by=self.naming.named(by))

    def _scope_told(self, scope: Scope) -> str:
        parts = ""
        if scope.domain:
            parts += say(self.language, "scope-domain", domain=self.naming.named((scope.domain,)))
        if scope.archetype:
            parts += say(self.language, "scope-archetype", archetype=self.naming.named((scope.archetype,)))
        return say(self.language, "rules-scope", scope=parts)

    def document(self, configuration: Configuration) -> dict[str, Any]:
        """A configuration as JSON (contract: the JSON of a configuration)."""
        model = self.naming.model
        settings = tuple(model.settings[n].iri for n in bits(configuration.stated))
        measures = tuple(model.measures[n].iri for n in bits(configuration.taken))
        return self._example(Example(settings, measures, configuration.archetype, configuration.domain))

    # --- two versions ----------------------------------------------------------------------------------------------

    def changes(self, older: str, found: VersionChanges) -> dict[str, Any]:
        """What `samenhang verschil` prints; `older` is the hash of the version that is compared with."""
        rendered = [self._change(change) for change in found.changes]
        sentences = [each["uitleg"] for each in rendered] or [say(self.language, "no-difference")]
        if found.new_rules:
            sentences.append(say(self.language, "new-rules", rules=self.naming.named(found.new_rules)))
        if found.gone_rules:
            names = listing(self.language, [terms.slug(iri) for iri in found.gone_rules])
            sentences.append(say(self.language, "gone-rules", rules=names))
        return {
            "kennisversie": self.naming.model.version,
            "oudeVersie": older,
            "anders": rendered,
            "nieuweRegels": self.naming.items(found.new_rules),
            "vervallenRegels": [{"id": iri, "slug": terms.slug(iri)} for iri in found.gone_rules],
            "uitleg": "\n".join(sentences),
        }

    def _change(self, change: VerdictChange) -> dict[str, Any]:
        verdict = change.about in _VERDICTS
        key = f"{'verdict' if verdict else 'rule'}-to-{'bad' if change.before else 'good'}"
        values = {
            "verdict": say(self.language, f"goal-{change.about}") if verdict else "",
            "rule": "" if verdict else self.naming.named((change.about,)),
        }
        example = say(self.language, "for-example", choices=self._example_told(change.example))
        return {
            "oordeel": change.about if verdict else None,
            "regel": None if verdict else self.naming.item(change.about),
            "was": change.before,
            "voorbeeld": self._example(change.example),
            "uitleg": f"{say(self.language, key, **values)}; {example}.",
        }

    def _example(self, example: Example) -> dict[str, Any]:
        model = self.naming.model
        choices: dict[str, Any] = {}
        for iri in example.settings:
            knob = model.knobs[model.settings[model.numbers[iri]].knob]
            own = terms.slug(iri)
            slug = terms.slug(knob.iri)
            choices[slug] = [*choices.get(slug, ()), own] if knob.multiple else own
        return {
            **({"domein": terms.slug(example.domain)} if example.domain else {}),
            **({"archetype": terms.slug(example.archetype)} if example.archetype else {}),
            "keuzes": choices,
            "maatregelen": [terms.slug(iri) for iri in example.measures],
        }

    def _example_told(self, example: Example) -> str:
        things = [*example.settings, *example.measures, example.archetype, example.domain]
        return self.naming.named(iri for iri in things if iri)
