"""Build hook: a wheel holds the program, the four folders of knowledge and the built page, or there is no wheel."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = "service/samenhang/web/index.html"
KNOWLEDGE = ("ontology", "data", "shapes", "queries")


class CompleteWheel(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is the builder's configuration, unused here
    """Packs the knowledge as `samenhang/kennis/`; stops, with the way out in the message, when a part is missing."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check the parts and add the folders, before anything is packed.

        An editable install (`version == "editable"`) gets neither: the program reads the folders of the checkout, and a
        copy beside it would go stale.
        """
        if version == "editable":
            return
        missing = [part for part in (PAGE, *KNOWLEDGE) if not (Path(self.root) / part).exists()]
        if missing:
            raise FileNotFoundError(f"not in this checkout: {', '.join(missing)}. Run `make page` first.")
        for folder in KNOWLEDGE:
            build_data["force_include"][str(Path(self.root) / folder)] = f"samenhang/kennis/{folder}"
