"""Bands of scores as they are read from the knowledge, and the standen that a measurement in them shows."""

from collections.abc import Iterator

from samenhang.coherence.faults import Fault
from samenhang.coherence.model import Band, Knob, Model, Setting
from samenhang.coherence.numbering import Numbering
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index

_VERDICTS = ("standBijTeWeinig", "standBijDeels", "standBijVoldoende")


def bands(numbering: Numbering, faults: list[Fault]) -> tuple[Band, ...]:
    """Every band, by IRI; a fault for each that lacks a number or a stand."""
    index = numbering.index
    found = []
    for iri in index.instances(terms.SAM + "Betrouwbaarheidsband"):
        scores = [_number(index, iri, name) for name in ("proportieVanaf", "proportieTot")]
        counts = [_number(index, iri, name) for name in ("deelsVanaf", "voldoetVanaf")]
        settings = [s for name in _VERDICTS for s in index.iris(iri, terms.SAM + name) if s in numbering.knob_of]
        low, high, partly, enough = (*scores, *counts)
        if low is None or high is None or partly is None or enough is None or len(settings) != len(_VERDICTS):
            faults.append(
                Fault(
                    iri,
                    "een band heeft één proportieVanaf, proportieTot, deelsVanaf en voldoetVanaf, en drie standen",
                    "a band has one proportieVanaf, proportieTot, deelsVanaf and voldoetVanaf, and three settings",
                )
            )
        elif not (0 <= low <= high <= 1 and 0 <= partly <= enough):
            faults.append(
                Fault(
                    iri,
                    "de grenzen van deze band lopen niet op, of liggen niet tussen 0 en 1",
                    "the bounds of this band do not go up, or do not lie between 0 and 1",
                )
            )
        else:
            few, part, all_ = (numbering.numbers[s] for s in settings)
            found.append(Band(iri, low, high, int(partly), int(enough), (few, part, all_)))
    return tuple(found)


def unfit(model: Model) -> Iterator[Fault]:
    """A fault for each band whose standen cannot be shown by several measurements at once, in any configuration.

    Each measurement gives its own stand, nobody can turn it, and nothing else of the configuration may decide whether
    it fits: so the knop is a circumstance that takes several standen, none of them exclusive, in every domein, and no
    measure works through one.
    """
    via = {measure.setting for measure in model.measures}
    for band in model.bands:
        for number in band.settings:
            setting = model.settings[number]
            if not _showable(model.knobs[setting.knob], setting) or number in via:
                name = terms.short(setting.iri)
                yield Fault(
                    band.iri,
                    f"{name} is geen stand van een meervoudige omstandigheid in elk domein, los van maatregelen",
                    f"{name} is no setting of a multi-valued circumstance in every domain, apart from measures",
                )


def _showable(knob: Knob, setting: Setting) -> bool:
    return knob.circumstance and knob.multiple and not setting.exclusive and not setting.domains


def _number(index: Index, iri: str, name: str) -> float | None:
    values = index.objects(iri, terms.SAM + name)
    text = index.text(iri, terms.SAM + name) if len(values) == 1 else None
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
