"""The atlas in a process of its own: it takes a while, and nobody's answer may wait for it."""

import json
import logging
import subprocess
import sys
import threading
from typing import Any

from samenhang.knowledge.folders import Folders
from samenhang.search.atlas import Atlas
from samenhang.system import almanac

_log = logging.getLogger("samenhang")


class AtlasFailedError(Exception):
    """The process ended without an atlas."""


class Making:
    """Starts the process when the atlas is first asked for, and knows how far it is."""

    def __init__(self, folders: Folders, version: str) -> None:
        self.folders = folders
        self.version = version
        self.progress = 0.0
        self.found: Atlas | None = None
        self._running: threading.Thread | None = None
        self._failed = False
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def asked(self) -> Atlas | None:
        """The atlas, or None while it is being made. Raises AtlasFailedError, once; who asks again starts anew."""
        with self._lock:
            if self.found is None and self._running is None:
                self.found = almanac.kept(self.version)
            if self.found is not None:
                return self.found
            if self._failed:
                self._failed, self._running = False, None
                raise AtlasFailedError
            if self._running is None:
                self.progress = 0.0
                self._running = threading.Thread(target=self._follow, name="atlas", daemon=True)
                self._running.start()
            return None

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()

    def _follow(self) -> None:
        """Read what the process tells until it ends."""
        found: Atlas | None = None
        folders = [str(folder) for folder in (self.folders.root, *self.folders.extra)]
        try:
            command = [sys.executable, "-c", almanac.PROGRAM, *folders]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                self._process = process
                for line in process.stdout or ():
                    told: dict[str, Any] = json.loads(line)
                    self.progress = told.get("voortgang", self.progress)
                    if "atlas" in told:
                        found = almanac.from_json(told["atlas"])
        except (OSError, ValueError, KeyError, TypeError):
            _log.exception("de atlas kon niet worden gemaakt | the atlas could not be made")
        with self._lock:
            fits = found is not None and found.version == self.version
            self.found, self._failed = (found, False) if fits else (None, True)
