"""Solvers over one model, kept warm: what one question teaches a solver serves the next."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from pysat.card import ITotalizer
from pysat.solvers import Solver

from samenhang.coherence.model import Model
from samenhang.search.encoding import Encoding
from samenhang.search.holding import Holding
from samenhang.search.neighbours import Neighbours
from samenhang.search.prices import Prices
from samenhang.search.scope import coherence
from samenhang.search.screen import Screen

SOLVER = "g4"
"""Glucose 4: no solver of python-sat was quicker on the whole knowledge beyond the noise, and it takes a budget."""
_BUDGET = 2000
"""Conflicts between two looks at the clock."""
_WORN = 50_000
"""Clauses that a solver may have gathered in passing before it is thrown away."""


NARROW = 24
"""Changes that are counted at first; a counter of all there are is many times as large."""


BARE = -1
"""In place of a width: a solver that knows what configurations mean and nothing of changes."""
CORE = -2
"""In place of a width: a solver that knows what coherence depends on, with the clauses of `Engine.core`."""


class OutOfTimeError(Exception):
    """The time given was over before there was an answer."""


class Counter:
    """Clauses that count literals, repetitions counted: number n of `literals` holds where more than n of them do, up
    to a width. An iterative totalizer."""

    def __init__(self, literals: list[int], width: int, top: int) -> None:
        self.clauses: list[list[int]] = []
        self.literals: list[int] = []
        self.top = top
        if literals and width:
            made = ITotalizer(literals, ubound=width, top_id=top)
            self.clauses, self.literals, self.top = made.cnf.clauses, list(made.rhs), max(top, made.top_id)
            made.delete()


class Session:
    """One solver for one question at a time."""

    def __init__(self, clauses: Sequence[Sequence[int]], top: int) -> None:
        self.solver = Solver(SOLVER, bootstrap_with=clauses)
        self.top = top
        self.worn = 0
        self.deadline: float | None = None
        self._guards: list[int] = []

    def limit(self, seconds: float | None) -> None:
        """Give it so many seconds from now."""
        self.deadline = None if seconds is None else monotonic() + seconds

    def new(self) -> int:
        """A fresh variable."""
        self.top += 1
        return self.top

    def guard(self) -> int:
        """A literal to assume: clauses added under it hold until the question is answered."""
        self._guards.append(self.new())
        return self._guards[-1]

    def add(self, *literals: int) -> None:
        """A clause more."""
        self.worn += 1
        self.solver.add_clause(literals)

    def counter(self, literals: Sequence[int], upper: int) -> list[int]:
        """Literals of which number n holds where more than n of these hold, repetitions counted, up to `upper`."""
        counter = Counter(list(literals), upper, self.top)
        for clause in counter.clauses:
            self.add(*clause)
        self.top = counter.top
        return counter.literals

    def holds(self, assumptions: Sequence[int]) -> bool:
        """Whether there is a solution. Raises OutOfTimeError."""
        if self.deadline is None:
            return bool(self.solver.solve(assumptions=assumptions))
        while True:
            if monotonic() >= self.deadline:
                raise OutOfTimeError
            self.solver.conf_budget(_BUDGET)
            found = self.solver.solve_limited(assumptions=assumptions)
            if found is not None:
                return bool(found)

    def implied(self, assumptions: Sequence[int]) -> set[int]:
        """Literals that follow from these by propagation alone, so that a search for the contrary is needless."""
        return set(self.solver.propagate(assumptions)[1])

    def solution(self) -> list[int]:
        """The solution that was found last: a literal for each variable, in order."""
        found: list[int] = self.solver.get_model()
        return found

    def core(self) -> list[int]:
        """Assumptions that were enough for there to be no solution, the last time there was none."""
        return list(self.solver.get_core() or ())

    def prefer(self, literals: Sequence[int]) -> None:
        """Literals to try first; the answer does not depend on it, its speed does."""
        self.solver.set_phases(literals)

    def close(self) -> None:
        """Forget what only this question needed."""
        for guard in self._guards:
            self.add(-guard)
        self._guards.clear()
        self.deadline = None


class Engine:
    """All that can be asked of one model by search. Safe to share between threads: each question has its own solver."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.screen = Screen(model)
        self.encoding = Encoding(model)
        self.whole = Holding(self.encoding)
        """Over all that configurations mean."""
        self.core = Holding(Encoding(model, coherence(model)))
        """Over what coherence depends on, with clauses of its own: some fifth of all."""
        self.prices = Prices(self.whole)
        self.neighbours = Neighbours(model)
        self.widths = tuple(sorted({min(NARROW, len(self.prices.costs)), len(self.prices.costs)}))
        """Up to which cost a solver may have to count: little for most questions, all there is for the rest."""
        self._counters: dict[int, Counter] = {}
        self._idle: dict[int, deque[Session]] = {width: deque() for width in (CORE, BARE, 0, *self.widths)}

    def about(self, harmonious: bool) -> tuple[Holding, int]:
        """What to ask of coherence or of harmony, and in place of a width the solver to ask it of."""
        return (self.whole, BARE) if harmonious else (self.core, CORE)

    def count(self, width: int) -> Sequence[int]:
        """Literals of which number n holds where more than n things change, up to a width."""
        return self._counter(width).literals

    def _counter(self, width: int) -> Counter:
        if width not in self._counters:
            self._counters[width] = Counter(list(self.prices.costs), width, self.encoding.formula.top)
        return self._counters[width]

    def _made(self, width: int) -> Session:
        if width in (BARE, CORE):
            encoding = (self.core if width == CORE else self.whole).encoding
            count, top = encoding.alone
            return Session(encoding.formula.clauses[:count], top)
        counter = self._counter(width)
        return Session([*self.encoding.formula.clauses, *counter.clauses], counter.top)

    @contextmanager
    def session(self, seconds: float | None = None, width: int = 0, fresh: bool = False) -> Iterator[Session]:
        """A solver for one question, with at most so many seconds; with a width where `count` is used, which makes
        every question slower. Which of several solutions a warm solver finds depends on what it was asked before; a
        `fresh` one always finds the same."""
        idle = self._idle[width]
        session = None if fresh or not idle else idle.pop()
        if session is None:
            session = self._made(width)
        session.limit(seconds)
        try:
            yield session
        finally:
            session.close()
            if session.worn < _WORN and not fresh:
                idle.append(session)
            else:
                session.solver.delete()
