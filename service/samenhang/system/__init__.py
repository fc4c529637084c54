"""The whole, as other people's programs meet it: `from samenhang import Samenhang`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from samenhang.answers import possibilities as answers_possibilities
from samenhang.answers.catalogue import Catalogue
from samenhang.answers.conflict import ConflictAnswers
from samenhang.answers.likeness import LikenessAnswers
from samenhang.answers.lists import Lists
from samenhang.answers.naming import Naming
from samenhang.answers.plans import PlanAnswers
from samenhang.answers.provenance import trace_triples
from samenhang.answers.receipt import KEY, Receipt, fingerprint, receipted
from samenhang.answers.reliability import ReliabilityAnswers
from samenhang.answers.render import Answers
from samenhang.answers.repairs import RepairAnswers
from samenhang.answers.survey import SurveyAnswers
from samenhang.answers.texts import TEXTS
from samenhang.answers.traces import TraceAnswers, traced
from samenhang.coherence.configuration import Configuration, NotWellFormedError, read_configuration
from samenhang.coherence.evaluate import Outcome, evaluate
from samenhang.exchange import formats, reading, several, writing
from samenhang.exchange.examples import examples
from samenhang.exchange.formats import Format
from samenhang.exchange.reading import Document
from samenhang.knowledge import base
from samenhang.knowledge.folders import Folders, default_root
from samenhang.knowledge.index import Triple
from samenhang.knowledge.program import program
from samenhang.search import measure
from samenhang.search.atlas import Progress
from samenhang.search.compare import compare
from samenhang.search.conflict import conflict_in_time
from samenhang.search.engine import Engine
from samenhang.search.moves import Wish, task
from samenhang.search.possibilities import possibilities
from samenhang.search.repairs import Effort, repairs
from samenhang.search.resemblance import resemblances, room, workings
from samenhang.search.rules_check import RuleCheck, check
from samenhang.search.versions import differences
from samenhang.system import almanac
from samenhang.system.growth import grown
from samenhang.system.loading import compiled, uncollected


class Samenhang:
    """Knowledge, model and answers of one version of the four folders.

    Loading raises KnowledgeError, with file and line of everything that is wrong; nothing starts on half the
    knowledge.
    """

    def __init__(self, extra: Iterable[Path] = (), root: Path | None = None) -> None:
        with uncollected():
            self.knowledge = base.load(Folders(root or default_root(), tuple(extra)))
            self.model = compiled(self.knowledge)
            self.catalogue = Catalogue(self.knowledge.everything, self.knowledge.examples)
        self._answers = {language: Answers(self.model, self.catalogue, language) for language in TEXTS}

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

    def _receipted(
        self, answer: dict[str, Any], asked: str, settings: Mapping[str, Any], *configurations: Configuration
    ) -> dict[str, Any]:
        return {**answer, KEY: self.receipt(asked, settings, *configurations).as_json()}

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
        return examples(self.knowledge.examples, self.model)

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

    def sporentekst(self, document: object, language: str = "nl", names: Iterable[str] = ()) -> str:
        """The same sentences as one text; without a finding the verdict, and how many knobs are open."""
        outcome = self.evaluate(document)
        told = self.sporen(outcome, language, names)
        return "\n\n".join(told.values()) or self.answers(language).without_findings(outcome)

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
        """What `/v1/afrekenbaarheid` answers: whether the measurements of a configuration may be settled on; the
        verdict is None where there are none.
        """
        outcome = self.evaluate(document)
        found = ReliabilityAnswers(self.model, self.catalogue, language).rendered(outcome.configuration.measurements)
        return {**found, "bevindingen": self.answers(language).resting_on(outcome, outcome.configuration.measured)}

    @cached_property
    def engine(self) -> Engine:
        """What searches the model, made when it is first needed."""
        return Engine(self.model)

    def naming(self, language: str = "nl") -> Naming:
        """Names in Dutch or English."""
        return Naming(self.model, self.catalogue, language)

    @receipted("mogelijkheden")
    def mogelijkheden(self, document: object, language: str = "nl", locked: Iterable[str] = ()) -> dict[str, Any]:
        """What `/v1/mogelijkheden` answers; `locked` are IRIs of knobs and measures that stay as they are."""
        configuration = self.evaluate(document).configuration
        found = possibilities(self.engine, configuration, configuration.locked | frozenset(locked))
        return answers_possibilities.rendered(self.catalogue, language, self.version, found)

    @receipted("bijstellingen")
    def bijstellingen(
        self, document: object, language: str = "nl", wish: Wish | None = None, effort: Effort | None = None
    ) -> dict[str, Any]:
        """What `/v1/bijstellingen` answers."""
        wanted = task(self.evaluate(document).configuration, wish)
        found = repairs(self.engine, wanted, effort)
        seconds = effort.seconds if effort else None
        clash = conflict_in_time(self.engine, wanted, seconds)[0] if found.feasible is False else None
        why = ConflictAnswers(self.model, self.catalogue, language).rendered(clash) if clash else None
        return RepairAnswers(self.catalogue, language, self.version).rendered(wanted, found, why)

    @receipted("conflicten")
    def conflicten(
        self, document: object, language: str = "nl", wish: Wish | None = None, seconds: float | None = None
    ) -> dict[str, Any]:
        """What `/v1/conflicten` answers: why it cannot be made as wished, or that it can."""
        wanted = task(self.evaluate(document).configuration, wish)
        found, known = conflict_in_time(self.engine, wanted, seconds)
        return ConflictAnswers(self.model, self.catalogue, language).answered(wanted, found, known)

    def groeipaden(
        self,
        van: object,
        naar: object = None,
        per_fase: int | None = None,
        language: str = "nl",
        seconds: float | None = None,
    ) -> dict[str, Any]:
        """What `/v1/groeipaden` answers: from one configuration to another, or to the nearest that is coherent.

        Without `per_fase` there are as many turns a phase as make three phases. Raises NotWellFormedError, also
        where the choices of the target are not well formed in the domein of the start.
        """
        before = self._part("van", van)
        start = before.configuration
        target = self._part("naar", naar).configuration if naar is not None else None
        found = grown(self.engine, self.naming(language), before, target, per_fase, seconds)
        settings = {"perFase": per_fase, "taal": language, "seconden": seconds}
        return self._receipted(found, "groeipaden", settings, start, *([target] if target else []))

    @receipted("meetplannen")
    def meetplannen(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/meetplannen` answers: the least to measure that shows every open risk."""
        outcome = self.evaluate(document)
        return PlanAnswers(self.naming(language), self.sources).rendered(outcome, *self.measured(outcome))

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

    @receipted("gelijkenissen")
    def gelijkenissen(self, document: object, language: str = "nl") -> dict[str, Any]:
        """What `/v1/gelijkenissen` answers: what the choices work as, and which archetype they resemble."""
        outcome = self.evaluate(document)
        likenesses = resemblances(self.model, outcome, room(self.model, self.knowledge.everything))
        return LikenessAnswers(self.naming(language)).rendered(outcome, workings(self.model, outcome), likenesses)

    def vergelijkingen(self, documents: Sequence[object], language: str = "nl") -> dict[str, Any]:
        """What `/v1/vergelijkingen` answers for two or more configurations. Raises ValueError for fewer."""
        outcomes = [self._part(f"configuraties[{n}]", document) for n, document in enumerate(documents)]
        verdicts = [self.answers(language).verdict(outcome) for outcome in outcomes]
        found = LikenessAnswers(self.naming(language)).compared(outcomes, verdicts, compare(self.model, outcomes))
        return self._receipted(found, "vergelijkingen", {"taal": language}, *(o.configuration for o in outcomes))

    def atlas(self, language: str = "nl", progress: Progress | None = None) -> dict[str, Any]:
        """What `/v1/atlas` answers; the first time for a version of the knowledge that takes a while."""
        found = SurveyAnswers(self.naming(language)).atlas(almanac.made(self.engine, progress))
        return self._receipted(found, "atlas", {"taal": language})

    @cached_property
    def rule_check(self) -> RuleCheck:
        """The rule set checked by itself; takes some seconds, once."""
        return check(self.engine)

    def regelcontrole(self, language: str = "nl") -> dict[str, Any]:
        """What `/v1/regelcontrole` answers."""
        found = SurveyAnswers(self.naming(language)).check(self.rule_check)
        return self._receipted(found, "regelcontrole", {"taal": language})

    def verschil(self, older: "Samenhang", language: str = "nl") -> dict[str, Any]:
        """Which configurations this version judges otherwise than an older one, each with the smallest example."""
        return SurveyAnswers(self.naming(language)).changes(older.version, differences(older.model, self.model))

    def _part(self, place: str, document: object) -> Outcome:
        """What follows from a configuration in a request. Raises NotWellFormedError that names the place."""
        try:
            return self.evaluate(document)
        except NotWellFormedError as error:
            raise several.within(place, error) from None
