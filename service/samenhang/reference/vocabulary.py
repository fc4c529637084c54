"""The terms that the evaluators read and write; `contract.md` fixes them."""

from rdflib import Namespace

SAM = Namespace("https://w3id.org/samenhang/def#")

# Names of the individuals are free, but the guard and the demands on a configuration are told apart from coherence
# rules by what they are named (shapes/wacht.ttl, shapes/welgevormd.ttl).
GUARD = "https://w3id.org/samenhang/id/wacht/"
DEMAND = "https://w3id.org/samenhang/id/eis/"

# What a configuration may say is a choice, a measure, a domain, an archetype …; the rest is derived, never believed.
DERIVED = frozenset(
    {
        SAM.werktAls,
        SAM.vervangt,
        SAM.beschiktOver,
        SAM.heeftWerkend,
        SAM.looptRisico,
        SAM.vraagtIndicator,
        SAM.afgeleidMet,
        SAM.toont,
    }
)
