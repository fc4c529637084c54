"""The verb that checks the knowledge itself."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from samenhang.cli.options import Common, as_json, shared

if TYPE_CHECKING:
    from samenhang.editorial.remarks import Places, Remark
    from samenhang.system import Samenhang

WORDS = {
    "nl": {"fine": "De kennis is in orde ({checks}).", "wrong": "Aantal fouten: {n}.", "note": "ter info: "},
    "en": {"fine": "The knowledge is in order ({checks}).", "wrong": "Number of mistakes: {n}.", "note": "note: "},
}


@click.command()
@as_json
@shared
def controleer(common: Common, as_json: bool) -> None:
    """Of de kennis klopt: de onze, en die van elke map bij --kennis.

    Whether the knowledge is sound: ours, and that of every folder given with --kennis.

    Gekeken wordt naar de vorm van de Turtle, namen, bronnen en regels (shapes/redactie.ttl), de gevallen bij de regels,
    de voorbeelden en de vragen. Afsluitstatus 0 (in orde) of 1. | Exit status 0 (in order) or 1.
    """
    words = WORDS[common.language]
    remarks = list(_remarks(common))
    grave = sum(remark.grave for remark in remarks)
    if as_json:
        listed = [remark.as_json(common.language) for remark in remarks]
        click.echo(json.dumps({"inOrde": not grave, "opmerkingen": listed}, ensure_ascii=False, indent=2))
    else:
        for remark in remarks:
            click.echo(("" if remark.grave else words["note"]) + remark.text(common.language))
        last = words["wrong" if grave else "fine"]
        click.echo(last.format(n=grave, checks=", ".join(_checks())))
    sys.exit(1 if grave else 0)


Check = Callable[["Samenhang", "Places"], "Iterator[Remark]"]


def _checks() -> dict[str, Check]:
    from samenhang.editorial import account, cases, circles, examples, questions, ruleset, shapes, turtle  # noqa: PLC0415

    return {
        "vorm": turtle.check,
        "redactie": shapes.check,
        "verantwoording": account.check,
        "gevallen": cases.check,
        "voorbeelden": examples.check,
        "vragen": questions.check,
        "kringen": circles.check,
        "regels": ruleset.check,
    }


def _remarks(common: Common) -> "Iterator[Remark]":
    """What loading says, and only when that succeeds what the checks say."""
    from samenhang.editorial.remarks import Places, Remark  # noqa: PLC0415
    from samenhang.knowledge.problems import KnowledgeError  # noqa: PLC0415
    from samenhang.system import Samenhang  # noqa: PLC0415

    try:
        samenhang = Samenhang(common.extra)
    except KnowledgeError as error:
        yield from (Remark("kennis", p.path, p.line, p.rule or "", p.nl, p.en) for p in error.problems)
        return
    places = Places(samenhang.knowledge.folders)
    for check in _checks().values():
        yield from check(samenhang, places)
