"""The verb that starts the service."""

import socket

import click

from samenhang.cli.options import Common, shared, stop

_PORT = click.IntRange(0, 65535)


@click.command()
@click.option("--host", default="127.0.0.1", envvar="HOST", show_default=True, help="Adres. | Address.")
@click.option("--port", default=8000, envvar="PORT", show_default=True, type=_PORT, help="Poort. | Port.")
@shared
def serve(common: Common, host: str, port: int) -> None:
    """Start de dienst: de pagina, de API en SPARQL.

    Start the service: the page, the API and SPARQL.
    """
    import uvicorn  # noqa: PLC0415 - with the web framework a third of a second

    from samenhang.api.app import create_app  # noqa: PLC0415
    from samenhang.api.settings import Settings  # noqa: PLC0415
    from samenhang.knowledge.problems import KnowledgeError  # noqa: PLC0415

    listener = _listen(host, port, common.language)
    try:
        app = create_app(Settings(extra=common.extra))
    except KnowledgeError as error:
        stop([problem.text(common.language) for problem in error.problems])
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}/"
    click.echo(f"Samenhang draait op {address} (stoppen: Ctrl+C) | running; stop with Ctrl+C")
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int, language: str) -> socket.socket:
    """A socket on the address, before anything is loaded: a port that is taken is said at once and in one line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        nl = f"op {host}:{port} kan niet geluisterd worden ({error.strerror}); kies een andere poort met --port of PORT"
        en = f"cannot listen on {host}:{port} ({error.strerror}); choose another port with --port or PORT"
        stop([en if language == "en" else nl])
