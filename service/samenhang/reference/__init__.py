"""The reference: what a configuration means, worked out with standard engines only.

Two evaluators, both slow and both written from `design.md` alone: pySHACL with SPARQL over what it derived
(`derive_and_validate`), and one saved SPARQL question over rules as data (`evaluate_with_sparql`). They are the arbiter
for the compiled evaluator, and share nothing with it but the reading of Turtle.
"""

from samenhang.reference.dump import dump
from samenhang.reference.outcome import Finding, ReferenceOutcome
from samenhang.reference.question import evaluate_all_with_sparql, evaluate_with_sparql
from samenhang.reference.shacl import ShaclReference, derive_and_validate

__all__ = [
    "Finding",
    "ReferenceOutcome",
    "ShaclReference",
    "derive_and_validate",
    "dump",
    "evaluate_all_with_sparql",
    "evaluate_with_sparql",
]
