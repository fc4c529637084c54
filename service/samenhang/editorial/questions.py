"""The saved questions: each can be read and asked."""

from collections.abc import Iterator

from samenhang.editorial.remarks import Places, Remark
from samenhang.knowledge.problems import KnowledgeError
from samenhang.store import questions
from samenhang.system import Samenhang


def check(samenhang: Samenhang, _places: Places) -> Iterator[Remark]:
    """A remark for each question that is broken."""
    try:
        questions.load(samenhang.knowledge.folders)
    except KnowledgeError as error:
        yield from (Remark("vragen", p.path, p.line, "", p.nl, p.en) for p in error.problems)
