"""What a measurement shows: the band of its score, the stand at its number of observations, and what more of them
would do (wijkteams2013, bijlage VI).
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from samenhang.coherence.model import Band, Measurement, Model

Verdict = Literal["rood", "geel", "groen"]
VERDICTS: tuple[Verdict, ...] = ("rood", "geel", "groen")
"""Too few observations, enough in part, enough: the order of the standen of a band."""


class Reliability(NamedTuple):
    """A measurement judged in one band.

    `to_partly` and `to_enough` are observations that are missing; `factor_partly` and `factor_enough` how many times as
    many observations are needed at least (whole numbers; 1 where there are enough, None where there are none to
    multiply).
    """

    measurement: Measurement
    band: Band
    verdict: Verdict
    setting: int
    to_partly: int
    to_enough: int
    factor_partly: int | None
    factor_enough: int | None


def bands_of(model: Model, proportion: float) -> tuple[Band, ...]:
    """The bands that a score lies in. On the border of two that is the one that asks most observations; several only
    where those ask the same. Empty outside all bands.
    """
    holding = [band for band in model.bands if band.low <= proportion <= band.high]
    most = max((band.enough_from for band in holding), default=0)
    return tuple(band for band in holding if band.enough_from == most)


def rank(band: Band, observations: int) -> int:
    """0, 1 or 2: too few observations for this band, enough in part, enough."""
    return 2 if observations >= band.enough_from else 1 if observations >= band.partly_from else 0


def shown(model: Model, measurements: Iterable[Measurement]) -> int:
    """Bits of the standen that measurements show together; none for a measurement outside all bands."""
    found = 0
    for each in measurements:
        for band in bands_of(model, each.proportion):
            found |= 1 << band.settings[rank(band, each.observations)]
    return found


def reliability(model: Model, measurement: Measurement) -> Reliability | None:
    """Whether a measurement may be settled on, in the least favourable of its bands; None outside all bands."""
    judged = [_judged(measurement, band) for band in bands_of(model, measurement.proportion)]
    return min(judged, key=lambda each: (VERDICTS.index(each.verdict), -each.to_enough), default=None)


def _judged(measurement: Measurement, band: Band) -> Reliability:
    count = measurement.observations
    place = rank(band, count)
    return Reliability(
        measurement,
        band,
        VERDICTS[place],
        band.settings[place],
        max(0, band.partly_from - count),
        max(0, band.enough_from - count),
        _factor(count, band.partly_from),
        _factor(count, band.enough_from),
    )


def _factor(count: int, wanted: int) -> int | None:
    """The smallest whole number of equal periods, or of equal neighbourhoods, that gives enough observations."""
    if count >= wanted:
        return 1
    return -(-wanted // count) if count else None
