"""The verb that starts the service."""

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

    try:
        app = create_app(Settings(extra=common.extra))
    except KnowledgeError as error:
        stop([problem.text(common.language) for problem in error.problems])
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Samenhang draait op http://{shown}:{port}/ (stoppen: Ctrl+C) | running; stop with Ctrl+C")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False, lifespan="off")
