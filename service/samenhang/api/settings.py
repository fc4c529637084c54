"""What can be set from outside: each setting has a name, a unit and an explanation, and `/v1/instellingen` shows it."""

import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from samenhang.knowledge.folders import PACKAGE
from samenhang.publication.dcat import Publisher
from samenhang.store.backend import Addresses

Number = int | float


def _limit(default: Number, name: str, unit: str, nl: str, en: str) -> Any:
    return field(default=default, metadata={"name": name, "unit": unit, "nl": nl, "en": en})


@dataclass(frozen=True)
class Settings:
    """Settings of one service.

    `extra` are folders that add to the knowledge; `root` replaces our own (tests use it). `theme` is a folder with a
    `thema.css` for the page, in place of none. `publisher` is who offers the data in a catalogue, and `address` where
    the world finds this service (without a slash at the end): then its catalogue has IRIs below it. Configurations are
    stored in `folder`, in memory without one, or in the `engine` at other addresses. The others are limits, each with
    the name by which the environment sets it (`vraag-tijd` is `SAMENHANG_VRAAG_TIJD`).
    """

    extra: tuple[Path, ...] = ()
    root: Path | None = None
    page: Path = PACKAGE / "web"
    folder: Path | None = None
    engine: Addresses | None = None
    theme: Path | None = None
    publisher: Publisher = field(default_factory=Publisher)
    address: str | None = None
    body_limit: int = _limit(
        1_000_000,
        "inhoud",
        "bytes",
        "Hoe groot de inhoud van een verzoek mag zijn, een SPARQL-vraag inbegrepen.",
        "How large the body of a request may be, a SPARQL question included.",
    )
    query_limit: float = _limit(
        10.0,
        "vraag-tijd",
        "seconden",
        "Hoe lang er aan één vraag gewerkt wordt; daarna wordt zij gestopt.",
        "How long one question is worked on; then it is stopped.",
    )
    query_waiting: float = _limit(
        5.0,
        "vraag-wachttijd",
        "seconden",
        "Hoe lang een vraag op haar beurt wacht als alle processen bezig zijn.",
        "How long a question waits for its turn while all processes are busy.",
    )
    query_rows: int = _limit(
        250_000,
        "vraag-rijen",
        "rijen",
        "Hoeveel rijen, of triples, een antwoord mag hebben.",
        "How many rows, or triples, an answer may have.",
    )
    query_result: int = _limit(
        50_000_000,
        "vraag-antwoord",
        "bytes",
        "Hoe groot een antwoord mag zijn.",
        "How large an answer may be.",
    )
    query_memory: int = _limit(
        1_000_000_000,
        "vraag-geheugen",
        "bytes",
        "Hoeveel geheugen één vraag mag gebruiken, boven dat van de gegevens zelf.",
        "How much memory one question may use, beside that of the data themselves.",
    )
    query_workers: int = _limit(
        (os.cpu_count() or 1) + 1,  # one more, that works while another hands its answer over
        "vraag-processen",
        "processen",
        "Hoeveel vragen er tegelijk beantwoord worden; van huis uit een meer dan er kernen zijn.",
        "How many questions are answered at the same time; by default one more than there are cores.",
    )
    query_queue: int = _limit(
        200,
        "vraag-wachtrij",
        "vragen",
        "Hoeveel vragen er daarnaast op hun beurt mogen wachten.",
        "How many more questions may wait for their turn.",
    )
    query_cache: int = _limit(
        50_000_000,
        "vraag-onthouden",
        "bytes",
        "Hoeveel ruimte er is om antwoorden te onthouden; 0 onthoudt niets.",
        "How much room there is to remember answers; 0 remembers nothing.",
    )

    store_most: int = _limit(
        10_000,
        "opslag-aantal",
        "configuraties",
        "Hoeveel configuraties de ingebouwde opslag aanneemt; /sparql houdt ze alle in het geheugen.",
        "How many configurations the embedded store takes; /sparql keeps all of them in memory.",
    )
    store_seconds: float = _limit(
        10.0,
        "opslag-tijd",
        "seconden",
        "Hoe lang een verzoek aan een opslag elders mag duren.",
        "How long a request to a store elsewhere may take.",
    )
    store_attempts: int = _limit(
        5,
        "opslag-pogingen",
        "pogingen",
        "Hoe vaak een verzoek aan een opslag elders wordt gedaan voordat het is mislukt.",
        "How often a request to a store elsewhere is made before it has failed.",
    )

    @staticmethod
    def limits() -> dict[str, Mapping[str, str]]:
        """The settings that can be set from outside, by field: `name`, `unit`, and an explanation in `nl` and `en`."""
        return {f.name: f.metadata for f in fields(Settings) if f.metadata}

    def texts(self) -> Iterator[tuple[str, str | None, Mapping[str, str]]]:
        """The settings that are no number: name, value, and an explanation in `nl` and `en`."""
        who = self.publisher
        values = (self.address, who.iri, who.name, who.contact)
        yield from ((name, value, about) for (name, about), value in zip(_TEXTS.items(), values, strict=True))


_TEXTS: Final = {
    "adres": {
        "nl": "Waar de wereld deze dienst vindt; de catalogus en wat daarin staat, krijgen een vast adres daaronder.",
        "en": "Where the world finds this service; the catalogue and what stands in it are named below it.",
    },
    "uitgever": {"nl": "Wie de data aanbiedt, als IRI.", "en": "Who offers the data, as an IRI."},
    "uitgever-naam": {"nl": "Hoe die heet.", "en": "What it is called."},
    "contact": {"nl": "Waar vragen heen gaan.", "en": "Where questions go."},
}


class SettingError(ValueError):
    """A variable of the environment that sets nothing: `variable`, its `value`, and the `unit` that it is in.

    Where it is no number, `unit` is empty and `right` says what would do.
    """

    right: tuple[str, ...] = ()

    def __init__(self, variable: str, value: str, unit: str) -> None:
        super().__init__(f"{variable}={value}")
        self.variable = variable
        self.value = value
        self.unit = unit


def variable(name: str) -> str:
    """The variable of the environment that sets a limit."""
    return f"SAMENHANG_{name.upper().replace('-', '_')}"


def from_environment(environment: Mapping[str, str], **others: Any) -> Settings:
    """Settings as the environment names them. Raises SettingError for what is no number above zero, and for addresses
    that are not complete.
    """
    found: dict[str, Any] = {}
    for key, about in Settings.limits().items():
        text = environment.get(variable(about["name"]))
        if text is None:
            continue
        kind = type(getattr(Settings, key))
        try:
            found[key] = kind(text)
        except ValueError:
            raise SettingError(variable(about["name"]), text, about["unit"]) from None
        if not (math.isfinite(found[key]) and found[key] >= (0 if key == "query_cache" else 1e-3)):
            raise SettingError(variable(about["name"]), text, about["unit"])
    if folder := environment.get(FOLDER):
        others["folder"] = Path(folder)
    if address := others.get("address"):
        place = urlsplit(address)
        if place.scheme not in ("http", "https") or not place.netloc or place.query or place.fragment:
            raise _unfit(variable("adres"), address, "https://…")
        others["address"] = address.rstrip("/")
    settings = Settings(**others, **found)
    return replace(settings, engine=_engine(environment, settings))


FOLDER = variable("opslag-map")
_ADDRESSES = {name: variable(f"opslag-{name}") for name in ("vraag", "wijziging", "grafen")}
_LOGIN = variable("opslag-inlog")


def _engine(environment: Mapping[str, str], settings: Settings) -> Addresses | None:
    """The engine elsewhere, if its addresses are given."""
    given = {name: environment.get(key, "") for name, key in _ADDRESSES.items()}
    if not any(given.values()):
        return None
    for name, address in given.items():
        if urlsplit(address).scheme not in ("http", "https"):
            raise _unfit(_ADDRESSES[name], address, "https://…")
    login = environment.get(_LOGIN, "basic")
    if login not in ("basic", "digest"):
        raise _unfit(_LOGIN, login, "basic", "digest")
    return Addresses(
        given["vraag"],
        given["wijziging"],
        given["grafen"],
        environment.get(variable("opslag-gebruiker")),
        environment.get(variable("opslag-wachtwoord"), ""),
        "digest" if login == "digest" else "basic",
        settings.store_seconds,
        settings.store_attempts,
    )


def _unfit(variable: str, value: str, *right: str) -> SettingError:
    error = SettingError(variable, value, "")
    error.right = right
    return error
