"""Clauses, built up gate by gate.

Each gate is defined in both directions and made once, so that its literal has the value of what it stands for in
every solution; constants and repetitions vanish before they reach a solver.
"""

from collections.abc import Iterable


class Formula:
    """A growing set of clauses over numbered variables. A literal is a variable, or its negative for "not"."""

    def __init__(self) -> None:
        self.top = 1
        self.clauses: list[list[int]] = [[1]]
        self._gates: dict[tuple[int, ...], int] = {}

    true = 1
    """The literal that always holds."""

    def new(self) -> int:
        """A fresh variable."""
        self.top += 1
        return self.top

    def news(self, count: int) -> tuple[int, ...]:
        """Some fresh variables in a row."""
        return tuple(self.new() for _ in range(count))

    def add(self, *literals: int) -> None:
        """State that at least one of the literals holds."""
        if 1 not in literals:
            self.clauses.append([x for x in dict.fromkeys(literals) if x != -1])

    def all(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly where all of these hold."""
        parts = sorted(set(literals) - {1})
        if -1 in parts or any(-x in parts for x in parts if x > 0):
            return -1
        if len(parts) < 2:
            return parts[0] if parts else 1
        key = tuple(parts)
        gate = self._gates.get(key)
        if gate is None:
            gate = self._gates[key] = self.new()
            self.clauses += [[-gate, part] for part in parts]
            self.clauses.append([gate, *(-part for part in parts)])
        return gate

    def any(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly where at least one of these holds."""
        return -self.all(-x for x in literals)

    def at_most_one(self, literals: Iterable[int]) -> None:
        """State that no two of the literals hold; pairwise, because knobs have few settings."""
        parts = list(literals)
        for n, one in enumerate(parts):
            for other in parts[n + 1 :]:
                self.add(-one, -other)
