"""Options that every verb takes, before or after its name, and what they lead to."""

import json
import sys
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from samenhang.cli import incoming

if TYPE_CHECKING:
    from samenhang.exchange.reading import Document
    from samenhang.system import Samenhang

UNUSABLE = 2
"""Exit status where the input, or the knowledge, cannot be used."""

F = TypeVar("F", bound=Callable[..., Any])

_KNOWLEDGE = click.option(
    "--kennis",
    "extra",
    metavar="MAP",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Map met extra kennis in Turtle; mag vaker. | Folder with extra knowledge in Turtle; repeatable.",
)
_LANGUAGE = click.option(
    "--taal",
    type=click.Choice(["nl", "en"]),
    help="Taal van het antwoord; nl als er niets staat. | Language of the answer; nl by default.",
)
_RECEIPT = click.option(
    "--herkomstbewijs",
    "receipt",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Alleen met de kennis en het programma van dit bewijs (of antwoord). | Only with those of this receipt.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Als JSON, zoals de API. | As JSON, like the API.")


class Common:
    """What `--kennis`, `--taal` and `--herkomstbewijs` say, before and after the verb together."""

    def __init__(self, extra: tuple[Path, ...] = (), taal: str | None = None, receipt: Path | None = None) -> None:
        self.extra = extra
        self.receipt = receipt
        self.language = taal or "nl"
        self.given = taal

    def load(self) -> "Samenhang":
        """The knowledge; where it cannot be used, or is not that of the receipt, every problem on a line of its own and
        exit status 2.
        """
        from samenhang.knowledge.problems import KnowledgeError  # noqa: PLC0415 - only once there is something to do
        from samenhang.system import Samenhang  # noqa: PLC0415

        try:
            samenhang = Samenhang(self.extra)
        except KnowledgeError as error:
            stop([problem.text(self.language) for problem in error.problems])
        if self.receipt and (wrong := refused(samenhang, self.receipt, self.language)):
            stop([f"{self.receipt}: {wrong}"])
        return samenhang


def shared(command: F) -> F:
    """Gives a verb `--kennis` and `--taal`; what stood before the verb counts too. The verb gets one `common`
    instead.
    """

    def wrapped(*args: Any, extra: tuple[Path, ...], taal: str | None, receipt: Path | None, **rest: Any) -> Any:
        context = click.get_current_context()
        before = context.find_object(Common) or Common()
        context.obj = Common((*before.extra, *extra), taal or before.given, receipt or before.receipt)
        return command(*args, common=context.obj, **rest)

    return _KNOWLEDGE(_LANGUAGE(_RECEIPT(update_wrapper(wrapped, command))))  # type: ignore[return-value]


WORDS = {
    "nl": {
        "no-receipt": "dit is geen herkomstbewijs: geef het zoals het in het antwoord stond, of het hele antwoord",
        "kennis": "gemaakt met kennis {then}; hier is alleen {now}",
        "programma": "gemaakt met programma {then}; hier draait {now}",
    },
    "en": {
        "no-receipt": "this is no receipt: give it as it stood in the answer, or the whole answer",
        "kennis": "made with knowledge {then}; here is only {now}",
        "programma": "made with program {then}; here runs {now}",
    },
}


def refused(samenhang: "Samenhang", path: Path, language: str) -> str | None:
    """Why the receipt in a file cannot be honoured here, or None."""
    from samenhang.answers.receipt import KEY  # noqa: PLC0415

    words = WORDS[language]
    try:
        found = json.loads(path.read_bytes())
        found = found.get(KEY, found)
        then = {"kennis": str(found["kennis"]), "programma": str(found["programma"]["hash"])}
    except OSError as error:
        return str(error.strerror)
    except (ValueError, KeyError, TypeError, AttributeError):
        return words["no-receipt"]
    here = samenhang.receipt("", {})
    now = {"kennis": here.knowledge, "programma": here.program.hash}
    return next((words[part].format(then=then[part], now=now[part]) for part in then if then[part] != now[part]), None)


def read(samenhang: "Samenhang", path: Path, language: str) -> "Document":
    """The document in a file, its format told by its name, or that of standard input. Raises Unusable with file and
    line.
    """
    from samenhang.answers import mistakes  # noqa: PLC0415
    from samenhang.exchange import formats  # noqa: PLC0415
    from samenhang.exchange.unreadable import UnreadableError  # noqa: PLC0415

    name, form = incoming.name_of(path, language), incoming.form_of(path)
    if form is None:
        known = ", ".join(suffix for f in formats.CONFIGURATIONS for suffix in f.suffixes)
        raise Unusable([f"{name}: {incoming.WORDS[language]['suffix']}: {known}"])
    try:
        return samenhang.read(incoming.content(path), form)
    except UnreadableError as error:
        raise Unusable([f"{name}:{error.line or 1}: {mistakes.unreadable(error, language)}"]) from None
    except OSError as error:
        raise Unusable([f"{name}: {error.strerror}"]) from None


class Unusable(Exception):
    """Input that cannot be used: the lines to print."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def stop(lines: list[str]) -> NoReturn:
    """Print lines to standard error and end with status 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(UNUSABLE)
