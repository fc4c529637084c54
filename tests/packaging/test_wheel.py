"""The wheel holds everything: built from the checkout, installed beside nothing of it, it knows and shows the same."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("wheel")

FOLDERS = ("ontology", "data", "shapes", "queries")


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    target = tmp_path_factory.mktemp("wheel")
    hatch = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    subprocess.run(hatch, cwd=root, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a new environment with only the wheel in it; libraries come from this environment by path.

    A folder named in a `.pth` file is searched, but `.pth` files inside it are not read, so the editable install of the
    checkout is out of reach. That every library is declared is proved in tests/architecture.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    site = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    (Path(site) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--ignore-installed", str(wheel)], check=True, capture_output=True)
    return python.parent


def outside(args: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of the new environment, run where no checkout is."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(args, cwd=folder, check=False, capture_output=True, text=True, env=environment)


def test_the_wheel_holds_the_four_folders_and_the_page(root: Path, wheel: Path) -> None:
    """File for file what the checkout has, and nothing of how the page was made."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in FOLDERS:
        expected = {
            f"samenhang/kennis/{path.relative_to(root).as_posix()}"
            for path in (root / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert expected, f"{folder}/ is empty"
        assert expected <= names
    assert "samenhang/web/index.html" in names
    assert any(name.startswith("samenhang/web/") and name.endswith(".js") for name in names)
    assert "samenhang/py.typed" in names
    assert not [name for name in names if "node_modules" in name or name.endswith((".ts", ".tsx"))]


def test_the_installed_program_is_the_wheel_and_not_the_checkout(root: Path, installed: Path, tmp_path: Path) -> None:
    """The imported package lies in the new environment and finds its knowledge there."""
    code = (
        "import samenhang; from samenhang.knowledge.folders import default_root; "
        "print(samenhang.__file__); print(default_root())"
    )
    answer = outside([str(installed / "python"), "-c", code], tmp_path)
    assert answer.returncode == 0, answer.stderr
    places = [Path(line) for line in answer.stdout.splitlines()]
    assert all(place.is_relative_to(installed.parent) for place in places)
    assert places[1].name == "kennis"
    assert not any(place.is_relative_to(root / "service") for place in places)


def test_the_installed_command_helps_and_reasons(root: Path, installed: Path, tmp_path: Path) -> None:
    """`samenhang --help` works, and an example gets the same answer as from the checkout."""
    helped = outside([str(installed / "samenhang"), "--help"], tmp_path)
    assert helped.returncode == 0, helped.stderr
    example = root / "data" / "voorbeelden" / "voorbeeld-3a.ttl"
    ours, theirs = (
        outside([str(folder / "samenhang"), "gevolgen", str(example), "--json"], tmp_path)
        for folder in (Path(sys.executable).parent, installed)
    )
    assert theirs.returncode == ours.returncode
    assert theirs.stdout == ours.stdout
    assert "bevindingen" in theirs.stdout
