"""A graph for pySHACL whose SPARQL is answered by Oxigraph: rdflib takes thirty times as long over the same."""

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
from rdflib import XSD, BNode, Graph, Literal, Node, URIRef
from rdflib.query import Result
from rdflib.term import Identifier, Variable


class Asked(Graph):
    """The triples of an N-Triples text. What changes later is not seen by questions."""

    def __init__(self, text: bytes) -> None:
        super().__init__()
        read = list(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
        self._store = ox.Store()
        self._store.bulk_extend(read)
        for quad in read:
            self.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))

    def query(
        self,
        query_object: Any,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Any = None,
        initBindings: Mapping[str, Node] | None = None,
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """As `Graph.query`, for the text of a SELECT."""
        given = {ox.Variable(str(name)): to_oxigraph(term) for name, term in (initBindings or {}).items()}
        answer = self._store.query(str(query_object), substitutions=given)
        if not isinstance(answer, ox.QuerySolutions):
            raise TypeError("the editorial shapes ask with SELECT only")
        return rows(answer)


def rows(answer: ox.QuerySolutions) -> Result:
    """The answer to a SELECT as rdflib gives one."""
    found = Result("SELECT")
    found.vars = [Variable(variable.value) for variable in answer.variables]
    found.bindings = [
        {name: to_rdflib(term) for name, term in zip(found.vars, row, strict=True) if term is not None}
        for row in answer
    ]
    return found


def to_oxigraph(term: Node) -> Any:
    """A term of rdflib as one of pyoxigraph. Raises TypeError for what is no term of RDF."""
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if not isinstance(term, Literal):
        raise TypeError(f"not a term of RDF: {term!r}")
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)


def to_rdflib(term: Any) -> Identifier:
    """A term of pyoxigraph as one of rdflib."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    # rdflib holds a string with its datatype and one without for two
    kind = URIRef(term.datatype.value)
    return Literal(term.value, datatype=None if kind == XSD.string else kind)
