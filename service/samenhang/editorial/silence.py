"""Where the documents are silent: per kind of thing how often they give no answer, and the reasons that were noted."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from samenhang.editorial.provenance import Provenance
from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Index

_INDICATOR: Final = "geenIndicatorOmdat"


@dataclass(frozen=True)
class Silence:
    """A question to the documents: `about` names it, `total` things could have an answer, `reasons` holds the names of
    those that have none, by the documents that they come from and the reason.
    """

    about: str
    total: int
    reasons: dict[tuple[str, str], list[str]]

    @property
    def count(self) -> int:
        """How many have no answer."""
        return sum(map(len, self.reasons.values()))

    @property
    def share(self) -> float:
        """Count of the total, from 0 to 1."""
        return self.count / self.total if self.total else 0.0


def silences(knowledge: KnowledgeBase, provenance: Provenance) -> list[Silence]:
    """Every property that says why there is no answer, and the measures of which nothing that they answer is
    measured.
    """
    index = knowledge.closed
    found = []
    for about, cls, prop in _ASKED:
        things = index.instances(terms.SAM + cls)
        found.append(_silence(about, things, {t: _reasons(index, t, prop) for t in things}, provenance))
    measures = index.instances(terms.SAM + "Mitigatie")
    found.append(_silence(_MEASURES, measures, {m: _unmeasured(index, m) for m in measures}, provenance))
    return found


_ASKED: Final = (
    ("risico-indicator", "Risico", _INDICATOR),
    ("risico-maatregel", "Risico", "geenMaatregelOmdat"),
    ("stand-gevolg", "Stand", "geenGevolgOmdat"),
    ("indicator-risico", "Indicator", "signaleertNietsOmdat"),
)
_MEASURES: Final = "maatregel-indicator"


def _silence(about: str, things: list[str], given: dict[str, list[str]], provenance: Provenance) -> Silence:
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for thing in things:
        for reason in given[thing][:1]:
            reasons[", ".join(provenance.documents_of(thing)), reason].append(provenance.name(thing))
    by_weight = sorted(reasons, key=lambda key: (-len(reasons[key]), key))
    return Silence(about, len(things), {key: sorted(reasons[key]) for key in by_weight})


def _reasons(index: Index, thing: str, prop: str) -> list[str]:
    text = index.text(thing, terms.SAM + prop, "nl")
    return [text] if text else []


def _unmeasured(index: Index, measure: str) -> list[str]:
    """Why nothing is measured of what a measure answers; empty where an indicator signals it, or the risk or the
    incentive beside it.
    """
    answered = [g for p in ("mitigeert", "dektDeels") for g in index.iris(measure, terms.SAM + p)]
    leads = terms.SAM + "leidtTotRisico"
    near = [*answered, *(r for g in answered for r in index.iris(g, leads))]
    near += [p for g in answered for p in index.subjects(leads, g)]
    if any(index.subjects(terms.SAM + "signaleert", g) for g in near):
        return []
    return [reason for g in near for reason in _reasons(index, g, _INDICATOR)]
