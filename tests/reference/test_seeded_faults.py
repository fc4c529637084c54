"""The table of promises is no decoration: it notices each fault of a list, seeded in the shapes or the questions."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.reference.adapters import ROOT, Evaluator, by_question, by_shacl, small_knowledge, small_shapes
from tests.reference.test_promises import CASES, found, promised

FAULTS: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['file']}: {fault['fault']}")
def test_a_seeded_fault_is_noticed(fault: dict[str, str], tmp_path: Path) -> None:
    """The promise that it breaks is seen to be broken; without the fault it is not (test_promises)."""
    (case,) = (case for case in CASES if case["promise"] == fault["breaks"])
    assert found(case, faulty(fault, tmp_path)) != promised(case)


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
