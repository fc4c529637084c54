"""Problems: every answer that is an error is one of RFC 9457, made here."""

import json
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from samenhang.api import texts

MEDIA_TYPE: Final = "application/problem+json"


class ProblemError(Exception):
    """A request that cannot be answered.

    `code` is a key of `texts.DETAILS`, filled with `detail_values`. `where`, `line` (1-based) and `right` say where it
    is wrong and what would be right, for problems with one place; `mistakes` lists them where there are more.
    """

    line: int | None = None

    def __init__(
        self,
        status: int,
        code: str,
        *,
        detail_values: Mapping[str, str] | None = None,
        where: str | None = None,
        right: tuple[str, ...] = (),
        mistakes: list[dict[str, Any]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.values = dict(detail_values or {})
        self.where = where
        self.right = right
        self.mistakes = mistakes
        self.headers = dict(headers or {})

    def response(self, request: Request, language: str) -> Response:
        """The problem document, in the language of the request."""
        detail = texts.detail(self.code, language, self.values)
        mistakes = self.mistakes
        if mistakes is None and self.where is not None:
            mistakes = [{"waar": self.where, "wat": detail, "welGoed": list(self.right), "regel": self.line}]
        return problem(request, self.status, detail, language, mistakes, self.headers)


def problem(
    request: Request,
    status: int,
    detail: str,
    language: str,
    mistakes: list[dict[str, Any]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer of RFC 9457, with `fouten` where there are places to name."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": texts.title(status, language),
        "status": status,
        "detail": detail,
        "instance": request.url.path[:200],
    }
    if mistakes is not None:
        document["fouten"] = mistakes
    body = json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")
    response = Response(body, status, media_type=MEDIA_TYPE)
    response.headers.update({"Content-Language": language, "Cache-Control": "no-store", **(headers or {})})
    return response
