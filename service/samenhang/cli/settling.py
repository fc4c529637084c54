"""The verb that says whether a measurement may be settled on."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samenhang.cli.incoming import input_form, name_of
from samenhang.cli.options import Common, Unusable, as_json, read, shared, stop

if TYPE_CHECKING:
    from samenhang.exchange.reading import Document

_SIGNS = {"rood": "▲", "geel": "◐", "groen": "✓"}
_COLOURS = {"rood": "red", "geel": "yellow", "groen": "green"}

WORDS = {
    "nl": {
        "what": "geef een FILE met metingen, of --indicator, --proportie en --waarnemingen samen",
        "none": "er staat geen meting in; geef er een met indicator, proportie en waarnemingen",
        "sources": "Bron: {places}.",
        "rood": "rood",
        "geel": "geel",
        "groen": "groen",
    },
    "en": {
        "what": "give a FILE with measurements, or --indicator, --proportie and --waarnemingen together",
        "none": "there is no measurement in it; give one with indicator, proportie and waarnemingen",
        "sources": "Source: {places}.",
        "rood": "red",
        "geel": "yellow",
        "groen": "green",
    },
}


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@input_form
@click.option("--indicator", help="Waarop wordt afgerekend. | What is settled on.")
@click.option("--proportie", type=float, help="De score, van 0 tot en met 1. | The score, from 0 to 1.")
@click.option("--waarnemingen", type=int, help="Het aantal waarnemingen. | The number of observations.")
@as_json
@shared
def afrekenbaar(
    common: Common,
    file: Path | None,
    indicator: str | None,
    proportie: float | None,
    waarnemingen: int | None,
    as_json: bool,
) -> None:
    """Of op de metingen in FILE, of op deze ene, kan worden afgerekend.

    Whether the measurements in FILE, or this one, may be settled on.

    \b
    samenhang afrekenbaar mijn.json
    samenhang afrekenbaar --indicator spreiding-van-scores --proportie 0.85 --waarnemingen 120

    Afsluitstatus 0 (groen), 1 (geel of rood), 2 (de invoer deugt niet).
    """
    from samenhang.answers import mistakes  # noqa: PLC0415
    from samenhang.coherence.configuration import NotWellFormedError  # noqa: PLC0415

    words = WORDS[common.language]
    one = {"indicator": indicator, "proportie": proportie, "waarnemingen": waarnemingen}
    given = [value is not None for value in one.values()]
    if any(given) if file else not all(given):
        stop([words["what"]])
    samenhang = common.load()
    document: Document | None = None
    try:
        document = read(samenhang, file, common.language) if file else None
        answer = samenhang.afrekenbaar(document or {"metingen": [one]}, common.language)
    except Unusable as error:
        stop(error.lines)
    except NotWellFormedError as error:
        if file and document:
            stop(
                [
                    f"{name_of(file, common.language)}:{mistakes.line(p, document, common.language)}"
                    for p in error.problems
                ]
            )
        stop([f"{p.where}: {mistakes.sentence(p, common.language)}" for p in error.problems])
    if file and not answer["metingen"]:
        stop([f"{name_of(file, common.language)}: {words['none']}"])
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else _told(answer, words))
    sys.exit(0 if answer["oordeel"] == "groen" else 1)


def _told(answer: dict[str, Any], words: dict[str, str]) -> str:
    parts = []
    for each in answer["metingen"]:
        verdict = each["oordeel"]
        head = click.style(f"{_SIGNS[verdict]} {words[verdict]}", fg=_COLOURS[verdict])
        places = "; ".join(f"{p['titel']}, {p['vindplaats']}" for p in each["bronnen"])
        told = f"{head}: {each['indicator']['label']}\n  {each['uitleg']}"
        parts.append(f"{told}\n  {words['sources'].format(places=places)}" if places else told)
    parts += [f"{f['uitleg']}" for f in answer["bevindingen"] if f["status"] == "open"]
    return "\n\n".join(parts)
