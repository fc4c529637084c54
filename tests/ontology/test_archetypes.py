"""The five archetypes say what the table of their source says, cell by cell, and can fill a configuration."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from rdflib import RDF, Graph, Namespace

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAM = Namespace("https://w3id.org/samenhang/def#")
ARCHETYPE = Namespace("https://w3id.org/samenhang/id/archetype/")
STAND = Namespace("https://w3id.org/samenhang/id/stand/")
TABLE: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load((HERE / "archetypes.yaml").read_text("utf-8"))
CELLS = [
    (archetype, line, row, cell)
    for archetype, lines in TABLE.items()
    for line, rows in lines.items()
    for row, cell in rows.items()
]


@pytest.fixture(scope="module")
def data() -> Graph:
    """Everything in `data/` but the register of municipalities."""
    graph = Graph()
    for path in sorted((ROOT / "data").glob("*.ttl")):
        if path.name != "gemeenten.ttl":
            graph.parse(path)
    return graph


def test_the_table_is_whole(data: Graph) -> None:
    """Five archetypes, three lines, steering and financing of each: thirty cells, one left open by the source."""
    assert len(CELLS) == 30
    assert len([c for *_, c in CELLS if "leeg" in c]) == 1
    assert {ARCHETYPE[name] for name in TABLE} == set(data.subjects(RDF.type, SAM.Archetype))


@pytest.mark.parametrize(("archetype", "line", "row", "cell"), CELLS, ids=[" ".join(c[:3]) for c in CELLS])
def test_a_cell_is_in_the_knowledge(
    data: Graph, archetype: str, line: str, row: str, cell: dict[str, list[str]]
) -> None:
    """What the cell says is filled in; what it leaves open is allowed and not filled in."""
    one = ARCHETYPE[archetype]
    for setting in cell.get("kenmerkt", []):
        assert (one, SAM.kenmerktZichDoor, STAND[setting]) in data, f"{row} of the {line}"
    for setting in cell.get("laatToe", []):
        assert (one, SAM.laatToe, STAND[setting]) in data, f"{row} of the {line}"
        assert (one, SAM.kenmerktZichDoor, STAND[setting]) not in data, f"{row} of the {line}"


@pytest.mark.parametrize("archetype", TABLE)
def test_an_archetype_fills_a_configuration(data: Graph, archetype: str) -> None:
    """Every setting it fills in belongs to a knob, and no single-valued knob gets two."""
    settings = set(data.objects(ARCHETYPE[archetype], SAM.kenmerktZichDoor))
    knobs = Counter(knob for setting in settings for knob in data.subjects(SAM.heeftStand, setting))
    assert sum(knobs.values()) == len(settings)
    assert not [k for k, n in knobs.items() if n > 1 and not data.value(k, SAM.meervoudig)]
