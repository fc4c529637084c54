"""What the store promises, over every engine; what an engine does otherwise is listed in `afwijkingen.yaml`."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest

from samenhang import Samenhang
from samenhang.exchange import keeping
from samenhang.knowledge import terms
from samenhang.knowledge.index import Literal, Triple
from samenhang.knowledge.turtle import plain_triple
from samenhang.store import form
from samenhang.store.backend import Backend, StoreError
from samenhang.store.configurations import Configurations

pytestmark = pytest.mark.xdist_group("store")  # the engines start once

FIXTURE = Path(__file__).with_name("opslagvorm-1.trig")
AWKWARD = 'Één "gemeente" \\ met\n‘rare’ tekens 🏘 en {?s ?p ?o}'


@pytest.fixture
def configurations(backend: Backend) -> Iterable[Configurations]:
    """An empty store."""
    found = Configurations(backend)
    yield found
    for entry in found.page(0, 1000):
        found.delete(entry.registration)
    assert found.count() == 0


def saying(name: str = "proef", gemeente: str = "gm0344") -> Callable[[str], list[Triple]]:
    def made(subject: str) -> list[Triple]:
        return [
            (subject, terms.TYPE, terms.SAM + "Configuratie"),
            (subject, terms.LABEL, Literal(name, "nl", terms.RDF + "langString")),
            (subject, terms.SAM + "gemeente", f"https://identifier.overheid.nl/tooi/id/gemeente/{gemeente}"),
            (subject, terms.individual("knop", "een"), terms.individual("stand", "ander")),
            (f"{subject}#meting0", terms.SAM + "proportie", Literal("0.8", None, terms.XSD + "decimal")),
            (f"{subject}#meting0", terms.SAM + "waarnemingen", Literal("120", None, terms.XSD + "integer")),
        ]

    return made


def test_what_is_stored_comes_back(configurations: Configurations) -> None:
    stored = configurations.create(saying(AWKWARD))
    found = configurations.read(stored.registration.slug)
    assert found is not None
    assert found.registration == stored.registration
    assert set(found.stated) == set(stored.stated)
    assert len(found.stated) == len(stored.stated)


def test_a_name_that_is_none_of_ours_is_not_there(configurations: Configurations) -> None:
    for slug in ("geen", form.new_slug(), "a> { } }", "../x", ""):
        assert configurations.read(slug) is None


def test_a_replacement_takes_the_place_of_one_revision_only(configurations: Configurations) -> None:
    first = configurations.create(saying("eerst"))
    second = configurations.replace(first.registration, saying("dan"))
    assert second is not None
    assert second.registration.created == first.registration.created
    assert configurations.replace(first.registration, saying("te laat")) is None
    assert not configurations.delete(first.registration)
    found = configurations.read(first.registration.slug)
    assert found is not None
    assert set(found.stated) == set(second.stated)
    assert found.registration.replaced == (first.registration.revision,)


def test_a_deleted_configuration_leaves_nothing(backend: Backend, configurations: Configurations) -> None:
    stored = configurations.create(saying())
    slug = stored.registration.slug
    configurations.follow(stored.registration, "sha256-1", [(form.named(slug), terms.SAM + "looptRisico", "urn:r")])
    assert configurations.delete(stored.registration)
    assert configurations.read(slug) is None
    for graph in (form.named(slug), form.beside(slug)):
        assert backend.rows(f"SELECT ?s WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}") == []
    assert configurations.replace(stored.registration, saying()) is None
    assert configurations.read(slug) is None, "what was deleted does not come back"


def test_what_follows_is_stale_after_another_version_and_after_a_replacement(configurations: Configurations) -> None:
    stored = configurations.create(saying())
    slug = stored.registration.slug
    assert configurations.stale("sha256-1") == [slug]
    assert configurations.follow(stored.registration, "sha256-1", [])
    assert configurations.stale("sha256-1") == []
    assert configurations.stale("sha256-2") == [slug]
    assert configurations.page(0, 10)[0].version == "sha256-1"
    replaced = configurations.replace(stored.registration, saying("anders"))
    assert replaced is not None
    assert configurations.stale("sha256-1") == [slug]
    assert configurations.page(0, 10)[0].version is None
    assert not configurations.follow(stored.registration, "sha256-1", []), "something newer is stored"
    assert configurations.stale("sha256-1") == [slug]


def test_pages_come_in_order_of_creation_and_by_municipality(configurations: Configurations) -> None:
    made = [configurations.create(saying(str(n), ("gm0344", "gm0014")[n % 2])) for n in range(7)]
    slugs = [each.registration.slug for each in made]
    assert slugs == sorted(slugs)
    pages = [configurations.page(first, 3) for first in (0, 3, 6, 9)]
    assert [[entry.registration.slug for entry in page] for page in pages] == [slugs[:3], slugs[3:6], slugs[6:], []]
    assert [entry.label for entry in pages[0]] == ["0", "1", "2"]
    one = configurations.page(0, 10, "https://identifier.overheid.nl/tooi/id/gemeente/gm0014")
    assert [entry.registration.slug for entry in one] == slugs[1::2]
    assert configurations.count() == 7


def test_of_writers_who_meet_exactly_one_wins(configurations: Configurations) -> None:
    stored = configurations.create(saying("begin"))
    with ThreadPoolExecutor(8) as pool:
        tries = list(pool.map(lambda n: configurations.replace(stored.registration, saying(str(n))), range(16)))
    won = [each for each in tries if each is not None]
    assert len(won) == 1
    found = configurations.read(stored.registration.slug)
    assert found is not None
    assert set(found.stated) == set(won[0].stated)


def test_an_update_that_is_sent_twice_is_done_once(configurations: Configurations, backend: Backend) -> None:
    """What a retry comes to when only the answer got lost."""
    update, sent = backend.update, []

    class Twice:
        def __getattr__(self, name: str) -> object:
            return getattr(backend, name)

        def update(self, text: str) -> None:
            sent.append(text)
            update(text)
            update(text)

    twice = Configurations(Twice())  # type: ignore[arg-type]  # a backend that lost an answer
    stored = twice.create(saying("eerst"))
    replaced = twice.replace(stored.registration, saying("dan"))
    assert replaced is not None
    assert len(sent) == 2
    assert configurations.count() == 1
    found = configurations.read(stored.registration.slug)
    assert found is not None
    assert found.registration.replaced == (stored.registration.revision,)
    assert twice.delete(replaced.registration)


def test_the_first_form_is_still_read(configurations: Configurations, backend: Backend, samenhang: Samenhang) -> None:
    """`opslagvorm-1.trig` was written by the first version; no later one may lose what it says."""
    graphs: dict[str, list[Triple]] = {}
    for quad in ox.parse(FIXTURE.read_bytes(), format=ox.RdfFormat.TRIG):
        graphs.setdefault(quad.graph_name.value, []).append(plain_triple(quad))
    for name, triples in graphs.items():
        backend.put(name, triples)
    (entry,) = configurations.page(0, 10)
    stored = configurations.read(entry.registration.slug)
    assert stored is not None
    assert stored.registration.form == terms.individual("opslagvorm", "1")
    assert stored.registration.replaced == ("0123456789abcdef",)
    assert keeping.document(samenhang.model, stored.stated) == {
        "naam": "Bewaard in 2026",
        "gemeente": "gm0344",
        "domein": "jeugd",
        "archetype": "totaal-integraal",
        "keuzes": {"een-knop-van-toen": "een-stand-van-toen", "nog-een-knop": ["een", "twee"]},
        "maatregelen": ["een-maatregel-van-toen"],
        "metingen": [{"indicator": "een-indicator", "proportie": 0.8, "waarnemingen": 120}],
    }


def test_a_form_from_later_is_refused_by_name(configurations: Configurations, backend: Backend) -> None:
    slug, later = form.new_slug(), terms.individual("opslagvorm", "999")
    now = form.now()
    registration = form.Registration(slug, form.new_revision(), now, now, later)
    backend.update(form.creation(registration, saying()(form.named(slug))))
    with pytest.raises(StoreError) as told:
        configurations.read(slug)
    assert (told.value.code, told.value.detail) == ("newer-form", later)
    backend.put(form.named(slug), ())
