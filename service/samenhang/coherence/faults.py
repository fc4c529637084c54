"""What stops a rule or a fact from becoming part of the model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit the form: the individual or shape that it is about, in Dutch and in English."""

    subject: str
    nl: str
    en: str


class FormError(Exception):
    """A shape outside the form, said in Dutch and in English."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(nl)
        self.nl = nl
        self.en = en


class ModelError(Exception):
    """Knowledge that parses but cannot be given its meaning. Holds every fault that was found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(f"{f.subject}: {f.nl}" for f in faults))
        self.faults = faults
