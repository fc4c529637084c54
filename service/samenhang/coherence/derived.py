"""What the derivation writes onto a configuration, for engines that only read: `sam:looptRisico` and
`sam:vraagtIndicator`.
"""

from samenhang.coherence.evaluate import Outcome
from samenhang.coherence.model import Cause, Model, bits


def causes(model: Model, outcome: Outcome) -> list[Cause]:
    """Causes of all effective settings and present measures, answered or not."""
    found = [cause for n in bits(outcome.effective) for cause in model.causes[n]]
    return found + [cause for n in bits(outcome.present) for cause in model.measures[n].causes]


def risks(model: Model, outcome: Outcome) -> frozenset[str]:
    """Risks that the configuration runs, open or not (IRIs)."""
    return frozenset(cause.risk for cause in causes(model, outcome))


def indicators(model: Model, outcome: Outcome) -> frozenset[str]:
    """Indicators that signal one of those risks, or an incentive on the way to one (IRIs)."""
    signalled = {thing for cause in causes(model, outcome) for thing in (cause.risk, cause.incentive) if thing}
    return frozenset(indicator for thing in signalled for indicator in model.indicators.get(thing, ()))
