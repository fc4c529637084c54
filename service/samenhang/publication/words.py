"""What the pages say around the knowledge, in Dutch and English; and what terms of standard vocabularies are called."""

from typing import Final

from samenhang.knowledge import terms

Both = tuple[str, str]
"""A text in Dutch and in English."""


def said(text: Both, language: str) -> str:
    """The text in a language."""
    return text[language == "en"]


SECTIONS: Final[dict[str, Both]] = {
    "gevolg": ("Wat eruit volgt", "What follows from it"),
    "oorzaak": ("Waar het uit volgt", "What it follows from"),
    "antwoord": ("Wat het beantwoordt, en wat daarvoor nodig is", "What it answers, and what that takes"),
    "hulp": ("Wat ertegen helpt", "What helps against it"),
    "meespeelt": ("Maatregelen waarin het meespeelt", "Measures in which it plays a part"),
    "zicht": ("Waaraan het te zien is", "How it shows"),
    "toont": ("Wat het zichtbaar maakt", "What it makes visible"),
    "keuze": ("Knoppen en standen", "Knobs and settings"),
    "regels": ("Regels waarin het meespeelt", "Rules in which it plays a part"),
    "overig": ("Andere verbanden", "Other links"),
}
"""The headings of a page, in the order in which they stand on it."""
ALONE: Final[Both] = ("Verbanden", "Links")
"""The last heading where it is the only one."""

_OUT, _IN = "uit", "in"
_CAUSING: Final = ("geeftPrikkel", "leidtTotRisico", "veroorzaaktRisico", "kanLeidenTot", "heeftEffect", "geeftRol")
_NEEDING: Final = ("viaStand", "vereist", "werktDeelsZonder", "verzwaktDoor", "uitgeslotenDoor")
PLACES: Final[dict[tuple[str, str], str]] = {
    **{(terms.SAM + name, _OUT): "gevolg" for name in _CAUSING},
    **{(terms.SAM + name, _IN): "oorzaak" for name in _CAUSING},
    **{(terms.SAM + name, _OUT): "antwoord" for name in ("mitigeert", "dektDeels", *_NEEDING)},
    **{(terms.SAM + name, _IN): "hulp" for name in ("mitigeert", "dektDeels")},
    **{(terms.SAM + name, _IN): "meespeelt" for name in _NEEDING},
    (terms.SAM + "signaleert", _IN): "zicht",
    (terms.SAM + "gesignaleerdDoor", _OUT): "zicht",
    (terms.SAM + "signaleert", _OUT): "toont",
    (terms.SAM + "gesignaleerdDoor", _IN): "toont",
    **{(terms.SAM + name, way): "keuze" for name in ("heeftStand", "vorm", "kiest") for way in (_OUT, _IN)},
    (terms.SAM + "adviseert", _IN): "regels",
}
"""Under which heading a property comes, by direction; the others come under the last."""

STANDARD: Final[dict[str, tuple[Both, Both]]] = {
    terms.SKOS + "altLabel": (("ook genoemd", "also called"), ("", "")),
    terms.SKOS + "example": (("voorbeeld", "example"), ("", "")),
    terms.SKOS + "scopeNote": (("toelichting", "note"), ("", "")),
    terms.SKOS + "editorialNote": (("opmerking van de redactie", "editorial note"), ("", "")),
    terms.SKOS + "broader": (("ruimer begrip", "broader"), ("engere begrippen", "narrower")),
    terms.SKOS + "closeMatch": (("lijkt op", "close to"), ("lijkt op", "close to")),
    terms.DCT + "created": (("gemaakt", "created"), ("", "")),
    terms.DCT + "modified": (("gewijzigd", "modified"), ("", "")),
    terms.DCT + "replaces": (("vervangt versie", "replaces version"), ("", "")),
    terms.OWL + "versionInfo": (("versie", "version"), ("", "")),
    terms.DCT + "description": (("beschrijving", "description"), ("", "")),
    terms.DCT + "identifier": (("kenmerk", "identifier"), ("", "")),
    terms.DCT + "isPartOf": (("onderdeel van", "part of"), ("onderdelen", "parts")),
    terms.DCT + "isVersionOf": (("versie van", "version of"), ("versies", "versions")),
    terms.DCT + "issued": (("verschenen", "issued"), ("", "")),
    terms.DCT + "license": (("licentie", "licence"), ("", "")),
    terms.DCT + "publisher": (("uitgever", "publisher"), ("uitgever van", "publisher of")),
    terms.DCT + "creator": (("maker", "creator"), ("maker van", "creator of")),
    terms.DCT + "relation": (("hangt samen met", "related to"), ("hangt samen met", "related to")),
    terms.DCT + "source": (("bron", "source"), ("hieruit opgenomen", "recorded from here")),
    terms.DCT + "spatial": (("gebied", "area"), ("gaat hierover", "about this area")),
    terms.DCT + "format": (("bestandsformaat", "file format"), ("", "")),
    terms.DCT + "language": (("taal", "language"), ("", "")),
    terms.DCT + "accessRights": (("toegang", "access"), ("", "")),
    terms.DCT + "conformsTo": (("volgens", "conforms to"), ("", "")),
    terms.DCAT + "accessURL": (("adres", "address"), ("", "")),
    terms.DCAT + "accessService": (("dienst", "service"), ("distributies", "distributions")),
    terms.DCAT + "contactPoint": (("contact", "contact"), ("", "")),
    terms.DCAT + "dataset": (("dataset", "data set"), ("in catalogus", "in catalogue")),
    terms.DCAT + "distribution": (("distributies", "distributions"), ("distributie van", "distribution of")),
    terms.DCAT + "downloadURL": (("ophalen", "download"), ("", "")),
    terms.DCAT + "endpointDescription": (("beschrijving van de dienst", "service description"), ("", "")),
    terms.DCAT + "endpointURL": (("adres", "address"), ("", "")),
    terms.DCAT + "keyword": (("trefwoord", "keyword"), ("", "")),
    terms.DCAT + "landingPage": (("pagina", "page"), ("", "")),
    terms.DCAT + "mediaType": (("mediatype", "media type"), ("", "")),
    terms.DCAT + "servesDataset": (("levert dataset", "serves data set"), ("diensten", "services")),
    terms.DCAT + "service": (("dienst", "service"), ("in catalogus", "in catalogue")),
    terms.DCAT + "theme": (("thema", "theme"), ("", "")),
    terms.DCAT + "version": (("versie", "version"), ("", "")),
    terms.VOID + "triples": (("aantal uitspraken", "number of statements"), ("", "")),
    terms.VOID + "dataDump": (("dump", "dump"), ("", "")),
    terms.VOID + "sparqlEndpoint": (("SPARQL", "SPARQL"), ("", "")),
    terms.VOID + "uriSpace": (("adressen beginnen met", "addresses start with"), ("", "")),
    terms.FOAF + "homepage": (("pagina", "page"), ("", "")),
    terms.FOAF + "page": (("documentatie", "documentation"), ("", "")),
    terms.VCARD + "fn": (("naam", "name"), ("", "")),
    terms.VCARD + "hasEmail": (("e-mail", "e-mail"), ("", "")),
    terms.VCARD + "hasURL": (("adres", "address"), ("", "")),
    terms.RDF + "subject": (("van", "from"), ("", "")),
    terms.RDF + "predicate": (("eigenschap", "property"), ("", "")),
    terms.RDF + "object": (("naar", "to"), ("", "")),
    terms.RDFS + "seeAlso": (("zie ook", "see also"), ("verwijzen hiernaar", "refer here")),
    terms.SH + "message": (("melding", "message"), ("", "")),
    terms.SH + "severity": (("ernst", "severity"), ("", "")),
    terms.SH + "resultSeverity": (("ernst", "severity"), ("", "")),
    terms.SH + "focusNode": (("configuratie", "configuration"), ("bevindingen", "findings")),
    terms.SH + "sourceShape": (("volgens de regel", "by the rule"), ("bevindingen", "findings")),
    terms.SH + "order": (("volgorde van afleiden", "order of derivation"), ("", "")),
}
"""Properties of others: their name, and the name for who stands at the other end."""

VALUES: Final[dict[str, Both]] = {
    terms.SH + "Violation": ("overtreding", "violation"),
    terms.SH + "Warning": ("waarschuwing", "warning"),
    terms.SH + "Info": ("ter informatie", "for information"),
    terms.SH + "NodeShape": ("Vorm (SHACL)", "Shape (SHACL)"),
    terms.SH + "PropertyShape": ("Vorm van een eigenschap (SHACL)", "Property shape (SHACL)"),
    terms.SKOS + "Concept": ("Begrip (SKOS)", "Concept (SKOS)"),
    terms.SKOS + "ConceptScheme": ("Begrippenkader (SKOS)", "Concept scheme (SKOS)"),
    terms.RDF + "Statement": ("Verband", "Link"),
    terms.DCAT + "Catalog": ("Catalogus", "Catalogue"),
    terms.DCT + "Standard": ("Vorm waarin iets is vastgelegd", "Form in which something is recorded"),
    terms.DCAT + "Dataset": ("Dataset", "Data set"),
    terms.DCAT + "DataService": ("Dienst", "Service"),
    terms.DCAT + "Distribution": ("Distributie", "Distribution"),
    "http://www.w3.org/ns/sparql-service-description#NamedGraph": ("Graaf", "Graph"),
    "true": ("ja", "yes"),
    "false": ("nee", "no"),
}
"""Values and classes of others that a reader meets."""

MONTHS: Final[tuple[Both, ...]] = (
    *(("januari", "January"), ("februari", "February"), ("maart", "March"), ("april", "April"), ("mei", "May")),
    *(("juni", "June"), ("juli", "July"), ("augustus", "August"), ("september", "September")),
    *(("oktober", "October"), ("november", "November"), ("december", "December")),
)
"""The months, from January on."""

PAGE: Final[dict[str, Both]] = {
    "site": ("Samenhang", "Samenhang"),
    "skip": ("Naar de inhoud", "Skip to content"),
    "desk": ("Werkbank", "Workbench"),
    "questions": ("Vragen", "Questions"),
    "things": ("Alles op naam", "Everything by name"),
    "terms": ("Begrippen", "Terms"),
    "data": ("Gegevens", "Data"),
    "other": ("English", "Nederlands"),
    "menu": ("Hoofdmenu", "Main menu"),
    "kinds": ("Wat er in de kennisbank staat", "What stands in the knowledge base"),
    "features": ("Kenmerken", "Features"),
    "contradictions": ("Waar bronnen elkaar tegenspreken", "Where sources contradict each other"),
    "against": ("Daartegenover", "On the other hand"),
    "sources": ("Bronnen", "Sources"),
    "forms": ("Als gegevens", "As data"),
    "forms-why": (
        "Dezelfde inhoud voor programma’s, met wat er volgens de ontologie uit volgt.",
        "The same content for programs, with what follows from it by the ontology.",
    ),
    "iri": ("Vast adres", "Permanent address"),
    "own": ("eigen gevolgtrekking", "our own inference"),
    "inferred": ("afgeleid", "inferred"),
    "own-why": (
        "Dit staat zo in geen bron; wij leiden het eruit af.",
        "No source says this in so many words; we infer it from them.",
    ),
    "when": ("Als dit samen voorkomt", "When these occur together"),
    "unless": ("Tenzij", "Unless"),
    "or": ("of", "or"),
    "replaced": ("Dan telt niet meer", "Then this no longer counts"),
    "becomes": ("Dan werkt het als", "Then it works as"),
    "brings": ("Dan komt erbij", "Then this comes with it"),
    "as-trigger": ("als voorwaarde", "as a condition"),
    "as-exemption": ("als uitzondering", "as an exemption"),
    "of-settings": ("regels over de standen van deze knop", "rules on the settings of this knob"),
    "all": ("Alle {n} tonen", "Show all {n}"),
    "not-found": ("Dit kennen wij niet", "We do not know this"),
    "not-found-why": (
        "Er is niets met het adres {iri}. Misschien is de naam veranderd of verkeerd getypt.",
        "There is nothing at {iri}. The name may have changed, or been mistyped.",
    ),
    "nearest": ("Bedoelt u misschien", "Did you mean"),
    "look": ("Bekijk alles op naam", "See everything by name"),
    "classes": ("Klassen", "Classes"),
    "properties": ("Eigenschappen", "Properties"),
    "axioms": ("Wat uit wat volgt", "What follows from what"),
    "broader": ("Valt onder", "Kind of"),
    "narrower": ("Omvat", "Includes"),
    "disjoint": ("Nooit tegelijk", "Never at once"),
    "has": ("Eigenschappen", "Properties"),
    "pointed": ("Wordt genoemd in", "Pointed to by"),
    "domain": ("Van", "From"),
    "range": ("Naar", "To"),
    "inverse": ("Omgekeerde van", "Inverse of"),
    "reading": ("Omgekeerd gelezen", "Read the other way"),
    "chain": ("Volgt uit de keten", "Follows from the chain"),
    "matches": ("Lijkt op", "Close to"),
    "character": ("Aard", "Character"),
    "members": ("{n} in de kennisbank", "{n} in the knowledge base"),
    "version": ("Kennisversie", "Version of the knowledge"),
    "ontology-why": (
        "Elk begrip heeft een vast adres: klik erop om het over te nemen. De hele ontologie is OWL 2 RL.",
        "Every term has a permanent address: click to take it. The whole ontology is OWL 2 RL.",
    ),
    "contents": ("Inhoud", "Contents"),
    "saved-questions": ("Bewaarde vragen", "Saved questions"),
    "saved-why": (
        "Elke vraag geeft een tabel, die u ook als bestand kunt ophalen. Een eigen vraag stelt u bij: ",
        "Every question gives a table, which you can also download. Ask a question of your own at: ",
    ),
    "about-configuration": ("Over één configuratie", "About one configuration"),
    "about-one": ("Over één ding dat u kiest", "About one thing that you choose"),
    "about-some": ("Over alles, of alleen over wat u kiest", "About everything, or only what you choose"),
    "about-all": ("Overzichten", "Overviews"),
    "ask": ("Stel de vraag", "Ask"),
    "required": ("verplicht", "required"),
    "example": ("Bijvoorbeeld", "For example"),
    "fill-in": (
        "Vul in waarover u deze vraag stelt; dan staat hier het antwoord.",
        "Fill in what you ask this question about; the answer will stand here.",
    ),
    "value-missing": ("Vul dit veld in: {about}", "Fill in this field: {about}"),
    "value-unknown": ("‘{value}’ kennen wij hier niet.", "We do not know ‘{value}’ here."),
    "answer": ("Antwoord", "Answer"),
    "nothing-found": ("Er zijn geen rijen.", "There are no rows."),
    "rows-from": ("Rij {first} tot en met {last}", "Rows {first} to {last}"),
    "rows-chosen": ("Bladzijde {number} · {rows} rijen", "Page {number} · {rows} rows"),
    "row-chosen": ("Bladzijde {number} · 1 rij", "Page {number} · 1 row"),
    "prev": ("Vorige", "Previous"),
    "next": ("Volgende", "Next"),
    "pages": ("Bladeren", "Pages"),
    "take": ("Ophalen als", "Download as"),
    "unnamed": ("Zonder naam (…{end})", "Without a name (…{end})"),
    "unknown-question": (
        "Een bewaarde vraag met de naam {name} is er niet.",
        "There is no saved question by the name {name}.",
    ),
    "of": ("van {name}", "of {name}"),
    "configuration": ("Configuratie", "Configuration"),
    "verdict": ("Oordeel", "Verdict"),
    "not-judged": (
        "Met de kennis van nu is deze configuratie niet te beoordelen: zij noemt iets dat er niet meer is, of keuzes "
        "die elkaar uitsluiten.",
        "This configuration cannot be judged with the knowledge of today: it names something that is gone, or choices "
        "that exclude each other.",
    ),
    "status-open": ("Open", "Open"),
    "status-deels": ("Deels opgelost", "Solved in part"),
    "status-gemitigeerd": ("Opgelost", "Solved"),
    "status": ("Status", "Status"),
    "severity": ("Ernst", "Severity"),
    "about-it": ("Waarover het gaat", "What it is about"),
    "choices": ("Keuzes", "Choices"),
    "measures": ("Maatregelen", "Measures"),
    "links": ("Wat er verder uit volgt", "What else follows"),
    "registration": ("Over deze registratie", "About this registration"),
    "caused-by": ("Door deze keuzes", "Through these choices"),
    "helps": ("Wat ertegen helpt", "What helps against it"),
    "works-absent": ("nog niet genomen", "not taken yet"),
    "works-heel": ("werkt hier", "works here"),
    "works-deels": ("helpt hier voor een deel", "helps here in part"),
    "works-niet": ("werkt hier niet", "does not work here"),
    "all-questions": ("Alle bewaarde vragen", "All saved questions"),
}
"""Everything else on the pages."""

CHARACTER: Final[dict[str, Both]] = {
    terms.OWL + "ObjectProperty": ("wijst naar een ding", "points to a thing"),
    terms.OWL + "DatatypeProperty": ("heeft een waarde", "has a value"),
    terms.OWL + "AnnotationProperty": ("toelichting", "annotation"),
    terms.OWL + "IrreflexiveProperty": ("nooit naar zichzelf", "never to itself"),
    terms.OWL + "SymmetricProperty": ("geldt ook omgekeerd", "holds the other way too"),
    terms.OWL + "TransitiveProperty": ("geldt ook over stappen heen", "holds across steps"),
    terms.OWL + "FunctionalProperty": ("hoogstens één", "one at most"),
    terms.OWL + "AsymmetricProperty": ("nooit wederzijds", "never mutual"),
}
"""What kinds of properties are, in words."""
