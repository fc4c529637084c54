"""The verbs that ask what could be otherwise: what if, the least to change, why not, the path, the least to measure,
likeness and comparison."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samenhang.cli.incoming import input_form, name_of
from samenhang.cli.judging import judge
from samenhang.cli.options import Common, Unusable, as_json, shared, stop

if TYPE_CHECKING:
    from samenhang.coherence.evaluate import Outcome
    from samenhang.search.moves import Wish
    from samenhang.system import Samenhang

_FILE = click.Path(path_type=Path, dir_okay=False)
_ARGUMENT = click.argument("file", metavar="FILE", type=_FILE)
_LOCKED = click.option(
    "--vast", metavar="NAAM", multiple=True, help="Knop of maatregel die zo blijft; mag vaker. | Stays as it is."
)
_GOAL = click.option(
    "--doel", type=click.Choice(["samenhangend", "harmonisch"]), default="samenhangend", help="Het doel. | The goal."
)
_OPENING = click.option(
    "--openlaten",
    type=click.Choice(["ja", "nee"]),
    default="nee",
    show_default=True,
    help="Of een knop zijn laatste stand mag verliezen. | Whether a knob may lose its last setting.",
)
SECONDS = 60.0
"""After this the best that was found is given, labelled as such."""

WORDS = {
    "nl": {"unknown": "‘{name}’ is geen knop en geen maatregel", "two": "geef twee of meer bestanden"},
    "en": {"unknown": "‘{name}’ is no knob and no measure", "two": "give two files or more"},
}


@click.command()
@_ARGUMENT
@input_form
@_LOCKED
@as_json
@shared
def mogelijkheden(common: Common, file: Path, vast: tuple[str, ...], as_json: bool) -> None:
    """Wat elke andere stand zou veranderen aan de configuratie in FILE.

    What every other setting would change in the configuration in FILE.
    """
    samenhang, document, outcome = _judged(common, file)
    answer = samenhang.mogelijkheden(document, common.language, _locked(samenhang, common, vast))
    _tell(answer, "possibilities", common, as_json)
    sys.exit(0 if outcome.coherent else 1)


@click.command()
@_ARGUMENT
@input_form
@_GOAL
@_LOCKED
@_OPENING
@click.option(
    "--aantal", type=click.IntRange(1, 1000), default=10, show_default=True, help="Hoogstens zoveel. | At most so many."
)
@as_json
@shared
def bijstellingen(common: Common, file: Path, aantal: int, as_json: bool, **wished: Any) -> None:
    """De kleinste veranderingen die de configuratie in FILE samenhangend maken.

    The smallest changes that make the configuration in FILE coherent.
    """
    from samenhang.search.repairs import Effort  # noqa: PLC0415

    samenhang, document, outcome = _judged(common, file)
    effort = Effort(limit=aantal, seconds=SECONDS)
    answer = samenhang.bijstellingen(document, common.language, _wish(samenhang, common, **wished), effort)
    _tell(answer, "repairs", common, as_json)
    sys.exit(0 if outcome.coherent else 1)


@click.command()
@_ARGUMENT
@input_form
@_GOAL
@_LOCKED
@_OPENING
@as_json
@shared
def conflicten(common: Common, file: Path, as_json: bool, **wished: Any) -> None:
    """Waarom het met wat vaststaat niet kan: de kleinste verzameling keuzes en regels die niet samengaan.

    Why it cannot be with what is fixed: the smallest set of choices and rules that do not go together.

    Afsluitstatus 0 als er geen conflict is, 1 als er een is. | Exit status 0 without a conflict, 1 with one.
    """
    samenhang, document, _ = _judged(common, file)
    answer = samenhang.conflicten(document, common.language, _wish(samenhang, common, **wished), SECONDS)
    _tell(answer, "conflict", common, as_json)
    sys.exit(1 if answer["conflict"] else 0)


@click.command()
@click.argument("van", metavar="VAN", type=_FILE)
@click.argument("naar", metavar="[NAAR]", type=_FILE, required=False)
@input_form
@click.option(
    "--per-fase", type=click.IntRange(1, 50), help="Hoogstens zoveel stappen per fase. | At most so many steps a phase."
)
@as_json
@shared
def groeipaden(common: Common, van: Path, naar: Path | None, per_fase: int | None, as_json: bool) -> None:
    """In fasen van de configuratie in VAN naar die in NAAR, of naar de dichtstbijzijnde samenhangende.

    In phases from the configuration in VAN to the one in NAAR, or to the nearest that is coherent.
    """
    from samenhang.answers import mistakes  # noqa: PLC0415
    from samenhang.coherence.configuration import NotWellFormedError  # noqa: PLC0415

    samenhang, start, outcome = _judged(common, van)
    target = None if naar is None else _judged(common, naar, samenhang)[1]
    try:
        answer = samenhang.groeipaden(start, target, per_fase, common.language, SECONDS)
    except NotWellFormedError as error:
        name = name_of(naar or van, common.language)
        stop([f"{name}: {p.where}: {mistakes.sentence(p, common.language)}" for p in error.problems])
    _tell(answer, "path", common, as_json)
    sys.exit(0 if outcome.coherent else 1)


@click.command()
@_ARGUMENT
@input_form
@click.option("--csv", "form", flag_value="csv", help="Het eerste plan als CSV. | The first plan as CSV.")
@click.option("--turtle", "form", flag_value="turtle", help="Het eerste plan als RDF. | The first plan as RDF.")
@as_json
@shared
def meetplannen(common: Common, file: Path, form: str | None, as_json: bool) -> None:
    """Het minste om te meten: welke indicatoren de open risico's van de configuratie in FILE laten zien.

    The least to measure: which indicators show the open risks of the configuration in FILE.
    """
    samenhang, document, outcome = _judged(common, file)
    if form:
        click.echo(samenhang.meetplan(document, form, common.language).decode(), nl=False)
    else:
        _tell(samenhang.meetplannen(document, common.language), "plans", common, as_json)
    sys.exit(0 if outcome.coherent else 1)


@click.command()
@_ARGUMENT
@input_form
@as_json
@shared
def gelijkenissen(common: Common, file: Path, as_json: bool) -> None:
    """Wat de configuratie in FILE werkelijk is: hoe de keuzes werken, en op welk archetype zij lijkt.

    What the configuration in FILE really is: how its choices work, and which archetype it resembles.
    """
    samenhang, document, outcome = _judged(common, file)
    _tell(samenhang.gelijkenissen(document, common.language), "likeness", common, as_json)
    sys.exit(0 if outcome.coherent else 1)


@click.command()
@click.argument("files", metavar="FILE FILE...", type=_FILE, nargs=-1, required=True)
@input_form
@as_json
@shared
def vergelijkingen(common: Common, files: tuple[Path, ...], as_json: bool) -> None:
    """De configuraties in twee of meer bestanden naast elkaar.

    The configurations in two or more files side by side.

    De afsluitstatus is de hoogste van alle bestanden. | The exit status is the highest of all files.
    """
    if len(files) < 2:
        stop([WORDS[common.language]["two"]])
    samenhang = common.load()
    judged = [_judged(common, file, samenhang) for file in files]
    answer = samenhang.vergelijkingen([document for _, document, _ in judged], common.language)
    _tell(answer, "comparison", common, as_json)
    sys.exit(max(0 if outcome.coherent else 1 for _, _, outcome in judged))


def _judged(common: Common, file: Path, loaded: "Samenhang | None" = None) -> "tuple[Samenhang, object, Outcome]":
    """The program, the document in a file and what follows from it; ends with status 2 where it cannot be used."""
    samenhang = loaded or common.load()
    try:
        document, outcome = judge(samenhang, file, common.language)
    except Unusable as error:
        stop(error.lines)
    return samenhang, document, outcome


def _wish(samenhang: "Samenhang", common: Common, doel: str, vast: tuple[str, ...], openlaten: str) -> "Wish":
    from samenhang.search.moves import Wish  # noqa: PLC0415

    return Wish(doel == "harmonisch", _locked(samenhang, common, vast), opening=openlaten == "ja")


def _locked(samenhang: "Samenhang", common: Common, names: tuple[str, ...]) -> frozenset[str]:
    known = samenhang.model.names
    found = {name: known["knop"].get(name) or known["mitigatie"].get(name) for name in names}
    unknown = [name for name, iri in found.items() if iri is None]
    if unknown:
        stop([WORDS[common.language]["unknown"].format(name=name) for name in unknown])
    return frozenset(iri for iri in found.values() if iri)


def _tell(answer: dict[str, Any], kind: str, common: Common, as_json: bool) -> None:
    """The answer as JSON, or as text by the function of `telling` with this name."""
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    from samenhang.cli import telling  # noqa: PLC0415

    tell: Callable[[dict[str, Any], str], str] = getattr(telling, kind)
    click.echo(tell(answer, common.language))
