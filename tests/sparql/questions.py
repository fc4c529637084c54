"""What each saved question answered when someone looked at it: `python -m tests.sparql.questions` writes it anew.

Run it after a change of knowledge or of a question, and read the difference: does the answer still make sense?
"""

import csv
import io
from pathlib import Path

from samenhang import Samenhang
from samenhang.store import questions
from samenhang.store.dataset import quads
from samenhang.store.questions import Question
from samenhang.store.runner import Ask, Limits, Runner

FOLDER = Path(__file__).parent / "vragen"
SHOWN = 40
"""Rows that are kept of a long answer; how many there are in all is kept too."""


def runner(samenhang: Samenhang) -> Runner:
    """Answers questions about the knowledge and the examples."""
    limits = Limits(seconds=60, workers=1)
    return Runner(lambda: quads(samenhang.knowledge, samenhang.examples()), limits)


def examples(question: Question) -> dict[str, str]:
    """The example of each parameter."""
    return {p.name: p.example for p in question.parameters if p.example is not None}


def answer(engine: Runner, question: Question, values: dict[str, str]) -> list[list[str]]:
    """Heading and rows of an answer."""
    found = engine.ask_now(Ask(question.text, "text/csv", None, values=questions.bind(question, values)))
    return list(csv.reader(io.StringIO(found.content.decode(), newline="")))


def fixture(rows: list[list[str]]) -> str:
    """What is kept of an answer."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows[: SHOWN + 1])
    return f"{written.getvalue()}# {len(rows) - 1}\n"


def main() -> None:
    """Write every fixture anew, and take away those of questions that are gone."""
    samenhang = Samenhang()
    engine = runner(samenhang)
    FOLDER.mkdir(exist_ok=True)
    saved = questions.load(samenhang.knowledge.folders)
    for path in FOLDER.glob("*.csv"):
        if path.stem not in saved:
            path.unlink()
    for name, question in saved.items():
        rows = answer(engine, question, examples(question))
        (FOLDER / f"{name}.csv").write_text(fixture(rows), encoding="utf-8")
        print(f"{len(rows) - 1:6} {name}")
    engine.close()


if __name__ == "__main__":
    main()
