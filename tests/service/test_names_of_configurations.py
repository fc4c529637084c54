"""The name of a configuration goes into lists, files and spreadsheets: what does not fit there is refused."""

import pytest
from httpx import Client
from pydantic import ValidationError

from samenhang.api.schemas.choices import Configuratie
from samenhang.knowledge import terms
from tests.service.support import JSON, TURTLE
from tests.service.test_wrong_input import only, send

NAMES: dict[str, tuple[str, bytes]] = {
    "json": (JSON, b'{"keuzes": {},\n "naam": "a\\u000bb"}'),
    "yaml": ("application/yaml", b'keuzes: {}\nnaam: "a\\vb"\n'),
    "turtle": (TURTLE, b'<http://c> a <%ssam> ;\n <%slabel> "a\\u000bb"@nl .'),
    "n-triples": ("application/n-triples", b'<http://c> <%stype> <%ssam> .\n<http://c> <%slabel> "a\\u000bb"@nl .\n'),
    "json-ld": (
        "application/ld+json",
        b'{"@type": "%ssam",\n "%slabel": {"@value": "a\\u000bb", "@language": "nl"}}',
    ),
}


@pytest.mark.parametrize("form", NAMES)
def test_a_name_that_not_every_form_can_hold_is_refused(client: Client, form: str) -> None:
    media, content = NAMES[form]
    content = content.replace(b"%ssam", terms.SAM.encode() + b"Configuratie").replace(b"%slabel", terms.LABEL.encode())
    content = content.replace(b"%stype", terms.TYPE.encode())
    mistake = only(send(client, content, media))
    assert (mistake["waar"], mistake["welGoed"]) == ("naam", ["ab"])
    assert "U+000B" in mistake["wat"]
    assert mistake["regel"] == 2 or form == "json-ld"


@pytest.mark.parametrize("name", ["", " \t\n", "x" * 201, "\ufffe", "a\x00", "\x1f"])
def test_a_name_that_shows_nothing_or_too_much_is_refused(client: Client, name: str) -> None:
    for language in ("nl", "en"):
        assert only(client.post(f"/v1/gevolgen?taal={language}", json={"naam": name}))["waar"] == "naam"
    with pytest.raises(ValidationError):
        Configuratie.model_validate({"naam": name})


@pytest.mark.parametrize("name", ["x" * 200, "Zoë\nén \U0001f600", "a"])
def test_a_name_may_be_what_people_write(client: Client, name: str) -> None:
    assert client.post("/v1/gevolgen", json={"naam": name}).status_code == 200
    assert Configuratie.model_validate({"naam": name}).naam == name
