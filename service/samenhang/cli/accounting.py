"""The verb that accounts for the knowledge: what came from which passage, and what did not."""

from pathlib import Path

import click

from samenhang.cli.options import Common, shared, stop


@click.command()
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path, file_okay=False))
@shared
def herkomst(common: Common, folder: Path) -> None:
    """Schrijf in MAP wat uit welke passage van de bronnen komt, en wat niet, als Markdown.

    Write in MAP what came from which passage of the documents, and what did not, as Markdown.
    """
    from samenhang.editorial.provenance_pages import pages  # noqa: PLC0415

    samenhang = common.load()
    try:
        for name, text in pages(samenhang.knowledge, common.language).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            click.echo(str(path))
    except OSError as error:
        stop([f"{folder}: {error.strerror}"])
