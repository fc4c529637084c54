"""The things of the catalogue, which depend on the address at which the service answers."""

from functools import cached_property

from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Index
from samenhang.publication.dcat import Offered, description
from samenhang.publication.things import Things

KINDS = frozenset(("catalogus", "dataset", "dienst", "distributie"))
"""Kinds of things that a catalogue describes."""


class Catalogued(Things):
    """The description of one catalogue, looked up by IRI."""

    def __init__(self, knowledge: KnowledgeBase, offered: Offered) -> None:
        super().__init__(knowledge)
        self.offered = offered
        self.root = offered.root

    @cached_property
    def stated(self) -> Index:
        """The description."""
        return Index(description(self.offered))

    @cached_property
    def closed(self) -> Index:
        """The description; nothing is inferred from it."""
        return self.stated
