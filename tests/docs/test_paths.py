"""Every path that the documentation names exists, and every decision record is reachable and titled with its claim."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TOPS = ("ontology/", "data/", "shapes/", "queries/", "service/", "tests/", "docs/", "requirements/", ".ci/")
MADE = ("service/samenhang/web",)
"""Paths that a build makes and git ignores."""

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
CODE = re.compile(r"`([^`\n]+)`")


def named(text: str) -> set[str]:
    """The paths in backticks that start at a folder of the checkout, without a line number behind them."""
    paths = set()
    for code in CODE.findall(text):
        word = code.split()[-1] if " " in code else code
        if word.startswith(TOPS):
            paths.add(word.split(":")[0])
    return paths


def expand(path: str) -> list[str]:
    """A path with `{a,b}` written out, `<name>` as a wildcard."""
    path = re.sub(r"<[^>]+>", "*", path)
    braces = re.search(r"\{([^}]+)\}", path)
    if not braces:
        return [path]
    return [done for each in braces[1].split(",") for done in expand(path.replace(braces[0], each.strip(), 1))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_exists(page: Path) -> None:
    """Links from the page's own folder, paths in backticks from the top."""
    text = page.read_text(encoding="utf-8")
    broken = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    wanted = {each for path in named(text) for each in expand(path.rstrip("/")) if not each.startswith(MADE)}
    broken += [path for path in wanted if not any(ROOT.glob(path))]
    assert not broken


def test_the_pages_name_paths() -> None:
    """The test above looks at something."""
    assert len({path for page in PAGES for path in named(page.read_text(encoding="utf-8"))}) > 10


def test_every_decision_is_listed_and_titled_with_its_claim() -> None:
    """A record opens with one heading, a whole sentence without a full stop, and stands in the list of its folder."""
    folder = ROOT / "docs" / "decisions"
    listing = (folder / "README.md").read_text(encoding="utf-8")
    records = sorted(set(folder.glob("*.md")) - {folder / "README.md"})
    assert records
    for record in records:
        title = record.read_text(encoding="utf-8").splitlines()[0]
        assert re.fullmatch(r"# .{15,}[^.]", title), f"{record.name}: {title!r} is no claim"
        assert f"[{title[2:]}]({record.name})" in listing
