"""The atlas of a version of the knowledge, made once and kept; in a process of its own with its progress told.

`PROGRAM` writes lines of JSON: `{"voortgang": 0.4}` again and again, and at the end `{"atlas": ...}`. Who reads them
can stop it at any moment; a reader that is gone stops it too.
"""

import json
import os
import signal
import sys
import tempfile
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from samenhang.search.atlas import Atlas, Count, Progress, Weight, atlas
from samenhang.search.engine import Engine

_FORMAT: Final = "1"  # raise when an atlas is made otherwise, so that none of an older program is used
PROGRAM: Final = "import sys; from samenhang.system import almanac; almanac.main(*sys.argv[1:])"
"""What Python runs, with the root of the knowledge and the folders that add to it as arguments."""
_STEP: Final = 0.002
"""Progress is told when it grew so much."""


def kept(version: str) -> Atlas | None:
    """The atlas of a version, where it was made before."""
    try:
        return from_json(json.loads(_file(version).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there, or torn: it is made anew


def made(engine: Engine, progress: Progress | None = None) -> Atlas:
    """The atlas, from the cache or made now and kept."""
    version = engine.model.version
    found = kept(version)
    if found is None:
        found = atlas(engine, progress)
        _keep(_file(version), json.dumps(as_json(found)))
    return found


def as_json(found: Atlas) -> dict[str, Any]:
    """An atlas as plain values; fractions as text, so that nothing is rounded."""
    plain = asdict(found)
    for weight in plain["weights"]:
        weight["best_share"], weight["worst_share"] = str(weight["best_share"]), str(weight["worst_share"])
    return plain


def from_json(plain: dict[str, Any]) -> Atlas:
    """The atlas of plain values. Raises KeyError, TypeError and ValueError where they are something else."""
    return Atlas(
        plain["version"],
        tuple(Count(**count) for count in plain["counts"]),
        tuple(
            Weight(
                weight["about"],
                tuple(weight["best"]),
                Fraction(weight["best_share"]),
                tuple(weight["worst"]),
                Fraction(weight["worst_share"]),
            )
            for weight in plain["weights"]
        ),
        tuple((one, other) for one, other in plain["never"]),
    )


def _file(version: str) -> Path:
    return user_cache_path("samenhang") / f"atlas-{_FORMAT}-{version.removeprefix('sha256-')[:24]}.json"


def _keep(path: Path, text: str) -> None:
    """Write in one move; a cache that cannot be written is no reason to stop."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)
        os.replace(file.name, path)
    except OSError:
        pass


def main(root: str, *extra: str) -> None:
    """Make the atlas of these folders and tell how far it is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever started us, who ends us as well
    from samenhang.system import Samenhang  # noqa: PLC0415 - which itself knows of this module

    told = -1.0

    def tell(share: float, _about: str) -> None:
        nonlocal told
        if share - told >= _STEP:
            told = share
            print(json.dumps({"voortgang": share}), flush=True)

    if hasattr(os, "nice"):
        os.nice(10)  # whoever waits for an answer goes first
    whole = Samenhang([Path(folder) for folder in extra], Path(root))
    try:
        print(json.dumps({"atlas": as_json(made(whole.engine, tell))}), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody listens; end without a word
