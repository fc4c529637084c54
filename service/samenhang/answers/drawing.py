"""The dependency graph for other programs and for paper: GraphML, DOT and SVG of what `/v1/graaf` answers as JSON."""

import re
import textwrap
from collections import defaultdict
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from samenhang.answers.graph import COLUMNS

Graph = dict[str, Any]
"""A graph as `Answers.graph` gives it: `knopen` in the order of the columns, and `pijlen`."""

HEADINGS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "keuze": "Keuzes",
        "prikkel": "Prikkels",
        "risico": "Risico’s",
        "mitigatie": "Maatregelen",
        "indicator": "Indicatoren",
        "bronsysteem": "Bronsystemen",
        "title": "Wat er volgt uit deze keuzes",
        "counts": "{nodes} onderdelen, {arrows} verbanden",
        "open": "open",
        "gedeeltelijk": "deels ondervangen",
        "gemitigeerd": "ondervangen",
        "absent": "niet genomen",
    },
    "en": {
        "keuze": "Choices",
        "prikkel": "Incentives",
        "risico": "Risks",
        "mitigatie": "Measures",
        "indicator": "Indicators",
        "bronsysteem": "Source systems",
        "title": "What follows from these choices",
        "counts": "{nodes} parts, {arrows} links",
        "open": "open",
        "gedeeltelijk": "partly answered",
        "gemitigeerd": "answered",
        "absent": "not taken",
    },
}
SIGNS: Final = {"open": "▲", "gedeeltelijk": "◐", "gemitigeerd": "✓"}

_WIDTH, _GAP, _LINE, _SPACE, _TOP, _LETTERS = 200, 90, 17, 14, 96, 24
_DASHES: Final = {"dektDeels": "6 3", "veroorzaaktRisico": "2 3", "signaleert": "1 4", "viaStand": "8 3 2 3"}
_FILL: Final = {
    "keuze": "#e8eef7",
    "prikkel": "#fdf3dc",
    "risico": "#fbe5e1",
    "mitigatie": "#e3f1e6",
    "indicator": "#efe9f5",
    "bronsysteem": "#eeeeee",
}
_ROUND: Final = {"keuze": 2, "prikkel": 8, "risico": 2, "mitigatie": 14, "indicator": 4, "bronsysteem": 0}
_POINT: Final = (
    '<defs><marker id="punt" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#555555"/></marker></defs>'
)
_SHAPES: Final = {
    "keuze": "box",
    "prikkel": "cds",
    "risico": "octagon",
    "mitigatie": "ellipse",
    "indicator": "note",
    "bronsysteem": "cylinder",
}


def graphml(graph: Graph) -> str:
    """The graph as GraphML; what is not known of a node is left out."""
    import networkx as nx  # noqa: PLC0415 - a tenth of a second, only for this form

    found: nx.DiGraph[str] = nx.DiGraph()
    for node in graph["knopen"]:
        found.add_node(node["id"], **{k: v for k, v in node.items() if k != "id" and v is not None})
    for arrow in graph["pijlen"]:
        found.add_edge(arrow["van"], arrow["naar"], soort=arrow["soort"])
    return "\n".join(["<?xml version='1.0' encoding='utf-8'?>", *nx.generate_graphml(found), ""])


def dot(graph: Graph, language: str) -> str:
    """The graph in the language of Graphviz, a rank for each column."""
    words = HEADINGS[language]
    lines = ["digraph samenhang {", "  rankdir=LR;", f"  label={_quoted(words['title'])};", "  node [style=filled];"]
    for kind in COLUMNS:
        nodes = [n for n in graph["knopen"] if n["soort"] == kind]
        if not nodes:
            continue
        lines.append(f"  subgraph {kind} {{ rank=same; node [shape={_SHAPES[kind]}, fillcolor={_quoted(_FILL[kind])}];")
        lines += [f"    {_quoted(n['id'])} [label={_quoted(_label(n))}];" for n in nodes]
        lines.append("  }")
    lines += [
        f"  {_quoted(a['van'])} -> {_quoted(a['naar'])} [tooltip={_quoted(a['soort'])}, style={_style(a['soort'])}];"
        for a in graph["pijlen"]
    ]
    return "\n".join([*lines, "}", ""])


def svg(graph: Graph, language: str) -> str:
    """The graph as a drawing in columns: a text for every part, and no style that a strict browser would refuse."""
    words = HEADINGS[language]
    columns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in graph["knopen"]:
        columns[node["soort"]].append(node)
    kinds = [kind for kind in COLUMNS if columns[kind]]
    boxes: dict[str, tuple[int, int, int]] = {}
    parts: list[str] = []
    bottom = _TOP
    for place, kind in enumerate(kinds):
        x, y = 20 + place * (_WIDTH + _GAP), _TOP
        parts.append(f'<text x="{x}" y="{_TOP - 20}" font-size="16" font-weight="bold">{escape(words[kind])}</text>')
        for node in columns[kind]:
            lines = textwrap.wrap(_hyphenated(_label(node)), _LETTERS)
            height = _LINE * len(lines) + 14
            boxes[node["id"]] = (x, y, height)
            parts.append(_box(node, (x, y, height), lines, words))
            y += height + _SPACE
        bottom = max(bottom, y)
    arrows = [_arrow(boxes[a["van"]], boxes[a["naar"]], a["soort"]) for a in graph["pijlen"]]
    width = max(40 + len(kinds) * (_WIDTH + _GAP) - _GAP, 420)
    height = bottom + 10
    counts = words["counts"].format(nodes=len(graph["knopen"]), arrows=len(graph["pijlen"]))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' lang="{language}" role="graphics-document document" aria-labelledby="titel telling"'
            ' font-family="system-ui, sans-serif" font-size="13" fill="#1a1a1a">',
            f'<title id="titel">{escape(words["title"])}</title><desc id="telling">{escape(counts)}</desc>',
            _POINT,
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            f'<text x="20" y="36" font-size="20" font-weight="bold">{escape(words["title"])}</text>',
            '<g fill="none" stroke="#555555" stroke-opacity="0.7" aria-hidden="true">',
            *arrows,
            "</g>",
            *parts,
            "</svg>",
            "",
        ]
    )


def _box(node: dict[str, Any], place: tuple[int, int, int], lines: list[str], words: dict[str, str]) -> str:
    x, y, height = place
    told = [words[node["soort"]], node["label"]]
    told += [words[node["status"]]] if node["status"] else []
    absent = node["aanwezig"] is False
    told += [words["absent"]] if absent else []
    line = 3 if node["ernst"] == "overtreding" else 1.5
    dashes = ' stroke-dasharray="5 3"' if absent else ""
    texts = "".join(f'<text x="{x + 9}" y="{y + 20 + n * _LINE}">{escape(text)}</text>' for n, text in enumerate(lines))
    kind = node["soort"]
    return (
        f'<g role="graphics-symbol img" aria-label={quoteattr(", ".join(told))}>'
        f"<title>{escape(', '.join(told[1:]))}</title>"
        f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{height}" rx="{_ROUND[kind]}" fill="{_FILL[kind]}"'
        f' stroke="#333333" stroke-width="{line}"{dashes}/>{texts}</g>'
    )


def _arrow(start: tuple[int, int, int], end: tuple[int, int, int], kind: str) -> str:
    (x1, y1, h1), (x2, y2, h2) = start, end
    forward = x1 < x2
    a, b = (x1 + _WIDTH, x2) if forward else (x1, x2 + _WIDTH)
    bend = _GAP // 2 if forward else -_GAP // 2
    ya, yb = y1 + h1 // 2, y2 + h2 // 2
    dashes = f' stroke-dasharray="{_DASHES[kind]}"' if _DASHES.get(kind) else ""
    return f'<path d="M{a} {ya}C{a + bend} {ya} {b - bend} {yb} {b} {yb}" marker-end="url(#punt)"{dashes}/>'


def _label(node: dict[str, Any]) -> str:
    sign = SIGNS.get(node["status"] or "")
    return f"{sign} {node['label']}" if sign else str(node["label"])


def _hyphenated(text: str) -> str:
    """Words that are longer than a line broken with a hyphen."""
    piece = _LETTERS - 2
    return re.sub(rf"\w{{{piece}}}(?=\w{{3}})", lambda hit: hit[0] + "- ", text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _style(kind: str) -> str:
    return "dotted" if kind in ("veroorzaaktRisico", "signaleert") else "dashed" if kind == "dektDeels" else "solid"
