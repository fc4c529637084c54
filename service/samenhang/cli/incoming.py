"""Configurations from files and from standard input (`-`)."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from samenhang.exchange.formats import Format

F = TypeVar("F", bound=Callable[..., Any])

STANDARD_INPUT: Final = Path("-")
FORMS: Final = ("json", "yaml", "json-ld", "turtle", "trig", "n-triples", "rdf/xml")
"""Names of the formats in which a configuration is read; here too, so that help need not load what reads them."""
WORDS: Final = {
    "nl": {"input": "standaardinvoer", "suffix": "onbekende extensie; wat wel gelezen wordt"},
    "en": {"input": "standard input", "suffix": "unknown suffix; what is read"},
}
_KEY: Final = "samenhang.invoer"


def _keep(context: click.Context, _: click.Parameter, value: str) -> None:
    context.meta[_KEY] = value


input_form: Callable[[F], F] = click.option(
    "--invoer",
    type=click.Choice(FORMS),
    default="json",
    show_default=True,
    expose_value=False,
    callback=_keep,
    help="Vorm van wat bij - van standaardinvoer komt. | Form of what - reads from standard input.",
)
"""The option of every verb that takes a configuration; what it says is asked for where the input is read."""


def name_of(path: Path, language: str) -> str:
    """How a message names a file, or standard input."""
    return WORDS[language]["input"] if path == STANDARD_INPUT else str(path)


def content(path: Path) -> bytes:
    """What is in a file, or comes from standard input. Raises OSError."""
    return sys.stdin.buffer.read() if path == STANDARD_INPUT else path.read_bytes()


def form_of(path: Path) -> "Format | None":
    """The format of a file by its name, that of standard input by `--invoer`; None where the name tells nothing."""
    from samenhang.exchange import formats  # noqa: PLC0415

    if path != STANDARD_INPUT:
        return formats.by_name(path)
    wanted = click.get_current_context().meta.get(_KEY, FORMS[0])
    return next(f for f in formats.CONFIGURATIONS if f.name.lower() == wanted)
