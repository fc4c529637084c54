"""Facts as causes, and measures with what they answer, need and bring about."""

from samenhang.coherence.faults import Fault
from samenhang.coherence.model import Cause, Link, Measure, Need
from samenhang.coherence.numbering import Numbering
from samenhang.knowledge import terms

_NEEDS = ("vereist", "uitgeslotenDoor", "verzwaktDoor", "werktDeelsZonder")


class Facts:
    """Makes the causes and measures of a model; `groups` numbers the findings outside rules as they come up."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.index = numbering.index
        self.groups: dict[tuple[str, str | None], int] = {}

    def causes_of_setting(self, iri: str) -> tuple[Cause, ...]:
        """Risks of a setting and of its forms, straight or through an incentive; one a lijn of its knob."""
        found = []
        number = self.numbering.numbers[iri]
        for form in (None, *self.numbering.forms[iri]):
            bearer = form or iri
            steps: list[tuple[str | None, str]] = [(None, r) for r in self._risks(bearer)]
            steps += [
                (p, r) for p in sorted(self.index.iris(bearer, terms.SAM + "geeftPrikkel")) for r in self._risks(p)
            ]
            for line in self.numbering.lines(self.numbering.knob_of[iri]) or (None,):
                found += [self._cause(number, None, form, incentive, risk, line) for incentive, risk in steps]
        return tuple(found)

    def measure(self, iri: str) -> Measure:
        via = self.numbering.via[iri]
        requires, excluded, weakened, partial = (
            tuple(self._need(iri, target) for target in sorted(self.index.iris(iri, terms.SAM + prop)))
            for prop in _NEEDS
        )
        number = self.numbering.numbers[iri]
        causes = tuple(
            self._cause(None, number, None, None, risk, line)
            for risk in sorted(self.index.iris(iri, terms.SAM + "veroorzaaktRisico"))
            for line in self.numbering.measure_lines[iri] or (None,)
        )
        conditional = bool(requires or excluded or weakened or partial)
        setting = self.numbering.numbers[via] if via else None
        lines = self.numbering.measure_lines[iri]
        mitigates, covers = (frozenset(self.index.iris(iri, terms.SAM + prop)) for prop in ("mitigeert", "dektDeels"))
        return Measure(
            iri, setting, lines, requires, excluded, weakened, partial, mitigates, covers, causes, conditional
        )

    def against(self, about: set[str], prop: str, line: str | None) -> int:
        """Bits of the measures with this property towards a risk or incentive, that share the lijn or where one has
        none."""
        found = 0
        for target in about:
            for measure in self.index.subjects(terms.SAM + prop, target):
                lines = self.numbering.measure_lines.get(measure)
                if lines is not None and (line is None or not lines or line in lines):
                    found |= 1 << self.numbering.numbers[measure]
        return found

    def _risks(self, iri: str) -> list[str]:
        return sorted(self.index.iris(iri, terms.SAM + "leidtTotRisico"))

    def _cause(
        self,
        setting: int | None,
        measure: int | None,
        form: str | None,
        incentive: str | None,
        risk: str,
        line: str | None,
    ) -> Cause:
        group = self.groups.setdefault((risk, line), len(self.groups))
        about = {risk} if incentive is None else {risk, incentive}
        return Cause(
            setting,
            measure,
            form,
            incentive,
            risk,
            line,
            self.against(about, "mitigeert", line),
            self.against(about, "dektDeels", line),
            group,
            self._links(setting, measure, form, incentive, risk),
        )

    def _links(
        self, setting: int | None, measure: int | None, form: str | None, incentive: str | None, risk: str
    ) -> tuple[Link, ...]:
        if measure is not None:
            return ((self.numbering.measures[measure], terms.SAM + "veroorzaaktRisico", risk),)
        bearer = self.numbering.settings[setting or 0]
        links: list[Link] = []
        if form:
            links.append((bearer, terms.SAM + "vorm", form))
            bearer = form
        if incentive:
            links.append((bearer, terms.SAM + "geeftPrikkel", incentive))
            bearer = incentive
        return (*links, (bearer, terms.SAM + "leidtTotRisico", risk))

    def _need(self, measure: str, target: str) -> Need:
        """A setting, any setting of a form, or a measure (shifted past the settings)."""
        if target in self.numbering.knob_of:
            return Need(target, 1 << self.numbering.numbers[target])
        if target in self.numbering.measure_lines:
            return Need(target, 1 << (len(self.numbering.settings) + self.numbering.numbers[target]))
        if target not in self.numbering.settings_of_form and terms.SAM + "Bekostigingsvorm" not in self.index.iris(
            target, terms.TYPE
        ):
            name = terms.short(target)
            self.numbering.faults.append(
                Fault(measure, f"{name} is geen stand, vorm of maatregel", f"{name} is no setting, form or measure")
            )
        return Need(target, self.numbering.settings_of_form.get(target, 0))
