"""What changes cost, as clauses that a counter can count (design: Costs)."""

from samenhang.coherence.configuration import Configuration
from samenhang.coherence.model import bits
from samenhang.search.holding import Holding
from samenhang.search.moves import Task


class Prices:
    """Clauses over a configuration as it is and as it becomes, added to an encoding.

    What it was is part of the variables, so that one solver serves every configuration and keeps what it learned.
    Circumstances stay; a single-valued knob that has a setting keeps one; a measure with a setting is never taken,
    because its knob is turned instead.
    """

    def __init__(self, holding: Holding) -> None:
        self.holding = holding
        self.encoding = encoding = holding.encoding
        self.model = model = encoding.model
        formula = encoding.formula
        self.was_stated = formula.news(len(model.settings))
        self.was_taken = formula.news(len(model.measures))
        self.costs: dict[int, str] = {}
        """Literals that hold where something changes, each one unit of cost, with the knob or measure it is about."""
        for number, knob in enumerate(model.knobs):
            own = bits(knob.settings)
            if knob.circumstance:
                for s in own:
                    self._same(encoding.stated[s], self.was_stated[s])
            elif knob.multiple:
                for s in own:
                    self._costs(knob.iri, encoding.stated[s], self.was_stated[s])
            else:
                changed = self._cost(knob.iri)
                for s in own:
                    formula.add(-encoding.stated[s], self.was_stated[s], changed)
                    formula.add(-self.was_stated[s], encoding.filled[number])
        for number, measure in enumerate(model.measures):
            now, was = encoding.taken[number], self.was_taken[number]
            if measure.setting is None:
                self._costs(measure.iri, now, was)
            elif model.knobs[model.settings[measure.setting].knob].circumstance:
                self._same(now, was)
            else:
                formula.add(-now, was)
                self._costs(measure.iri, now, was)

    def _cost(self, about: str) -> int:
        literal = self.encoding.formula.new()
        self.costs[literal] = about
        return literal

    def _costs(self, about: str, now: int, was: int) -> None:
        changed = self._cost(about)
        self.encoding.formula.add(-now, was, changed)
        self.encoding.formula.add(now, -was, changed)

    def _same(self, now: int, was: int) -> None:
        self.encoding.formula.add(-now, was)
        self.encoding.formula.add(now, -was)

    def was(self, configuration: Configuration) -> list[int]:
        """Literals that say which configuration is to be changed."""
        return [
            *self.encoding.context(configuration),
            *(x if configuration.stated >> n & 1 else -x for n, x in enumerate(self.was_stated)),
            *(x if configuration.taken >> n & 1 else -x for n, x in enumerate(self.was_taken)),
        ]

    def fixed(self, task: Task) -> list[int]:
        """Literals for all that a task leaves no choice in, its goal included."""
        now = task.configuration
        return [
            *self.was(now),
            *self.holding.kept(now, task.wish.locked),
            *([] if task.wish.opening else self.holding.closed(now)),
            self.encoding.goal(task.wish.harmonious),
        ]
