"""Why not: the smallest set of choices and rules that cannot go together, and which locks to let go.

A smallest conflict is a smallest set that hits every way out of the conflict. Ways out are found one by one, and the
hitting sets by `Hitman` of python-sat (A. Ignatiev and others, "Smallest MUS extraction with minimal hitting set
dualization", CP 2015); as long as the search runs, the size of the last hitting set is a lower bound.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pysat.examples.hitman import Hitman

from samenhang.coherence.model import bits
from samenhang.search.engine import Engine, OutOfTimeError, Session
from samenhang.search.holding import Holding
from samenhang.search.moves import Task

Kind = Literal["keuze", "omstandigheid", "maatregel", "archetype", "domein", "regel", "risico"]


@dataclass(frozen=True, slots=True)
class Element:
    """One thing in a conflict: a locked choice or a circumstance (`about` is the knob, `settings` what it is set to,
    none where it is open), a locked measure (`taken` or not), the archetype or domein declared, a rule that must not
    be violated, or, where harmony is asked, a risk in a lijn that must not stay open (IRIs)."""

    kind: Kind
    about: str
    settings: tuple[str, ...] = ()
    taken: bool = True
    line: str | None = None

    @property
    def lock(self) -> bool:
        """Whether it was locked by whoever asks, so that it can be let go."""
        return self.kind in ("keuze", "maatregel")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Elements that cannot go together, while any of them left out would leave a way.

    No conflict is smaller than `bound`; `proven` says that this one is that small. `whatever` are free knobs (IRIs)
    of which every setting meets the conflict: without them it would not be one, because a knob with a setting keeps
    one. `releases` are all smallest sets of locks (about, IRIs) that would have to be let go; empty where that does
    not help either, None where time ran out.
    """

    elements: tuple[Element, ...]
    bound: int
    proven: bool
    whatever: tuple[str, ...]
    releases: tuple[tuple[str, ...], ...] | None


def conflict(engine: Engine, task: Task, seconds: float | None = None, releases: int = 20) -> Conflict | None:
    """The smallest conflict of a task, or None where it can be done; at most so many `releases`.

    Raises OutOfTimeError where time is over before any conflict is known.
    """
    holding, bare = engine.about(task.wish.harmonious)
    with engine.session(seconds, bare, fresh=True) as session:
        search = _Search(holding, task, session)
        return search.run(releases) if search.impossible(range(len(search.elements))) else None


def conflict_in_time(engine: Engine, task: Task, seconds: float | None = None) -> tuple[Conflict | None, bool]:
    """The smallest conflict of a task, and whether there was time to know."""
    try:
        return conflict(engine, task, seconds), True
    except OutOfTimeError:
        return None, False


class _Search:
    """One conflict on one solver. `literals` holds those of each of the `elements`."""

    def __init__(self, holding: Holding, task: Task, session: Session) -> None:
        self.holding = holding
        self.encoding = holding.encoding
        self.model = holding.model
        self.task = task
        self.session = session
        self.elements: list[Element] = []
        self.literals: list[list[int]] = []
        self.stays: dict[str, list[int]] = {}
        """Literals that keep a free knob from falling open, by knob."""
        self.fixed: list[int] = []
        self._wholes: dict[int, int] = {}
        """For elements of several literals, a literal that only holds where the element does."""
        self._context()
        self._knobs()
        self._measures()
        self._goals()
        self._sets = [frozenset(own) for own in self.literals]
        self._stay = session.guard()
        for literal in (x for own in self.stays.values() for x in own):
            session.add(-self._stay, literal)
        # this solver is for one question: what is fixed is said to it once, and not with every step again
        for literal in self.fixed:
            session.add(literal)
        # what a solution leaves out is to be little
        session.prefer([x for own in self.literals for x in own])

    def _part(self, element: Element, literals: list[int]) -> None:
        self.elements.append(element)
        self.literals.append(literals)

    def _context(self) -> None:
        encoding, now = self.encoding, self.task.configuration
        declared: list[tuple[Kind, str | None, dict[str, int]]] = [
            (
                "archetype",
                now.archetype,
                dict(zip((a.iri for a in self.model.archetypes), encoding.archetypes, strict=True)),
            ),
            ("domein", now.domain, dict(zip(self.model.domains, encoding.domains, strict=True))),
        ]
        for kind, iri, literals in declared:
            if iri is None:
                self.fixed += [-x for x in literals.values()]
            else:
                self._part(Element(kind, iri), [literals[iri]])

    def _knobs(self) -> None:
        encoding, holding, now = self.encoding, self.holding, self.task.configuration
        opening = self.task.wish.opening
        for number, knob in enumerate(self.model.knobs):
            own = bits(knob.settings & holding.settings)
            if not own:
                continue  # nothing depends on it
            names = tuple([self.model.settings[s].iri for s in own if now.nominal >> s & 1])
            if knob.circumstance:
                self._part(Element("omstandigheid", knob.iri, names), holding.kept(now, [knob.iri]))
            elif knob.iri in self.task.wish.locked:
                # let go it may turn, and still not fall open
                self.fixed += [encoding.filled[number]] if not knob.multiple and now.stated & knob.settings else []
                self._part(Element("keuze", knob.iri, names), holding.kept(now, [knob.iri]))
            elif names:
                stays = [encoding.filled[number]] if not knob.multiple and now.stated & knob.settings else []
                stays += [] if opening else [encoding.chosen[number]]
                if stays:
                    self.stays[knob.iri] = stays

    def _measures(self) -> None:
        holding, now = self.holding, self.task.configuration
        for number, measure in enumerate(self.model.measures):
            if not holding.measures >> number & 1:
                continue
            taken = bool(now.taken >> number & 1)
            knob = None if measure.setting is None else self.model.knobs[self.model.settings[measure.setting].knob]
            if knob and knob.circumstance:
                continue  # stays with its knob
            if knob and not taken:
                self.fixed.append(-self.encoding.taken[number])
            if measure.iri in self.task.wish.locked:
                self._part(Element("maatregel", measure.iri, (), taken), holding.kept(now, [measure.iri]))

    def _goals(self) -> None:
        encoding, harmonious = self.encoding, self.task.wish.harmonious
        for number, rule in enumerate(self.model.rules):
            if rule.severity == "overtreding" or (harmonious and rule.severity == "waarschuwing"):
                self._part(Element("regel", rule.iri), [-encoding.violated[number]])
        for number, (risk, line) in enumerate(self.model.groups if harmonious else ()):
            if self.model.risk_severity[risk] != "info":
                self._part(Element("risico", risk, line=line), [-encoding.exposed[number]])

    def run(self, releases: int) -> Conflict:
        found, bound, proven = self._smallest()
        whatever = self._whatever(found)
        try:
            free: tuple[tuple[str, ...], ...] | None = self._releases(releases)
        except OutOfTimeError:
            free = None
        elements = sorted(
            (self.elements[n] for n in found), key=lambda e: (_KINDS.index(e.kind), e.about, e.line or "")
        )
        return Conflict(tuple(elements), bound, proven, whatever, free)

    def impossible(self, found: Iterable[int]) -> bool:
        """Whether these elements (numbers) cannot go together."""
        return not self.session.holds(self._assumed(found))

    def _assumed(self, found: Iterable[int]) -> list[int]:
        return [self._stay, *[x for n in found for x in self.literals[n]]]

    def _smallest(self) -> tuple[set[int], int, bool]:
        known, bound = self._some(), 1
        with Hitman(solver="g4", htype="sorted") as hitting:
            try:
                while True:
                    found: set[int] = set(hitting.get() or ())
                    bound = max(bound, len(found))
                    if bound == len(known):
                        return known, bound, True
                    if self.impossible(found):
                        return found, bound, True
                    hitting.hit(self._way_out())
            except OutOfTimeError:
                return known, bound, False

    def _way_out(self) -> list[int]:
        """What is to be left out in the solution just found, made so small that no element of it can be had back."""
        satisfied = self._satisfied()
        while True:
            out = [n for n in range(len(self.elements)) if n not in satisfied]
            guard = self.session.guard()
            self.session.add(-guard, *(self._whole(n) for n in out))
            if not self.session.holds([*self._assumed(satisfied), guard]):
                return out
            satisfied = self._satisfied()

    def _whole(self, number: int) -> int:
        own = self.literals[number]
        if len(own) == 1:
            return own[0]
        found = self._wholes.get(number)
        if found is None:
            found = self._wholes[number] = self.session.new()
            for literal in own:
                self.session.add(-found, literal)
        return found

    def _satisfied(self) -> set[int]:
        true = set(self.session.solution())
        return {n for n, own in enumerate(self._sets) if own <= true}

    def _some(self) -> set[int]:
        """A conflict of which nothing can be left out, without proof that none is smaller; outside the time given,
        because some answer is better than none and this takes few questions."""
        deadline, self.session.deadline = self.session.deadline, None
        self.impossible(range(len(self.elements)))
        core = set(self.session.core())
        owners = {x: n for n, own in enumerate(self.literals) for x in own if x in core}
        found = set(owners.values())
        for number in sorted(found):
            if self.impossible(found - {number}):
                found.discard(number)
        self.session.deadline = deadline
        return found

    def _whatever(self, found: set[int]) -> tuple[str, ...]:
        """The free knobs without which there would be no conflict, as few as leaving out one by one can tell."""
        self.session.deadline = None
        chosen = [x for n in found for x in self.literals[n]]
        self.session.holds([*(x for own in self.stays.values() for x in own), *chosen])
        core = set(self.session.core())
        needed = [knob for knob, literals in self.stays.items() if core.intersection(literals)]
        for knob in list(needed):
            rest = [x for other in needed if other != knob for x in self.stays[other]]
            if not self.session.holds([*rest, *chosen]):
                needed.remove(knob)
        return tuple(needed)

    def _releases(self, limit: int) -> tuple[tuple[str, ...], ...]:
        """All smallest sets of locks that leave a way when they are let go: the smallest sets that hit every conflict
        found, as long as there are more conflicts to find."""
        locks = [n for n, element in enumerate(self.elements) if element.lock]
        others = [n for n, element in enumerate(self.elements) if not element.lock]
        if not locks or self.impossible(others):
            return ()
        kept = self._assumed(others)
        found: list[tuple[int, ...]] = []
        with Hitman(solver="g4", htype="sorted") as hitting:
            while len(found) < limit:
                let_go = hitting.get()
                if let_go is None or (found and len(let_go) > len(found[0])):
                    break
                loose = set(let_go)
                lock_of = {x: n for n in locks if n not in loose for x in self.literals[n]}
                if self.session.holds([*kept, *lock_of]):
                    found.append(tuple(sorted(loose)))
                    hitting.block(sorted(loose))
                else:
                    hitting.hit(sorted({lock_of[x] for x in self.session.core() if x in lock_of}))
        return tuple(sorted(tuple(sorted(self.elements[n].about for n in let_go)) for let_go in found))


_KINDS: tuple[Kind, ...] = ("keuze", "maatregel", "omstandigheid", "archetype", "domein", "regel", "risico")
