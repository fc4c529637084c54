"""The growth path, as JSON and in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from samenhang.answers import texts
from samenhang.answers.catalogue import Item
from samenhang.answers.naming import Naming
from samenhang.answers.reasons import counted, say
from samenhang.answers.repairs import RepairAnswers
from samenhang.coherence.configuration import Configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.knowledge import terms
from samenhang.search.path import Path, Phase, clashes

FEW = 4
"""Names that a sentence lists; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: whether a target was given, the turns a phase, the indicators asked for at the start, and whether
    nothing is chosen there."""

    given: bool
    turns: int
    followed: frozenset[str] = frozenset()
    bare: bool = False


def stating(model: Model, configuration: Configuration, iri: str) -> Configuration:
    """A configuration in which this setting is the one of its knob."""
    number = model.numbers[iri]
    others = ~model.knobs[model.settings[number].knob].settings
    stated, nominal = (bits & others | 1 << number for bits in (configuration.stated, configuration.nominal))
    return replace(configuration, stated=stated, nominal=nominal)


class PathAnswers:
    """Renders paths in one language."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.language = naming.language
        self.steps = RepairAnswers(naming.catalogue, naming.language, naming.model.version)

    def rendered(self, asked: Asked, found: Path | None, possible: bool | None = True) -> dict[str, Any]:
        """What `/v1/groeipaden` answers. Without a path, `possible` says whether that is because there is none (False)
        or because time ran out (None)."""
        return {
            "kennisversie": self.naming.model.version,
            "naar": "gegeven" if asked.given else "dichtstbijzijnde",
            "perFase": asked.turns,
            "mogelijk": possible,
            "fasen": self._phases(found.phases, asked.followed) if found else [],
            "bewezen": found is not None and found.proven,
            "meesteOvertredingen": found.worst if found else None,
            "meesteOndergrens": found.worst_bound if found else None,
            "somOvertredingen": found.total if found else None,
            "somOndergrens": found.total_bound if found else None,
            "blijft": self.naming.items(found.kept) if found else [],
            "uitleg": self._told(asked, found, possible),
        }

    def _phases(self, phases: Sequence[Phase], followed: frozenset[str]) -> list[dict[str, Any]]:
        rendered, known = [], followed
        for number, phase in enumerate(phases):
            new = [iri for iri in phase.indicators if iri not in known]
            known |= set(new)
            term = self._term(number, len(phases), phase)
            rendered.append(
                {
                    "fase": number + 1,
                    "term": term,
                    "stappen": [self.steps.step(turn) for turn in phase.turns],
                    "samenhangend": phase.outcome.coherent,
                    "harmonisch": phase.outcome.harmonious,
                    "overtredingen": self.naming.items(phase.clashes),
                    "indicatoren": self.naming.items(new),
                    "uitleg": self._phase_told(number + 1, term, phase, new),
                }
            )
        return rendered

    def _term(self, number: int, phases: int, phase: Phase) -> Item | None:
        """What the handbook calls this part of the road: its phases, in their order, spread over ours, from the one on
        that is stated. They are the settings in which a source lays the stress on some instrument.

        None where that name would promise too much: said to be in it, the phase would break rules that it now does not.
        """
        index, model = self.naming.catalogue.index, self.naming.model
        named = {o for _, p, o in index.triples if p == terms.SAM + "nadrukIn" and isinstance(o, str)}
        own = sorted(named & model.numbers.keys(), key=self.naming.catalogue.order)
        now = phase.outcome.configuration
        stated = next((n for n, iri in enumerate(own) if now.nominal >> model.numbers[iri] & 1), 0)
        own = own[stated:]
        if not own:
            return None
        iri = own[min((number * len(own) + len(own) - 1) // phases, len(own) - 1)]
        there = evaluate(model, stating(model, now, iri))
        return self.naming.item(iri) if set(clashes(there)) <= set(phase.clashes) else None

    def _phase_told(self, number: int, term: Item | None, phase: Phase, new: Sequence[str]) -> str:
        steps = self.steps.told(phase.turns)
        if term is None:
            sentences = [say(self.language, "phase", n=number, steps=_lower(steps))]
        else:
            sentences = [say(self.language, "phase-named", n=number, term=term["label"], steps=_lower(steps))]
        if phase.clashes:
            key = "phase-clash" if len(phase.clashes) > 1 else "phase-clash-one"
            rules = self.naming.named(phase.clashes[:FEW]) + (", …" if len(phase.clashes) > FEW else "")
            sentences.append(say(self.language, key, n=len(phase.clashes), rules=rules))
        else:
            sentences.append(say(self.language, "phase-coherent"))
        if new:
            names = self.naming.named(new) if len(new) <= FEW else counted(self.language, "indicator", len(new))
            sentences.append(say(self.language, "phase-follow", indicators=names))
        return " ".join(sentences)

    def _told(self, asked: Asked, found: Path | None, possible: bool | None) -> str:
        if found is None:
            return say(self.language, "path-impossible" if possible is False else "path-unknown")
        sentences = []
        count = sum(len(phase.turns) for phase in found.phases)
        if not count:
            sentences.append(texts.say(self.language, "nothing") if asked.bare else say(self.language, "path-nothing"))
        else:
            key = "path" if len(found.phases) > 1 else "path-one"
            sentences.append(
                say(self.language, key, phases=len(found.phases), steps=counted(self.language, "step", count))
            )
        if len(found.phases) > 1:
            key = "path-clean" if not found.worst else "path-worst" if found.worst > 1 else "path-worst-one"
            sentences.append(say(self.language, key, n=found.worst))
            if found.worst or not found.proven:
                sentences.append(say(self.language, "path-proven" if found.proven else "path-bound"))
        if found.kept:
            sentences.append(say(self.language, "path-kept", knobs=self.naming.named(found.kept)))
        if found.phases and found.phases[-1].clashes:
            sentences.append(say(self.language, "path-target-here" if found.kept else "path-target"))
        return " ".join(sentences)


def _lower(sentence: str) -> str:
    """A sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:]
