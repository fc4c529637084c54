"""The saved questions: each explains itself, is answered in every form, and answers what it says."""

import html
import io
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
import pyoxigraph as ox
import pytest
from openpyxl import load_workbook

from samenhang import KnowledgeError, Samenhang
from samenhang.knowledge import terms
from samenhang.knowledge.folders import Folders, default_root
from samenhang.knowledge.index import Literal, Term
from samenhang.store import questions, tables
from samenhang.store.questions import Question
from samenhang.store.runner import Runner
from samenhang.store.worker import TRIPLES
from tests.service.support import problem
from tests.sparql import questions as kept
from tests.sparql.w3c import RS

SAVED = questions.load(Folders(default_root()))
NAMES = sorted(SAVED)


@pytest.fixture(scope="module")
def engine(samenhang: Samenhang) -> Iterator[Runner]:
    """Answers questions without HTTP."""
    made = kept.runner(samenhang)
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(endpoint: str) -> Iterator[httpx.Client]:
    """A client of the whole service."""
    with httpx.Client(base_url=endpoint.removesuffix("/sparql"), timeout=60) as found:
        yield found


def test_there_are_at_least_twenty_five_and_each_explains_itself() -> None:
    assert len(SAVED) >= 25
    for question in SAVED.values():
        assert all(question.summary[language].endswith(("?", ".")) for language in ("nl", "en")), question.name
        assert question.columns, question.name
        assert all(h["nl"] != name for name, h in question.columns.items()), (
            f"{question.name}: a column without a heading"
        )
        assert all(p.example for p in question.parameters), f"{question.name}: a parameter without an example"
        assert "ORDER BY" in question.text, f"{question.name}: pages need a fixed order"


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_the_one_that_was_looked_at(engine: Runner, name: str) -> None:
    """After a change of knowledge: `python -m tests.sparql.questions`, and read the difference."""
    rows = kept.answer(engine, SAVED[name], kept.examples(SAVED[name]))
    assert kept.fixture(rows) == (kept.FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    assert SAVED[name].chooses or len(rows) - 1 <= SAVED[name].rows, "an answer has more rows than one page may have"
    assert len(rows) > 1 or name == "onwelgevormd"


OPTIONAL = [(q.name, p.name) for q in SAVED.values() for p in q.parameters if not p.required]


@pytest.mark.parametrize(("name", "parameter"), OPTIONAL)
def test_a_parameter_keeps_exactly_the_rows_with_its_value(engine: Runner, name: str, parameter: str) -> None:
    """An engine binds a variable before it looks; behind OPTIONAL or GROUP BY that is not the same as choosing rows."""
    question: Question = SAVED[name]
    example = kept.examples(question)[parameter]
    (head, *every), (_, *some) = kept.answer(engine, question, {}), kept.answer(engine, question, {parameter: example})
    term = questions.bind(question, {parameter: example})[parameter]
    column = head.index(parameter)
    assert some == [row for row in every if row[column] == term["iri"]]
    assert some != every


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_answered_in_every_form(client: httpx.Client, name: str) -> None:
    question = SAVED[name]
    path, values = f"/v1/queries/{name}", kept.examples(question)

    def get(media: str) -> httpx.Response:
        answer = client.get(path, params={**values, "perPagina": "20"}, headers={"Accept": media})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].partition(";")[0] == media
        return answer

    rows = get("application/json").json()["results"]["bindings"]
    of_a_page = {row["configuratie"]["value"] for row in rows} if question.chooses else rows
    assert len(of_a_page) <= 20
    book = load_workbook(io.BytesIO(get(tables.XLSX).content))
    sheet: Any = book.active
    headings = [h["nl"] for h in (question.columns or {}).values()]
    assert [cell.value for cell in sheet[1]] == headings
    assert sheet.max_row == len(rows) + 1
    page = get("text/html").text
    assert page.count("<tr>") == (len(rows) + 1 if rows else 0)
    solutions = [
        q
        for q in ox.parse(get("text/turtle").content, format=ox.RdfFormat.TURTLE)
        if q.predicate.value == RS + "solution"
    ]
    assert len(solutions) == len(rows)
    assert len(get("text/csv").text.split("\r\n")) >= len(rows) + 2


def test_a_long_spreadsheet_costs_no_more_a_row_than_a_short_one() -> None:
    """Eight times the rows in eight times the time, with room for chance; asking for the last row made it sixty."""

    def seconds(count: int) -> float:
        row: dict[str, Term] = {
            "ding": terms.individual("risico", "wachtlijsten"),
            "tekst": Literal("tekst", "nl", terms.XSD + "string"),
        }
        table = tables.Table(tuple(row), tuple(dict(row) for _ in range(count)))
        start = time.process_time()
        tables.spreadsheet(table, {}, "proef")
        return time.process_time() - start

    seconds(1)  # what is loaded the first time does not count
    assert seconds(4000) < 24 * min(seconds(500) for _ in range(2))


def test_a_page_names_what_is_ours_and_leads_to_it(client: httpx.Client) -> None:
    """In the language of the page; no IRI is left to read."""
    rows = client.get("/v1/queries/risicos-per-aspect?perPagina=5", headers={"Accept": "application/json"}).json()[
        "results"
    ]["bindings"]
    mine = {term["value"] for row in rows for term in row.values() if term["value"].startswith(terms.ID)}
    assert mine
    for language in ("nl", "en"):
        page = client.get(f"/v1/queries/risicos-per-aspect?perPagina=5&taal={language}&formaat=html").text
        for iri in mine:
            place = iri.replace(terms.ID, "/id/")
            thing = client.get(f"{place}?taal={language}", headers={"Accept": "text/html"}).text
            label = thing.partition("<h1>")[2].partition("</h1>")[0]
            assert f'<a href="{place}?taal={language}">{label}</a>' in page


HTML = {"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8", "Accept-Language": "nl"}
RISK = "/v1/queries/wie-loopt-dit-risico"


def tag(text: str, element: str, **marks: str) -> str:
    """The first tag by this name in which these attributes stand."""
    wanted = [f'{key}="{value}"' for key, value in marks.items()]
    tags: list[str] = re.findall(rf"<{element}\b[^>]*>", text)
    return next(each for each in tags if all(mark in each for mark in wanted))


def test_who_fills_in_nothing_or_something_wrong_gets_a_page_that_says_so(client: httpx.Client) -> None:
    """Tied to the field that it is about; programs still get a problem."""
    first = client.get(RISK, headers=HTML)
    assert first.status_code == 200
    assert "aria-invalid" not in first.text
    assert 'aria-describedby="fout"' in tag(first.text, "input", name="risico")
    wrong = client.get(RISK, params={"risico": "wachtlijst"}, headers=HTML)
    assert wrong.status_code == 400
    field = tag(wrong.text, "input", name="risico")
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="fout"' in field
    assert 'value="wachtlijst"' in field
    assert "‘wachtlijst’" in wrong.text.partition('id="fout"')[2].partition("</div>")[0]
    assert f'<a href="{RISK}?risico=wachtlijsten">Wachtlijsten</a>' in wrong.text
    half = client.get("/v1/queries/verschil-tussen-configuraties?een=voorbeeld-3a", headers=HTML)
    assert half.status_code == 400
    assert "aria-invalid" in tag(half.text, "input", name="ander")
    assert "aria-invalid" not in tag(half.text, "input", name="een")
    assert client.get("/v1/queries/regels?perPagina=x", headers=HTML).status_code == 400
    for page in (first, wrong, half):
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert "form-action 'self'" in page.headers["content-security-policy"]
    problem(client.get(RISK), 400)
    hostile = client.get(RISK, params={"risico": '"><script>alert(1)</script>'}, headers=HTML)
    assert hostile.status_code == 400
    assert "<script" not in hostile.text


def test_the_names_that_a_field_offers_are_taken(client: httpx.Client) -> None:
    page = client.get("/v1/queries/keten-van-een-stand", headers=HTML).text
    offered = [html.unescape(value) for value in re.findall(r'<option value="([^"]*)"', page)]
    assert len(offered) > 500
    assert len(set(offered)) == len(offered)
    for value in (*offered[::150], next(each for each in offered if " " in each)):
        assert client.get("/v1/queries/keten-van-een-stand", params={"stand": value}).status_code == 200, value


def test_a_page_says_what_was_asked_about_also_where_there_is_nothing(client: httpx.Client) -> None:
    """A setting after its knob, because several are called the same."""
    without = next(
        row["stand"]["value"] for row in client.get("/v1/queries/standen-zonder-gevolg").json()["results"]["bindings"]
    )
    answer = client.get("/v1/queries/keten-van-een-stand", params={"stand": without}).json()
    assert answer["results"]["bindings"] == []
    page = client.get("/v1/queries/keten-van-een-stand", params={"stand": without}, headers=HTML).text
    said = re.search(r'Gevraagd over: <a href="([^"]*)">([^<]*)</a>', page)
    assert said is not None
    assert without == said[1].replace("/id/", terms.ID, 1)
    assert ": " in said[2]
    assert "er is niets" in page


def test_the_questions_are_listed_for_a_browser_and_a_program(client: httpx.Client) -> None:
    page = client.get("/v1/queries", headers=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for question in SAVED.values():
        link = f'<a href="/v1/queries/{question.name}">{html.escape(question.summary["nl"], quote=False)}</a>'
        assert link in page.text.replace("&#39;", "'")
    for accept in ("application/json", "*/*"):
        assert client.get("/v1/queries", headers={"Accept": accept}).headers["content-type"] == "application/json"


def test_a_question_that_does_not_exist_is_told_with_the_nearest(client: httpx.Client) -> None:
    wrong = RISK[:-1]
    page = client.get(wrong, headers=HTML)
    assert page.status_code == 404
    assert f'href="{RISK}"' in page.text
    (mistake,) = problem(client.get(wrong), 404)["fouten"]
    assert RISK.rpartition("/")[2] in mistake["welGoed"]


def test_the_language_stays_when_one_asks_again_or_takes_a_file(client: httpx.Client) -> None:
    page = client.get(f"{RISK}?risico=wachtlijsten&taal=en&pagina=1&perPagina=20", headers=HTML).text
    assert 'value="en"' in tag(page, "input", type="hidden", name="taal")
    for form in ("csv", "xlsx"):
        (link,) = re.findall(rf'<a href="([^"]*formaat={form}[^"]*)"', page)
        query = dict(parse_qsl(html.unescape(link).partition("?")[2]))
        assert query == {"risico": "wachtlijsten", "taal": "en", "formaat": form}
    (other,) = re.findall(r'<a href="([^"]*)"[^>]*hreflang="nl"', page)
    assert dict(parse_qsl(html.unescape(other).partition("?")[2])) == {
        "risico": "wachtlijsten", "taal": "nl", "pagina": "1", "perPagina": "20"
    }  # fmt: skip


def test_a_page_says_each_name_once(client: httpx.Client) -> None:
    """The column of names is left out where the things themselves stand there by name; files keep both."""
    page = client.get(RISK, params={"risico": "wachtlijsten"}, headers=HTML).text
    columns = SAVED["wie-loopt-dit-risico"].columns or {}
    shown = [html.unescape(head) for head in re.findall(r'<th scope="col">([^<]*)</th>', page)]
    assert shown == [head["nl"] for name, head in columns.items() if not name.endswith("Naam")]
    csv = client.get(RISK, params={"risico": "wachtlijsten", "formaat": "csv"}).text
    assert csv.partition("\r\n")[0].split(",") == list(columns)


def test_every_page_has_the_same_menu(client: httpx.Client) -> None:
    seen = set()
    for path in ("/id", "/def", "/catalogus", "/v1/queries", RISK, "/id/risico/wachtlijsten", "/id/niets"):
        page = client.get(path, headers=HTML).text
        menu = page.partition("<nav")[2].partition("</nav>")[0]
        seen.add(tuple(re.findall(r'<li><a href="([^"?]*)"', menu)[:5]))
        assert ('aria-current="page"' in menu) == (path in ("/id", "/def", "/catalogus"))
    assert seen == {("/", "/sparql", "/id", "/def", "/catalogus")}


@pytest.mark.parametrize("media", TRIPLES)
def test_rows_are_the_same_in_every_form_of_rdf(client: httpx.Client, media: str) -> None:
    answer = client.get("/v1/queries/risicos-per-aspect", headers={"Accept": media})
    values = [
        q.object.value for q in ox.parse(answer.content, format=TRIPLES[media]) if q.predicate.value == RS + "value"
    ]
    rows = client.get("/v1/queries/risicos-per-aspect").json()["results"]["bindings"]
    assert Counter(values) == Counter(cell["value"] for row in rows for cell in row.values())


def test_pages_follow_each_other_by_link(client: httpx.Client) -> None:
    whole = client.get("/v1/queries/regels").json()["results"]["bindings"]
    answer = client.get("/v1/queries/regels", params={"perPagina": "100"})
    assert "prev" not in answer.links
    found = answer.json()["results"]["bindings"]
    while "next" in answer.links:
        answer = client.get(answer.links["next"]["url"])
        found += answer.json()["results"]["bindings"]
        assert "prev" in answer.links
        assert "first" in answer.links
    assert found == whole
    assert len(whole) > 200
    exact = client.get("/v1/queries/regels", params={"perPagina": str(len(whole))})
    assert "next" not in exact.links


@pytest.mark.parametrize("name", [name for name, q in SAVED.items() if q.chooses])
def test_pages_of_configurations_come_to_the_whole_answer(client: httpx.Client, engine: Runner, name: str) -> None:
    """A page that a subselect chooses holds every row of what it chose, and no configuration comes twice."""
    question = SAVED[name]
    (_, *whole) = kept.answer(engine, question, kept.examples(question))
    names = list(question.columns or {})
    found, pages, url = [], [], f"/v1/queries/{name}?{urlencode({**kept.examples(question), 'perPagina': '2'})}"
    while url:
        answer = client.get(url)
        rows = answer.json()["results"]["bindings"]
        pages.append({row["configuratie"]["value"] for row in rows})
        found += [[row[n]["value"] if n in row else "" for n in names] for row in rows]
        url = answer.links["next"]["url"] if "next" in answer.links else ""
    assert sorted(found) == sorted(whole)
    assert [len(page) for page in pages[:-1]] == [2] * (len(pages) - 1)
    assert len(pages) > 2
    assert len(set().union(*pages)) == sum(map(len, pages))


def test_pages_that_cannot_be_are_named(client: httpx.Client) -> None:
    for wrong in ({"pagina": "0"}, {"perPagina": "100000"}, {"pagina": "x"}, {"formaat": "doc"}):
        (mistake,) = problem(client.get("/v1/queries/regels", params=wrong), 400)["fouten"]
        assert mistake["waar"] in wrong
    assert client.get("/v1/queries/regels", params={"formaat": "csv"}).headers["content-type"] == "text/csv"


def test_the_whole_answer_follows_from_knowledge_and_choices_alone(client: httpx.Client) -> None:
    """Findings, statuses and indicators are those of the evaluators."""
    looked = 0
    for example in client.get("/v1/voorbeelden").json()["voorbeelden"][::4]:
        params = {"configuratie": example["slug"]}
        rows = client.get("/v1/queries/risicos-en-indicatoren", params=params).json()["results"]["bindings"]
        asked = Counter(
            tuple(
                row[n]["value"] if n in row else None
                for n in ("regel", "risico", "lijn", "status", "ernst", "indicator")
            )
            for row in rows
        )
        said: Counter[tuple[str | None, ...]] = Counter()
        for b in client.post("/v1/gevolgen", json=example["configuratie"]).json()["bevindingen"]:
            names = [b[key]["id"] if b[key] else None for key in ("regel", "risico", "lijn")]
            for indicator in b["indicatoren"] or [{"id": None}]:
                said[(*names, b["status"], b["ernst"], indicator["id"])] += 1
        assert asked == said, example["slug"]
        looked += len(rows)
    assert looked > 100


def layers(name: str, first: str, last: str) -> str:
    """Part of a question, from the line that starts with `first` to the one before `last`, without its indentation."""
    lines = SAVED[name].text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.lstrip().startswith(first))
    end = next(n for n, line in enumerate(lines) if n > start and line.lstrip().startswith(last))
    return dedent("\n".join(lines[start:end]))


def test_the_layers_of_the_whole_answer_are_one_text() -> None:
    """SPARQL has no way to name a part of a question and use it in another; so they are kept equal here."""
    inner = set()
    for name, after in (
        ("bevindingen", "# Laag 4"),
        ("risicos-en-indicatoren", "# Laag 4"),
        ("toestand", "{ SELECT ?bron"),
    ):
        text = layers(name, "# Laag 3", after)
        inner.add(text[: text.rindex("GROUP BY ?configuratie")])
    assert len(inner) == 1
    outer = {layers(name, "# Laag 4, regels", "GROUP BY") for name in ("bevindingen", "risicos-en-indicatoren")}
    assert len(outer) == 1


def test_a_question_with_a_limit_of_its_own_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "proef.rq"
    path.write_text("#+ samenvatting_nl: x\n#+ samenvatting_en: x\nSELECT * {\n?s ?p ?o }\nLIMIT 5\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        questions.read(path)
    assert caught.value.problems[0].line == 5


def test_headings_that_are_not_the_columns_stop_the_start(tmp_path: Path) -> None:
    path = tmp_path / "proef.rq"
    head = "#+ samenvatting_nl: x\n#+ samenvatting_en: x\n#+ kolommen:\n#+   a: {nl: A, en: A}\n"
    path.write_text(head + "SELECT ?b { ?b ?p ?o }\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r".+"):
        questions.read(path)
