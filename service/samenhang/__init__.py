"""Samenhang: what follows from the choices a municipality makes in its social domain, what clashes, and why."""

from samenhang.coherence.configuration import NotWellFormedError
from samenhang.knowledge.problems import KnowledgeError
from samenhang.system import Samenhang

__all__ = ["KnowledgeError", "NotWellFormedError", "Samenhang"]
