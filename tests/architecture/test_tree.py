"""What stands in the tree: no address of a registry, no path of one machine, and the papers of public code."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]

REGISTRY = re.compile(r"https?://[^/\s]*(?:pypi|pythonhosted|npmjs|debian)", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.~<>-])/(?:work|farm|root|home/\w+|Users/\w+|opt/\w+)/")
LOCKS = ("base", "build", "dev")


def tracked() -> dict[Path, str]:
    """The text of every file that is in git, or that would be after `git add`; binary files are left out."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    texts = {}
    for path in (ROOT / name for name in names if name):
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            texts[path] = content.decode("utf-8")
    return texts


@pytest.mark.parametrize(("what", "pattern"), [("address of a registry", REGISTRY), ("path of one machine", MACHINE)])
def test_the_tree_names_no_place_of_its_makers(what: str, pattern: re.Pattern[str]) -> None:
    """Whoever installs from their own registry, on their own machine, finds nothing of ours in the way."""
    texts = tracked()
    assert ROOT / "pyproject.toml" in texts
    found = [
        f"{path.relative_to(ROOT)}:{number}: {hit.group()}"
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (hit := pattern.search(line))
    ]
    assert not found, f"{what}: {found}"


def test_the_searches_find_what_they_look_for() -> None:
    """The patterns above are not ones that never match; a relative path and an ordinary address are no find."""
    assert REGISTRY.search("https:" + "//files.pythonhosted.org/x")
    assert REGISTRY.search("http:" + "//registry.npmjs.org/y")
    assert MACHINE.search("see /wo" + "rk/tree/file")
    assert not MACHINE.search("../wo" + "rk/file")
    assert not REGISTRY.search("https://w3id.org/samenhang/def#")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_everything_by_hash_and_names_no_source(name: str) -> None:
    """Each requirement has one exact version and hashes; no option line and no address tells where to get it."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    pins = [line for line in lines if not line.startswith(" ")]
    assert pins
    assert [line for line in pins if not re.fullmatch(r"[a-z0-9.-]+==\S+( ; \w+ .+)? \\", line)] == []
    assert [line for line in lines if line.startswith(" ") and "--hash=sha256:" not in line] == []
    assert "://" not in text


def test_the_locks_agree_and_cover_the_project() -> None:
    """`build` holds all of `base` and `dev` all of `build`, in the same versions; all that is declared is pinned."""
    pins = {
        name: dict(
            re.findall(r"^([a-z0-9.-]+)==(\S+)(?: ;.*)? \\$", (ROOT / "requirements" / f"{name}.txt").read_text(), re.M)
        )
        for name in LOCKS
    }
    assert pins["base"].items() <= pins["build"].items() <= pins["dev"].items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for name, wanted in {"base": project["dependencies"], "build": extras["build"], "dev": extras["dev"]}.items():
        assert {re.split(r"[<>=~!]", each)[0] for each in wanted} <= set(pins[name])


def test_the_page_lock_names_no_source() -> None:
    """The lock of the page has a hash for each package and says nothing of where it came from."""
    text = (ROOT / "service" / "web" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in text
    assert '"resolved"' not in text


def test_publiccode_describes_the_project() -> None:
    """The keys that publiccode.yml requires are there, in Dutch and English, and agree with the package."""
    described = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {
        *("publiccodeYmlVersion", "name", "url", "softwareVersion", "releaseDate", "platforms", "categories"),
        *("developmentStatus", "softwareType", "description", "legal", "maintenance", "localisation"),
    }
    assert required <= described.keys()
    assert described["legal"]["license"] == project["license"] == "EUPL-1.2"
    assert described["softwareVersion"] == project["version"]
    for language in ("nl", "en"):
        words = described["description"][language]
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10000
        assert words["features"]
    assert described["localisation"]["localisationReady"] is True
    assert described["maintenance"]["contacts"] if described["maintenance"]["type"] == "community" else True


def test_the_changelog_tells_this_version_by_its_four_groups() -> None:
    """The newest version in the changelog is the package's, and each change stands under one of the four groups."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = re.findall(r"^## (?:\[?)([\w.]+)", text, re.M)
    assert project["version"] in versions
    assert set(re.findall(r"^### (.+)$", text, re.M)) <= {"Ontology", "Shapes", "Data", "Service"}


def test_the_licence_is_the_official_text() -> None:
    """All fifteen articles and the appendix of the EUPL 1.2 are there."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [int(n) for n in re.findall(r"^(\d+)\.\s?[A-Z]", text, re.M)] == list(range(1, 16))
    assert "Appendix" in text
