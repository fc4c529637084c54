"""Each floor imports only floors below it, and the heart stays pure.

The table is the house: a package or module of the program that does not stand in it fails the first test, so that a
new one finds its place before it finds its imports.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "service" / "samenhang"

FLOORS: dict[str, set[str]] = {
    "knowledge": set(),
    # Only the plain values of the ground floor: no reading, no closing.
    "coherence": {"knowledge.characters", "knowledge.index", "knowledge.terms"},
    # Repairs and possibilities: pure but for a solver, which the heart does without.
    "search": {"knowledge.index", "knowledge.terms", "coherence"},
    # The arbiter shares the reading of Turtle with the compiled model and nothing else.
    "reference": {"knowledge"},
    "exchange": {"knowledge", "coherence"},
    "answers": {"knowledge", "coherence", "search", "exchange"},
    "store": {"knowledge", "exchange"},
    # The graph as pages, dumps and a catalogue; what rules say comes from the compiled ones.
    "publication": {"knowledge", "coherence.findings", "coherence.model", "exchange", "store"},
    # The whole, as other people's programs meet it; what the bare package offers comes from here.
    "system": {"knowledge", "coherence", "search", "exchange", "answers"},
    # Judges the knowledge with everything that judges configurations.
    "editorial": {"knowledge", "coherence", "exchange", "store", "system"},
    "api": {"knowledge", "coherence", "search", "exchange", "answers", "store", "publication", "system"},
    # The top: the verbs, one after another over everything below.
    "cli": {
        "knowledge",
        "coherence",
        "search",
        "exchange",
        "answers",
        "store",
        "publication",
        "reference",
        "system",
        "editorial",
        "api",
    },
    "__main__": {"cli"},
}
"""Floor -> what it may import of the program besides itself: a floor, or `floor.module` where only that module."""

PURE = {
    *("__future__", "abc", "bisect", "collections", "copy", "dataclasses", "difflib", "enum", "fractions", "functools"),
    *("heapq", "itertools", "math", "operator", "re", "statistics", "string", "types", "typing", "warnings"),
}
"""The part of the standard library without files, network, processes, randomness or a clock."""
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "__import__"}

ONLY_IN = {
    "fastapi": {"api"},
    "starlette": {"api"},
    "uvicorn": {"api", "cli"},
    "click": {"cli"},
    "owlrl": {"knowledge", "reference"},
    "pysat": {"search"},
    "jinja2": {"publication"},
}
"""Library -> the floors that may know it."""

LENGTH = 300


@dataclass(frozen=True)
class Import:
    """One imported module and where."""

    path: Path
    line: int
    module: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.module}"


def floor_of(path: Path) -> str:
    """The first part of a module's place under the program: its package, or its own name."""
    first = path.relative_to(PROGRAM).parts[0]
    return first.removesuffix(".py")


def modules(floor: str | None = None) -> list[Path]:
    """The Python files of the program, or of one floor."""
    return [
        path
        for path in sorted(PROGRAM.rglob("*.py"))
        if path != PROGRAM / "__init__.py" and (floor is None or floor_of(path) == floor)
    ]


def imports(path: Path) -> Iterator[Import]:
    """Every import in a file, wherever it stands; `from a import b` counts as `a.b` within the program."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            package = list(path.relative_to(PROGRAM.parent).parts[: -node.level]) if node.level else []
            module = ".".join([*package, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(path, node.lineno, f"{module}.{alias.name}" if module.startswith("samenhang") else module)


def allowed(floor: str, module: str) -> bool:
    """Whether a module of the program may be imported on a floor; a name of the bare package counts as `system`."""
    inner = module.removeprefix("samenhang").removeprefix(".")
    if inner.split(".")[0] not in FLOORS:
        inner = "system"
    return any(inner == name or inner.startswith(f"{name}.") for name in {floor, *FLOORS[floor]})


def test_every_module_has_its_floor() -> None:
    """Nothing of the program stands outside the table, and the table holds no circle."""
    assert {floor_of(path) for path in modules()} <= set(FLOORS)
    order = TopologicalSorter({floor: {name.split(".")[0] for name in below} for floor, below in FLOORS.items()})
    assert next(iter(order.static_order())) == "knowledge"


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_imports_only_floors_below_it(floor: str) -> None:
    """Imports of the program itself follow the table."""
    own = [each for path in modules(floor) for each in imports(path) if each.module.split(".")[0] == "samenhang"]
    wrong = [str(each) for each in own if not allowed(floor, each.module)]
    assert not wrong, f"{floor} may import only {sorted(FLOORS[floor])}: " + "; ".join(wrong)


def test_the_heart_is_pure() -> None:
    """Coherence imports only a listed part of the standard library, and calls nothing that reads or writes."""
    used = [each for path in modules("coherence") for each in imports(path) if not each.module.startswith("samenhang.")]
    assert used, "nothing was looked at"
    assert not [str(each) for each in used if each.module.split(".")[0] not in PURE]
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.id}()"
        for path in modules("coherence")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS
    ]
    assert not calls


def test_a_library_stays_on_its_floors() -> None:
    """HTTP and the command line are known at the top only; one place closes knowledge."""
    wrong = [
        str(each)
        for path in modules()
        for each in imports(path)
        if floor_of(path) not in ONLY_IN.get(each.module.split(".")[0], {floor_of(path)})
    ]
    assert not wrong


def test_every_library_is_declared() -> None:
    """What the program imports stands in `pyproject.toml`: the test environment holds more than a wheel brings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {each.split(">")[0].split("<")[0].split("=")[0].lower() for each in project["dependencies"]}
    # These come with fastapi, in the versions that it asks for.
    declared |= {"anyio", "pydantic", "starlette"}
    known = packages_distributions()
    missing = {
        str(each)
        for path in modules()
        for each in imports(path)
        if (top := each.module.split(".")[0]) not in sys.stdlib_module_names
        and top != "samenhang"
        and not declared & {name.lower().replace("_", "-") for name in known.get(top, [top])}
    }
    assert not missing


def sources() -> list[Path]:
    """Every hand-written module of the program and of the page."""
    page = [path for kind in ("ts", "tsx") for path in (ROOT / "service" / "web").rglob(f"*.{kind}")]
    return sorted(PROGRAM.rglob("*.py")) + sorted(path for path in page if "node_modules" not in path.parts)


def test_no_module_is_long() -> None:
    """A module that outgrows 300 lines has more than one reason to change; there are no exceptions."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert not {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > LENGTH}
