"""Tests that share something dear, such as a browser, run in one process: a runner that lets go of that is noticed."""

import os

import pytest


@pytest.mark.xdist_group("groups")
def test_the_runner_keeps_groups_together(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@groups")
