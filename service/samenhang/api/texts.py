"""What problems say, in Dutch and English. The only place in the API where words for people stand."""

from typing import Final

TITLES: Final[dict[int, tuple[str, str]]] = {
    400: ("Dit verzoek klopt niet", "This request is not right"),
    403: ("Dat mag hier niet", "That is not allowed here"),
    404: ("Niet gevonden", "Not found"),
    405: ("Deze methode kan hier niet", "This method is not possible here"),
    406: ("In deze vorm is er geen antwoord", "There is no answer in this form"),
    408: ("Het verzoek kwam niet op tijd binnen", "The request did not arrive in time"),
    409: ("Dit past niet bij elkaar", "This does not fit together"),
    412: ("Dit geldt hier niet meer", "This no longer holds here"),
    413: ("Te groot", "Too large"),
    415: ("Deze vorm wordt niet gelezen", "This form is not read"),
    428: ("Zeg eerst welke versie u kent", "First say which version you know"),
    500: ("Er ging iets mis bij ons", "Something went wrong on our side"),
    503: ("Een grens van deze dienst is bereikt", "A limit of this service was reached"),
}
"""Title of a problem by its status: Dutch, English."""

DETAILS: Final[dict[str, tuple[str, str]]] = {
    "not-offered": ("Gevraagd kan worden om: {offered}.", "What can be asked for: {offered}."),
    "not-read": (
        "Content-Type ‘{given}’ wordt hier niet gelezen. Wat wel kan: {read}.",
        "Content-Type ‘{given}’ is not read here. What is: {read}.",
    ),
    "not-utf8": ("Alleen UTF-8 wordt gelezen, geen ‘{given}’.", "Only UTF-8 is read, not ‘{given}’."),
    "too-large": ("De inhoud is groter dan {limit} bytes.", "The body is larger than {limit} bytes."),
    "compressed": (
        "Samengeperste inhoud (‘{given}’) wordt niet gelezen; stuur de tekst zelf.",
        "Compressed content (‘{given}’) is not read; send the text itself.",
    ),
    "unknown-language": ("Deze taal spreken wij niet.", "We do not speak this language."),
    "unreadable": ("{sentence}", "{sentence}"),
    "not-well-formed": (
        "De configuratie kan niet worden beoordeeld: zie ‘fouten’.",
        "The configuration cannot be judged: see ‘fouten’.",
    ),
    "no-such-path": ("Hier staat niets: {path}.", "There is nothing here: {path}."),
    "unknown-thing": (
        "Er is niets met het adres {iri}. Wat erop lijkt staat bij ‘fouten’.",
        "There is nothing at {iri}. What looks like it stands under ‘fouten’.",
    ),
    "unlike-anything": ("Er is niets met het adres {iri}.", "There is nothing at {iri}."),
    "unknown-dump": (
        "‘{name}’ is er niet. Alleen de huidige versie ({version}) wordt bewaard, als .nq, .trig en .ttl.",
        "‘{name}’ is not here. Only the present version ({version}) is kept, as .nq, .trig and .ttl.",
    ),
    "no-such-method": (
        "{method} kan hier niet. Wat wel kan: {allowed}.",
        "{method} is not possible here. What is: {allowed}.",
    ),
    "no-question": (
        "Er is geen vraag gesteld: geef haar mee als ‘query’.",
        "No question was asked: send it as ‘query’.",
    ),
    "one-question": ("Stel één vraag tegelijk (‘query’).", "Ask one question at a time (‘query’)."),
    "not-parsed-here": (
        "De vraag is geen geldige SPARQL: zij loopt vast op regel {line}, bij teken {column}.{said}",
        "The question is not valid SPARQL: it goes wrong on line {line}, at character {column}.{said}",
    ),
    "unknown-prefix": (
        "Het voorvoegsel ‘{prefix}:’ op regel {line} is niet bekend. Zet er ‘PREFIX {prefix}: <…>’ boven, of neem een "
        "van de onze.",
        "The prefix ‘{prefix}:’ on line {line} is not known. Put ‘PREFIX {prefix}: <…>’ above it, or take one of ours.",
    ),
    "not-parsed": ("De vraag is geen geldige SPARQL. {detail}", "The question is not valid SPARQL. {detail}"),
    "question-not-utf8": (
        "De vraag is geen UTF-8. Stuur haar opnieuw in UTF-8.",
        "The question is not UTF-8. Send it again in UTF-8.",
    ),
    "too-many-fields": (
        "Het formulier heeft meer dan {limit} velden. Zet de grafen met FROM in de vraag, en stuur haar als "
        "application/sparql-query.",
        "The form has more than {limit} fields. Name the graphs with FROM in the question, and send it as "
        "application/sparql-query.",
    ),
    "no-xml": (
        "In het antwoord staat een teken dat XML niet kan bevatten, zoals een stuurteken. Vraag het als JSON, CSV of "
        "Turtle.",
        "The answer holds a character that XML cannot, such as a control character. Ask for JSON, CSV or Turtle.",
    ),
    "elsewhere": (
        "SERVICE kan hier niet: vragen blijven binnen deze kennis.",
        "SERVICE is not possible here: questions stay within this knowledge.",
    ),
    "read-only": (
        "Hier kan alleen worden gevraagd (SELECT, ASK, CONSTRUCT, DESCRIBE), niet gewijzigd.",
        "Here one can only ask (SELECT, ASK, CONSTRUCT, DESCRIBE), not change.",
    ),
    "slow": (
        "Aan de vraag is {limit} seconden gewerkt; langer mag niet (instelling ‘{name}’, zie /v1/instellingen) en zij "
        "is gestopt. Vraag minder tegelijk: bind een variabele aan één ding, verbind losse delen van de vraag met "
        "elkaar, of zet er LIMIT bij.",
        "The question was worked on for {limit} seconds; longer is not allowed (setting ‘{name}’, see "
        "/v1/instellingen) and it was stopped. Ask for less at a time: bind a variable to one thing, join loose parts "
        "of the question, or add LIMIT.",
    ),
    "bytes": (
        "Het antwoord is groter dan {limit} bytes (instelling ‘{name}’, zie /v1/instellingen). Vraag minder kolommen "
        "of rijen, of haal het in stukken op met ORDER BY, LIMIT en OFFSET.",
        "The answer is larger than {limit} bytes (setting ‘{name}’, see /v1/instellingen). Ask for fewer columns or "
        "rows, or fetch it in parts with ORDER BY, LIMIT and OFFSET.",
    ),
    "rows": (
        "Het antwoord heeft meer dan {limit} rijen (instelling ‘{name}’, zie /v1/instellingen). Maak de vraag smaller, "
        "tel in plaats van op te sommen, of haal het in stukken op met ORDER BY, LIMIT en OFFSET.",
        "The answer has more than {limit} rows (setting ‘{name}’, see /v1/instellingen). Narrow the question, count "
        "instead of listing, or fetch it in parts with ORDER BY, LIMIT and OFFSET.",
    ),
    "memory": (
        "De vraag had meer dan {limit} bytes geheugen nodig (instelling ‘{name}’, zie /v1/instellingen) en is gestopt. "
        "Sorteren, groeperen en DISTINCT kosten geheugen: doe dat over minder rijen, of verbind losse delen van de "
        "vraag met elkaar.",
        "The question needed more than {limit} bytes of memory (setting ‘{name}’, see /v1/instellingen) and was "
        "stopped. Sorting, grouping and DISTINCT take memory: do so over fewer rows, or join loose parts of the "
        "question.",
    ),
    "nested": (
        "In de vraag staan meer dan {deepest} haakjes in elkaar. Maak haar eenvoudiger.",
        "In the question more than {deepest} brackets stand within each other. Make it simpler.",
    ),
    "failed": (
        "De vraag kon niet worden beantwoord ({detail}). Maak haar eenvoudiger.",
        "The question could not be answered ({detail}). Make it simpler.",
    ),
    "ended": (
        "Het proces dat vragen beantwoordt hield ermee op; dat ligt niet aan uw vraag. Stel haar zo nog eens. {detail}",
        "The process that answers questions ended; that is not because of your question. Ask it again soon. {detail}",
    ),
    "busy": (
        "Er worden al {limit} vragen beantwoord (instelling ‘{name}’, zie /v1/instellingen) en de wachtrij kwam niet "
        "op tijd leeg. Probeer het zo nog eens.",
        "{limit} questions are being answered already (setting ‘{name}’, see /v1/instellingen) and the queue did not "
        "empty in time. Try again soon.",
    ),
    "foreign-origin": (
        "Een pagina van {origin} mag hier niets bewaren, wijzigen of verwijderen. Dat kan van de eigen pagina, en van "
        "een programma.",
        "A page of {origin} may not store, change or delete anything here. Our own page may, and so may a program.",
    ),
    "not-a-graph": ("‘{name}’ is geen IRI van een graaf.", "‘{name}’ is no IRI of a graph."),
    "unknown-question": ("De vraag ‘{name}’ bestaat niet.", "There is no question ‘{name}’."),
    "unknown-parameter": (
        "De parameter ‘{name}’ bestaat niet bij deze vraag.",
        "This question has no parameter ‘{name}’.",
    ),
    "no-such-parameter": ("De parameter ‘{name}’ bestaat hier niet.", "There is no parameter ‘{name}’ here."),
    "missing-parameter": ("De parameter ‘{name}’ is nodig.", "The parameter ‘{name}’ is needed."),
    "wrong-value": ("‘{value}’ is geen waarde voor ‘{name}’.", "‘{value}’ is no value for ‘{name}’."),
    "no-receipt": (
        "Dit is geen herkomstbewijs: stuur het zoals het in het antwoord stond, als JSON.",
        "This is no receipt: send it as it stood in the answer, as JSON.",
    ),
    "other-kennis": (
        "Dit herkomstbewijs is gemaakt met kennis {then}; hier is alleen {now}. Oudere kennis wordt niet bewaard.",
        "This receipt was made with knowledge {then}; here is only {now}. Older knowledge is not kept.",
    ),
    "other-programma": (
        "Dit herkomstbewijs is gemaakt met programma {then}; hier draait {now}. Een ouder programma is er niet.",
        "This receipt was made with program {then}; here runs {now}. Older programs are not kept.",
    ),
    "other-question": (
        "Dit herkomstbewijs hoort bij de vraag ‘{then}’, en hier is ‘{now}’ gevraagd.",
        "This receipt belongs to the question ‘{then}’, and what was asked here is ‘{now}’.",
    ),
    "other-input": (
        "Dit herkomstbewijs hoort bij een andere configuratie dan de ingestuurde.",
        "This receipt belongs to another configuration than the one that was sent.",
    ),
    "other-settings": (
        "Dit herkomstbewijs is van een antwoord met andere instellingen ({names}).",
        "This receipt is of an answer with other settings ({names}).",
    ),
    "no-configuration-here": (
        "Er is geen configuratie met de naam ‘{name}’.",
        "There is no configuration by the name ‘{name}’.",
    ),
    "say-which": (
        "Stuur If-Match mee met de ETag van de configuratie die u wilt vervangen of verwijderen; GET geeft die.",
        "Send If-Match with the ETag of the configuration that you want to replace or delete; GET gives it.",
    ),
    "changed-meanwhile": (
        "De configuratie is intussen gewijzigd: uw If-Match is {given}, zij is nu {now}. Haal haar opnieuw op.",
        "The configuration was changed meanwhile: your If-Match is {given}, it is now {now}. Get it again.",
    ),
    "store-unreachable": (
        "De opslag van configuraties is nu niet bereikbaar. Of er iets bewaard is, blijkt als u het opnieuw opvraagt.",
        "The store of configurations cannot be reached now. Ask again to see whether anything was stored.",
    ),
    "store-busy": (
        "Anderen wijzigen deze configuratie nu ook, en er kwam geen beurt vrij. Er is niets gewijzigd; probeer het zo "
        "nog eens.",
        "Others are changing this configuration too, and no turn came free. Nothing was changed; try again soon.",
    ),
    "store-in-use": (
        "De opslag van configuraties ({detail}) is in gebruik bij een ander programma. Stop dat, of geef deze dienst "
        "een eigen map (SAMENHANG_OPSLAG_MAP).",
        "The store of configurations ({detail}) is in use by another program. Stop that, or give this service a "
        "folder of its own (SAMENHANG_OPSLAG_MAP).",
    ),
    "store-full": (
        "Er zijn al {limit} configuraties bewaard (instelling ‘{name}’, zie /v1/instellingen). Verwijder er, of kies "
        "een opslag elders.",
        "{limit} configurations are stored already (setting ‘{name}’, see /v1/instellingen). Delete some, or choose "
        "a store elsewhere.",
    ),
    "store-no-room": (
        "De schijf waarop configuraties bewaard worden, is vol; er is niets bewaard. Wie de dienst beheert, kan daar "
        "ruimte maken; daarna gaat bewaren vanzelf weer.",
        "The disk on which configurations are stored is full; nothing was stored. Whoever runs the service can make "
        "room there; storing will then work again by itself.",
    ),
    "store-refused": (
        "De opslag van configuraties weigerde dit; er is niets bewaard. Wie de dienst beheert, leest in het logboek "
        "waarom.",
        "The store of configurations refused this; nothing was stored. Whoever runs the service can read why in its "
        "log.",
    ),
    "store-newer-form": (
        "Deze configuratie is bewaard in een vorm die dit programma niet kent ({detail}). Gebruik een nieuwer "
        "programma.",
        "This configuration is stored in a form that this program does not know ({detail}). Use a newer program.",
    ),
    "our-fault": (
        "Dit had niet mogen gebeuren. Er is niets bewaard en niets verloren.",
        "This should not have happened. Nothing was kept and nothing was lost.",
    ),
    "other": ("{sentence}", "{sentence}"),
}
"""Detail of a problem by its code: Dutch, English."""


def title(status: int, language: str) -> str:
    """What kind of problem it is."""
    return TITLES.get(status, TITLES[400 if status < 500 else 500])[language == "en"]


def detail(code: str, language: str, values: dict[str, str]) -> str:
    """What is the matter this time. Raises KeyError for a code that has no text (a test goes through them)."""
    return DETAILS[code][language == "en"].format(**values)
