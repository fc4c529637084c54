"""From the four folders to a model."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from samenhang.coherence.compile import compile_model
from samenhang.coherence.faults import ModelError
from samenhang.coherence.model import Model
from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.problems import KnowledgeError, Problem


def compiled(knowledge: KnowledgeBase) -> Model:
    """The model of the knowledge. Raises KnowledgeError with file and line of each thing that it cannot be made of."""
    try:
        return compile_model(knowledge.everything, knowledge.version)
    except ModelError as error:
        problems = []
        for fault in error.faults:
            path, line = knowledge.place(fault.subject)
            problems.append(Problem(path, line, terms.short(fault.subject), fault.nl, fault.en))
        raise KnowledgeError(problems) from None


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing that loading makes is garbage; looking for it again and again costs a good part of a start."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
