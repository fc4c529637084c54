"""The verbs that judge configurations: gevolgen and valideer."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samenhang.cli.incoming import input_form, name_of
from samenhang.cli.options import Common, Unusable, as_json, read, shared, stop

if TYPE_CHECKING:
    from samenhang.coherence.evaluate import Outcome
    from samenhang.exchange.reading import Document
    from samenhang.system import Samenhang

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", metavar="FILE", type=_FILE)
@input_form
@as_json
@shared
def gevolgen(common: Common, file: Path, as_json: bool) -> None:
    """Wat er volgt uit de configuratie in FILE.

    What follows from the configuration in FILE.

    FILE is JSON, YAML, JSON-LD, Turtle, TriG, N-Triples of RDF/XML; de extensie zegt welk. Met - komt zij van
    standaardinvoer. | The suffix tells which; - is standard input.
    """
    samenhang = common.load()
    try:
        _, outcome = judge(samenhang, file, common.language)
    except Unusable as error:
        stop(error.lines)
    answer = samenhang.gevolgen(outcome, common.language)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        from samenhang.cli.printing import consequences  # noqa: PLC0415

        click.echo(consequences(answer, common.language))
    sys.exit(0 if outcome.coherent else 1)


@click.command()
@click.argument("files", metavar="FILE...", type=_FILE, nargs=-1, required=True)
@input_form
@as_json
@click.option(
    "--voortgang", is_flag=True, help="Toon de voortgang, ook zonder terminal. | Show progress, terminal or not."
)
@shared
def valideer(common: Common, files: tuple[Path, ...], as_json: bool, voortgang: bool) -> None:
    """Welke regels de configuratie in elke FILE schendt.

    Which rules the configuration in each FILE violates.

    De afsluitstatus is de hoogste van alle bestanden. | The exit status is the highest of all files.
    """
    samenhang = common.load()
    answers: dict[str, dict[str, Any]] = {}
    status = 0
    shown = voortgang or (len(files) > 1 and sys.stderr.isatty())
    with click.progressbar(files, file=sys.stderr, hidden=not shown, show_pos=True) as progress:
        for n, path in enumerate(progress, 1):
            if voortgang and not sys.stderr.isatty():  # a bar needs a terminal; lines do not
                click.echo(f"{n}/{len(files)} {name_of(path, common.language)}", err=True)
            try:
                _, outcome = judge(samenhang, path, common.language)
            except Unusable as error:
                status = 2
                for line in error.lines:
                    click.echo(line, err=True)
                continue
            answers[name_of(path, common.language)] = samenhang.valideer(outcome, common.language)
            status = max(status, 0 if outcome.coherent else 1)
    if as_json:
        click.echo(_as_json(answers, files))
    else:
        from samenhang.cli.printing import validation  # noqa: PLC0415

        for name, answer in answers.items():
            click.echo(validation(answer, name if len(files) > 1 else None, common.language))
    sys.exit(status)


def judge(samenhang: "Samenhang", path: Path, language: str) -> "tuple[Document, Outcome]":
    """The configuration in a file and what follows from it. Raises Unusable, with file and line of each problem."""
    from samenhang.answers import mistakes  # noqa: PLC0415
    from samenhang.coherence.configuration import NotWellFormedError  # noqa: PLC0415

    document = read(samenhang, path, language)
    try:
        return document, samenhang.evaluate(document)
    except NotWellFormedError as error:
        name = name_of(path, language)
        raise Unusable([f"{name}:{mistakes.line(p, document, language)}" for p in error.problems]) from None


def _as_json(answers: dict[str, dict[str, Any]], files: tuple[Path, ...]) -> str:
    """One file gives what the API answers; several give a list, each answer with its file."""
    if len(files) == 1:
        return "\n".join(json.dumps(answer, ensure_ascii=False, indent=2) for answer in answers.values())
    listed = [{"bestand": name, **answer} for name, answer in answers.items()]
    return json.dumps(listed, ensure_ascii=False, indent=2)
