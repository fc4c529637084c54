"""The atlas over HTTP from start to finish, and two versions of the knowledge that differ in a known way.

Both on small knowledge: our own ontology and derivation over the swimming pool that the reference is tried on.
"""

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from samenhang import Samenhang
from samenhang.api.app import create_app
from samenhang.api.schemas import survey
from samenhang.api.settings import Settings
from samenhang.cli import main
from samenhang.system import almanac
from tests.service.support import InProcess, problem

HALFWAY = """
import sys, time
from samenhang.system import almanac
whole, waited = almanac.atlas, []
def slowly(engine, progress):
    def told(share, about):
        progress(share, about)
        if 0.2 < share < 0.9 and not waited:
            waited.append(share)
            time.sleep(2)
    return whole(engine, told)
almanac.atlas = slowly
almanac.main(*sys.argv[1:])
"""
"""The program that makes the atlas, held up once so that a client sees it on its way."""
LIMIT = 60.0


@pytest.fixture
def pool(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with small knowledge of which nothing was kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "bewaard"))
    small, made = root / "tests" / "reference" / "kleine-kennis", tmp_path / "zwembad"
    for name in ("ontology", "queries"):
        shutil.copytree(root / name, made / name)
    (made / "data").mkdir()
    shutil.copy(small / "kennis.ttl", made / "data")
    (made / "shapes").mkdir()
    for name in ("afleiding", "redactie", "wacht", "welgevormd"):
        shutil.copy(root / "shapes" / f"{name}.ttl", made / "shapes")
    for name in ("regels", "werking"):
        shutil.copy(small / f"{name}.ttl", made / "shapes")
    return made


@pytest.fixture
def client(pool: Path) -> Iterator[httpx.Client]:
    """The service over it."""
    app = create_app(Settings(root=pool, query_workers=1))
    with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as found:
        yield found
    app.state.service.making.close()


def waited(client: httpx.Client) -> tuple[list[float], httpx.Response]:
    """How far it was told to be until there was an answer, and that answer."""
    told: list[float] = []
    limit = time.monotonic() + LIMIT
    while time.monotonic() < limit:
        answer = client.get("/v1/atlas")
        if answer.status_code != 202:
            return told, answer
        told.append(survey.AtlasInWording.model_validate(answer.json(), strict=True).voortgang)
        assert answer.headers["retry-after"].isdigit() and answer.headers["cache-control"] == "no-store"
        time.sleep(0.05)
    pytest.fail("the atlas is not there")


def test_the_atlas_is_made_from_start_to_finish(
    client: httpx.Client, pool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First nothing, then on its way, and then what the program itself counts; from then on at once."""
    monkeypatch.setattr(almanac, "PROGRAM", HALFWAY)
    told, answer = waited(client)
    assert told[0] == 0 and told == sorted(told)
    assert any(0.2 < share < 0.9 for share in told)
    assert answer.status_code == 200
    survey.Atlas.model_validate(answer.json(), strict=True)
    (everywhere, *_) = answer.json()["tellingen"]
    assert 0 < int(everywhere["samenhangend"]) < int(everywhere["totaal"])
    own = Samenhang(root=pool).atlas()
    assert {key: own[key] for key in ("kennisversie", "tellingen")} == {
        key: answer.json()[key] for key in ("kennisversie", "tellingen")
    }
    assert client.get("/v1/atlas").status_code == 200


def test_an_atlas_that_could_not_be_made_is_a_problem_once(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(almanac, "PROGRAM", "raise SystemExit(3)")
        _, answer = waited(client)
    problem(answer, 500)
    assert client.get("/v1/atlas").status_code == 202, "who asks again starts anew"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def without(pool: Path, rule: str) -> Path:
    """The same knowledge without one of its rules."""
    made = pool.parent / f"zonder-{rule}"
    shutil.copytree(pool, made)
    path = made / "shapes" / "regels.ttl"
    text = path.read_text(encoding="utf-8")
    shorter = re.sub(rf"^regel:{rule} .*?\.$\n(?=\n|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)
    assert shorter != text
    path.write_text(shorter, encoding="utf-8")
    return made


def test_two_versions_that_differ_in_one_rule(pool: Path) -> None:
    """The smallest example of each change is judged by both versions, and they judge it as told."""
    other = without(pool, "zwemles-zonder-toezicht")
    versions = {folder: Samenhang(root=folder) for folder in (pool, other)}
    for before, after, was in ((pool, other, False), (other, pool, True)):
        result = run("verschil", before, after, "--json")
        assert result.exit_code == 1
        answer = json.loads(result.stdout)
        key = "nieuweRegels" if was else "vervallenRegels"
        assert [rule["slug"] for rule in answer[key]] == ["zwemles-zonder-toezicht"]
        (found,) = (change for change in answer["anders"] if change["oordeel"] == "samenhangend")
        assert found["was"] is was
        assert found["voorbeeld"] == {"domein": "zwemles", "keuzes": {"toezicht": "geen-toezicht"}, "maatregelen": []}
        for change in answer["anders"]:
            if change["oordeel"]:
                one, two = (versions[f].gevolgen(change["voorbeeld"])[change["oordeel"]] for f in (before, after))
                assert (one, two) == (change["was"], not change["was"])


def test_a_version_does_not_differ_from_itself(pool: Path) -> None:
    same = run("verschil", pool, pool, "--json")
    assert (same.exit_code, json.loads(same.stdout)["anders"]) == (0, [])


def test_a_folder_without_knowledge_is_refused(tmp_path: Path) -> None:
    assert run("verschil", tmp_path).exit_code == 2
