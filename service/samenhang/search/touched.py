"""What a setting or measure touches: where to look again when it comes or goes, and nowhere else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from samenhang.coherence.model import Model, bits


class Touched:
    """Indexes of one model. `needs` per measure, `conditions` per rule, `sources` and `answers` per group of causes are
    the masks that each reads: of settings and measures together, of the state of rules, and of measures; `clashes` are
    the rules (bits) that make a configuration incoherent."""

    def __init__(
        self,
        model: Model,
        conditions: Sequence[Iterable[int]],
        sources: Sequence[Iterable[int]],
        answers: Sequence[Iterable[int]],
        clashes: int,
    ) -> None:
        self.model = model
        self.via = {setting.bit_length() - 1: 0 for _, setting in model.via}
        """Per setting, the measures (bits) that it realises."""
        for measure, setting in model.via:
            self.via[setting.bit_length() - 1] |= measure
        needs = [(*m.requires, *m.excluded_by, *m.weakened_by, *m.partial_without) for m in model.measures]
        self.needed_by = _index([[need.bits for need in own] for own in needs])
        """Per setting or measure, the measures (bits) whose working depends on it."""
        self.rules_on = _index(conditions)
        self.groups_on = _index(sources)
        self.answers_on = _index(answers)
        self.deep = self._deep()
        """Settings (bits) on which more depends than rules, causes and the presence of measures that always work."""
        size = model.size
        every = range(size)
        self.rules_of = tuple(self._own(n, self.rules_on, (0, size), 2 * size) for n in every)
        """Per setting the rules (bits) that can come or go with it, if it is not deep."""
        self.groups_of = tuple(
            self._own(n, self.groups_on, (0,), size) | self._own(n, self.answers_on, (), 0) for n in every
        )
        """Per setting the groups of causes (bits) that can come or go with it, if it is not deep."""
        self.measures_of = tuple(
            sum(self.via.get(n, 0) for n in bits(knob.settings & sum(1 << n for n in self.via))) for knob in model.knobs
        )
        """Per knob the measures (bits) that some setting of it realises."""

        still = sum(1 << n for n in every if not self.rules_of[n] and not self.groups_of[n])
        self.idle = still & ~self.deep
        """Settings (bits) that no finding depends on."""
        loud = self.deep | sum(1 << n for n in every if self.rules_of[n] & clashes)
        delicate = sum(1 << n for n in self.via)
        self.calm = sum(k.settings for k in model.knobs if not k.settings & (loud | delicate))
        """Settings (bits) of the knobs that no clash depends on, and no measure."""
        self.settings_of = tuple(tuple(bits(knob.settings)) for knob in model.knobs)
        """Per knob the numbers of its settings."""

    def _deep(self) -> int:
        """What effective rules read or write, what a measure needs, and what realises a measure that needs something
        or that another needs."""
        model, found = self.model, 0
        settings = (1 << model.size) - 1
        for rule in model.effective_rules:
            found |= rule.replaces | rule.yields
            for condition in rule.trigger:
                found |= condition.bits >> model.size & settings
        needed = sum(1 << n for n in self.needed_by)
        delicate = model.conditional | needed >> model.size
        return found | needed & settings | sum(1 << n for n, own in self.via.items() if own & delicate)

    def _own(self, setting: int, index: dict[int, int], places: Iterable[int], measures: int) -> int:
        """What an index holds of a setting at some places, and of the measures that it realises from their place on."""
        found = 0
        for place in places:
            found |= index.get(place + setting, 0)
        for n in bits(self.via.get(setting, 0)):
            found |= index.get(measures + n, 0)
        return found


def _index(masks: Sequence[Iterable[int]]) -> dict[int, int]:
    """Per bit, the numbers (as bits) of the things of which a mask holds it."""
    found: dict[int, int] = defaultdict(int)
    for number, own in enumerate(masks):
        for mask in own:
            for n in bits(mask):
                found[n] |= 1 << number
    return dict(found)
