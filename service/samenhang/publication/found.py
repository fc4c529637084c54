"""The findings that the knowledge can lead to, looked up like everything else that has an IRI of ours."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from samenhang.coherence.findings import finding_slug
from samenhang.coherence.model import Model
from samenhang.exchange.report import SEVERITY
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
        for rule in self._model.rules:
            for risk in rule.risks:
                beside = risk if len(rule.risks) > 1 else None
                yield from self._finding(rule.iri, risk, SEVERITY[rule.severity], rule.iri, beside)
                yield self._iri(rule.iri, risk), terms.SH + "sourceShape", rule.iri
                if risk:
                    yield self._iri(rule.iri, risk), terms.SAM + "betreftRisico", risk
                if rule.line:
                    yield self._iri(rule.iri, risk), terms.SAM + "lijn", rule.line
        for risk, line in self._model.groups:
            yield from self._finding(risk, line, SEVERITY[self._model.risk_severity[risk]], risk, line)
            yield self._iri(risk, line), terms.SAM + "betreftRisico", risk
            if line:
                yield self._iri(risk, line), terms.SAM + "lijn", line

    def _finding(
        self, first: str, second: str | None, severity: str, called: str, beside: str | None
    ) -> Iterator[Triple]:
        iri = self._iri(first, second)
        yield iri, terms.TYPE, terms.SAM + "Bevinding"
        yield iri, terms.SH + "resultSeverity", severity
        for language in ("nl", "en"):
            name = self._whole.stated.text(called, terms.LABEL, language)
            more = self._whole.stated.text(beside, terms.LABEL, language) if beside else None
            if name:
                text = f"{name} ({more})" if more else name
                yield iri, terms.LABEL, Literal(text, language, terms.RDF + "langString")

    def _iri(self, first: str, second: str | None) -> str:
        return self.named(KIND, finding_slug(first, second))
