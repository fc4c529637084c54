"""What the program itself is: its version, and a hash over its own source, so that an answer can say what made it."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, NamedTuple

_PACKAGE: Final = Path(__file__).resolve().parents[1]


class Program(NamedTuple):
    """The version that was released (empty in a checkout that is not installed), and the hash over the source."""

    version: str
    hash: str


@cache
def program() -> Program:
    """This program. The hash is over the path and the content of every Python file, in order of path."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    try:
        released = version("samenhang")
    except PackageNotFoundError:
        released = ""
    return Program(released, f"sha256-{digest.hexdigest()}")
