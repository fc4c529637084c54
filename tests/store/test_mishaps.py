"""A store that is late, full, damaged, newer than we are, or short of something: the rest works, and it comes back."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pyoxigraph as ox
import pytest
from fastapi import FastAPI

from samenhang.api.app import create_app
from samenhang.api.service import Service
from samenhang.api.settings import Settings
from samenhang.knowledge import terms
from samenhang.store import form, publishing
from samenhang.store.backend import Addresses, StoreError
from samenhang.store.configurations import Configurations
from samenhang.store.embedded import Embedded
from samenhang.store.external import External
from tests.service.support import InProcess, problem

pytestmark = pytest.mark.xdist_group("store")  # the engines start once

PATH = "/v1/configuraties"
STORED = f"SELECT ?c {{ ?c <{form.CREATED}> ?t }}"


@contextmanager
def serving(**settings: Any) -> Iterator[tuple[httpx.Client, Service]]:
    """A client of a service with these settings, and the service."""
    app: FastAPI = create_app(Settings(query_workers=1, **settings))
    try:
        with httpx.Client(transport=InProcess(app), base_url="http://samenhang.test") as client:
            yield client, app.state.service
    finally:
        app.state.service.close()


def named(client: httpx.Client, name: str) -> str:
    """Store a configuration by this name; its IRI."""
    answer = client.post(PATH, json={"naam": name})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def seen(client: httpx.Client) -> set[str]:
    """The configurations that questions see."""
    answer = client.get("/sparql", params={"query": STORED}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    return set(answer.text.split()[1:])


def test_a_store_that_opens_later_is_in_the_answers_from_then_on(tmp_path: Path) -> None:
    with serving(folder=tmp_path) as (first, _):
        name = named(first, "van de eerste")
        with serving(folder=tmp_path) as (second, service):
            assert seen(second) == set()
            assert problem(second.get(PATH), 503)["status"] == 503
            first_service: Service = first._transport.app.state.service  # type: ignore[attr-defined]
            first_service.close()
            assert [each["id"] for each in second.get(PATH).json()["configuraties"]] == [name]
            assert seen(second) == {name}
            assert seen(second) | {named(second, "van de tweede")} == seen(second)
            assert service.saved.open().count() == 2


class Usage(NamedTuple):
    """As `shutil.disk_usage` tells."""

    total: int
    used: int
    free: int


def test_after_a_full_disk_storing_works_again_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RocksDB refuses every change from the first that found no room, until it is opened again."""
    store = Embedded(tmp_path)
    store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")

    class Full:
        """A store without room."""

        def __init__(self, held: ox.Store) -> None:
            self.query = held.query

        def update(self, text: str) -> None:
            raise OSError(f"IO error: {os.strerror(errno.ENOSPC)}: While appending to file")

    assert store._held is not None
    store._held = Full(store._held)  # type: ignore[assignment]
    free = 0
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(100, 0, free))
    more = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 2 } }"
    for _ in range(2):
        with pytest.raises(StoreError) as told:
            store.update(more)
        assert told.value.code == "no-room"
        assert len(store.rows("SELECT ?o { GRAPH ?g { ?s ?p ?o } }")) == 1, "what is stored can be read"
    free = 10**9
    store.update(more)
    assert len(store.rows("SELECT ?o { GRAPH ?g { ?s ?p ?o } }")) == 2
    store.close()


def test_what_is_told_to_be_stored_would_survive_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log of RocksDB is on the disk before an update returns; where that fails, it is stored all the same."""
    store, forced = Embedded(tmp_path), []
    more = "INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:b> {} }} }}"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: forced.append(os.readlink(f"/proc/self/fd/{file}")))
        store.update(more.format(1))
    assert any(name.endswith(".log") for name in forced)

    def failing(_file: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        store.update(more.format(2))
    assert len(store.rows("SELECT ?o { GRAPH ?g { ?s ?p ?o } }")) == 2
    store.close()


def test_a_damaged_store_leaves_the_rest(tmp_path: Path) -> None:
    Embedded(tmp_path).close()
    (tmp_path / "CURRENT").write_text("")
    with serving(folder=tmp_path) as (client, _):
        problem(client.post(PATH, json={}), 503)
        assert client.post("/v1/gevolgen", json={}).status_code == 200
        assert seen(client) == set()


def test_only_a_folder_that_is_in_use_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "lockers").write_text("a file")
    with pytest.raises(StoreError) as told:
        Embedded(tmp_path / "lockers" / "opslag")
    assert told.value.code == "unreachable"
    with pytest.raises(StoreError) as told:
        Embedded(tmp_path / "lockers")
    assert told.value.code == "unreachable"
    kept = Embedded(tmp_path / "opslag")
    with pytest.raises(StoreError) as told:
        Embedded(tmp_path / "opslag")
    assert told.value.code == "in-use"
    kept.close()


def test_one_configuration_in_a_newer_form_stands_in_nobodys_way() -> None:
    with serving() as (client, service):
        names = {named(client, f"nummer {n}") for n in range(2)}
        saved = service.saved.open()
        now, slug = form.now(), form.new_slug()
        newer = form.Registration(slug, form.new_revision(), now, now, terms.individual("opslagvorm", "999"))
        saved.backend.update(form.creation(newer, ()))
        names.add(named(client, "erna"))
        for entry in saved.page(0, 10):
            if entry.registration.slug != slug:
                saved.follow(entry.registration, "sha256-vorige", [])
        listed = client.get(PATH).json()["configuraties"]
        assert {each["id"] for each in listed} == {*names, newer.name}
        service.saved.refresh()
        stale = {each["id"] for each in client.get(PATH).json()["configuraties"] if each["verouderd"]}
        assert stale == {newer.name}
        assert client.get("/health").json()["bijwerking"] is None
        assert "999" in problem(client.get(f"{PATH}/{slug}"), 503)["detail"]


def test_progress_ends_where_the_store_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as (client, service):
        named(client, "een")
        saved = service.saved.open()
        (entry,) = saved.page(0, 1)
        saved.follow(entry.registration, "sha256-vorige", [])

        def gone(_slug: str) -> None:
            raise StoreError("unreachable")

        with monkeypatch.context() as patch:
            patch.setattr(saved, "read", gone)
            with pytest.raises(StoreError):
                service.saved.refresh()
        assert service.saved.progress is None


def test_what_follows_from_a_configuration_that_is_gone_goes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever deleted it was stopped between the two writes."""
    with serving() as (client, service):
        kept = named(client, "blijft")
        slug = terms.slug(named(client, "weg"))
        saved = service.saved.open()
        stored = saved.read(slug)
        assert stored is not None

        def stopped(*_what: object) -> None:
            raise StoreError("unreachable")

        with monkeypatch.context() as patch:
            patch.setattr(saved.backend, "put", stopped)
            with pytest.raises(StoreError):
                saved.delete(stored.registration)
        assert saved.read(slug) is None
        assert saved.followed(slug)
        service.saved.refresh()
        assert not saved.followed(slug)
        assert saved.followed(terms.slug(kept))
        about = f"ASK {{ GRAPH <{form.beside(slug)}> {{ ?s ?p ?o }} }}"
        assert client.get("/sparql", params={"query": about}).json()["boolean"] is False


def test_a_change_that_was_made_is_told_as_made_though_the_claim_could_not_be_given_back(
    oxigraph: Addresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = External(oxigraph)
    saved = Configurations(backend)
    stored = saved.create(lambda name: [(name, terms.TYPE, terms.SAM + "Configuratie")])

    def gone(_claim: str) -> None:
        raise StoreError("unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(backend._claims, "give_back", gone)
        replaced = saved.replace(stored.registration, lambda name: [(name, terms.TYPE, terms.SAM + "Configuratie")])
    assert replaced is not None
    found = saved.read(stored.registration.slug)
    assert found is not None
    assert found.registration.revision == replaced.registration.revision
    backend.update(f"DROP SILENT GRAPH <{stored.registration.name}>")
    backend.close()


def test_an_engine_that_comes_back_empty_gets_the_knowledge_again(oxigraph: Addresses) -> None:
    with serving(engine=oxigraph) as (_client, service):
        saved = service.saved
        saved.attend(first=True)
        backend = saved.open().backend
        backend.update("DROP ALL")
        assert publishing.published(backend) is None
        saved.attend(first=False)
        assert publishing.published(backend) == service.samenhang.version
        assert int(backend.rows(f"SELECT (COUNT(*) AS ?n) {{ ?s a <{terms.SAM}Stand> }}")[0]["n"].text) > 0  # type: ignore[union-attr]
