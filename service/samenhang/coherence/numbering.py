"""Numbering: which bit stands for which knob, setting, measure and archetype, and where each belongs."""

from collections import defaultdict

from samenhang.coherence.faults import Fault
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index


class Numbering:
    """The numbers of one model, and the facts that follow from them: owners, lijnen and forms.

    Faults that are found on the way are added to `faults`.
    """

    def __init__(self, index: Index, faults: list[Fault]) -> None:
        self.index = index
        self.faults = faults
        self.knobs = index.instances(terms.SAM + "Knop")
        self.knob_of = self._knob_of()
        self.settings = sorted(self.knob_of)
        self.measures = index.instances(terms.SAM + "Mitigatie")
        self.archetypes = index.instances(terms.SAM + "Archetype")
        self.domains = index.instances(terms.SAM + "Domein")
        self.numbers = {
            iri: n
            for group in (self.knobs, self.settings, self.measures, self.archetypes)
            for n, iri in enumerate(group)
        }
        self.forms = {s: tuple(sorted(index.iris(s, terms.SAM + "vorm"))) for s in self.settings}
        self.settings_of_form: dict[str, int] = defaultdict(int)
        for setting, own in self.forms.items():
            for form in own:
                self.settings_of_form[form] |= 1 << self.numbers[setting]
        self.via = {m: self._via(m) for m in self.measures}
        self.measure_lines = {m: self._measure_lines(m) for m in self.measures}

    def lines(self, iri: str) -> tuple[str, ...]:
        """The lijnen of a knob, measure or rule."""
        return tuple(sorted(self.index.iris(iri, terms.SAM + "lijn")))

    def bits(self, iris: list[str] | tuple[str, ...]) -> int:
        """The set of some settings, or of some measures."""
        found = 0
        for iri in iris:
            found |= 1 << self.numbers[iri]
        return found

    def incentives(self, setting: str) -> tuple[str, ...]:
        """Every incentive that a setting or one of its forms gives."""
        bearers = (setting, *self.forms[setting])
        return tuple(sorted({p for bearer in bearers for p in self.index.iris(bearer, terms.SAM + "geeftPrikkel")}))

    def _knob_of(self) -> dict[str, str]:
        owner: dict[str, str] = {}
        for knob in self.knobs:
            for setting in self.index.iris(knob, terms.SAM + "heeftStand"):
                if setting in owner:
                    a, b = terms.short(owner[setting]), terms.short(knob)
                    self.faults.append(
                        Fault(setting, f"hoort bij twee knoppen: {a} en {b}", f"belongs to two knobs: {a} and {b}")
                    )
                owner[setting] = knob
        for setting in self.index.instances(terms.SAM + "Stand"):
            if setting not in owner:
                self.faults.append(Fault(setting, "hoort bij geen enkele knop", "belongs to no knob"))
        return owner

    def _via(self, iri: str) -> str | None:
        via = self.index.iris(iri, terms.SAM + "viaStand")
        if len(via) > 1:
            self.faults.append(
                Fault(
                    iri,
                    "heeft meer dan één sam:viaStand; maak van elk alternatief een eigen maatregel",
                    "has more than one sam:viaStand; make each alternative a measure of its own",
                )
            )
        if via and via[0] not in self.knob_of:
            name = terms.short(via[0])
            self.faults.append(Fault(iri, f"sam:viaStand {name} is geen stand", f"sam:viaStand {name} is no setting"))
            return None
        return via[0] if via else None

    def _measure_lines(self, iri: str) -> tuple[str, ...]:
        via = self.via[iri]
        return self.lines(iri) or (self.lines(self.knob_of[via]) if via else ())
