"""What came from which passage is told in full, and as it is now."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from samenhang import Samenhang
from samenhang.editorial.provenance import Document, Provenance
from samenhang.editorial.provenance_pages import FOLDER, INDEX, WORDS, pages
from samenhang.knowledge import terms
from samenhang.knowledge.base import KnowledgeBase
from samenhang.knowledge.index import Index

CONTENTS = yaml.safe_load((Path(__file__).parent / "inhoud.yaml").read_text(encoding="utf-8"))
ROWS = terms.SAM + "rijVan"


@pytest.fixture(scope="module")
def documents(samenhang: Samenhang) -> dict[str, Document]:
    """Every document of the knowledge by its slug."""
    return {document.slug: document for document in Provenance(samenhang.knowledge).documents()}


def test_the_pages_are_current(samenhang: Samenhang, root: Path) -> None:
    """What stands in docs is what the knowledge says now; `make docs` writes it anew."""
    made = pages(samenhang.knowledge)
    kept = {str(path.relative_to(root / "docs")) for path in (root / "docs" / FOLDER).glob("*")} | {INDEX}
    assert kept == set(made)
    stale = [name for name, text in made.items() if (root / "docs" / name).read_text(encoding="utf-8") != text]
    assert not stale, f"not what the knowledge says now: {stale}; run `make docs`"


@pytest.mark.parametrize("slug", sorted(CONTENTS))
def test_every_section_of_a_document_is_accounted_for(documents: dict[str, Document], slug: str) -> None:
    """Each section in the table of contents has a passage, and each passage gave something or says why not."""
    document = documents[slug]
    places = {passage.place.split(",")[0] for passage in document.passages}
    assert {section for line in CONTENTS[slug] for section in line} - places == set()
    assert [passage.place for passage in document.passages if bool(passage.items) == bool(passage.reason)] == []
    assert all(document.chapters), "a passage without sam:hoofdstuk"


def test_every_document_has_a_table_of_contents(documents: dict[str, Document]) -> None:
    """None escapes the test above."""
    assert set(documents) == set(CONTENTS)


def _without_a_row(knowledge: KnowledgeBase) -> tuple[KnowledgeBase, str]:
    """The knowledge without one row of one table, and where that table stands."""
    row = next(
        t for t in knowledge.asserted.triples if t[1] == ROWS and len(knowledge.asserted.subjects(ROWS, t[2])) > 1
    )
    asserted = Index(t for t in knowledge.asserted.triples if t != row)
    assert isinstance(row[2], str)
    return replace(knowledge, asserted=asserted), asserted.text(row[2], terms.SAM + "vindplaats") or ""


def test_a_row_that_is_missing_can_be_seen(samenhang: Samenhang) -> None:
    """On the index, with its place and both numbers; and the pages are then no longer those that are kept."""
    poorer, place = _without_a_row(samenhang.knowledge)
    made = pages(poorer)
    assert made != pages(samenhang.knowledge)
    shown = made[INDEX].partition(WORDS["nl"]["missing"])[2].partition("##")[0]
    assert place in shown
    assert WORDS["nl"]["none"] not in shown


def test_the_pages_speak_english_when_asked(samenhang: Samenhang) -> None:
    """The same pages; what is said by the documents' own words stays as it is."""
    made = pages(samenhang.knowledge, "en")
    assert made.keys() == pages(samenhang.knowledge).keys()
    assert made[INDEX].startswith(f"# {WORDS['en']['title']}")
    assert WORDS["nl"].keys() == WORDS["en"].keys()
