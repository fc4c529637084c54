"""The verb that tells the trace of findings."""

import json
import sys
from pathlib import Path

import click

from samenhang.cli.incoming import input_form
from samenhang.cli.judging import judge
from samenhang.cli.options import Common, Unusable, as_json, shared, stop

WORDS = {
    "nl": {"unknown": "deze configuratie heeft geen bevinding ‘{name}’; wat er wel is: {right}"},
    "en": {"unknown": "this configuration has no finding ‘{name}’; there is: {right}"},
}


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("names", metavar="[BEVINDING]...", nargs=-1)
@input_form
@as_json
@shared
def afleidingen(common: Common, file: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Het spoor van elke BEVINDING over FILE, stap voor stap; zonder naam dat van alle.

    The trace of each finding about FILE, step by step; of all of them without a name.
    """
    from samenhang.answers.traces import finding_names  # noqa: PLC0415
    from samenhang.knowledge import terms  # noqa: PLC0415

    samenhang = common.load()
    try:
        _, outcome = judge(samenhang, file, common.language)
    except Unusable as error:
        stop(error.lines)
    known = finding_names(samenhang.model, outcome)
    for name in names:
        if terms.slug(name) not in known:
            stop([WORDS[common.language]["unknown"].format(name=name, right=", ".join(known))])
    if as_json:
        click.echo(json.dumps(samenhang.afleidingen(outcome, common.language, names), ensure_ascii=False, indent=2))
    else:
        click.echo(samenhang.sporentekst(outcome, common.language, names))
    sys.exit(0 if outcome.coherent else 1)
