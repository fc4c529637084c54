"""The findings that the knowledge can lead to, looked up like everything else that has an IRI of ours."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from samenhang.coherence.findings import finding_slug
from samenhang.coherence.model import Model
from samenhang.exchange.keeping import of_finding
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Literal, Triple
from samenhang.publication.kept import Over
from samenhang.publication.things import Things

KIND: Final = "bevinding"


class Findings(Things):
    """Every finding that some configuration can have: what a rule says about a risk, and a risk in a lijn that follows
    from facts. What one configuration has, it has under its own name.
    """

    def __init__(self, whole: Things, model: Model) -> None:
        super().__init__(whole.knowledge)
        self._whole = whole
        self._model = model

    @cached_property
    def stated(self) -> Index:
        """What can be said of each before there is a configuration, over what is said of everything else."""
        return Over(self._possible(), self._whole.stated)

    @cached_property
    def closed(self) -> Index:
        """The same: nothing is inferred from it."""
        return self.stated

    @cached_property
    def statements(self) -> dict[str, list[str]]:
        """Those of the knowledge."""
        return self._whole.statements

    def names(self, slug: str) -> Iterator[tuple[str, Literal]]:
        """What a finding is called, as the properties of whoever is called so."""
        for label in self.stated.objects(self.named(KIND, slug), terms.LABEL):
            if isinstance(label, Literal):
                yield terms.LABEL, label

    def _possible(self) -> Iterator[Triple]:
        model = self._model
        for rule in model.rules:
            for risk in rule.risks:
                iri = self.named(KIND, finding_slug(rule.iri, risk))
                yield from of_finding(iri, rule.severity, rule.iri, risk, rule.line)
                yield from self._called(iri, rule.iri, risk if len(rule.risks) > 1 else None)
        for risk, line in model.groups:
            iri = self.named(KIND, finding_slug(risk, line))
            yield from of_finding(iri, model.risk_severity[risk], None, risk, line)
            yield from self._called(iri, risk, line)

    def _called(self, iri: str, first: str, second: str | None) -> Iterator[Triple]:
        known = self._whole.stated
        for language in ("nl", "en"):
            name, more = known.text(first, terms.LABEL, language), second and known.text(second, terms.LABEL, language)
            if name:
                text = f"{name} ({more})" if more else name
                yield iri, terms.LABEL, Literal(text, language, terms.RDF + "langString")
