"""Sentences about paths, plans, likeness, comparison and the rule set itself, in Dutch and English."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "no-conflict": "Er is geen conflict: met wat vaststaat kan het nog {goal} worden.",
        "unknown-conflict": "Of het nog {goal} kan worden, was niet op tijd bekend.",
        "goal-samenhangend": "samenhangend",
        "goal-harmonisch": "harmonisch",
        "path-nothing": "Er hoeft niets te veranderen.",
        "path-impossible": "Geen bijstelling maakt het samenhangend; waarom niet, zegt de vraag naar conflicten.",
        "path-unknown": "Er was niet op tijd een pad bekend. Meer stappen per fase maakt de vraag kleiner.",
        "path-one": "Het kan in 1 fase van {steps}.",
        "path": "Het kan in {phases} fasen, met samen {steps}.",
        "step-one": "1 stap",
        "step-many": "{n} stappen",
        "path-clean": "Geen enkele tussenstand botst.",
        "path-worst-one": "In de slechtste tussenstand is er 1 botsing.",
        "path-worst": "In de slechtste tussenstand zijn er {n} botsingen.",
        "path-proven": "Een andere volgorde van deze stappen doet het niet beter.",
        "path-bound": "Of een andere volgorde het beter doet, is niet bewezen.",
        "path-target": "Het doel zelf is niet samenhangend.",
        "path-target-here": "Onder deze omstandigheden is het doel niet samenhangend.",
        "path-kept": "De omstandigheden blijven zoals ze nu zijn: {knobs}.",
        "phase": "Fase {n}: {steps}",
        "phase-named": "Fase {n} – {term}: {steps}",
        "phase-coherent": "Daarna is het geheel samenhangend.",
        "phase-clash-one": "Daarna botst nog: {rules}.",
        "phase-clash": "Daarna botsen nog {n} regels: {rules}.",
        "phase-follow": "Vanaf dan ook te volgen: {indicators}.",
        "measure-none": "Er staat geen risico open: er is niets dat gevolgd moet worden.",
        "measure": "{risks} {stand} open. {indicators} {tonen} alles wat te zien is.",
        "measure-needs": "Daarvoor {zijn} {elements} nodig.",
        "measure-needs-from": "Daarvoor {zijn} {elements} nodig, uit {systems}.",
        "risk-one": "1 risico",
        "risk-many": "{n} risico’s",
        "indicator-one": "1 indicator",
        "indicator-many": "{n} indicatoren",
        "element-one": "1 data-element",
        "element-many": "{n} data-elementen",
        "system-one": "1 bronsysteem",
        "system-many": "{n} bronsystemen",
        "stand-one": "staat",
        "stand-many": "staan",
        "tonen-one": "toont",
        "tonen-many": "tonen samen",
        "zijn-one": "is",
        "zijn-many": "zijn",
        "plan-other": "Er zijn {n} plannen die even klein zijn.",
        "measure-bare": "Waaruit dit bestaat, zegt geen bron: {indicators}.",
        "measure-unseen": "Voor deze open risico’s is geen indicator bekend: {risks}.",
        "plan-title": "Meetplan bij een configuratie",
        "plan-about": "De indicatoren, data-elementen en bronsystemen die samen de open risico’s laten zien.",
        "works-as": "{replaced} werkt hier als {works_as}, door {because}.",
        "works-as-nothing": "{replaced} telt hier niet, door {because}.",
        "works-also": "Hier geldt ook {works_as}, door {because}.",
        "brings": "Daar hoort bij: {measures}.",
        "nothing-replaced": "Alles werkt zoals het gekozen is.",
        "likeness": "Lijkt voor {share} % op {archetype}.",
        "departs-one": "Het wijkt af in 1 keuze.",
        "departs-many": "Het wijkt af in {n} keuzes.",
        "left-open-one": "1 keuze staat nog open.",
        "left-open-many": "{n} keuzes staan nog open.",
        "departure": "Bij {knob} hoort {expected}; hier is het {here}.",
        "departure-beside": "Bij {knob} hoort óók {expected} (naast {agreeing}).",
        "departure-open": "Bij {knob} hoort {expected}; dat is hier niet gekozen.",
        "ruled-out": "Bij {knob} past {expected} niet bij dit archetype.",
        "compared": "{differ} van de {all} keuzes verschillen.",
        "compared-same": "Alle keuzes zijn gelijk.",
        "rules-fine": "Aan alle regels samen is te voldoen, en elke regel kan ook geschonden worden.",
        "rules-scope": "Geen volledige configuratie is samenhangend{scope}.",
        "scope-domain": " in het domein {domain}",
        "scope-archetype": " met het archetype {archetype}",
        "rule-silent": "Geen configuratie kan deze regel raken: {rules}.",
        "rule-excused": "Deze regel kan nooit geschonden zijn, omdat altijd een uitzondering geldt: {rules}.",
        "rule-implied": "{rule} is nooit geschonden zonder dat ook {by} geschonden is.",
        "rule-impossible": "Geen samenhangende volledige configuratie heeft {setting}.",
        "rule-untouched": "Over {setting} zegt geen regel en geen gevolg iets.",
        "rule-circle": "Deze maatregelen vangen elkaars neveneffecten op in een kring: {measures}.",
        "atlas-busy": "De atlas wordt gemaakt: {share} %.",
        "atlas-exact": "{scope}: van de {total} volledige configuraties is {share} samenhangend, precies geteld.",
        "atlas-sampled": "{scope}: van de {total} volledige configuraties is naar schatting {share} samenhangend, "
        "hoogstens {error} procentpunt ernaast.",
        "atlas-scope": "Zonder domein",
        "atlas-deciding": "{about} beslist het meest: met {best} is {best_share} samenhangend, "
        "met {worst} {worst_share}.",
        "atlas-never": "{n} paren standen gaan in geen samenhangende volledige configuratie samen.",
        "atlas-otherwise": "iets anders",
        "share": "{share} %",
        "share-one-in": "1 op de {n}",
        "verdict-to-bad": "Was {verdict}, en is dat nu niet meer",
        "verdict-to-good": "Was niet {verdict}, en is dat nu wel",
        "rule-to-bad": "Schond {rule} niet, en nu wel",
        "rule-to-good": "Schond {rule}, en nu niet meer",
        "for-example": "bijvoorbeeld: {choices}",
        "no-difference": "Geen configuratie krijgt een ander oordeel.",
        "new-rules": "Nieuwe regels: {rules}.",
        "gone-rules": "Vervallen regels: {rules}.",
    },
    "en": {
        "no-conflict": "There is no conflict: with what is fixed it can still become {goal}.",
        "unknown-conflict": "Whether it can still become {goal} was not known in time.",
        "goal-samenhangend": "coherent",
        "goal-harmonisch": "harmonious",
        "path-nothing": "Nothing needs to change.",
        "path-impossible": "No change makes it coherent; asking for conflicts tells why not.",
        "path-unknown": "No path was known in time. More steps a phase makes the question smaller.",
        "path-one": "It can be done in 1 phase of {steps}.",
        "path": "It can be done in {phases} phases, together {steps}.",
        "step-one": "1 step",
        "step-many": "{n} steps",
        "path-clean": "No state on the way clashes.",
        "path-worst-one": "In the worst state on the way there is 1 clash.",
        "path-worst": "In the worst state on the way there are {n} clashes.",
        "path-proven": "No other order of these steps does better.",
        "path-bound": "Whether another order does better is not proven.",
        "path-target": "The target itself is not coherent.",
        "path-target-here": "In these circumstances the target is not coherent.",
        "path-kept": "Circumstances stay as they are: {knobs}.",
        "phase": "Phase {n}: {steps}",
        "phase-named": "Phase {n} – {term}: {steps}",
        "phase-coherent": "After that the whole is coherent.",
        "phase-clash-one": "After that this still clashes: {rules}.",
        "phase-clash": "After that {n} rules still clash: {rules}.",
        "phase-follow": "To be followed from then on: {indicators}.",
        "measure-none": "No risk is open: there is nothing to follow.",
        "measure": "{risks} {stand} open. {indicators} {tonen} all that can be seen.",
        "measure-needs": "{elements} {zijn} needed for that.",
        "measure-needs-from": "{elements} {zijn} needed for that, from {systems}.",
        "risk-one": "1 risk",
        "risk-many": "{n} risks",
        "indicator-one": "1 indicator",
        "indicator-many": "{n} indicators",
        "element-one": "1 data element",
        "element-many": "{n} data elements",
        "system-one": "1 source system",
        "system-many": "{n} source systems",
        "stand-one": "is",
        "stand-many": "are",
        "tonen-one": "shows",
        "tonen-many": "together show",
        "zijn-one": "is",
        "zijn-many": "are",
        "plan-other": "There are {n} plans that are as small.",
        "measure-bare": "No source says what this is made of: {indicators}.",
        "measure-unseen": "No indicator is known for these open risks: {risks}.",
        "plan-title": "Plan of measurement for a configuration",
        "plan-about": "The indicators, data elements and source systems that together show the open risks.",
        "works-as": "{replaced} works as {works_as} here, because of {because}.",
        "works-as-nothing": "{replaced} does not count here, because of {because}.",
        "works-also": "{works_as} holds here too, because of {because}.",
        "brings": "It comes with: {measures}.",
        "nothing-replaced": "Everything works as it was chosen.",
        "likeness": "Resembles {archetype} for {share}%.",
        "departs-one": "It departs in 1 choice.",
        "departs-many": "It departs in {n} choices.",
        "left-open-one": "1 choice is still open.",
        "left-open-many": "{n} choices are still open.",
        "departure": "{knob} belongs at {expected}; here it is {here}.",
        "departure-beside": "{knob} belongs at {expected} too (beside {agreeing}).",
        "departure-open": "{knob} belongs at {expected}; that is not chosen here.",
        "ruled-out": "For {knob}, {expected} does not go with this archetype.",
        "compared": "{differ} of the {all} choices differ.",
        "compared-same": "All choices are the same.",
        "rules-fine": "The rules can be met together, and each of them can be violated.",
        "rules-scope": "No complete configuration is coherent{scope}.",
        "scope-domain": " in the domain {domain}",
        "scope-archetype": " with the archetype {archetype}",
        "rule-silent": "No configuration can meet this rule: {rules}.",
        "rule-excused": "This rule can never be violated, because an exemption always holds: {rules}.",
        "rule-implied": "{rule} is never violated without {by} being violated too.",
        "rule-impossible": "No coherent complete configuration has {setting}.",
        "rule-untouched": "No rule and no effect says anything of {setting}.",
        "rule-circle": "These measures answer each other's side effects in a circle: {measures}.",
        "atlas-busy": "The atlas is being made: {share}%.",
        "atlas-exact": "{scope}: of the {total} complete configurations {share} is coherent, counted exactly.",
        "atlas-sampled": "{scope}: of the {total} complete configurations an estimated {share} is coherent, at most "
        "{error} percentage points off.",
        "atlas-scope": "Without a domain",
        "atlas-deciding": "{about} decides most: with {best} {best_share} is coherent, with {worst} {worst_share}.",
        "atlas-never": "{n} pairs of settings go together in no coherent complete configuration.",
        "atlas-otherwise": "anything else",
        "share": "{share}%",
        "share-one-in": "1 in {n}",
        "verdict-to-bad": "Was {verdict}, and is so no longer",
        "verdict-to-good": "Was not {verdict}, and is so now",
        "rule-to-bad": "Did not violate {rule}, and does so now",
        "rule-to-good": "Violated {rule}, and does so no longer",
        "for-example": "for example: {choices}",
        "no-difference": "No configuration gets another verdict.",
        "new-rules": "New rules: {rules}.",
        "gone-rules": "Rules that are gone: {rules}.",
    },
}


def say(language: str, key: str, **values: object) -> str:
    """A sentence, or part of one, by its key. Raises KeyError for a key that a language lacks."""
    return TEXTS[language if language in TEXTS else "nl"][key].format(**values)


def counted(language: str, key: str, count: int) -> str:
    """A number of things: the form for one, or for any other number."""
    return say(language, f"{key}-{'one' if count == 1 else 'many'}", n=count)


def percent(language: str, share: float) -> str:
    """A share from 0 to 1 in whole percents, or one decimal below ten, without ever rounding to none or all."""
    text = f"{share:.0%}" if 0.1 <= share <= 0.99 or share in (0, 1) else f"{share:.1%}"
    found = text.removesuffix("%")
    return found if language == "en" else found.replace(".", ",")


def large(language: str, number: int) -> str:
    """A whole number that people can read: grouped by three, and past fifteen digits as a power of ten."""
    if number >= 10**15:
        power = len(str(number)) - 1
        head = f"{number / 10**power:.1f}"
        return f"{head if language == 'en' else head.replace('.', ',')} × 10^{power}"
    text = f"{number:,}"
    return text if language == "en" else text.replace(",", ".")


def part(language: str, share: float) -> str:
    """A share as people say it: in percents, or as one in so many where it is small."""
    if share == 0 or share >= 0.01:
        return say(language, "share", share=percent(language, share))
    return say(language, "share-one-in", n=large(language, round(1 / share)))
