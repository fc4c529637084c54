"""The table of promises is no decoration: it notices each fault of a list, seeded in the shapes or the questions."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.reference.adapters import ROOT, Evaluator, by_question, by_shacl, small_knowledge, small_shapes
from tests.reference.test_promises import CASES, found, promised

FAULTS: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['file']}: {fault['fault']}")
def test_a_seeded_fault_is_noticed(fault: dict[str, str], tmp_path: Path) -> None:
    """Some promise is broken by it; without the fault none is (test_promises)."""
    evaluate = faulty(fault, tmp_path)
    assert any(breaks(case, evaluate) for case in CASES)


def faulty(fault: dict[str, str], folder: Path) -> Evaluator:
    """The evaluator that reads the file, with the fault in it."""
    kind = fault["file"].partition("/")[0]
    shutil.copytree(ROOT / kind, folder / kind)
    path = folder / fault["file"]
    text = path.read_text(encoding="utf-8")
    assert fault["from"] in text, "the text to seed the fault in is gone"
    path.write_text(text.replace(fault["from"], fault["to"]), encoding="utf-8")
    if kind == "shapes":
        return by_shacl(small_knowledge(), small_shapes(folder / kind))
    return by_question(small_knowledge(), small_shapes(), folder / kind)


def breaks(case: dict[str, Any], evaluate: Evaluator) -> bool:
    """Whether a case is answered otherwise than the text promises."""
    return found(case, evaluate) != promised(case)
