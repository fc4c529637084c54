"""A growth path, as far as it was found."""

from typing import Any, Final

from samenhang.answers.naming import Naming
from samenhang.answers.paths import Asked, PathAnswers
from samenhang.coherence.configuration import Configuration, NotWellFormedError
from samenhang.coherence.derived import indicators
from samenhang.coherence.evaluate import Outcome
from samenhang.exchange import several
from samenhang.search import path
from samenhang.search.engine import Engine, OutOfTimeError
from samenhang.search.moves import between

PHASES: Final = 3
"""Phases of a growth path where nobody says how many turns one takes."""


def grown(
    engine: Engine, naming: Naming, before: Outcome, aim: Configuration | None, turns: int | None, seconds: float | None
) -> dict[str, Any]:
    """The path from `before` to `aim`, or to the nearest coherent configuration, with so many turns a phase.

    Raises NotWellFormedError where the choices of the aim are not well formed in the domein of the start.
    """
    start, target = before.configuration, aim
    answers = PathAnswers(naming)
    try:
        target = target or path.nearest(engine, start, seconds)
        if target is None:
            return answers.rendered(Asked(False, turns or 1), None, False)
        most = turns or max(1, -(-len(between(engine.model, start, target)) // PHASES))
        asked = Asked(aim is not None, most, indicators(engine.model, before), before.empty)
        return answers.rendered(asked, path.path(engine, start, target, most, seconds))
    except OutOfTimeError:
        return answers.rendered(Asked(aim is not None, turns or 1), None, None)
    except NotWellFormedError as error:
        raise several.within("naar", error) from None
