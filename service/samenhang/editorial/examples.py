"""The examples: well formed, and with exactly the findings that stand beside them.

What is expected of an example is judged with the knowledge of its own folder and of those before it (`--kennis` adds
folders to ours): who writes it cannot foresee what a later folder adds.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from samenhang.coherence.configuration import NotWellFormedError
from samenhang.editorial.remarks import Places, Remark, located
from samenhang.exchange import statements
from samenhang.knowledge import terms
from samenhang.system import Samenhang

_CHECK = "voorbeelden"
Found = tuple[str | None, str | None, str | None, str]
"""Rule, risk and lijn by slug, and status."""


def check(samenhang: Samenhang, places: Places) -> Iterator[Remark]:
    """A remark for every finding too many or too few, and for every example that cannot be judged."""
    index = samenhang.knowledge.examples
    levels = _Levels(samenhang)
    for iri in index.instances(statements.CONFIGURATION):
        path, line = places.of(iri)
        name = terms.short(iri)
        try:
            _, document, problems = statements.document([t for t in index.triples if t[0] == iri], samenhang.model)
            if problems:
                raise NotWellFormedError(problems)
            answer = samenhang.gevolgen(document)
        except NotWellFormedError as error:
            yield Remark(_CHECK, path, line, name, f"niet welgevormd: {error}", f"not well formed: {error}")
            continue
        expected = path.with_suffix(".verwacht.yaml") if path else None
        if expected is None or not expected.is_file():
            continue
        try:
            wanted = {_wanted(item): at for item, at in located(expected)}
        except (yaml.YAMLError, AttributeError) as error:
            yield Remark(_CHECK, expected, None, name, f"niet te lezen: {error}", f"cannot be read: {error}")
            continue
        if (own := levels.of(expected)) is not samenhang:
            answer = own.gevolgen(document)
        found = {_found(f) for f in answer["bevindingen"]}
        for item in sorted(wanted.keys() - found, key=str):
            yield Remark(_CHECK, expected, wanted[item], name, f"volgt niet: {_told(item)}", f"missing: {_told(item)}")
        for item in sorted(found - wanted.keys(), key=str):
            yield Remark(_CHECK, expected, 1, name, f"niet voorzien: {_told(item)}", f"unforeseen: {_told(item)}")


class _Levels:
    """The knowledge as it is up to each folder, loaded when first asked for."""

    def __init__(self, whole: Samenhang) -> None:
        self.folders = whole.knowledge.folders
        self._loaded = {len(self.folders.extra): whole}

    def of(self, path: Path) -> Samenhang:
        """What a file in one of the folders can know of: its own folder and those before it."""
        within = (n for n, folder in enumerate(self.folders.extra, 1) if path.is_relative_to(folder))
        level = next(within, 0)
        if level not in self._loaded:
            self._loaded[level] = Samenhang(self.folders.extra[:level], self.folders.root)
        return self._loaded[level]


def _wanted(item: dict[str, Any]) -> Found:
    return item.get("regel"), item.get("risico"), item.get("lijn"), str(item.get("status"))


def _found(finding: dict[str, Any]) -> Found:
    rule, risk, line = (finding[key] and finding[key]["slug"] for key in ("regel", "risico", "lijn"))
    return rule, risk, line, finding["status"]


def _told(item: Found) -> str:
    return ", ".join(part for part in item if part)
