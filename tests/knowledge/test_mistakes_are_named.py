"""A mistake in added knowledge is reported with file, line and rule, and nothing starts half."""

from pathlib import Path

import pytest

from samenhang import KnowledgeError, Samenhang

PREFIXES = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix knop: <https://w3id.org/samenhang/id/knop/> .
@prefix mitigatie: <https://w3id.org/samenhang/id/mitigatie/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix passage: <https://w3id.org/samenhang/id/passage/> .
@prefix regel: <https://w3id.org/samenhang/id/regel/> .
@prefix risico: <https://w3id.org/samenhang/id/risico/> .
@prefix sam: <https://w3id.org/samenhang/def#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix stand: <https://w3id.org/samenhang/id/stand/> .
"""
FIRST = PREFIXES.count("\n") + 1
"""Line on which the text of a case begins."""

RULE = """\
regel:eigen a sh:NodeShape , sam:Samenhangregel ;
    sh:targetClass sam:Configuratie ;
    sh:severity {severity} ;
    sh:message "Dit gaat niet samen."@nl ;
{extra}    sh:not [ {body} ] .
"""
TRIGGER = "[ sh:path sam:werktAls ; sh:hasValue stand:lichte-monitoring ]"
OTHER = "[ sh:path sam:werktAls ; sh:hasValue stand:veel-aanbieders ]"


def rule(body: str, severity: str = "sh:Warning", extra: str = "") -> str:
    return RULE.format(body=body, severity=severity, extra=extra)


def problem(folder: Path, text: str) -> str:
    """The one problem that this text gives when it is added to our knowledge."""
    (folder / "eigen.ttl").write_text(PREFIXES + text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        Samenhang(extra=[folder])
    assert len(caught.value.problems) == 1, str(caught.value)
    return caught.value.problems[0].text()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("regel:eigen a sh:NodeShape sam:Samenhangregel .", 0, "geen geldige Turtle"),
        (rule(f"sh:and ( {TRIGGER} {OTHER.replace('hasValue', 'hasvalue')} )"), 4, "bedoelt u sh:hasValue"),
        (rule(f"sh:and ( {TRIGGER} {OTHER.replace('werktAls', 'werktals')} )"), 4, "bedoelt u sam:werktAls"),
        (rule(f"sh:and ( {TRIGGER} {OTHER.replace('veel-', 'vel-')} )"), 4, "bedoelt u stand:veel-aanbieders"),
    ],
    ids=["no-turtle", "misspelt-shacl-term", "misspelt-own-term", "unknown-setting"],
)
def test_a_name_that_nobody_defined_is_reported_on_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    told = problem(tmp_path, text)
    assert told.startswith(f"{tmp_path / 'eigen.ttl'}:{FIRST + line}: ")
    assert says in told
    assert line == 0 or "regel:eigen" in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (rule(f"sh:and ( {TRIGGER} )"), "ten minste twee knoppen"),
        (rule(f"sh:or ( {TRIGGER} {OTHER} )"), "past hier niet in de vorm"),
        (rule(f"sh:and ( [ sh:not {TRIGGER} ] [ sh:not {OTHER} ] )"), "geen enkele voorwaarde die waar moet zijn"),
        (rule(f"sh:and ( {TRIGGER} [ sh:or ( {OTHER} [ sh:and ( {TRIGGER} ) ] ) ] )"), "een voorwaarde is"),
        (rule(f"sh:and ( {TRIGGER} {OTHER} )", "sh:Literal"), "precies één sh:severity"),
        (rule(f"sh:and ( {TRIGGER} {OTHER} )", "sh:Violation", "    sam:afgeleid true ;\n"), "hooguit sh:Warning"),
        (
            rule(f"sh:and ( {TRIGGER} [ sh:path sam:heeftWerkend ; sh:hasValue mitigatie:intervisie ] )"),
            "een voorwaarde is",
        ),
        (
            rule(f"sh:and ( {TRIGGER} [ sh:path sam:werktAls ; sh:hasValue mitigatie:intervisie ] )"),
            "is geen sam:Stand",
        ),
        (rule(f"sh:and ( {TRIGGER} {OTHER} )", extra="    sh:deactivated true ;\n"), "past hier niet"),
    ],
    ids=[
        "one-condition",
        "or-at-the-top",
        "nothing-positive",
        "nested-and",
        "severity-outside-the-three",
        "inference-as-violation",
        "working-measure-as-trigger",
        "measure-where-a-setting-belongs",
        "deactivated",
    ],
)
def test_a_rule_outside_the_form_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    told = problem(tmp_path, text)
    assert told.startswith(f"{tmp_path / 'eigen.ttl'}:{FIRST}: regel:eigen: ")
    assert says in told


def test_a_setting_of_two_knobs_is_refused(tmp_path: Path) -> None:
    told = problem(tmp_path, "knop:eigen a sam:Knop ; sam:heeftStand stand:lichte-monitoring .")
    assert "hoort bij twee knoppen" in told


def test_effective_rules_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    text = """\
regel:heen-voorwaarde a sh:NodeShape ; sh:and ( [ sh:path sam:kiest ; sh:hasValue stand:veel-aanbieders ] ) .
regel:heen a sh:NodeShape , sam:Werkingsregel ; sh:targetClass sam:Configuratie ; sh:order 1 ;
    sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate sam:vervangt ;
              sh:object stand:intensieve-monitoring ; sh:condition regel:heen-voorwaarde ] ,
            [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate sam:werktAls ;
              sh:object stand:lichte-monitoring ; sh:condition regel:heen-voorwaarde ] .
regel:weer-voorwaarde a sh:NodeShape ; sh:and ( [ sh:path sam:kiest ; sh:hasValue stand:intensieve-monitoring ] ) .
regel:weer a sh:NodeShape , sam:Werkingsregel ; sh:targetClass sam:Configuratie ; sh:order 1 ;
    sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate sam:vervangt ;
              sh:object stand:lichte-monitoring ; sh:condition regel:weer-voorwaarde ] ,
            [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate sam:werktAls ;
              sh:object stand:intensieve-monitoring ; sh:condition regel:weer-voorwaarde ] .
"""
    assert "spreekt regel:weer tegen" in problem(tmp_path, text)


def test_nonsense_is_proved_nonsense(tmp_path: Path) -> None:
    (tmp_path / "eigen.ttl").write_text(PREFIXES + "risico:wachtlijsten a sam:Mitigatie .", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="tegenspraak"):
        Samenhang(extra=[tmp_path])


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="bestaat niet"):
        Samenhang(extra=[tmp_path / "nergens"])
