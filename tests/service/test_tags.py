"""A tag names bytes: other bytes have another tag, and who has them is not sent them again (RFC 9110)."""

from pathlib import Path

import httpx
import pytest

from samenhang.api.app import create_app
from samenhang.api.settings import Settings
from tests.service.support import InProcess

TAGGED = ["/v1/knoppen", "/v1/instellingen", "/v1/datasets/kennis.ttl", "/catalogus?formaat=ttl", "/dumps/actueel.nq"]


@pytest.mark.parametrize("path", TAGGED)
def test_who_has_it_is_not_sent_it_again(client: httpx.Client, path: str) -> None:
    first = client.get(path, follow_redirects=True)
    url, tag = str(first.url), first.headers["etag"]
    for given in (tag, f"W/{tag}", "*", f'"other, and more", W/{tag}', f'"other",{tag}'):
        again = client.get(url, headers={"If-None-Match": given})
        assert (again.status_code, again.content) == (304, b""), given
        assert again.headers["etag"] == tag
    for given in ('"other"', tag.strip('"'), f'"x{tag[1:]}', '"*"', "x*", '*, "other"', ""):
        assert client.get(url, headers={"If-None-Match": given}).content == first.content, given


def test_another_setting_is_another_tag(client: httpx.Client, tmp_path: Path) -> None:
    """The version of the knowledge is the same, and what the answers say is not."""
    settings = Settings(page=tmp_path, query_limit=3.0, query_workers=1, address="https://samenhang.example")
    with httpx.Client(transport=InProcess(create_app(settings)), base_url="http://samenhang.test") as other:
        path = "/v1/instellingen"
        first = client.get(path)
        given = {"If-None-Match": first.headers["etag"]}
        assert client.get(path, headers=given).status_code == 304
        changed = other.get(path, headers=given)
        assert changed.status_code == 200
        assert changed.content != first.content
