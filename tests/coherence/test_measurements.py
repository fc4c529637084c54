"""What a measurement shows, and how far it is from enough observations."""

from itertools import pairwise

import pytest
from tests.coherence.small import knob, model_of

from samenhang import Samenhang
from samenhang.coherence.configuration import NotWellFormedError, read_configuration
from samenhang.coherence.faults import ModelError
from samenhang.coherence.measuring import bands_of, rank, reliability
from samenhang.coherence.model import Measurement, bits

_CIRCUMSTANCE = "knop:m a sam:Omstandigheid ; sam:meervoudig true .\n"
_BAND = (
    "betrouwbaarheidsband:b a sam:Betrouwbaarheidsband ; sam:proportieVanaf 0.2 ; sam:proportieTot 0.6 ; "
    "sam:deelsVanaf 10 ; sam:voldoetVanaf 30 ; sam:standBijTeWeinig stand:m1 ; sam:standBijDeels stand:m2 ; "
    "sam:standBijVoldoende stand:m3 .\nindicator:i a sam:Indicator .\n"
)
KNOWLEDGE = knob("m", "m1", "m2", "m3") + _CIRCUMSTANCE + _BAND
MODEL = model_of(KNOWLEDGE)


def codes(document: object) -> set[tuple[str, str]]:
    """What is wrong with a configuration, and where."""
    with pytest.raises(NotWellFormedError) as found:
        read_configuration(MODEL, document)
    return {(p.code, p.where) for p in found.value.problems}


def measured(**parts: object) -> dict[str, object]:
    """A configuration with one measurement."""
    return {"metingen": [{"indicator": "i", "proportie": 0.5, "waarnemingen": 12, **parts}]}


def test_how_many_observations_are_missing_and_how_many_times_as_many_are_needed() -> None:
    few, part, all_ = (reliability(MODEL, Measurement("i", 0.5, n)) for n in (7, 12, 30))
    assert few and part and all_
    assert (few.verdict, few.to_partly, few.to_enough, few.factor_partly, few.factor_enough) == ("rood", 3, 23, 2, 5)
    assert (part.verdict, part.to_partly, part.to_enough, part.factor_partly, part.factor_enough) == (
        *("geel", 0, 18),
        *(1, 3),
    )
    assert (all_.verdict, all_.to_enough, all_.factor_enough) == ("groen", 0, 1)


def test_no_factor_makes_observations_out_of_none() -> None:
    found = reliability(MODEL, Measurement("i", 0.5, 0))
    assert found and (found.factor_partly, found.factor_enough, found.to_enough) == (None, None, 30)


@pytest.mark.parametrize("count", range(1, 65))
def test_the_factor_is_the_smallest_that_is_enough(count: int) -> None:
    found = reliability(MODEL, Measurement("i", 0.5, count))
    assert found and found.factor_enough
    assert rank(found.band, count * found.factor_enough) == 2
    assert found.factor_enough == 1 or rank(found.band, count * (found.factor_enough - 1)) < 2


def test_what_is_wrong_with_a_measurement_is_said_at_its_place() -> None:
    assert codes(measured(proportie=0.7)) == {("outside-bands", "metingen[0].proportie")}
    assert codes(measured(indicator="j")) == {("unknown-indicator", "metingen[0].indicator")}
    assert codes(measured(waarnemingen=1.5)) == {("not-a-measurement", "metingen[0]")}
    assert codes(measured(waarneming=3)) == {("unknown-key", "metingen[0].waarneming")}
    assert codes({**measured(), "keuzes": {"m": ["m2", "m3"]}}) == {("measured-otherwise", "keuzes.m")}


def test_a_whole_number_may_be_written_with_a_point() -> None:
    """JSON Schema, which describes what may be sent, calls 12.0 an integer, and true and 12.5 none."""
    assert read_configuration(MODEL, measured(waarnemingen=12.0)) == read_configuration(MODEL, measured())
    for wrong in (True, 12.5, -1.0, float("inf"), "12", None):
        assert codes(measured(waarnemingen=wrong)) == {("not-a-measurement", "metingen[0]")}


def test_what_is_measured_is_chosen_and_told_apart_from_what_was_stated() -> None:
    found = read_configuration(MODEL, measured())
    names = [MODEL.settings[n].iri.rsplit("/", 1)[-1] for n in bits(found.nominal)]
    assert (names, found.nominal) == (["m2"], found.measured)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sam:deelsVanaf 10", "sam:deelsVanaf 40"),
        ("sam:proportieTot 0.6", "sam:proportieTot 0.1"),
        ("sam:voldoetVanaf 30 ;", ""),
        ("sam:proportieTot 0.6", 'sam:proportieTot "veel"'),
        ("sam:standBijDeels stand:m2 ;", ""),
        ("; sam:meervoudig true", ""),
        ("a sam:Omstandigheid ;", ""),
        ("indicator:i a", "stand:m2 sam:uitsluitend true . indicator:i a"),
        ("indicator:i a", "domein:d a sam:Domein . stand:m2 sam:domein domein:d . indicator:i a"),
        ("indicator:i a", "mitigatie:x a sam:Mitigatie ; sam:viaStand stand:m2 . indicator:i a"),
    ],
)
def test_a_band_that_could_not_be_shown_is_refused_at_load(old: str, new: str) -> None:
    assert old in KNOWLEDGE
    with pytest.raises(ModelError) as found:
        model_of(KNOWLEDGE.replace(old, new, 1))
    assert {fault.subject.rsplit("/", 1)[-1] for fault in found.value.faults} == {"b"}


def test_our_bands_hold_every_score_and_the_strictest_counts_on_a_border(samenhang: Samenhang) -> None:
    """The table of bijlage VI covers 0 to 1 without a gap and mirrors around the middle."""
    model = samenhang.model
    ordered = sorted(model.bands, key=lambda band: band.low)
    assert (ordered[0].low, ordered[-1].high) == (0, 1)
    assert all(one.high == other.low for one, other in pairwise(ordered))
    for one, other in pairwise(ordered):
        (band,) = bands_of(model, one.high)
        assert band.enough_from == max(one.enough_from, other.enough_from)
    assert [b.enough_from for b in ordered] == [b.enough_from for b in reversed(ordered)]
