"""What was read and closed before is not read and closed again, and is what it was."""

import shutil
from pathlib import Path

import pytest

from samenhang.knowledge import base, closure, keeping
from samenhang.knowledge.folders import Folders, default_root
from samenhang.knowledge.index import Blank

OWN = """
@prefix knop: <https://w3id.org/samenhang/id/knop/> .
@prefix sam: <https://w3id.org/samenhang/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
knop:aantal-aanbieders skos:altLabel "Hoeveel aanbieders"@nl .
"""
"""A folder that adds a name only, of which nothing follows."""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own beside ours, and a cache of its own with our closure in it."""
    ours = keeping.folder()
    base.load()
    (tmp_path / "cache").mkdir()
    for path in ours.glob("closure-*.nt"):
        shutil.copy(path, tmp_path / "cache")
    monkeypatch.setattr(keeping, "folder", lambda: tmp_path / "cache")
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "eigen.ttl").write_text(OWN, encoding="utf-8")
    return tmp_path / "eigen"


def load(own: Path) -> base.KnowledgeBase:
    return base.load(Folders(default_root(), (own,)))


def test_the_second_start_reads_what_the_first_kept(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(own)
    monkeypatch.setattr(base, "read", lambda _: pytest.fail("read again"))
    again = load(own)
    for name in ("closed", "shapes", "editorial", "examples", "asserted"):
        assert getattr(again, name).triples == getattr(first, name).triples


def test_a_torn_file_is_made_anew(own: Path) -> None:
    first = load(own)
    for path in keeping.folder().glob("kennis-*.marshal"):
        path.write_bytes(path.read_bytes()[:1000])
    again = load(own).closed.triples  # blank nodes have another name after each reading
    assert [t for t in again if Blank not in map(type, t)] == [
        t for t in first.closed.triples if Blank not in map(type, t)
    ]


def test_a_label_closes_nothing_and_a_statement_does(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(own)
    monkeypatch.setattr(closure, "infer", lambda _: pytest.fail("closed again"))
    file = own / "eigen.ttl"
    file.write_text(OWN.replace("Hoeveel", "Het aantal"), encoding="utf-8")
    assert any("Het aantal aanbieders" in str(t[2]) for t in load(own).closed.triples)
    file.write_text(OWN + "<urn:x:ander> a sam:Bron .\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="closed again"):
        load(own)


def test_only_the_states_used_last_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "folder", lambda: tmp_path)
    parts = ((("urn:s", "urn:p", "urn:o"),),)
    for number in range(20):
        keeping.keep(f"versie-{number}", parts)
        assert keeping.kept("versie-0") == parts
    assert len(list(tmp_path.iterdir())) < 20
    assert keeping.kept("versie-1") is None
