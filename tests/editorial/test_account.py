"""Rows of a table that were lost on the way, and things that hang loose, are named with their place."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from samenhang import Samenhang
from samenhang.editorial import account
from samenhang.editorial.remarks import Places, Remark
from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Triple

ROW_OF = terms.SAM + "rijVan"
LOOSE = terms.individual("kengetal", "los")
OTHER = terms.individual("passage", "elders")


def remarks(samenhang: Samenhang, asserted: tuple[Triple, ...]) -> list[Remark]:
    """What is remarked on the knowledge when this is what it states."""
    knowledge = replace(samenhang.knowledge, asserted=Index(asserted))
    return list(account.check(cast(Any, SimpleNamespace(knowledge=knowledge)), Places(knowledge.folders)))


def test_our_own_knowledge_is_accounted_for(samenhang: Samenhang) -> None:
    """Every row of every table, and nothing that hangs loose."""
    assert remarks(samenhang, samenhang.knowledge.asserted.triples) == []


def test_a_lost_row_is_named(samenhang: Samenhang) -> None:
    """And so is a row too many; both with file and line of the passage."""
    stated = samenhang.knowledge.asserted.triples
    row = next(t for t in stated if t[1] == ROW_OF)
    for changed in (tuple(t for t in stated if t != row), (*stated, (LOOSE, ROW_OF, row[2]))):
        (remark,) = remarks(samenhang, changed)
        assert remark.about == terms.short(str(row[2]))
        assert remark.path is not None
        assert remark.line is not None
        assert remark.grave


def test_a_table_left_out_with_a_reason_is_no_loss(samenhang: Samenhang) -> None:
    """Some tables are left out on purpose, and then none of their rows is asked for."""
    index = samenhang.knowledge.asserted
    left_out = {s for s, p, _ in index.triples if p == terms.SAM + "nietOpgenomenOmdat"}
    assert [p for p in left_out if index.text(p, terms.SAM + "aantalRijen") and not index.subjects(ROW_OF, p)]


def test_what_hangs_loose_is_named(samenhang: Samenhang) -> None:
    """A passage, a type, or a description by a link is no tie; any other statement is."""
    stated = samenhang.knowledge.asserted.triples
    named = next(t for t in stated if t[1] == terms.LABEL)[2]
    some = next(t[0] for t in stated if t[1] == terms.TYPE and t[2] == terms.SAM + "Risico")
    loose: tuple[Triple, ...] = (
        (LOOSE, terms.LABEL, named),
        (LOOSE, terms.TYPE, terms.SAM + "Kengetal"),
        (LOOSE, terms.SOURCE, OTHER),
        (terms.individual("verband", "los"), terms.RDF + "subject", LOOSE),
    )
    assert [r.about for r in remarks(samenhang, (*stated, *loose))] == ["kengetal:los"]
    assert remarks(samenhang, (*stated, *loose, (LOOSE, terms.SAM + "kengetalVan", some))) == []
