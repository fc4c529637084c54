"""The command line: the verbs of the service, for people and for scripts.

Only click is imported here and at the top of each verb: what a verb needs, it imports when it runs, so that help is
instant.
"""

import logging

import click

from samenhang.cli.accounting import herkomst
from samenhang.cli.asking import vraag
from samenhang.cli.checking import controleer
from samenhang.cli.deriving import afleiden, bundel
from samenhang.cli.failing import Verbs
from samenhang.cli.judging import gevolgen, valideer
from samenhang.cli.options import shared
from samenhang.cli.reasoning import (
    bijstellingen,
    conflicten,
    gelijkenissen,
    groeipaden,
    meetplannen,
    mogelijkheden,
    vergelijkingen,
)
from samenhang.cli.serving import serve
from samenhang.cli.settling import afrekenbaar
from samenhang.cli.surveying import atlas, regelcontrole, verschil
from samenhang.cli.tracing import afleidingen


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="samenhang", prog_name="samenhang")
@shared
def main(**_: object) -> None:
    """Samenhang: wat er volgt uit de keuzes van een gemeente in het sociaal domein.

    Samenhang: what follows from the choices a municipality makes in its social domain.

    \b
    Afsluitstatus | exit status
      0  samenhangend            | coherent
      1  niet samenhangend       | not coherent
      2  de invoer deugt niet    | the input cannot be used
    """
    log = logging.getLogger("samenhang")
    log.addHandler(logging.StreamHandler())  # on standard error, beside the answer
    log.setLevel(logging.INFO)


VERBS = (
    *(afleiden, afleidingen, afrekenbaar, atlas, bijstellingen, bundel, conflicten, controleer, gelijkenissen),
    *(gevolgen, groeipaden, herkomst, meetplannen, mogelijkheden, regelcontrole, serve, valideer, vergelijkingen),
    *(verschil, vraag),
)
for verb in VERBS:
    main.add_command(verb)

__all__ = ["main"]
