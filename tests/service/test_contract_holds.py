"""The contract is true: whatever is sent within it, or just outside it, gets an answer that it describes."""

from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def test_every_answer_is_one_that_the_contract_describes(app: FastAPI) -> None:
    tried = []
    for found in schemathesis.openapi.from_asgi("/v1/openapi.json", app).get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]  # an operation that cannot be read raises here

        @given(case=operation.as_strategy())
        @settings(
            max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        def tries(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        tries()
        tried.append(operation.label)
    assert len(tried) >= 13, tried
