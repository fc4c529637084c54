"""The cheapest repairs, as the JSON of the contract."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from samenhang.answers import texts
from samenhang.answers.advice import joined, say
from samenhang.answers.catalogue import Catalogue
from samenhang.answers.texts import listing
from samenhang.search.moves import Task, Turn
from samenhang.search.repairs import Repair, Repairs


class RepairAnswers:
    """Renders repairs in one language."""

    def __init__(self, catalogue: Catalogue, language: str, version: str) -> None:
        self.catalogue = catalogue
        self.language = language
        self.version = version

    def rendered(self, task: Task, found: Repairs, why: dict[str, Any] | None = None) -> dict[str, Any]:
        """What `/v1/bijstellingen` answers. `ondergrens` is a cost below which nothing helps; where `optimaal` is
        false, time ran out between that and the cost of what is offered. `why` is the conflict where nothing helps."""
        return {
            "kennisversie": self.version,
            "doel": "harmonisch" if task.wish.harmonious else "samenhangend",
            "vast": self._items(sorted(task.wish.locked)),
            "mogelijk": found.feasible,
            "optimaal": found.proven,
            "ondergrens": found.bound,
            "volledig": found.complete,
            "bijstellingen": [self._repair(repair) for repair in found.repairs],
            "inElke": None if found.forced is None else [self.step(turn) for turn in found.forced],
            "waaromNiet": why,
            "inEnige": None if found.possible is None else [self.step(turn) for turn in found.possible],
        }

    def step(self, turn: Turn) -> dict[str, Any]:
        """One turn as a step; `weg` where it drops a measure or a setting."""
        gone = {"weg": True} if turn.drop or (turn.knob and turn.on is None) else {}
        if turn.measure is not None:
            return {"maatregel": self._item(turn.measure), **gone}
        return {
            "knop": self._item(turn.knob or ""),
            "van": None if turn.off is None else self._item(turn.off),
            "naar": None if turn.on is None else self._item(turn.on),
            **gone,
        }

    def told(self, turns: Iterable[Turn]) -> str:
        """Turns as one sentence."""
        parts = [self._part(list(some)) for _, some in groupby(sorted(turns, key=_together), key=_together)]
        # names and rows of names have commas of their own
        sentence = joined(self.language, parts) if len(parts) < 3 else "; ".join(parts)
        return f"{sentence[0].upper()}{sentence[1:]}." if parts else say(self.language, "nothing")

    def _repair(self, repair: Repair) -> dict[str, Any]:
        bare = not repair.turns and repair.outcome.empty
        sentences = [texts.say(self.language, "nothing") if bare else self.told(repair.turns)]
        if repair.new_risks:
            key = "new" if len(repair.new_risks) == 1 else "news"
            sentences.append(say(self.language, key, risks=self._named(repair.new_risks)))
        if repair.opens:
            sentences.append(say(self.language, "opens", knobs=self._named(repair.opens)))
        return {
            "kosten": repair.cost,
            "stappen": [self.step(turn) for turn in repair.turns],
            "nieuweRisicos": self._items(repair.new_risks),
            "vervallenRisicos": self._items(repair.gone_risks),
            "opengelaten": self._items(repair.opens),
            "samenhangend": repair.outcome.coherent,
            "harmonisch": repair.outcome.harmonious,
            "uitleg": " ".join(sentences),
        }

    def _part(self, turns: list[Turn]) -> str:
        """Turns that are told in one breath: alike, and of one knob or of measures."""
        first = turns[0]
        if first.measure is not None:
            key = f"{first.kind}-{'one' if len(turns) == 1 else 'many'}"
            return say(self.language, key, measures=self._named(turn.measure or "" for turn in turns))
        names = {"knob": self._named((first.knob or "",))}
        for name, iris in (("off", [turn.off for turn in turns]), ("on", [turn.on for turn in turns])):
            names[name] = self._named(iri for iri in iris if iri)
        return say(self.language, first.kind, **names)

    def _named(self, iris: Iterable[str]) -> str:
        return listing(self.language, [self.catalogue.label(iri, self.language) for iri in iris])

    def _item(self, iri: str) -> dict[str, Any]:
        return self.catalogue.item(iri, self.language)

    def _items(self, iris: Iterable[str]) -> list[dict[str, Any]]:
        return [self._item(iri) for iri in iris]


def _together(turn: Turn) -> tuple[bool, str, str]:
    """Turns in the order of a list, with those next to each other that are told together."""
    return turn.knob is None, turn.knob or "", turn.kind
