"""The verbs that make files for other engines: afleiden and bundel."""

import re
from pathlib import Path

import click

from samenhang.cli.incoming import input_form
from samenhang.cli.judging import judge
from samenhang.cli.options import Common, Unusable, shared, stop

_FILE = click.Path(path_type=Path, dir_okay=False)
_FORMATS = ("turtle", "n-triples", "json-ld", "trig", "rdf/xml")


@click.command()
@click.argument("file", metavar="FILE", type=_FILE)
@input_form
@click.option("--uit", "target", type=_FILE, help="Schrijf naar dit bestand. | Write to this file.")
@click.option(
    "--vorm",
    type=click.Choice(_FORMATS),
    default="turtle",
    show_default=True,
    help="Vorm van de RDF. | Form of the RDF.",
)
@shared
def afleiden(common: Common, file: Path, target: Path | None, vorm: str) -> None:
    """De configuratie in FILE met alles wat eruit is afgeleid, voor motoren die alleen SHACL Core kennen.

    The configuration in FILE with its derived triples, for engines that know SHACL Core only.
    """
    from samenhang.exchange import formats, writing  # noqa: PLC0415
    from samenhang.knowledge import terms  # noqa: PLC0415

    samenhang = common.load()
    try:
        document, outcome = judge(samenhang, file, common.language)
    except Unusable as error:
        stop(error.lines)
    name = re.sub(r"[^a-z0-9-]+", "-", file.stem.lower()).strip("-") or "ingestuurd"
    subject = document.subject or terms.individual("configuratie", name)
    stated = document.stated(subject) or writing.configuration_triples(samenhang.model, outcome.configuration, subject)
    derived = writing.derived_triples(samenhang.model, outcome, subject, document.measurements)
    form = next(f for f in formats.RDF if f.name.lower() == vorm)
    content = writing.text([*stated, *derived], form)
    if target is None:
        click.echo(content, nl=False)
        return
    try:
        target.write_bytes(content)
    except OSError as error:  # a full disk does not say for which file it is
        stop([f"{target}: {error.strerror}"])


@click.command()
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path, file_okay=False))
@shared
def bundel(common: Common, folder: Path) -> None:
    """Schrijf in MAP de kennis en de vormen voor een andere SHACL-motor, en de begrippen in SKOS (NL-SBB).

    Write the knowledge and the shapes for another SHACL engine, and the concepts in SKOS (NL-SBB).

    \b
    cat MAP/kennis.ttl CONFIGURATIE.ttl > samen.ttl
    pyshacl -a -s MAP/vormen.ttl samen.ttl
    """
    from samenhang.exchange.bundle import bundle  # noqa: PLC0415

    samenhang = common.load()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in bundle(samenhang.knowledge).items():
            (folder / name).write_text(text, encoding="utf-8")
            click.echo(str(folder / name))
    except OSError as error:
        stop([f"{folder}: {error.strerror}"])
