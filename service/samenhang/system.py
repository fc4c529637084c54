"""The whole, as other people's programs meet it: `from samenhang import Samenhang`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from samenhang.answers import possibilities as answers_possibilities
from samenhang.answers.catalogue import Catalogue
from samenhang.answers.conflict import ConflictAnswers
from samenhang.answers.lists import Lists
from samenhang.answers.provenance import trace_triples
from samenhang.answers.receipt import Receipt, fingerprint, receipted
from samenhang.answers.reliability import ReliabilityAnswers
from samenhang.answers.render import Answers
from samenhang.answers.repairs import RepairAnswers
from samenhang.answers.texts import TEXTS
from samenhang.answers.traces import TraceAnswers, traced
from samenhang.coherence.compile import compile_model
from samenhang.coherence.configuration import Configuration, NotWellFormedError, read_configuration
from samenhang.coherence.configuration import Problem as ConfigurationProblem
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.coherence.faults import ModelError
from samenhang.coherence.model import Model
from samenhang.exchange import reading, statements, writing
from samenhang.exchange.formats import Format
from samenhang.exchange.reading import Document
from samenhang.knowledge import base, terms
from samenhang.knowledge.folders import Folders, default_root
from samenhang.knowledge.index import Triple
from samenhang.knowledge.problems import KnowledgeError, Problem
from samenhang.knowledge.program import program
from samenhang.search.conflict import conflict
from samenhang.search.engine import Engine
from samenhang.search.moves import Task, Wish
from samenhang.search.possibilities import possibilities
from samenhang.search.repairs import Effort, repairs


class Samenhang:
    """Knowledge, model and answers of one version of the four folders.

    Loading raises KnowledgeError, with file and line of everything that is wrong; nothing starts on half the
    knowledge.
    """

    def __init__(self, extra: Iterable[Path] = (), root: Path | None = None) -> None:
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
        """What follows from a configuration (a plain document, or one that `read` gave), as sets and findings; an
        outcome is given back as it is.

        Raises NotWellFormedError with everything that is wrong with it.
        """
        if isinstance(document, Outcome):
            return document
        if not isinstance(document, Document):
            return evaluate(self.model, self.configuration(document))
        try:
            configuration = self.configuration(document.value)
        except NotWellFormedError as error:
            raise NotWellFormedError([*document.problems, *error.problems]) from None
        if document.problems:
            raise NotWellFormedError(list(document.problems))
        return evaluate(self.model, configuration)

    def receipt(self, asked: str, settings: Mapping[str, Any], *configurations: Configuration) -> Receipt:
        """What makes an answer: this knowledge and this program, asked this about these configurations."""
        return Receipt(asked, self.version, program(), fingerprint(self.model, *configurations), settings)

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
                    measured = [o for _, p, o in triples if p == statements.SETTLES]
                    triples += writing.derived_triples(self.model, self.evaluate(document), name, measured)
            yield name, triples

    @receipted("gevolgen")
    def gevolgen(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/gevolgen` answers for a configuration."""
        return self.answers(language).consequences(self.evaluate(document))

    @receipted("validaties")
    def valideer(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/validaties` answers for a configuration."""
        return self.answers(language).validation(self.evaluate(document))

    @receipted("graaf")
    def graaf(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/graaf` answers for a configuration."""
        return self.answers(language).graph(self.evaluate(document))

    @receipted("afleidingen")
    def afleidingen(self, document: object, language: str = "nl", names: Iterable[str] = ()) -> dict[str, Any]:
        """What `/v1/afleidingen` answers: the traces of the findings with these names (the last part of their `id`), of
        all where none is given.
        """
        found = traced(self.model, self.evaluate(document), names)
        return TraceAnswers(self.model, self.catalogue, language).rendered(found)

    def sporen(self, document: object, language: str = "nl", names: Iterable[str] = ()) -> dict[str, str]:
        """The same traces as numbered sentences, by the name of the finding."""
        answers = TraceAnswers(self.model, self.catalogue, language)
        return {t.finding.slug: answers.told(t) for t in traced(self.model, self.evaluate(document), names)}

    def afleidingen_rdf(
        self, document: object, language: str = "nl", names: Iterable[str] = (), subject: str = writing.SENT
    ) -> list[Triple]:
        """The same traces in PROV-O, about the configuration `subject`."""
        outcome = self.evaluate(document)
        names = tuple(names)
        receipt = self.receipt("afleidingen", {"taal": language, "bevindingen": names}, outcome.configuration)
        answers = TraceAnswers(self.model, self.catalogue, language)
        return list(trace_triples(answers, receipt, subject, traced(self.model, outcome, names)))

    @receipted("afrekenbaarheid")
    def afrekenbaar(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/afrekenbaarheid` answers: whether the measurements of a configuration may be settled on.

        Raises NotWellFormedError where there is no measurement in it.
        """
        outcome = self.evaluate(document)
        if not outcome.configuration.measurements:
            raise NotWellFormedError([ConfigurationProblem("no-measurement", "metingen", "")])
        found = ReliabilityAnswers(self.model, self.catalogue, language).rendered(outcome.configuration.measurements)
        return {**found, "bevindingen": self.answers(language).resting_on(outcome, outcome.configuration.measured)}

    @cached_property
    def engine(self) -> Engine:
        """What searches the model, made when it is first needed."""
        return Engine(self.model)

    @receipted("mogelijkheden")
    def mogelijkheden(self, document: object, language: str = "nl", locked: Iterable[str] = ()) -> dict[str, Any]:
        """What `/v1/mogelijkheden` answers; `locked` are IRIs of knobs and measures that stay as they are."""
        found = possibilities(self.engine, self.evaluate(document).configuration, frozenset(locked))
        return answers_possibilities.rendered(self.catalogue, language, self.version, found)

    @receipted("bijstellingen")
    def bijstellingen(
        self, document: object, language: str = "nl", wish: Wish | None = None, effort: Effort | None = None
    ) -> dict[str, Any]:
        """What `/v1/bijstellingen` answers."""
        task = Task(self.evaluate(document).configuration, wish or Wish())
        found = repairs(self.engine, task, effort)
        clash = None if found.feasible is not False else conflict(self.engine, task, effort.seconds if effort else None)
        why = ConflictAnswers(self.model, self.catalogue, language).rendered(clash) if clash else None
        return RepairAnswers(self.catalogue, language, self.version).rendered(task, found, why)
