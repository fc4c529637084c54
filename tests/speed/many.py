"""How long the saved questions that cross municipalities take over very many stored configurations.

`python -m tests.speed.many 100000 FOLDER` makes them up, loads them into an Oxigraph in that folder (unless there is
one already) and asks them there, in this program: the engine is that of `oxigraph serve`, and what it takes of the
processor can be told from what a busy machine adds. It needs room on the disk (100 kB a configuration while loading)
and half an hour for a hundred thousand, so no test runs it.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
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
from samenhang.store.backend import Addresses, written
from samenhang.store.configurations import Configurations, Stored
from samenhang.store.dataset import quads
from samenhang.store.embedded import Embedded
from samenhang.store.external import External
from samenhang.store.remote import Remote
from samenhang.store.runner import Ask, Limits, Runner
from tests.sparql.load import burnt, burnt_since

DISTINCT = 2_000
"""Configurations that are worked out; the others say the same under other names, which an engine cannot tell."""
CHOSEN, TAKEN = 0.15, 0.05
"""Share of the knobs that are chosen and of the measures that are taken."""
_FIRST, _APART = datetime(2027, 1, 1, tzinfo=UTC), timedelta(minutes=15, microseconds=1)
CROSSING = ("configuraties", "wie-loopt-dit-risico", "wie-pakt-dit-risico-aan")
READING_ALL = ("onwelgevormd", "risicos-en-indicatoren")
"""Questions about one configuration that an engine elsewhere still looks up in all of them (docs/opschalen.md)."""
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


def load(number: int, folder: Path) -> None:
    """Make configurations, load them, and put what was loaded in order, as Oxigraph advises."""
    start, program = time.perf_counter(), str(Path(sys.executable).parent / "oxigraph")
    command = [program, "load", "--location", str(folder), "--format", "nq", "--lenient"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as loading:
        assert loading.stdin is not None
        total = write(Samenhang(), number, loading.stdin)
    subprocess.run([program, "optimize", "--location", str(folder)], check=True)
    print(f"{number} configuraties, {total} feiten, geladen in {time.perf_counter() - start:.0f} s", flush=True)


def timed(name: str, do: Callable[[], object], times: int = 3) -> None:
    """Do something so many times; print the least time that passed, and the least that the processor was at it."""
    passed, used = [], []
    for _ in range(times):
        start, before = time.perf_counter(), time.process_time()
        do()
        passed.append(time.perf_counter() - start)
        used.append(time.process_time() - before)
    print(f"  {name:<48} {min(passed) * 1e3:>9.0f} ms {min(used) * 1e3:>9.0f} ms processor", flush=True)


def asking(store: ox.Store, known: dict[str, questions.Question]) -> None:
    """Every saved question, with its example values, as an engine elsewhere gets it."""
    nowhere = Remote(External(Addresses("http://x", "http://x", "http://x")), Limits())
    for name in sorted(known, key=lambda name: (name not in CROSSING, name)):
        if name in READING_ALL:
            continue
        question = known[name]
        values = questions.bind(question, {p.name: p.example for p in question.parameters if p.example})
        pages = (1, 200) if name in CROSSING else (1,)
        for number in pages:
            page = question.page(number, min(question.rows, 100)) if question.columns else question.text
            text = nowhere.text(Ask(page, None, None, values=values))
            timed(f"{name}, bladzijde {number}" if len(pages) > 1 else name, partial(answer, store, text))
    timed("hoeveel per risico", partial(answer, store, AGGREGATE))


def answer(store: ox.Store, text: str) -> None:
    """Ask, and read the answer to its end."""
    found = store.query(text, use_default_graph_as_union=True)
    if not isinstance(found, ox.QueryBoolean):
        for _ in found:
            pass


def storing(backend: Embedded, samenhang: Samenhang) -> None:
    """What the service does beside answering questions."""
    kept = Configurations(backend)
    chance = random.Random(7)
    outcome = None
    while outcome is None:
        try:
            outcome = samenhang.evaluate(made_up(samenhang.model, chance))
        except NotWellFormedError:
            continue
    found = outcome
    made: list[Stored] = []

    def create() -> None:
        made.append(kept.create(lambda name: keeping.stated(samenhang.model, found.configuration, name)))
        registration = made[-1].registration
        kept.follow(registration, samenhang.version, keeping.followed(samenhang.model, found, registration.name))

    def replace() -> None:
        new = kept.replace(made[-1].registration, lambda name: made[-1].stated)
        assert new is not None
        made[-1] = new

    timed("bewaren, met wat eruit volgt", create)
    timed("vervangen", replace)
    timed("lijst, eerste bladzijde", lambda: kept.page(0, 100))
    timed("lijst, halverwege", lambda: kept.page(kept.count() // 2, 100))
    timed(
        "lijst, van een gemeente", lambda: kept.page(0, 100, "https://identifier.overheid.nl/tooi/id/gemeente/gm0344")
    )
    timed("tellen", kept.count)
    timed("zoeken wat verouderd is", lambda: kept.stale(samenhang.version))
    timed("zoeken wat verouderd is, als alles dat is", lambda: kept.stale("sha256-ander"), 1)
    for each in made:
        kept.delete(each.registration)


def memory(pid: int | str = "self", what: str = "RssAnon") -> str:
    """The memory that a program takes now, without the files of the store that the system keeps at hand."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(line.split(maxsplit=1)[1] for line in lines if line.startswith(what))


def starting(backend: Embedded, samenhang: Samenhang) -> None:
    """What the first question after a start of the service costs, with the embedded store."""

    def whole() -> Iterator[ox.Quad]:
        yield from quads(samenhang.knowledge, samenhang.examples())
        yield from backend.quads()

    before = burnt(os.getpid())
    start, runner = time.perf_counter(), Runner(whole, Limits(workers=1))
    try:
        runner.start()
        passed, used = time.perf_counter() - start, burnt_since(os.getpid(), before)
        nest = next(pid for pid in burnt(os.getpid()) if pid != os.getpid())
        print(f"  eerste vraag na een start {passed:.0f} s, {used:.0f} s processor in twee processen", flush=True)
        print(
            f"  hoogstens in de dienst {memory(what='VmHWM')}, en in wat antwoordt {memory(nest, 'VmHWM')}", flush=True
        )
    finally:
        runner.close()


def main(number: int, folder: Path) -> None:
    """Make and load what is not there, ask and print."""
    if not (folder / "CURRENT").exists():
        load(number, folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"op schijf {size / 1e6:.0f} MB", flush=True)
    store = ox.Store.read_only(str(folder))
    asking(store, questions.load(Folders(default_root(), ())))
    print(f"geheugen na alle vragen: {memory()}", flush=True)
    del store
    backend, samenhang = Embedded(folder), Samenhang()
    starting(backend, samenhang)
    storing(backend, samenhang)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
