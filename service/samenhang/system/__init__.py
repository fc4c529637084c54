"""The whole, as other people's programs meet it: `from samenhang import Samenhang`."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from samenhang.answers import possibilities as answers_possibilities
from samenhang.answers.catalogue import Catalogue
from samenhang.answers.conflict import ConflictAnswers
from samenhang.answers.likeness import LikenessAnswers
from samenhang.answers.lists import Lists
from samenhang.answers.naming import Naming
from samenhang.answers.paths import Asked, PathAnswers
from samenhang.answers.plans import PlanAnswers
from samenhang.answers.render import Answers
from samenhang.answers.repairs import RepairAnswers
from samenhang.answers.survey import SurveyAnswers
from samenhang.answers.texts import TEXTS
from samenhang.coherence.compile import compile_model
from samenhang.coherence.configuration import Configuration, NotWellFormedError, read_configuration
from samenhang.coherence.derived import indicators
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.faults import ModelError
from samenhang.coherence.model import Model
from samenhang.exchange import formats, reading, several, statements, writing
from samenhang.exchange.formats import Format
from samenhang.exchange.reading import Document
from samenhang.knowledge import base, terms
from samenhang.knowledge.folders import Folders, default_root
from samenhang.knowledge.index import Triple
from samenhang.knowledge.problems import KnowledgeError, Problem
from samenhang.search import measure, path
from samenhang.search.atlas import Progress
from samenhang.search.compare import compare
from samenhang.search.conflict import Conflict, conflict
from samenhang.search.engine import Engine, OutOfTimeError
from samenhang.search.moves import Task, Wish, between
from samenhang.search.possibilities import possibilities
from samenhang.search.repairs import Effort, repairs
from samenhang.search.resemblance import resemblances, room, workings
from samenhang.search.rules_check import RuleCheck, check
from samenhang.search.versions import differences
from samenhang.system import almanac
from samenhang.system.memory import uncollected

PHASES = 3
"""Phases of a growth path where nobody says how many turns one takes."""


class Samenhang:
    """Knowledge, model and answers of one version of the four folders.

    Loading raises KnowledgeError, with file and line of everything that is wrong; nothing starts on half the
    knowledge.
    """

    def __init__(self, extra: Iterable[Path] = (), root: Path | None = None) -> None:
        with uncollected():
            self.knowledge = base.load(Folders(root or default_root(), tuple(extra)))
            self.model = self._compile()
            self.catalogue = Catalogue(self.knowledge.everything, self.knowledge.examples)
        self._answers = {language: Answers(self.model, self.catalogue, language) for language in TEXTS}

    def _compile(self) -> Model:
        try:
            return compile_model(self.knowledge.everything, self.knowledge.version)
        except ModelError as error:
            problems = []
            for fault in error.faults:
                path, line = self.knowledge.place(fault.subject)
                problems.append(Problem(path, line, terms.short(fault.subject), fault.nl, fault.en))
            raise KnowledgeError(problems) from None

    @property
    def version(self) -> str:
        """Hash of the knowledge; every answer carries it."""
        return self.model.version

    def configuration(self, document: object) -> Configuration:
        """A configuration from a plain document (contract: the JSON of a configuration).

        Raises NotWellFormedError with everything that is wrong with it.
        """
        return read_configuration(self.model, document)

    def read(self, data: bytes, form: Format) -> Document:
        """The document of a text in one of the formats of `samenhang.exchange.formats`. Raises UnreadableError."""
        return reading.read(data, form, self.model)

    def evaluate(self, document: object) -> Outcome:
        """What follows from a configuration (a plain document, or one that `read` gave), as sets and findings.

        Raises NotWellFormedError with everything that is wrong with it.
        """
        if not isinstance(document, Document):
            return evaluate(self.model, self.configuration(document))
        try:
            configuration = self.configuration(document.value)
        except NotWellFormedError as error:
            raise NotWellFormedError([*document.problems, *error.problems]) from None
        if document.problems:
            raise NotWellFormedError(list(document.problems))
        return evaluate(self.model, configuration)

    def answers(self, language: str = "nl") -> Answers:
        """The rendering of outcomes as JSON in Dutch or English."""
        return self._answers.get(language) or self._answers["nl"]

    def lists(self, language: str = "nl") -> Lists:
        """The rendering of what there is to choose from, in Dutch or English."""
        return Lists(self.model, self.catalogue, language)

    def examples(self) -> Iterator[tuple[str, list[Triple]]]:
        """The configurations that came with the knowledge: name and triples, derived ones included where it can be
        judged.
        """
        index = self.knowledge.examples
        for name in index.instances(statements.CONFIGURATION):
            triples = [t for t in index.triples if t[0] == name]
            _, document, problems = statements.document(triples, self.model)
            with suppress(NotWellFormedError):  # the editorial checks report those
                if not problems:
                    triples += writing.derived_triples(self.model, self.evaluate(document), name)
            yield name, triples

    def gevolgen(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/gevolgen` answers for a configuration."""
        return self.answers(language).consequences(self.evaluate(document))

    def valideer(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/validaties` answers for a configuration."""
        return self.answers(language).validation(self.evaluate(document))

    def graaf(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/graaf` answers for a configuration."""
        return self.answers(language).graph(self.evaluate(document))

    @cached_property
    def engine(self) -> Engine:
        """What searches the model, made when it is first needed."""
        return Engine(self.model)

    def naming(self, language: str = "nl") -> Naming:
        """Names in Dutch or English."""
        return Naming(self.model, self.catalogue, language)

    def mogelijkheden(self, document: object, language: str = "nl", locked: Iterable[str] = ()) -> dict[str, Any]:
        """What `/v1/mogelijkheden` answers; `locked` are IRIs of knobs and measures that stay as they are."""
        configuration = self.evaluate(document).configuration
        found = possibilities(self.engine, configuration, configuration.locked | frozenset(locked))
        return answers_possibilities.rendered(self.catalogue, language, self.version, found)

    def bijstellingen(
        self, document: object, language: str = "nl", wish: Wish | None = None, effort: Effort | None = None
    ) -> dict[str, Any]:
        """What `/v1/bijstellingen` answers."""
        task = self._task(document, wish or Wish())
        found = repairs(self.engine, task, effort)
        clash = None
        if found.feasible is False:
            clash, _ = self._conflict(task, effort.seconds if effort else None)
        why = ConflictAnswers(self.model, self.catalogue, language).rendered(clash) if clash else None
        return RepairAnswers(self.catalogue, language, self.version).rendered(task, found, why)

    def conflicten(
        self, document: object, language: str = "nl", wish: Wish | None = None, seconds: float | None = None
    ) -> dict[str, Any]:
        """What `/v1/conflicten` answers: why it cannot be made as wished, or that it can."""
        task = self._task(document, wish or Wish())
        found, known = self._conflict(task, seconds)
        return ConflictAnswers(self.model, self.catalogue, language).answered(task, found, known)

    def groeipaden(
        self,
        van: object,
        naar: object = None,
        per_fase: int | None = None,
        language: str = "nl",
        seconds: float | None = None,
    ) -> dict[str, Any]:
        """What `/v1/groeipaden` answers: from one configuration to another, or to the nearest that is coherent.

        Without `per_fase` there are as many turns a phase as make `PHASES` phases. Raises NotWellFormedError, also
        where the choices of the target are not well formed in the domein of the start.
        """
        before = self._part("van", van)
        start = before.configuration
        target = self._part("naar", naar).configuration if naar is not None else None
        answers = PathAnswers(self.naming(language))
        try:
            target = target or path.nearest(self.engine, start, seconds)
            if target is None:
                return answers.rendered(Asked(False, per_fase or 1, frozenset()), None, False)
            turns = per_fase or max(1, -(-len(between(self.model, start, target)) // PHASES))
            asked = Asked(naar is not None, turns, indicators(self.model, before))
            return answers.rendered(asked, path.path(self.engine, start, target, turns, seconds))
        except OutOfTimeError:
            return answers.rendered(Asked(naar is not None, per_fase or 1, frozenset()), None, None)
        except NotWellFormedError as error:
            raise several.within("naar", error) from None

    def meetplannen(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/meetplannen` answers: the least to measure that shows every open risk."""
        wanted, found = self.measured(document)
        return PlanAnswers(self.naming(language), self.sources).rendered(wanted, found)

    def meetplan(self, document: object, form: str, language: str = "nl", number: int = 1) -> bytes:
        """One of the plans of `/v1/meetplannen` as a data set specification: `csv`, or RDF in the format of this name
        (`turtle`, `json-ld`, `n-triples`, `trig`, `rdf/xml`); the last one where there are not so many."""
        _, found = self.measured(document)
        plan = found.plans[min(number, len(found.plans)) - 1]
        answers = PlanAnswers(self.naming(language), self.sources)
        if form == "csv":
            return answers.table(plan).encode()
        rdf = next(f for f in formats.RDF if f.name.lower() == form)
        return writing.text(answers.triples(plan), rdf)

    def measured(self, document: object) -> tuple[tuple[measure.Need, ...], measure.Least]:
        """The open risks of a configuration, and the smallest plans that show them."""
        wanted = measure.needs(self.model, self.evaluate(document))
        return wanted, measure.least(wanted, self.sources)

    @cached_property
    def sources(self) -> measure.Sources:
        """What indicators are made of."""
        return measure.sources(self.knowledge.everything)

    def gelijkenissen(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/gelijkenissen` answers: what the choices work as, and which archetype they resemble."""
        outcome = self.evaluate(document)
        likenesses = resemblances(self.model, outcome, room(self.model, self.knowledge.everything))
        return LikenessAnswers(self.naming(language)).rendered(workings(self.model, outcome), likenesses)

    def vergelijkingen(self, documents: Sequence[object], language: str = "nl") -> dict[str, Any]:
        """What `/v1/vergelijkingen` answers for two or more configurations. Raises ValueError for fewer."""
        outcomes = [self._part(f"configuraties[{n}]", document) for n, document in enumerate(documents)]
        verdicts = [self.answers(language).verdict(outcome) for outcome in outcomes]
        return LikenessAnswers(self.naming(language)).compared(outcomes, verdicts, compare(self.model, outcomes))

    def atlas(self, language: str = "nl", progress: Progress | None = None) -> dict[str, Any]:
        """What `/v1/atlas` answers; the first time for a version of the knowledge that takes a while."""
        return SurveyAnswers(self.naming(language)).atlas(almanac.made(self.engine, progress))

    @cached_property
    def rule_check(self) -> RuleCheck:
        """The rule set checked by itself; takes some seconds, once."""
        return check(self.engine)

    def regelcontrole(self, language: str = "nl") -> dict[str, Any]:
        """What `/v1/regelcontrole` answers."""
        return SurveyAnswers(self.naming(language)).check(self.rule_check)

    def verschil(self, older: "Samenhang", language: str = "nl") -> dict[str, Any]:
        """Which configurations this version judges otherwise than an older one, each with the smallest example."""
        return SurveyAnswers(self.naming(language)).changes(older.version, differences(older.model, self.model))

    def _task(self, document: object, wish: Wish) -> Task:
        """What is wanted of a configuration: what it says itself to stand fixed counts too."""
        configuration = self.evaluate(document).configuration
        return Task(configuration, replace(wish, locked=wish.locked | configuration.locked))

    def _conflict(self, task: Task, seconds: float | None) -> tuple[Conflict | None, bool]:
        """The conflict of a task, and whether there was time to know."""
        try:
            return conflict(self.engine, task, seconds), True
        except OutOfTimeError:
            return None, False

    def _part(self, place: str, document: object) -> Outcome:
        """What follows from a configuration in a request. Raises NotWellFormedError that names the place."""
        try:
            return self.evaluate(document)
        except NotWellFormedError as error:
            raise several.within(place, error) from None
