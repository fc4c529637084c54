"""The verbs that look at the whole rule set: atlas, regelcontrole and verschil."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from samenhang.cli.options import Common, as_json, shared, stop

_FOLDER = click.Path(path_type=Path, file_okay=False)
STOPPED = 130
"""Exit status of who was interrupted."""

WORDS = {
    "nl": {
        "making": "De atlas wordt gemaakt (stoppen: Ctrl+C)",
        "stopped": "Gestopt; er is niets bewaard.",
        "no-folder": "{path}: hier staan niet de mappen {names}",
    },
    "en": {
        "making": "Making the atlas (stop: Ctrl+C)",
        "stopped": "Stopped; nothing was kept.",
        "no-folder": "{path}: the folders {names} are not here",
    },
}


@click.command()
@as_json
@shared
def atlas(common: Common, as_json: bool) -> None:
    """Alle volledige configuraties samen: hoeveel er samenhangen, welke knoppen het meest beslissen, welke standen in
    geen samenhangende configuratie samengaan.

    All complete configurations together: how many are coherent, which knobs decide most, which settings go together in
    no coherent one.

    De eerste keer voor een versie van de kennis duurt dit even; daarna is het bewaard. | The first time for a version
    of the knowledge takes a while; then it is kept.
    """
    words = WORDS[common.language]
    samenhang = common.load()
    try:
        with click.progressbar(length=1000, label=words["making"], file=sys.stderr) as bar:
            done = 0

            def tell(share: float, _about: str) -> None:
                nonlocal done
                bar.update(int(share * 1000) - done)
                done = int(share * 1000)

            answer = samenhang.atlas(common.language, tell)
    except KeyboardInterrupt:
        click.echo(f"\n{words['stopped']}", err=True)
        sys.exit(STOPPED)
    _tell(answer, "atlas", common, as_json)


@click.command()
@as_json
@shared
def regelcontrole(common: Common, as_json: bool) -> None:
    """De regels nagekeken: wat niet kan, wat nooit gebeurt, wat dubbel gezegd is.

    The rules checked by themselves: what cannot be, what never happens, what is said twice.

    Afsluitstatus 0 (in orde) of 1. | Exit status 0 (in order) or 1.
    """
    answer = common.load().regelcontrole(common.language)
    _tell(answer, "check", common, as_json)
    sys.exit(0 if answer["inOrde"] else 1)


@click.command()
@click.argument("older", metavar="OUD", type=_FOLDER)
@click.argument("newer", metavar="[NIEUW]", type=_FOLDER, required=False)
@as_json
@shared
def verschil(common: Common, older: Path, newer: Path | None, as_json: bool) -> None:
    """Welke configuraties een ander oordeel krijgen dan in de map OUD, elk met een kleinste voorbeeld.

    Which configurations get another verdict than in the folder OUD, each with a smallest example.

    OUD en NIEUW zijn mappen met ontology, data, shapes en queries; zonder NIEUW is dat de eigen kennis, met --kennis.
    Afsluitstatus 0 (geen verschil) of 1. | Exit status 0 (no difference) or 1.
    """
    from samenhang.knowledge.folders import NAMES  # noqa: PLC0415
    from samenhang.knowledge.problems import KnowledgeError  # noqa: PLC0415
    from samenhang.system import Samenhang  # noqa: PLC0415

    for folder in (f for f in (older, newer) if f is not None):
        if not all((folder / name).is_dir() for name in NAMES):
            stop([WORDS[common.language]["no-folder"].format(path=folder, names=", ".join(NAMES))])
    try:
        before = Samenhang(root=older)
        after = common.load() if newer is None else Samenhang(common.extra, newer)
    except KnowledgeError as error:
        stop([problem.text(common.language) for problem in error.problems])
    answer = after.verschil(before, common.language)
    _tell(answer, "changes", common, as_json)
    sys.exit(1 if answer["anders"] else 0)


def _tell(answer: dict[str, Any], kind: str, common: Common, as_json: bool) -> None:
    from samenhang.cli import telling  # noqa: PLC0415

    tell = (
        json.dumps(answer, ensure_ascii=False, indent=2) if as_json else getattr(telling, kind)(answer, common.language)
    )
    click.echo(tell)
