"""Where an answer says that something was found: every source that says it, and no other."""

import re
from pathlib import Path

import yaml

from samenhang import Samenhang
from samenhang.exchange import statements
from samenhang.knowledge import terms

PLACE = re.compile(r"\b(?:harmonie|sturing)20\d\d [^;]+")
"""A place in one of the two handbooks whose examples name places as a passage does."""


def test_a_link_names_every_source_that_says_it(samenhang: Samenhang) -> None:
    """Several handbooks may say the same; each of their statements counts, not only the one read last."""
    catalogue, index = samenhang.catalogue, samenhang.knowledge.everything
    said: dict[tuple[str, str, str], set[str]] = {}
    for statement in index.instances(terms.RDF + "Statement"):
        link = tuple(str(index.one(statement, terms.RDF + part)) for part in ("subject", "predicate", "object"))
        said.setdefault((link[0], link[1], link[2]), set()).add(statement)
    shared = {link: saying for link, saying in said.items() if len(saying) > 1}
    assert shared
    for link, saying in shared.items():
        places = {place for statement in saying for place in catalogue.places(statement)}
        assert set(catalogue.link_places(link)) == places, link


def test_a_finding_of_an_example_names_the_place_that_says_so(samenhang: Samenhang, root: Path) -> None:
    """Beside every example stands where each of its findings comes from; the answer sends a reader there too."""
    index = samenhang.knowledge.examples
    looked_up = 0
    for iri in index.instances(statements.CONFIGURATION):
        _, document, _ = statements.document([t for t in index.triples if t[0] == iri], samenhang.model)
        expected = root / "data" / "voorbeelden" / f"{terms.slug(iri)}.verwacht.yaml"
        if not expected.is_file():
            continue
        named = {
            tuple(f[key] and f[key]["slug"] for key in ("regel", "risico", "lijn")): [
                f"{p['bron']} {p['vindplaats']}" for p in f["bronnen"]
            ]
            for f in samenhang.gevolgen(document)["bevindingen"]
        }
        for wanted in yaml.safe_load(expected.read_text(encoding="utf-8")) or []:
            found = named[wanted.get("regel"), wanted.get("risico"), wanted.get("lijn")]
            for place in PLACE.findall(wanted["vindplaats"]):
                looked_up += 1
                assert place.strip() in found, (terms.slug(iri), wanted["risico"])
    assert looked_up > 100
