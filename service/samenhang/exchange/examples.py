"""The configurations that come with the knowledge."""

from collections.abc import Iterator
from contextlib import suppress

from samenhang.coherence.configuration import NotWellFormedError, read_configuration
from samenhang.coherence.evaluate import evaluate
from samenhang.coherence.model import Model
from samenhang.exchange import statements, writing
from samenhang.knowledge.index import Index, Triple


def examples(index: Index, model: Model) -> Iterator[tuple[str, list[Triple]]]:
    """Name and triples of each, derived ones included where it can be judged."""
    for name in index.instances(statements.CONFIGURATION):
        triples = [t for t in index.triples if t[0] == name]
        _, document, problems = statements.document(triples, model)
        with suppress(NotWellFormedError):  # the editorial checks report those
            if not problems:
                outcome = evaluate(model, read_configuration(model, document))
                measured = [o for _, p, o in triples if p == statements.SETTLES]
                triples += writing.derived_triples(model, outcome, name, measured)
        yield name, triples
