"""The graph in the forms of other programs says what the JSON says."""

import io
import re
from typing import Any
from xml.etree import ElementTree

import httpx
import networkx as nx
import pytest

from samenhang.answers import drawing
from samenhang.answers.graph import COLUMNS
from tests.service.support import Choices

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def graphs(client: httpx.Client, choices: Choices) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Configurations with their graph in JSON: examples, everything, nothing."""
    examples = [e["configuratie"] for e in client.get("/v1/voorbeelden").json()["voorbeelden"]][::4]
    return [(c, client.post("/v1/graaf", json=c).json()) for c in (*examples, choices.full(), {})]


def drawn(client: httpx.Client, configuration: dict[str, Any], media: str, language: str = "nl") -> str:
    answer = client.post("/v1/graaf", json=configuration, headers={"Accept": media}, params={"taal": language})
    assert answer.headers["content-type"] == media
    return answer.text


def test_nodes_come_column_by_column_and_every_arrow_has_two_ends(graphs: list[Any]) -> None:
    for _, graph in graphs:
        places = [COLUMNS.index(n["soort"]) for n in graph["knopen"]]
        assert places == sorted(places)
        ids = [n["id"] for n in graph["knopen"]]
        assert len(set(ids)) == len(ids)
        assert {end for a in graph["pijlen"] for end in (a["van"], a["naar"])} <= set(ids)


def test_graphml_reads_back_the_same(client: httpx.Client, graphs: list[Any]) -> None:
    for configuration, graph in graphs:
        text = drawn(client, configuration, "application/graphml+xml")
        found = nx.read_graphml(io.BytesIO(text.encode()))
        expected = {n["id"]: {k: v for k, v in n.items() if k != "id" and v is not None} for n in graph["knopen"]}
        assert {name: dict(data) for name, data in found.nodes(data=True)} == expected
        assert {(a, b, d["soort"]) for a, b, d in found.edges(data=True)} == {
            (a["van"], a["naar"], a["soort"]) for a in graph["pijlen"]
        }


def test_dot_names_every_node_and_arrow(client: httpx.Client, graphs: list[Any]) -> None:
    for configuration, graph in graphs:
        text = drawn(client, configuration, "text/vnd.graphviz")
        assert text.count("{") == text.count("}")
        assert set(re.findall(r'^    "([^"]+)" \[label=', text, re.M)) == {n["id"] for n in graph["knopen"]}
        assert set(re.findall(r'^  "([^"]+)" -> "([^"]+)"', text, re.M)) == {
            (a["van"], a["naar"]) for a in graph["pijlen"]
        }


def test_svg_has_a_name_a_text_and_a_place_for_every_part(client: httpx.Client, graphs: list[Any]) -> None:
    for configuration, graph in graphs:
        root = ElementTree.fromstring(drawn(client, configuration, "image/svg+xml"))
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert title.text
        assert description is not None
        assert str(len(graph["knopen"])) in str(description.text)
        assert root.get("aria-labelledby", "").split() == [title.get("id"), description.get("id")]
        parts = [g for g in root.iter(f"{SVG}g") if g.get("aria-label")]
        assert len(parts) == len(graph["knopen"])
        for part, node in zip(parts, graph["knopen"], strict=True):
            assert node["label"] in str(part.get("aria-label"))
            written = " ".join(str(t.text) for t in part.iter(f"{SVG}text"))
            whole = re.sub(r"(?<=\w{22})- |[▲◐✓ ]", "", written)
            assert whole == node["label"].replace(" ", "")
        _inside_and_apart(root)


def _inside_and_apart(root: ElementTree.Element) -> None:
    """Every box lies in the picture, and no two overlap."""
    width, height = (float(root.get(k, "0")) for k in ("width", "height"))
    boxes = [
        tuple(float(r.get(k, "0")) for k in ("x", "y", "width", "height"))
        for g in root.iter(f"{SVG}g")
        if g.get("aria-label")
        for r in g.iter(f"{SVG}rect")
    ]
    for n, (x, y, w, h) in enumerate(boxes):
        assert x >= 0
        assert x + w <= width
        assert y + h <= height
        for x2, y2, w2, h2 in boxes[n + 1 :]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_no_style_that_a_strict_browser_would_refuse(client: httpx.Client, graphs: list[Any]) -> None:
    text = drawn(client, graphs[0][0], "image/svg+xml")
    assert "style" not in text
    assert "<script" not in text
    assert "href" not in text


def test_words_on_the_drawing_follow_the_language(client: httpx.Client, graphs: list[Any]) -> None:
    assert set(drawing.HEADINGS["nl"]) == set(drawing.HEADINGS["en"])
    dutch, english = (drawn(client, graphs[0][0], "image/svg+xml", language) for language in ("nl", "en"))
    assert drawing.HEADINGS["nl"]["keuze"] in dutch
    assert drawing.HEADINGS["en"]["keuze"] in english


def test_labels_with_marks_of_their_own_do_no_harm() -> None:
    node = {
        "id": 'x:"<&',
        "soort": "keuze",
        "label": 'a "b" <c> & \\d',
        "status": None,
        "ernst": None,
        "aanwezig": None,
    }
    graph = {"knopen": [node], "pijlen": [{"van": 'x:"<&', "naar": 'x:"<&', "soort": "mitigeert"}]}
    root = ElementTree.fromstring(drawing.svg(graph, "nl"))
    assert node["label"] in [str(g.get("aria-label")).removeprefix("Keuzes, ") for g in root.iter(f"{SVG}g")]
    assert r'[label="a \"b\" <c> & \\d"]' in drawing.dot(graph, "nl")
    assert nx.read_graphml(io.BytesIO(drawing.graphml(graph).encode())).nodes[node["id"]]["label"] == node["label"]
