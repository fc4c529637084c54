"""The answers as JSON: they fit their schema, and their words are there in both languages."""

from collections import Counter
from itertools import permutations
from random import Random

import pytest

from samenhang.answers import advice, texts
from samenhang.answers.naming import Naming
from samenhang.answers.paths import Asked, PathAnswers, stating
from samenhang.api.schemas.changes import Bijstellingen, Mogelijkheden
from samenhang.coherence.evaluate import evaluate
from samenhang.knowledge import terms
from samenhang.search.engine import Engine
from samenhang.search.moves import Wish
from samenhang.search.path import clashes, nearest, path
from samenhang.system import Samenhang
from tests.search import pools


def document(whole: Samenhang, rng: Random) -> dict[str, object]:
    """A random configuration as it is sent."""
    made = pools.random_configuration(whole.model, rng, 0.9, 0.1)
    choices: dict[str, list[str]] = {}
    for n, setting in enumerate(whole.model.settings):
        if made.stated >> n & 1:
            choices.setdefault(terms.slug(whole.model.knobs[setting.knob].iri), []).append(terms.slug(setting.iri))
    measures = [terms.slug(m.iri) for n, m in enumerate(whole.model.measures) if made.taken >> n & 1]
    found: dict[str, object] = {"keuzes": choices, "maatregelen": measures}
    if made.domain:
        found["domein"] = terms.slug(made.domain)
    return found


def follow(sent: dict[str, object], steps: list[dict[str, object]]) -> dict[str, object]:
    """What a reader makes of the steps, by the contract alone."""
    choices = {knob: list(own) for knob, own in sent["keuzes"].items()}  # type: ignore[attr-defined]
    measures = list(sent["maatregelen"])  # type: ignore[call-overload]
    for step in steps:
        match step:
            case {"maatregel": {"slug": slug}, "weg": True}:
                measures.remove(slug)
            case {"maatregel": {"slug": slug}}:
                measures.append(slug)
            case {"knop": {"slug": knob}, "van": van, "naar": naar}:
                own = [s for s in choices.get(knob, []) if not van or s != van["slug"]]  # type: ignore[index]
                choices[knob] = [*own, *([naar["slug"]] if naar else [])]  # type: ignore[index]
    return {**sent, "keuzes": choices, "maatregelen": measures}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_repair_can_be_followed(whole: Samenhang, language: str) -> None:
    """Whoever takes the steps of an answer gets what was promised, and steps cost what they say."""
    rng = Random(6)
    for n in range(12):
        sent = document(whole, rng)
        answer = whole.bijstellingen(sent, language, Wish(harmonious=n % 2 == 1))
        Bijstellingen.model_validate(answer, strict=True)
        for repair in answer["bijstellingen"][:5]:
            after = whole.gevolgen(follow(sent, repair["stappen"]))
            assert after["harmonisch" if n % 2 else "samenhangend"]
            assert after["samenhangend"] == repair["samenhangend"]
            before = {r["slug"] for r in whole.gevolgen(sent)["risicos"] if r["status"] == "open"}
            now = {r["slug"] for r in after["risicos"] if r["status"] == "open"}
            assert {r["slug"] for r in repair["nieuweRisicos"]} == now - before
            assert repair["kosten"] == len(repair["stappen"])
            assert repair["uitleg"].endswith(".")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_steps_are_told_whole_and_in_one_breath(whole: Samenhang, language: str) -> None:
    """All that a step names is in the sentence, and a knob is named once for all that it gets."""
    examples = {e["slug"]: e["configuratie"] for e in whole.lists().examples()["voorbeelden"]}
    fullest = sorted(examples.values(), key=lambda document: -len(document["keuzes"]))
    together = 0
    for start, target in permutations(fullest[:3], 2):
        for phase in whole.groeipaden({**target, "keuzes": start["keuzes"]}, target, 8, language)["fasen"]:
            parts = [step.get(key) for step in phase["stappen"] for key in ("knop", "naar", "maatregel")]
            parts += [step["van"] for step in phase["stappen"] if step.get("van") and step["naar"]]
            left_out = [part["label"] for part in parts if part and f"‘{part['label']}’" not in phase["uitleg"]]
            assert left_out == []
            ways = Counter(
                (s["knop"]["label"], bool(s["van"]), bool(s["naar"])) for s in phase["stappen"] if "knop" in s
            )
            for knob, count in Counter(knob for knob, *_ in ways).items():
                assert phase["uitleg"].count(f"‘{knob}’") == count
            together += max(ways.values(), default=0) > 1
    assert together


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_if_fits_its_schema(whole: Samenhang, language: str) -> None:
    answer = whole.mogelijkheden(document(whole, Random(2)), language)
    Mogelijkheden.model_validate(answer, strict=True)
    assert sum(len(k["standen"]) for k in answer["knoppen"]) == len(whole.model.settings)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_why_not_is_told(whole: Samenhang, language: str) -> None:
    """With everything locked, an incoherent configuration is explained, each part with its passage."""
    rng, told = Random(9), 0
    locked = frozenset(k.iri for k in whole.model.knobs) | frozenset(m.iri for m in whole.model.measures)
    for _ in range(6):
        answer = whole.bijstellingen(document(whole, rng), language, Wish(locked=locked))
        Bijstellingen.model_validate(answer, strict=True)
        why = answer["waaromNiet"]
        if why is None:
            continue
        told += 1
        assert answer["mogelijk"] is False and answer["bijstellingen"] == []
        assert 1 <= len(why["lagen"]) <= 3
        assert all(part["bronnen"] and part["tekst"] for part in why["delen"])
        assert why["uitleg"] and why["losTeLaten"]
    assert told > 2


def test_a_phase_is_called_after_the_handbook_only_where_it_keeps_the_rules_of_that_phase(whole: Samenhang) -> None:
    """A path may be coherent only as long as nobody says in which phase of the handbook it is."""
    rng, engine, named = Random(12), Engine(whole.model), set()
    answers = PathAnswers(Naming(whole.model, whole.catalogue, "nl"))
    for _ in range(12):
        start = pools.random_configuration(whole.model, rng, 0.5, 0.1)
        goal = nearest(engine, start)
        if goal is None or goal == start:
            continue
        found = path(engine, start, goal, 2)
        told = answers.rendered(Asked(False, 2), found)["fasen"]
        for phase, said in zip(found.phases, told, strict=True):
            if said["term"]:
                there = evaluate(whole.model, stating(whole.model, phase.outcome.configuration, said["term"]["id"]))
                assert set(clashes(there)) <= set(phase.clashes)
            named.add(said["term"] and said["term"]["id"])
    assert None in named, "some are not"
    assert len(named) > 2, "and several are"


def test_where_nothing_is_chosen_no_road_is_needed_because_nothing_was_judged(whole: Samenhang) -> None:
    """Not because all is well."""
    assert whole.groeipaden({"keuzes": {}})["uitleg"] == texts.say("nl", "nothing")


def test_the_phase_that_is_stated_is_where_the_road_starts(whole: Samenhang) -> None:
    choices = {"bekostiging-tweede-lijn": "tweede-lijn-productie", "plafond-tweede-lijn": "tweede-lijn-geen-plafond"}
    choices |= {"monitoring-omvang": "lichte-monitoring", "fase-van-het-stelsel": "ambitie-2018"}
    told = whole.groeipaden({"keuzes": choices})["fasen"]
    assert {phase["term"]["slug"] for phase in told if phase["term"]} <= {"ambitie-2018"}


def test_both_languages_say_the_same() -> None:
    assert advice.TEXTS["nl"].keys() == advice.TEXTS["en"].keys()
