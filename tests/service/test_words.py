"""Whatever can be said to people can be said in Dutch and in English."""

import re
from pathlib import Path
from typing import get_args

from samenhang.answers import mistakes
from samenhang.api import texts
from samenhang.cli import asking, checking, incoming, options, printing, serving
from samenhang.coherence.configuration import ProblemCode
from samenhang.exchange.unreadable import Code
from samenhang.store.runner import Code as AskCode


def fields(text: str) -> set[str]:
    """What a text fills in."""
    return set(re.findall(r"\{(\w+)", text))


def test_every_problem_has_a_sentence_in_both_languages_with_the_same_fields() -> None:
    for table, codes in ((mistakes.PROBLEMS, get_args(ProblemCode)), (mistakes.UNREADABLE, get_args(Code))):
        assert set(codes) <= set(table["nl"])
        assert {k: fields(v) for k, v in table["nl"].items()} == {k: fields(v) for k, v in table["en"].items()}
        assert all(table["nl"][code] != table["en"][code] for code in codes)


def test_every_detail_of_the_api_is_there_in_both_languages() -> None:
    for dutch, english in texts.DETAILS.values():
        assert fields(dutch) == fields(english)
    source = "".join(p.read_text(encoding="utf-8") for p in Path(texts.__file__).parent.rglob("*.py"))
    used = set(re.findall(r'ProblemError\(\s*\d+,\s*"([a-z-]+)"', source))
    asked = set(get_args(AskCode)) - {"syntax"}
    assert len(used) > 10
    assert used | asked <= set(texts.DETAILS)


def test_every_word_of_the_command_line_is_there_in_both_languages() -> None:
    for module in (asking, checking, incoming, options, printing, serving):
        words = module.WORDS
        assert {k: fields(v) for k, v in words["nl"].items()} == {k: fields(v) for k, v in words["en"].items()}
