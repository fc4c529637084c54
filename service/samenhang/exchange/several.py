"""Requests that hold more than one configuration, read from plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Final

from samenhang.coherence.mistakes import NotWellFormedError, Problem, told, wrong_kind

MOST_COMPARED: Final = 12
"""Configurations side by side; more do not fit beside each other."""
MOST_TURNS: Final = 50
"""Turns in one phase of a path."""


@dataclass(frozen=True, slots=True)
class PathRequest:
    """From one configuration to another (None: to the nearest that is coherent), with at most so many turns a phase
    (None: not said)."""

    start: Any
    target: Any
    turns: int | None


def path_request(value: object) -> PathRequest:
    """A request for a growth path. Raises NotWellFormedError."""
    found, problems = _parts(value, ("van", "naar", "perFase"), needed="van")
    turns = found.get("perFase")
    if turns is not None and not (type(turns) is int and 1 <= turns <= MOST_TURNS):
        problems.append(Problem("not-a-count", "perFase", told(turns), ("1",), ("1", str(MOST_TURNS))))
    if problems:
        raise NotWellFormedError(problems)
    return PathRequest(found["van"], found.get("naar"), turns)


def comparison_request(value: object) -> list[Any]:
    """The configurations of a request for a comparison. Raises NotWellFormedError."""
    found, problems = _parts(value, ("configuraties",), needed="configuraties")
    listed = found.get("configuraties")
    if not problems and not isinstance(listed, list):
        problems.append(wrong_kind("not-a-list", "configuraties", listed))
    elif not problems and isinstance(listed, list) and not 2 <= len(listed) <= MOST_COMPARED:
        limits = ("2", str(MOST_COMPARED))
        problems.append(Problem("wrong-number-of-configurations", "configuraties", str(len(listed)), (), limits))
    if problems or not isinstance(listed, list):
        raise NotWellFormedError(problems)
    return listed


def within(place: str, error: NotWellFormedError) -> NotWellFormedError:
    """The problems of a configuration that stands somewhere in a request."""
    return NotWellFormedError([replace(p, where=f"{place}.{p.where}" if p.where else place) for p in error.problems])


def _parts(value: object, known: tuple[str, ...], needed: str) -> tuple[Mapping[str, Any], list[Problem]]:
    if not isinstance(value, Mapping):
        return {}, [wrong_kind("not-an-object", "", value)]
    problems = [
        Problem("unknown-part", str(key), str(key), tuple(get_close_matches(str(key), known, n=1)) or known)
        for key in value
        if key not in known
    ]
    if value.get(needed) is None:
        problems.append(Problem("missing-key", needed, needed))
    return value, problems
