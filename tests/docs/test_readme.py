"""What the README tells people to type works: each command and each question in it is run as it stands there."""

import re
import shlex
import subprocess
from argparse import ArgumentParser
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language in the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def commands(program: str) -> list[list[str]]:
    """The arguments of every use of one program in the shell blocks."""
    lines = "".join(blocks("sh")).replace("\\\n", " ").splitlines()
    return [words[1:] for line in lines if (words := shlex.split(line)) and words[0] == program]


def test_the_readme_uses_only_programs_that_are_tried_here() -> None:
    """A new kind of command in the README needs a test of its own."""
    lines = "".join(blocks("sh")).replace("\\\n", " ").splitlines()
    assert {line.split()[0] for line in lines if line.strip()} == {"make", "curl", "samenhang"}


@pytest.mark.parametrize("arguments", commands("make"), ids=" ".join)
def test_make_knows_the_verb(arguments: list[str]) -> None:
    """`make` would do something for it, and says so in its help."""
    subprocess.run(["make", "--dry-run", *arguments], cwd=ROOT, check=True, capture_output=True)
    helped = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
    assert re.search(rf"^  {arguments[0]} ", helped.stdout, re.M)


@pytest.mark.parametrize("arguments", commands("samenhang"), ids=" ".join)
def test_the_command_answers(arguments: list[str], command: str) -> None:
    """It judges (0 or 1) and never calls its input unusable (2)."""
    done = subprocess.run([command, *arguments], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("arguments", commands("curl"), ids=lambda words: words[1].removeprefix(ADDRESS))
def test_the_service_answers(arguments: list[str], live_server: str) -> None:
    """The request that curl would send gets 200, in the media type that it asks for."""
    parser = ArgumentParser()
    parser.add_argument("-s", action="store_true")
    parser.add_argument("-H", action="append", default=[])
    parser.add_argument("-d")
    parser.add_argument("url")
    asked = parser.parse_args(arguments)
    headers = dict(header.split(": ", 1) for header in asked.H)
    answer = httpx.request(
        "POST" if asked.d else "GET", asked.url.replace(ADDRESS, live_server), headers=headers, content=asked.d
    )
    assert answer.status_code == httpx.codes.OK, answer.text
    assert answer.headers["content-type"].startswith(headers.get("Accept", "application/json"))
    assert answer.content


@pytest.mark.parametrize("question", blocks("sparql"))
def test_the_question_has_an_answer(question: str, live_server: str) -> None:
    """Every column of every row is filled."""
    answer = httpx.get(
        f"{live_server}/sparql", params={"query": question}, headers={"Accept": "application/sparql-results+json"}
    )
    assert answer.status_code == httpx.codes.OK, answer.text
    found = answer.json()
    assert found["results"]["bindings"]
    assert all(set(row) == set(found["head"]["vars"]) for row in found["results"]["bindings"])
