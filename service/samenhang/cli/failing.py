"""What is said where a file, a folder or the output itself cannot be used: one line, and exit status 2."""

import os
import sys
from contextlib import suppress
from typing import Any

import click

from samenhang.cli.options import stop

_OUTPUT = "standaarduitvoer | standard output"
"""In both languages: which of them was asked for may not be known yet."""


class Verbs(click.Group):
    """Verbs that end in one line where the system refuses something, not in a traceback with the status that says
    "not coherent".

    A reader that has seen enough (`| head`) is no failure: click ends silently then.
    """

    def main(self, *args: Any, **named: Any) -> Any:
        """As click has it, but for what the system refuses."""
        try:
            return super().main(*args, **named)
        except OSError as error:
            _turn_away()
            # an error about a file or a folder names it; one that names nothing came from writing the answer
            stop([f"{error.filename or _OUTPUT}: {error.strerror or error}"])


def _turn_away() -> None:
    """What was not written yet goes nowhere, or Python would try again, and complain, when it ends."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError):  # an output without a descriptor has nothing to turn away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
