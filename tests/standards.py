"""The shapes of the Dutch standards: data of others, which tests read from where `SAMENHANG_STANDARDS` says."""

import os
from pathlib import Path

import pytest


def standards() -> Path:
    """The folder with the shapes; a test that needs it says plainly that it did not run where there is none."""
    folder = os.environ.get("SAMENHANG_STANDARDS")
    if not folder:
        pytest.skip("NOT RUN: set SAMENHANG_STANDARDS to the folder with the shapes of NL-SBB and DCAT-AP-NL")
    return Path(folder)
