"""The files of `docs/opschalen` are valid, and name only what the service has."""

import json
import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from compose_spec import PyCompose

from samenhang.api.settings import from_environment

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "opschalen"
COMPOSE = (FOLDER / "compose.yaml").read_text("utf-8")
MANIFESTS: list[dict[str, Any]] = list(yaml.safe_load_all((FOLDER / "kubernetes.yaml").read_text("utf-8")))


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda each: str(each["kind"]))
def test_the_manifests_meet_the_schemas_of_kubernetes(manifest: dict[str, Any]) -> None:
    kubernetes_validate.validate(manifest, "1.37", strict=True)
    wrong = {**manifest, "spec": {**manifest.get("spec", {}), "replica": 1}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, "1.37", strict=True)


def test_the_compose_file_meets_the_compose_specification() -> None:
    PyCompose.from_yaml(COMPOSE)
    with pytest.raises(ValueError, match="replicas"):
        PyCompose.from_yaml(COMPOSE.replace("replicas: 2", "replicas: twee"))


def test_the_settings_in_them_choose_an_engine() -> None:
    (config,) = (each for each in MANIFESTS if each["kind"] == "ConfigMap")
    for given in (config["data"], yaml.safe_load(COMPOSE)["services"]["samenhang"]["environment"]):
        engine = from_environment(given).engine
        assert engine is not None
        assert {engine.query, engine.update, engine.graphs} <= set(given.values())
    named = set(re.findall(r"SAMENHANG_\w+", json.dumps(MANIFESTS)))
    assert named <= set(re.findall(r"SAMENHANG_\w+", (FOLDER.parent / "opschalen.md").read_text("utf-8")))


def test_the_probes_ask_what_answers() -> None:
    (deployment,) = (each for each in MANIFESTS if each["kind"] == "Deployment")
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container[probe]["httpGet"]["path"] == "/health"
    (port,) = container["ports"]
    assert f'"{port["containerPort"]}"' in (FOLDER / "Containerfile").read_text("utf-8")
