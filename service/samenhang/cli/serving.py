"""The verb that starts the service."""

import gc
import os
import socket
from pathlib import Path
from typing import Any

import click
from platformdirs import user_data_path

from samenhang.cli.options import Common, shared, stop

_PORT = click.IntRange(0, 65535)
_LAST_ANSWERS = 3
"""Seconds that answers may still take once the service is told to stop."""

WORDS = {
    "nl": {
        "runs": "Samenhang draait op {url} (stoppen: Ctrl+C)",
        "setting": "{variable} is ‘{value}’; hier hoort een getal boven nul, in {unit}",
        "unfit": "{variable} is ‘{value}’; hier hoort {right}",
        "taken": "{url} kan niet: {why}. Kies met --port een andere poort.",
    },
    "en": {
        "runs": "Samenhang runs at {url} (stop: Ctrl+C)",
        "setting": "{variable} is ‘{value}’; it takes a number above zero, in {unit}",
        "unfit": "{variable} is ‘{value}’; it takes {right}",
        "taken": "{url} is not possible: {why}. Choose another --port.",
    },
}


@click.command()
@click.option("--host", default="127.0.0.1", envvar="HOST", show_default=True, help="Adres. | Address.")
@click.option("--port", default=8000, envvar="PORT", show_default=True, type=_PORT, help="Poort. | Port.")
@click.option(
    "--thema",
    "theme",
    metavar="MAP",
    envvar="SAMENHANG_THEMA",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Map met thema.css voor de pagina. | Folder with the thema.css of the page.",
)
@click.option("--adres", "address", envvar="SAMENHANG_ADRES", help="Waar de wereld de dienst vindt. | Its own address.")
@click.option("--uitgever", "iri", envvar="SAMENHANG_UITGEVER", help="IRI van wie de data aanbiedt. | Its IRI.")
@click.option("--uitgever-naam", "name", envvar="SAMENHANG_UITGEVER_NAAM", help="Diens naam. | Its name.")
@click.option("--contact", envvar="SAMENHANG_CONTACT", help="Waar vragen heen gaan (mailto:, https:). | For questions.")
@shared
def serve(
    common: Common, host: str, port: int, theme: Path | None, address: str | None, **publisher: str | None
) -> None:
    """Start de dienst: de pagina, de API en SPARQL.

    Start the service: the page, the API and SPARQL.
    """
    import uvicorn  # noqa: PLC0415 - with the web framework a third of a second

    from samenhang.api.app import create_app  # noqa: PLC0415
    from samenhang.api.settings import SettingError, from_environment  # noqa: PLC0415
    from samenhang.knowledge.problems import KnowledgeError  # noqa: PLC0415
    from samenhang.publication.dcat import Publisher  # noqa: PLC0415

    words = WORDS[common.language]
    try:
        given = {key: value for key, value in publisher.items() if value}
        others = {"theme": theme, "address": address, "publisher": Publisher(**given)}
        folder = user_data_path("samenhang") / "opslag"
        app = create_app(from_environment(os.environ, extra=common.extra, folder=folder, **others))
    except SettingError as error:
        if error.right:
            right = ", ".join(error.right)
            stop([words["unfit"].format(variable=error.variable, value=error.value, right=right)])
        stop([words["setting"].format(variable=error.variable, value=error.value, unit=error.unit)])
    except KnowledgeError as error:
        stop([problem.text(common.language) for problem in error.problems])
    try:
        listening = _listening(host, port)
    except OSError as error:
        stop([words["taken"].format(url=_url(host, port), why=error.strerror)])
    gc.collect()
    gc.freeze()  # the knowledge stays; looking through it for waste again and again would cost answers their time
    with listening:
        click.echo(words["runs"].format(url=_url(host, listening.getsockname()[1])))
        usual: dict[str, Any] = {"log_level": "warning", "access_log": False, "server_header": False}
        config = uvicorn.Config(app, **usual, lifespan="off", timeout_graceful_shutdown=_LAST_ANSWERS)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket of our own, so that nothing is announced before it is so. Raises OSError."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family, backlog=2048)


def _url(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
