"""The verb that asks the knowledge a question."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samenhang.cli.incoming import input_form
from samenhang.cli.judging import judge
from samenhang.cli.options import Common, Unusable, shared, stop

if TYPE_CHECKING:
    from samenhang.knowledge.index import Triple
    from samenhang.store.questions import Question, Term
    from samenhang.store.runner import Answer
    from samenhang.system import Samenhang

_FILE = click.Path(path_type=Path, dir_okay=False)
_WIDEST = 48

WORDS = {
    "nl": {
        "unknown-question": "de vraag ‘{name}’ bestaat niet; wat wel kan: {right}",
        "unknown-parameter": "de parameter ‘{name}’ bestaat niet bij deze vraag; wat wel kan: {right}",
        "missing-parameter": "de parameter ‘{name}’ is nodig: {name}=…",
        "wrong-value": "‘{value}’ is geen waarde voor ‘{name}’; hier hoort: {right}",
        "not-a-value": "‘{value}’ is geen naam=waarde",
        "syntax": "geen geldige SPARQL: {value}",
        "slow": "de vraag duurde langer dan {value} seconden en is gestopt (--tijd)",
        "bytes": "het antwoord is te groot",
        "rows": "het antwoord heeft te veel rijen",
        "memory": "de vraag heeft te veel geheugen nodig",
        "nested": "er staan te veel haakjes in elkaar",
        "failed": "de vraag kon niet worden beantwoord: {value}",
        "elsewhere": "SERVICE kan hier niet: vragen blijven binnen deze kennis",
        "count": "{n} antwoorden",
    },
    "en": {
        "unknown-question": "there is no question ‘{name}’; there is: {right}",
        "unknown-parameter": "this question has no parameter ‘{name}’; it has: {right}",
        "missing-parameter": "the parameter ‘{name}’ is needed: {name}=…",
        "wrong-value": "‘{value}’ is no value for ‘{name}’; it takes: {right}",
        "not-a-value": "‘{value}’ is not name=value",
        "syntax": "no valid SPARQL: {value}",
        "slow": "the question took longer than {value} seconds and was stopped (--tijd)",
        "bytes": "the answer is too large",
        "rows": "the answer has too many rows",
        "memory": "the question needs too much memory",
        "nested": "too many brackets stand within each other",
        "failed": "the question could not be answered: {value}",
        "elsewhere": "SERVICE is not possible here: questions stay within this knowledge",
        "count": "{n} answers",
    },
}


@click.command()
@click.argument("name", metavar="NAAM|FILE.rq", required=False)
@click.argument("values", metavar="[NAAM=WAARDE]...", nargs=-1)
@click.option("--config", type=_FILE, help="Stel de vraag over deze configuratie. | Ask about this configuration.")
@input_form
@click.option(
    "--json", "media", flag_value="application/sparql-results+json", help="Als SPARQL-JSON. | As SPARQL JSON."
)
@click.option("--csv", "media", flag_value="text/csv", help="Als CSV. | As CSV.")
@click.option("--tijd", default=60.0, show_default=True, help="Hoogstens zoveel seconden. | At most so many seconds.")
@shared
def vraag(
    common: Common, name: str | None, values: tuple[str, ...], config: Path | None, media: str | None, tijd: float
) -> None:
    """Stel een bewaarde vraag, of die in FILE.rq; zonder NAAM: welke vragen er zijn.

    Ask a saved question, or the one in FILE.rq; without a name: which questions there are.

    \b
    samenhang vraag keten-van-een-stand stand=tweede-lijn-productie
    samenhang vraag risicos-en-indicatoren --config mijn.json
    """
    from samenhang.knowledge.problems import KnowledgeError  # noqa: PLC0415
    from samenhang.publication.things import Things  # noqa: PLC0415
    from samenhang.publication.values import Values  # noqa: PLC0415
    from samenhang.store import questions  # noqa: PLC0415

    samenhang = common.load()
    words = WORDS[common.language]
    try:
        saved = questions.load(samenhang.knowledge.folders)
        if name is None:
            click.echo(_listing(saved, common.language))
            return
        question = questions.read(Path(name)) if name.endswith(".rq") else saved.get(name)
        if question is None:
            stop([words["unknown-question"].format(name=name, right=", ".join(sorted(saved)))])
        graphs, bound = _configurations(samenhang, question, config, common.language)
        named = Values(Things(samenhang.knowledge), {name for name, _ in graphs}.__contains__)
        terms = questions.bind(question, {**bound, **_values(values, words)}, named.term)
    except KnowledgeError as error:
        stop([problem.text(common.language) for problem in error.problems])
    except Unusable as error:
        stop(error.lines)
    except OSError as error:
        if name is None:  # the list could not be written
            raise
        stop([f"{name}: {error.strerror}"])
    except questions.ParameterError as error:
        right = ", ".join(error.right)
        stop([words[error.code].format(name=error.name, value=error.value, right=right)])
    answer = _ask(samenhang, question, Asked(graphs, terms, media, tijd), words)
    text = answer.content.decode()
    click.echo(_table(text, words) if media is None and answer.media == "text/csv" else text, nl=media is None)


@dataclass(frozen=True)
class Asked:
    """How a question is asked: the configurations it is about, its terms, the form of the answer and the time it may
    take.
    """

    graphs: "list[tuple[str, list[Triple]]]"
    terms: "dict[str, Term]"
    media: str | None
    seconds: float


def _ask(samenhang: "Samenhang", question: "Question", asked: Asked, words: dict[str, str]) -> "Answer":
    from samenhang.store import guard  # noqa: PLC0415
    from samenhang.store.dataset import quads  # noqa: PLC0415
    from samenhang.store.runner import Ask, AskError, Limits, Runner  # noqa: PLC0415

    if guard.asks_elsewhere(question.text):
        stop([f"{question.path}: {words['elsewhere']}"])
    limits = Limits(seconds=asked.seconds, workers=1)
    runner = Runner(lambda: quads(samenhang.knowledge, asked.graphs), limits)
    try:
        return runner.ask_now(Ask(question.text, asked.media or "text/csv", "text/turtle", values=asked.terms))
    except AskError as error:
        value = f"{asked.seconds:g}" if error.code == "slow" else error.detail
        stop([f"{question.path}: {words[error.code].format(value=value)}"])
    finally:
        runner.close()


def _configurations(
    samenhang: "Samenhang", question: "Question", config: Path | None, language: str
) -> "tuple[list[tuple[str, list[Triple]]], dict[str, str]]":
    """The examples, or the one configuration of `--config`, which then fills the parameter that asks for one."""
    from samenhang.exchange import writing  # noqa: PLC0415

    if config is None:
        return list(samenhang.examples()), {}
    document, outcome = judge(samenhang, config, language)
    subject = document.subject or writing.SENT
    stated = document.stated(subject) or writing.configuration_triples(samenhang.model, outcome.configuration, subject)
    triples = [*stated, *writing.derived_triples(samenhang.model, outcome, subject, document.measurements)]
    return [(subject, triples)], {p.name: subject for p in question.parameters if "configuratie" in (p.name, p.kind)}


def _values(values: tuple[str, ...], words: dict[str, str]) -> dict[str, str]:
    found = {}
    for pair in values:
        key, equals, value = pair.partition("=")
        if not equals:
            raise Unusable([words["not-a-value"].format(value=pair)])
        found[key] = value
    return found


def _listing(saved: "dict[str, Question]", language: str) -> str:
    lines = []
    for name, question in sorted(saved.items()):
        lines.append(f"{name}\n  {question.summary[language]}")
        for p in question.parameters:
            value = f"{p.name}={p.kind}"
            lines.append(f"  {value if p.required else f'[{value}]'}  {p.about[language]}")
    return "\n".join(lines)


def _table(text: str, words: dict[str, str]) -> str:
    """Rows under their names, IRIs shortened; what is no table (the answer to ASK) as it is."""
    from samenhang.knowledge import terms  # noqa: PLC0415

    rows = [
        [terms.short(cell).strip("<>") if cell.startswith("http") else cell for cell in row]
        for row in csv.reader(io.StringIO(text))
    ]
    if len(rows) == 1 and rows[0] in (["true"], ["false"]):
        return rows[0][0]
    widths = [min(_WIDEST, max(len(row[n]) for row in rows)) for n in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join([*lines, words["count"].format(n=len(rows) - 1)])
