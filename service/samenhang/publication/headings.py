"""Under which heading a link comes on a page, and how the heading reads there.

A property has its own name in the ontology; below ‘Wat ertegen helpt’ a reader needs a few words that go on from there.
"""

from typing import Final

from samenhang.knowledge import terms
from samenhang.publication.words import Both

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

HEADINGS: Final[dict[tuple[str, str], Both]] = {
    (terms.SAM + name, way): text
    for name, way, text in (
        ("leidtTotRisico", _IN, ("komt door", "comes from")),
        ("kanLeidenTot", _IN, ("kan komen door", "may come from")),
        ("geeftPrikkel", _IN, ("komt door", "comes from")),
        ("veroorzaaktRisico", _OUT, ("kan als neveneffect geven", "may have as a side effect")),
        ("mitigeert", _OUT, ("helpt tegen", "helps against")),
        ("mitigeert", _IN, ("helpt", "helps")),
        ("dektDeels", _OUT, ("helpt deels tegen", "helps in part against")),
        ("dektDeels", _IN, ("helpt deels", "helps in part")),
        ("viaStand", _OUT, ("door te kiezen voor", "by choosing")),
        ("viaStand", _IN, ("maatregel die u met deze stand neemt", "measure that this setting takes")),
        ("vereist", _OUT, ("werkt alleen met", "works only with")),
        ("werktDeelsZonder", _OUT, ("werkt maar deels zonder", "works only in part without")),
        ("verzwaktDoor", _OUT, ("werkt minder goed bij", "works less well with")),
        ("uitgeslotenDoor", _OUT, ("kan niet samen met", "cannot go with")),
        ("signaleert", _IN, ("te zien aan", "shows in")),
        ("signaleert", _OUT, ("laat zien", "shows")),
        ("gesignaleerdDoor", _OUT, ("te zien aan", "shows in")),
        ("gesignaleerdDoor", _IN, ("laat zien", "shows")),
        ("rijVan", _OUT, ("staat in de tabel of opsomming", "stands in the table or list")),
    )
}
"""How a property reads below its heading, by direction, where its own name would not do."""
