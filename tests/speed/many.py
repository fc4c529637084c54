"""How long the saved questions that cross municipalities take over very many stored configurations.

`python -m tests.speed.many 100000` makes them up, loads them into an Oxigraph server on this machine and asks. It needs
room on the disk (some 40 kB a configuration while loading) and a quarter of an hour, so no test runs it.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from samenhang import Samenhang
from samenhang.coherence.configuration import NotWellFormedError
from samenhang.coherence.model import Model, bits
from samenhang.exchange import keeping
from samenhang.knowledge import terms
from samenhang.knowledge.folders import Folders, default_root
from samenhang.knowledge.index import Triple
from samenhang.store import form, questions
from samenhang.store.backend import written
from samenhang.store.dataset import quads
from samenhang.store.external import External
from samenhang.store.remote import Remote
from samenhang.store.runner import Ask, AskError, Limits
from tests.store import engines

DISTINCT = 2_000
"""Configurations that are worked out; the others say the same under other names, which an engine cannot tell."""
CHOSEN, TAKEN = 0.15, 0.05
"""Share of the knobs that are chosen and of the measures that are taken."""
_FIRST, _APART = datetime(2027, 1, 1, tzinfo=UTC), timedelta(minutes=15, microseconds=1)
CROSSING = ("configuraties", "wie-loopt-dit-risico", "wie-pakt-dit-risico-aan")
AGGREGATE = """\
PREFIX sam: <https://w3id.org/samenhang/def#>
SELECT ?risico (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c sam:looptRisico ?risico } GROUP BY ?risico ORDER BY DESC(?n)
"""


def made_up(model: Model, chance: random.Random) -> dict[str, object]:
    """A configuration by chance; not always a well-formed one."""
    choices = {
        terms.slug(knob.iri): terms.slug(model.settings[chance.choice(list(bits(knob.settings)))].iri)
        for knob in model.knobs
        if knob.settings and chance.random() < CHOSEN
    }
    measures = [terms.slug(measure.iri) for measure in model.measures if chance.random() < TAKEN]
    municipality = terms.slug(chance.choice(sorted(model.municipalities)))
    return {"naam": "Gemaakt", "gemeente": municipality, "keuzes": choices, "maatregelen": measures}


def worked_out(samenhang: Samenhang, number: int) -> Iterator[tuple[str, str]]:
    """So many configurations as N-Triples: what they say, and what follows. `NAAM` stands for the name, `MOMENT` for
    when it was stored.
    """
    chance, found = random.Random(5), 0
    while found < number:
        try:
            outcome = samenhang.evaluate(made_up(samenhang.model, chance))
        except NotWellFormedError:
            continue
        found += 1
        name = form.named("NAAM")
        registration = form.Registration("NAAM", form.new_revision(), "MOMENT", "MOMENT")
        stated = [*registration.triples(), *keeping.stated(samenhang.model, outcome.configuration, name)]
        mark: list[Triple] = list(form.mark("NAAM", registration.revision, samenhang.version))
        yield written(stated), written([*mark, *keeping.followed(samenhang.model, outcome, name)])


def write(samenhang: Samenhang, number: int, out: IO[bytes]) -> int:
    """Write the dataset with so many configurations as N-Quads; returns how many quads they have."""
    ox.serialize(quads(samenhang.knowledge, samenhang.examples()), out, format=ox.RdfFormat.N_QUADS)
    known, total = list(worked_out(samenhang, min(DISTINCT, number))), 0
    for n in range(number):
        slug, moment = form.new_slug(), form.at(_FIRST + n * _APART)
        for text, graph in zip(known[n % len(known)], (form.named(slug), form.beside(slug)), strict=True):
            lines = text.replace("NAAM", slug).replace("MOMENT", moment).replace(" .\n", f" <{graph}> .\n")
            out.write(lines.encode())
            total += lines.count("\n")
    return total


def main(number: int) -> None:
    """Make, load, ask and print."""
    samenhang = Samenhang()
    program = Path(sys.executable).parent / "oxigraph"
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        command = [str(program), "load", "--location", folder, "--format", "nq", "--lenient"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as loading:
            assert loading.stdin is not None
            total = write(samenhang, number, loading.stdin)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        print(f"{number} configuraties, {total} feiten, {size / 1e6:.0f} MB op schijf,", end=" ")
        print(f"geladen in {time.perf_counter() - start:.0f} s", flush=True)
        known = questions.load(Folders(default_root(), ()))
        with engines.oxigraph(Path(folder)) as addresses:
            remote = Remote(External(addresses), Limits(seconds=120, rows=10_000_000, answer=2_000_000_000))
            for name in CROSSING:
                question = known[name]
                values = questions.bind(question, {p.name: p.example for p in question.parameters if p.example})
                ask(remote, f"{name} (eerste bladzijde)", question.page(1, 100), values)
            ask(remote, "hoeveel per risico", AGGREGATE, {})


def ask(remote: Remote, name: str, text: str, values: dict[str, questions.Term]) -> None:
    """Ask twice, and print the second time."""
    spent = 0.0
    for _ in range(2):
        start = time.perf_counter()
        try:
            remote.ask_now(Ask(text, "application/sparql-results+json", None, values=values))
        except AskError as error:
            print(f"  {name:<50} {error}", flush=True)
            return
        spent = time.perf_counter() - start
    print(f"  {name:<50} {spent * 1e3:>10.0f} ms", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
