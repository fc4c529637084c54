"""Where an answer says that something was found: every source that says it, and no other."""

from samenhang import Samenhang
from samenhang.knowledge import terms


def test_a_link_names_every_source_that_says_it(samenhang: Samenhang) -> None:
    """Several handbooks may say the same; each of their statements counts, not only the one read last."""
    catalogue, index = samenhang.catalogue, samenhang.knowledge.everything
    said: dict[tuple[str, str, str], set[str]] = {}
    for statement in index.instances(terms.RDF + "Statement"):
        link = tuple(str(index.one(statement, terms.RDF + part)) for part in ("subject", "predicate", "object"))
        said.setdefault((link[0], link[1], link[2]), set()).add(statement)
    shared = {link: statements for link, statements in said.items() if len(statements) > 1}
    assert shared
    for link, statements in shared.items():
        places = {place for statement in statements for place in catalogue.places(statement)}
        assert set(catalogue.link_places(link)) == places, link
