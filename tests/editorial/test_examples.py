"""What is expected of an example is judged with its own folder and those before it."""

from pathlib import Path

from samenhang import Samenhang
from samenhang.editorial import examples
from samenhang.editorial.remarks import Places

START = """@prefix aspect: <https://w3id.org/samenhang/id/aspect/> .
@prefix configuratie: <https://w3id.org/samenhang/id/configuratie/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix knop: <https://w3id.org/samenhang/id/knop/> .
@prefix passage: <https://w3id.org/samenhang/id/passage/> .
@prefix regel: <https://w3id.org/samenhang/id/regel/> .
@prefix sam: <https://w3id.org/samenhang/def#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix stand: <https://w3id.org/samenhang/id/stand/> .
"""
RULE = """
regel:NAME a sh:NodeShape , sam:Samenhangregel ;
    skos:prefLabel "NAME"@nl , "NAME"@en ;
    skos:definition "Onze streek wil dit niet."@nl ;
    sh:targetClass sam:Configuratie ;
    sh:severity sh:Warning ;
    sh:message "Dit niet."@nl , "Not this."@en ;
    sam:aspect aspect:inkoop ;
    dct:source passage:harmonie2021-5-3-productie ;
    sh:not [ sh:and (
        [ sh:path sam:werktAls ; sh:hasValue stand:veel-regie-bij-professional ]
        [ sh:path sam:werktAls ; sh:hasValue stand:toegang-op-afstand ]
    ) ] .
"""
EXAMPLE = """
configuratie:eigen-voorbeeld a sam:Configuratie ;
    skos:prefLabel "Eigen voorbeeld"@nl ;
    knop:ruimte-voor-de-professional stand:veel-regie-bij-professional ;
    knop:toegang-afstand stand:toegang-op-afstand .
"""


def folder(path: Path, rule: str, example: str = "") -> Path:
    """A folder with a rule of its own, and perhaps an example."""
    path.mkdir()
    (path / "regels.ttl").write_text(START + RULE.replace("NAME", rule) + example, encoding="utf-8")
    return path


def test_a_rule_of_a_later_folder_is_no_error_of_an_earlier_example(tmp_path: Path) -> None:
    """Neither ours nor that of the folder before; the rule of a folder itself has to be foreseen in it."""
    first = folder(tmp_path / "een", "mijn-regel", EXAMPLE)
    later = folder(tmp_path / "twee", "latere-regel")
    whole = Samenhang((first, later))
    choices = {
        "ruimte-voor-de-professional": "veel-regie-bij-professional",
        "toegang-afstand": "toegang-op-afstand",
    }
    outcome = whole.gevolgen({"keuzes": choices})
    broken = {f["regel"]["slug"] for f in outcome["bevindingen"] if f["regel"] and f["status"] == "open"}
    assert {"mijn-regel", "latere-regel"} <= broken
    expected = first / "regels.verwacht.yaml"
    expected.write_text("[]\n", encoding="utf-8")
    remarks = list(examples.check(whole, Places(whole.knowledge.folders)))
    assert {remark.path for remark in remarks} == {expected}
    told = " ".join(remark.nl for remark in remarks)
    assert "niet voorzien: mijn-regel, open" in told
    assert "latere-regel" not in told
