"""Solvers over one model, kept warm: what one question teaches a solver serves the next."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from pysat.card import ITotalizer
from pysat.solvers import Solver

from samenhang.coherence.model import Model
from samenhang.search.encoding import Encoding
from samenhang.search.moves import Moves
from samenhang.search.screen import Screen

SOLVER = "g4"
"""Glucose 4: of six solvers of python-sat it was quickest on the whole knowledge together with MiniSat, and it can be
given a budget."""
_BUDGET = 2000
"""Conflicts between two looks at the clock."""
_WORN = 50_000
"""Clauses that a solver may have gathered in passing before it is thrown away."""


class OutOfTimeError(Exception):
    """The time given was over before there was an answer."""


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
        counter = ITotalizer(list(literals), ubound=upper, top_id=self.top)
        for clause in counter.cnf.clauses:
            self.add(*clause)
        self.top = max(self.top, counter.top_id)
        found = list(counter.rhs)
        counter.delete()
        return found

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
        self.moves = Moves(self.encoding)
        formula = self.encoding.formula
        costs = list(self.moves.costs)
        counter = ITotalizer(costs, ubound=len(costs), top_id=formula.top) if costs else None
        self.count: list[int] = counter.rhs if counter else []
        """Literal n holds where more than n things change."""
        plain = list(formula.clauses)
        self._clauses = {False: plain, True: plain + (counter.cnf.clauses if counter else [])}
        self._top = {False: formula.top, True: max(formula.top, counter.top_id if counter else 0)}
        if counter:
            counter.delete()
        self._idle: dict[bool, deque[Session]] = {False: deque(), True: deque()}

    @contextmanager
    def session(self, seconds: float | None = None, counting: bool = False, fresh: bool = False) -> Iterator[Session]:
        """A solver for one question, with at most so many seconds; `counting` where `count` is used, which makes
        every question slower. Which of several solutions a warm solver finds depends on what it was asked before; a
        `fresh` one always finds the same."""
        idle = self._idle[counting]
        session = None if fresh or not idle else idle.pop()
        session = session or Session(self._clauses[counting], self._top[counting])
        session.limit(seconds)
        try:
            yield session
        finally:
            session.close()
            if session.worn < _WORN and not fresh:
                self._idle[counting].append(session)
            else:
                session.solver.delete()
