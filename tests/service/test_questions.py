"""Questions: the SPARQL protocol, its limits, and the saved questions with their parameters."""

import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from samenhang import KnowledgeError, Samenhang
from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from samenhang.cli import main
from samenhang.knowledge import terms
from samenhang.store import guard, questions
from samenhang.store.dataset import KNOWLEDGE, SHAPES, quads
from samenhang.store.runner import Ask, AskError, Limits, Runner
from tests.service.support import InProcess, problem

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    """The results of a question in JSON, values only."""
    assert answer.status_code == 200, answer.text
    return [{k: v["value"] for k, v in row.items()} for row in answer.json()["results"]["bindings"]]


def test_the_three_ways_to_ask_give_the_same(client: httpx.Client) -> None:
    answers = [
        client.get("/sparql", params={"query": COUNT}),
        client.post("/sparql", data={"query": COUNT}),
        client.post("/sparql", content=COUNT, headers={"Content-Type": QUERY}),
        client.post("/sparql", content=COUNT, headers={"Content-Type": f"{QUERY}; charset=utf-8"}),
    ]
    assert len({str(rows(a)) for a in answers}) == 1
    assert int(rows(answers[0])[0]["n"]) > 5000


def test_asking_nothing_gives_the_description_of_the_service(client: httpx.Client) -> None:
    answer = client.get("/sparql")
    assert answer.headers["content-type"] == "text/turtle"
    assert "sparql-service-description#Service" in answer.text
    assert "<http://samenhang.test/sparql>" in answer.text


def test_default_and_named_graphs_of_the_request_are_followed(client: httpx.Client) -> None:
    everything = int(rows(client.get("/sparql", params={"query": COUNT}))[0]["n"])
    parts = [
        int(rows(client.get("/sparql", params={"query": COUNT, "default-graph-uri": graph}))[0]["n"])
        for graph in (KNOWLEDGE, SHAPES)
    ]
    assert 0 < min(parts) < sum(parts) < everything
    named = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": SHAPES}
    assert rows(client.get("/sparql", params=named)) == [{"g": SHAPES}]
    direct = client.post(
        "/sparql", params={"default-graph-uri": SHAPES}, content=COUNT, headers={"Content-Type": QUERY}
    )
    assert int(rows(direct)[0]["n"]) == parts[1]
    wrong = client.get("/sparql", params={"query": COUNT, "default-graph-uri": "geen iri"})
    assert problem(wrong, 400)["fouten"][0]["waar"] == "default-graph-uri"


def test_every_example_is_a_graph_of_its_own_with_what_was_derived(client: httpx.Client, samenhang: Samenhang) -> None:
    query = f"SELECT ?g WHERE {{ GRAPH ?g {{ ?g a <{terms.SAM}Configuratie> ; <{terms.SAM}afgeleidMet> ?v }} }}"
    assert {r["g"] for r in rows(client.get("/sparql", params={"query": query}))} == {
        n for n, _ in samenhang.examples()
    }


@pytest.mark.parametrize(
    ("query", "line", "says"),
    [
        ("SELECT ?x\nWHERE {\n  ?x ?y\n}", 4, "op regel 4, bij teken 2"),
        ("# foo:\nSELECT * {\n  ?s <foo:x> 'foo:y' ; foo:x ?p }", 3, "‘foo:’ op regel 3 is niet bekend"),
        ("PREFIX foo: <http://a/>\nSELECT * { ?s foo:x ?p ; risico:x ?q ?r }", 2, "op regel 2"),
        ("SELECT ?a (COUNT(?x) AS ?n) { ?x ?y ?a }", 1, "a variable that is unbound"),
    ],
    ids=["place", "prefix", "ours", "sentence"],
)
def test_a_mistake_in_a_question_is_told_with_its_line(client: httpx.Client, query: str, line: int, says: str) -> None:
    found = problem(client.post("/sparql", data={"query": query}), 400)
    (mistake,) = found["fouten"]
    assert mistake["regel"] == line
    assert says in mistake["wat"] == found["detail"]
    assert "[" not in found["detail"], "nothing of the grammar"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT nonsense", "geen geldige SPARQL"),
        ("", "query"),
        ("INSERT DATA { <http://a> <http://b> <http://c> }", "niet gewijzigd"),
        ("PREFIX a: <http://select/> DELETE WHERE { ?s ?p ?o }", "niet gewijzigd"),
        ("CLEAR ALL", "niet gewijzigd"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent <https://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { " + "{" * 50_000 + "}" * 50_000 + " }", ""),
        ("SELECT * { ?s ?p '\ud83d\ude00 }", "geen geldige SPARQL"),
    ],
    ids=["no-sparql", "empty", "insert", "delete", "clear", "service", "service-silent", "deep", "open-string"],
)
def test_a_question_that_cannot_be_answered_is_a_problem(client: httpx.Client, query: str, says: str) -> None:
    text = query.encode("utf-16", "surrogatepass").decode("utf-16")
    found = problem(client.post("/sparql", data={"query": text}), 400)
    assert says in found["detail"]
    assert found["fouten"][0]["waar"] == "query"
    assert rows(client.get("/sparql", params={"query": COUNT})), "the next question is answered as ever"


def test_an_update_or_two_questions_at_once_are_refused(client: httpx.Client) -> None:
    problem(client.post("/sparql", data={"update": "CLEAR ALL"}), 400)
    problem(client.get("/sparql", params={"update": "CLEAR ALL"}), 400)
    problem(client.get("/sparql", params=[("query", COUNT), ("query", COUNT)]), 400)
    problem(client.post("/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"}), 415)
    problem(client.post("/sparql", content=COUNT), 415)
    problem(client.post("/sparql", content=b"\xff", headers={"Content-Type": QUERY}), 400)
    problem(client.post("/sparql", content=b"#" * 1_100_000, headers={"Content-Type": QUERY}), 413)


def test_a_question_that_takes_too_long_is_stopped_and_others_go_on(client: httpx.Client) -> None:
    started = time.perf_counter()
    found = problem(client.get("/sparql", params={"query": ENDLESS}), 503)
    assert time.perf_counter() - started < 10
    assert "2 seconden" in found["detail"]
    assert "vraag-tijd" in found["detail"]
    assert rows(client.get("/sparql", params={"query": COUNT}))


@pytest.fixture(scope="module")
def limited(samenhang: Samenhang) -> Any:
    """A runner with little room."""
    runner = Runner(
        lambda: quads(samenhang.knowledge, []),
        Limits(seconds=90, waiting=60, memory=400_000_000, answer=10_000, workers=1),
    )
    yield runner
    runner.close()


def ask(runner: Runner, text: str, results: str | None = "text/csv", triples: str | None = "text/turtle") -> str:
    return runner.ask_now(Ask(text, results, triples)).content.decode()


def test_an_answer_that_grows_too_large_is_stopped(limited: Runner) -> None:
    with pytest.raises(AskError) as caught:
        ask(limited, "SELECT * WHERE { ?s ?p ?o }")
    assert caught.value.code == "bytes"
    assert ask(limited, "ASK {}") == "true"


def test_a_question_that_takes_too_much_memory_is_stopped(limited: Runner) -> None:
    with pytest.raises(AskError) as caught:
        ask(limited, "SELECT DISTINCT ?a ?b ?c ?d ?e ?f WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f LIMIT 1")
    assert caught.value.code == "memory"
    assert ask(limited, "ASK {}") == "true"


def test_the_form_of_the_answer_depends_on_the_question(limited: Runner) -> None:
    for text, results, triples in (("ASK {}", None, "text/turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv", None)):
        with pytest.raises(AskError) as caught:
            ask(limited, text, results, triples)
        assert caught.value.code == "not-offered"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_process_that_answers_can_reach_nothing(limited: Runner, scheme: str) -> None:
    """Even a `SERVICE` that nobody noticed opens no connection."""
    with pytest.raises(AskError) as caught:
        ask(limited, f"SELECT * {{ SERVICE <{scheme}://127.0.0.1:8080/> {{ ?s ?p ?o }} }}")
    assert caught.value.code == "failed"
    assert "refused" not in caught.value.detail.lower()


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("SELECT * { SERVICE ?x {} }", True),
        ("SELECT*{SeRvIcE<http://x>{}}", True),
        ("SELECT * { ?s ?p 'SERVICE' }", False),
        ('SELECT * { ?s ?p "a \\" SERVICE" , """SERVICE " """ }', False),
        ("SELECT ?service { ?service a <http://x/SERVICE> } # SERVICE", False),
        ("PREFIX service: <http://x> SELECT * { ?s service:a service:SERVICE }", False),
        ("SELECT * { ?s ?p 'x' . # ' \n SERVICE <http://x> {} }", True),
        ("SELECT * { ?s ?p '' SERVICE <http://x> {} }", True),
    ],
)
def test_the_word_service_is_seen_only_where_it_means_something(text: str, elsewhere: bool) -> None:
    assert guard.asks_elsewhere(text) is elsewhere


def test_a_parameter_is_a_term_and_never_text(client: httpx.Client, samenhang: Samenhang) -> None:
    """Whatever stands in it, it is one IRI: it cannot end the question and begin another."""
    path = "/v1/queries/keten-van-een-stand"
    setting = samenhang.model.settings[0].iri
    slug = terms.slug(setting)
    same = [rows(client.get(path, params={"stand": value})) for value in (setting, slug, f"stand:{slug}")]
    assert same[0] == same[1] == same[2]
    (mistake,) = problem(client.get(path, params={"stand": "x> } INSERT { <y"}), 400)["fouten"]
    assert mistake["waar"] == "stand"
    assert problem(client.get(path), 400)["fouten"][0]["waar"] == "stand"
    (mistake,) = problem(client.get(path, params={"stnd": slug}), 400)["fouten"]
    assert mistake["welGoed"] == ["stand"]
    problem(client.get("/v1/queries/bestaat-niet"), 404)


def test_what_names_nothing_we_know_is_refused_with_what_looks_like_it(client: httpx.Client) -> None:
    """A short name, an IRI of ours, one of another kind, and any other: no rows must mean that there is nothing."""
    path, right = "/v1/queries/wie-loopt-dit-risico", terms.individual("risico", "wachtlijsten")
    for wrong in ("wachtlijst", right[:-1], "risico:wachtlijst", "stand:wachtlijst"):
        (mistake,) = problem(client.get(path, params={"risico": wrong}), 400)["fouten"]
        assert mistake["waar"] == "risico"
        assert "wachtlijsten" in mistake["welGoed"]
        assert wrong in mistake["wat"]
    stand = client.get("/v1/knoppen").json()["knoppen"][0]["standen"][0]["id"]
    for wrong in ("onzin", stand, "https://example.org/onzin", "x" * 5000):
        (mistake,) = problem(client.get(path, params={"risico": wrong}), 400)["fouten"]
        assert mistake["welGoed"]
    for name, parameter in (("kengetallen", "gemeente"), ("bevindingen", "configuratie"), ("regels", "regel")):
        problem(client.get(f"/v1/queries/{name}", params={parameter: "onzin"}), 400)
    assert rows(client.get(path, params={"risico": right}))


def test_what_something_is_called_names_it_too(client: httpx.Client, samenhang: Samenhang) -> None:
    """In Dutch or English, in any letter case, where only one thing of that kind is called so."""
    index = samenhang.knowledge.asserted
    path, iri = "/v1/queries/wie-loopt-dit-risico", terms.individual("risico", "wachtlijsten")
    same = rows(client.get(path, params={"risico": "wachtlijsten"}))
    assert same
    for language in ("nl", "en"):
        label = index.text(iri, terms.LABEL, language)
        assert label
        for text in (label, label.upper(), f" {label.lower()} "):
            assert rows(client.get(path, params={"risico": text})) == same
    town = rows(client.get("/v1/queries/kengetallen", params={"gemeente": "gm0772"}))
    assert town == rows(client.get("/v1/queries/kengetallen", params={"gemeente": "Eindhoven"})) != []
    standen = index.instances(terms.SAM + "Stand")
    labels = [index.text(s, terms.LABEL, "nl") or "" for s in standen]
    shared = next(label for label in labels if labels.count(label) > 1)
    (mistake,) = problem(client.get("/v1/queries/keten-van-een-stand", params={"stand": shared}), 400)["fouten"]
    assert set(mistake["welGoed"]) == {
        terms.slug(s) for s, label in zip(standen, labels, strict=True) if label == shared
    }


def test_the_command_line_refuses_and_takes_the_same(loaded_once: None) -> None:
    def asked(value: str) -> Result:
        return CliRunner().invoke(main, ["vraag", "maatregelen-tegen-een-risico", f"risico={value}", "--csv"])

    wrong = asked("wachtlijst")
    assert wrong.exit_code == 2
    assert "wachtlijsten" in wrong.stderr
    assert asked("WACHTLIJSTEN").stdout == asked("wachtlijsten").stdout
    assert asked("wachtlijsten").exit_code == 0


def test_a_field_of_a_form_that_was_left_empty_was_not_given(client: httpx.Client) -> None:
    path = "/v1/queries/maatregelen-met-neveneffecten"
    assert rows(client.get(path, params={"maatregel": " "})) == rows(client.get(path)) != []
    problem(client.get("/v1/queries/wie-loopt-dit-risico", params={"risico": ""}), 400)
    problem(client.get(path, params={"matregel": ""}), 400)


def test_an_optional_parameter_narrows_the_answer(client: httpx.Client) -> None:
    path = "/v1/queries/maatregelen-met-neveneffecten"
    every = rows(client.get(path))
    one = every[0]["maatregel"]
    assert rows(client.get(path, params={"maatregel": one})) == [r for r in every if r["maatregel"] == one] != every


HEAD = "#+ samenvatting_nl: Proef\n#+ samenvatting_en: Trial\n"
PARAMETER = """\
#+ parameters:
#+   - naam: s
#+     soort: {kind}
#+     verplicht: true
#+     omschrijving_nl: x
#+     omschrijving_en: x
"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT * { ?s ?p ?o }", 1),
        (HEAD + "SELECT * { ?s ?p ?o", 3),
        (HEAD + "#+ : [\nSELECT * { ?s ?p ?o }", 3),
        (HEAD + PARAMETER.format(kind="iri") + "SELECT ?o { ?s ?p ?o }", 1),
    ],
    ids=["no-head", "no-sparql", "no-yaml", "parameter-not-selected"],
)
def test_a_broken_question_stops_the_start_with_its_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "proef.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        create_app(Settings(extra=(tmp_path,)))
    (found,) = caught.value.problems
    assert (found.path, found.line) == (path, line)


def test_a_question_of_ones_own_takes_texts_and_numbers(tmp_path: Path) -> None:
    for kind in ("tekst", "getal"):
        text = HEAD + PARAMETER.format(kind=kind) + "SELECT ?s (DATATYPE(?s) AS ?d) {}"
        (tmp_path / f"{kind}.rq").write_text(text, encoding="utf-8")
    app = create_app(Settings(extra=(tmp_path,), query_workers=1))
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as own:
        assert rows(own.get("/v1/queries/tekst", params={"s": "a'b"}))[0] == {"s": "a'b", "d": terms.XSD + "string"}
        assert rows(own.get("/v1/queries/getal", params={"s": "12"}))[0] == {"s": "12", "d": terms.XSD + "integer"}
        problem(own.get("/v1/queries/getal", params={"s": "veel"}), 400)


def test_a_kind_that_a_parameter_cannot_have_is_refused() -> None:
    parameter = questions.Parameter("s", "stand", True, {})
    assert parameter.term("a") == {"iri": terms.individual("stand", "a")}
    for wrong in ("http://x y", "stand:a>b", "a b"):
        with pytest.raises(ValueError, match=r".+"):
            parameter.term(wrong)
