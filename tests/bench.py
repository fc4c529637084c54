"""`make bench`: absolute figures and ratios, all in one run on this machine. Medians; quote the ratios."""

import statistics
import subprocess
import sys
import time

from samenhang import Samenhang
from samenhang.coherence.derivation import findings
from samenhang.coherence.evaluate import evaluate
from tests.sparql import bench as sparql
from tests.speed import figures
from tests.speed.engines import Engine, always_another, engines, full_document


def timed(engine: Engine, seconds: float = 3.0, most: int = 2000) -> tuple[float, int]:
    """Median time of a run in milliseconds, and what it found."""
    found = engine.run()
    spent: list[float] = []
    until = time.perf_counter() + seconds
    while not spent or (time.perf_counter() < until and len(spent) < most):
        start = time.perf_counter()
        engine.run()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent) * 1e3, found


def main() -> None:
    """Print the tables."""
    samenhang = Samenhang()
    model, document = samenhang.model, full_document(samenhang)
    counts = f"{len(model.knobs)} knoppen, {len(model.measures)} maatregelen, {len(model.rules)} regels"
    print(f"Eén configuratie ({len(document['keuzes'])} keuzes; {counts})\n")
    rows = [(engine.name, *timed(engine)) for engine in engines(samenhang, document)]
    ours = rows[-1][1]
    for name, milliseconds, found in rows:
        ratio = milliseconds / ours
        print(f"  {name:<56} {milliseconds:>12.3f} ms  {ratio:>9.1f} x  {found:>3} geschonden regels")

    theirs, own = always_another(samenhang)
    print(f"\n  steeds een andere configuratie: pyshifty {theirs:.2f} ms, Samenhang {own:.2f} ms: {theirs / own:.1f} x")

    outcome = samenhang.evaluate(document)
    parts = {
        "lezen en controleren": lambda: samenhang.configuration(document),
        "beoordelen": lambda: evaluate(model, outcome.configuration),
        "afleidingen uitschrijven": lambda: findings(model, outcome),
        "antwoord van /v1/gevolgen": lambda: samenhang.gevolgen(document),
        "antwoord van /v1/graaf": lambda: samenhang.graaf(document),
    }
    print("\nWaar de tijd blijft\n")
    for name, run in parts.items():
        milliseconds, _ = timed(Engine(name, lambda run=run: bool(run())), 1.0)  # type: ignore[misc]
        print(f"  {name:<56} {milliseconds:>12.3f} ms")

    print("\nRedeneren, over steeds andere configuraties (processortijd; verhouding tot wat beloofd is)\n")
    for figure in figures.figures(samenhang):
        numbers = f"{figure.median:>10.3f} ms  p99 {figure.p99:>10.3f} ms"
        numbers += f"  {figure.ratio:>6.2f} x {figure.promised:g} ms" if figure.promised else ""
        print(f"  {figure.name:<56} {numbers}")
    seconds = figures.all_municipalities(samenhang)
    count = figures.MUNICIPALITIES * figures.DOMAINS
    others = min(milliseconds for name, milliseconds, _ in rows if name[0] in "cd") * count / 1e3
    name = f"{count} configuraties, volledige bevindingen"
    print(f"  {name:<56} {seconds:>10.3f} s   {others / seconds:>6.1f} x sneller dan de snelste SHACL-motor")
    speed, agree = figures.screened(samenhang)
    print(
        f"  {'samen gezeefd op één kern' + ('' if agree else ' (ONEENS)'):<56} {speed / 1e6:>10.0f} miljoen per seconde"
    )

    print("\nVan start tot eerste antwoord (nieuw proces, afsluiting in de cache)\n")
    program = f"from samenhang import Samenhang; Samenhang().gevolgen({document!r})"
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        spent.append(time.perf_counter() - start)
    print(f"  {'mediaan van vijf':<56} {statistics.median(spent) * 1e3:>12.0f} ms")

    sparql.main(samenhang)


if __name__ == "__main__":
    main()
