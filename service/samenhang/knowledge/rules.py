"""The rules of OWL 2 RL as owlrl has them, without what only costs time."""

import logging

from owlrl import OWLRL_Semantics
from rdflib import OWL, RDF, RDFS
from rdflib.term import BNode, Node

_log = logging.getLogger(__name__)
Triple = tuple[Node, Node, Node]
_AXIOMS = (str(RDF), str(RDFS), str(OWL))
_MERE_KINDS = frozenset((OWL.Thing, RDFS.Resource, RDFS.Literal, RDF.Statement))
"""Kinds at which no rule starts, though they are in those words; most things are of one."""


class OwlRlRules(OWLRL_Semantics):  # type: ignore[misc]  # owlrl has no types
    """The same conclusions in less time.

    owlrl asks its graph, twice, about each triple that a rule gives, which is much of its work: a set knows it. And
    for every triple it concludes that its three terms are the same as themselves (rule eq-ref), which fills the
    graph and says nothing; the one contradiction that follows from it, something said to differ from itself, is
    looked for by no rule of ours.

    Every rule starts at a statement in the words of RDF, RDFS or OWL, and looks for others from there. Of all other
    statements, by far the most, owlrl tries every rule in vain.
    """

    _told = 0

    def empty_stored_triples(self) -> None:
        """Before every round, say how far it is: a round takes seconds, and nobody knows how many follow."""
        if len(self.graph) > self._told:
            self._told = len(self.graph)
            _log.info("  tot nu toe %d feiten | %d facts so far", self._told, self._told)
        super().empty_stored_triples()

    def pre_process(self) -> None:
        """Begin with what is in the graph. owlrl takes away what has a blank node as its property, at the end."""
        super().pre_process()
        self._known: set[Triple] = set(self.graph)
        self.bnodes = {term for triple in self._known for term in triple if isinstance(term, BNode)}

    def rules(self, t: Triple, cycle_num: int) -> None:
        """What follows from one statement; in the first round owlrl would look for blank nodes as well."""
        _, p, o = t
        if not str(p).startswith(_AXIOMS):
            return
        if p != RDF.type or (str(o).startswith(_AXIOMS) and o not in _MERE_KINDS):
            super().rules(t, cycle_num + 1)

    def store_triple(self, t: Triple) -> None:
        """Take in what a rule concludes, once."""
        if t in self._known or (t[1] == OWL.sameAs and t[0] == t[2]):
            return
        self._known.add(t)
        super().store_triple(t)
