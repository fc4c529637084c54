"""What things are called on a page, in which language that is, and where a link leads."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from samenhang.knowledge import terms
from samenhang.knowledge.index import Index, Literal
from samenhang.publication.words import STANDARD, VALUES, said

_TITLES: Final = (terms.LABEL, terms.DCT + "title", terms.RDFS + "label", terms.FOAF + "name", terms.VCARD + "fn")
_STATEMENT: Final = terms.RDF + "Statement"
_READING: Final = terms.SAM + "omgekeerd"


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is in (None where it is in none: a number, a name)."""

    text: str
    language: str | None = None


class Names:
    """Names in one language, Dutch where there is no other."""

    def __init__(self, index: Index, language: str) -> None:
        self.index = index
        self.language = language

    def of(self, iri: str) -> Text:
        """The name of anything: its label, or the last part of its IRI."""
        return self.known(iri) or Text(terms.short(iri).strip("<>"))

    def known(self, iri: str) -> Text | None:
        """The name of anything, where it has one."""
        for predicate in _TITLES:
            if (found := self.best(iri, predicate)) is not None:
                return found
        if iri in VALUES:
            return Text(said(VALUES[iri], self.language), self.language)
        if iri in STANDARD:
            return Text(said(STANDARD[iri][0], self.language), self.language)
        if _STATEMENT in self.index.iris(iri, terms.TYPE):
            return self._sentence(iri)
        return None

    def texts(self, subject: str, predicate: str) -> list[Text]:
        """The texts of a property in the language, or in Dutch, or as they are."""
        found = [o for o in self.index.objects(subject, predicate) if isinstance(o, Literal)]
        for wanted in (self.language, "nl"):
            if chosen := [o for o in found if o.language == wanted]:
                return [Text(o.text, o.language) for o in chosen]
        return [Text(o.text, o.language) for o in found]

    def best(self, subject: str, predicate: str) -> Text | None:
        """The first of those texts."""
        return next(iter(self.texts(subject, predicate)), None)

    def link(self, predicate: str, inward: bool) -> Text:
        """What a property is called from its subject, or read the other way."""
        if predicate in STANDARD:
            name, reading = (said(text, self.language) for text in STANDARD[predicate])
            return Text((inward and reading) or name, self.language)
        found = self.best(predicate, _READING if inward else terms.LABEL)
        if found is None and inward:
            own = self.of(predicate)
            return Text(f"{own.text} ←", own.language)
        return found or self.of(predicate)

    def value(self, literal: Literal) -> Text:
        """A literal as people read it: yes and no, and a decimal sign of their own."""
        if literal.datatype == terms.XSD + "boolean":
            return Text(said(VALUES[literal.text], self.language), self.language)
        if literal.datatype == terms.XSD + "decimal" and self.language == "nl":
            return Text(literal.text.replace(".", ","))
        return Text(literal.text, literal.language)

    def _sentence(self, statement: str) -> Text:
        """A link as a sentence: from, how, to."""
        parts = [self.index.iris(statement, terms.RDF + part) for part in ("subject", "predicate", "object")]
        if not all(parts):
            return Text(terms.slug(statement))
        subject, predicate, value = (each[0] for each in parts)
        whole = f"{self.of(subject).text} → {self.link(predicate, False).text} → {self.of(value).text}"
        return Text(whole, self.language)


def address(iri: str) -> str | None:
    """Where a link to an IRI leads: our own page of it, or the place itself; None for what is no place to go."""
    if iri.startswith(terms.ID):
        return "/id/" + quote(iri[len(terms.ID) :], safe="/")
    if iri.startswith(terms.SAM.rstrip("#")):
        return "/def" + quote(iri[len(terms.SAM.rstrip("#")) :], safe="#")
    return iri if iri.startswith(("https://", "http://")) else None
