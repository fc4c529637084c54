"""JSON and YAML as plain values, with limits, and the lines on which their parts stand.

Two keys with one name, a number that is no number and a text that is no text are refused: whoever wrote them meant
something else than the parser would make of it.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from samenhang.exchange.unreadable import UnreadableError

DEPTH: Final = 32
"""Levels of nesting; a configuration has four."""
_ESCAPED_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without its C library: the same answers, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def decoded(data: bytes) -> str:
    """The text of a document. Raises UnreadableError where it is empty or not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("not-utf8", data.count(b"\n", 0, error.start) + 1, f"byte {error.start}") from None
    if not text.strip():
        raise UnreadableError("empty")
    return text


def read_json(text: str) -> Any:
    """The value of a JSON text. Raises UnreadableError."""
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise UnreadableError("not-json", error.lineno, f"{error.msg} ({error.lineno}:{error.colno})") from None
    except RecursionError:
        raise UnreadableError("too-deep") from None
    except ValueError as error:  # an integer of thousands of digits
        raise UnreadableError("not-json", None, str(error)) from None
    except UnreadableError as error:
        raise UnreadableError(error.code, _line_of(text, error.detail), error.detail) from None
    if _ESCAPED_SURROGATE.search(text):
        _refuse_lone_surrogates(value)
    return value


def read_yaml(text: str) -> Any:
    """The value of a YAML text: texts, numbers, truth values and null; dates stay text. Raises UnreadableError."""
    try:
        _bounded(text)
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            raise UnreadableError("empty")
        return _value(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise UnreadableError("not-yaml", line, error.problem or str(error)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableError("not-yaml", None, str(error).splitlines()[0]) from None


Places = dict[tuple[str, str | None], int]
"""Line of each part of a document by its path (`keuzes.monitoring-omvang`), and by path and scalar text."""


def places(text: str) -> Places:
    """Lines of a JSON or YAML text that could be read; empty where YAML cannot follow a JSON text."""
    found: Places = {}
    try:
        _bounded(text)
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, UnreadableError, ValueError):
        return found
    if node is not None:
        _place(node, "", found)
    return found


def _place(node: yaml.Node, path: str, found: Places) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{path}.{key.value}" if path else str(key.value)
            found.setdefault((inner, None), key.start_mark.line + 1)
            _place(value, inner, found)
    elif isinstance(node, yaml.SequenceNode):
        for n, item in enumerate(node.value):
            found.setdefault((f"{path}[{n}]", None), item.start_mark.line + 1)
            if isinstance(item, yaml.ScalarNode):
                found.setdefault((path, item.value), item.start_mark.line + 1)
            _place(item, f"{path}[{n}]", found)
    else:
        found.setdefault((path, node.value), node.start_mark.line + 1)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise UnreadableError("duplicate-key", None, key)
            seen.add(key)
    return found


def _constant(name: str) -> Any:
    raise UnreadableError("not-a-number", None, name)


def _line_of(text: str, name: str) -> int | None:
    """Line of a number that is none, or of the second key with one name."""
    found = [hit.start() for hit in re.finditer(rf'"{re.escape(name)}"\s*:', text)]
    at = found[1] if len(found) > 1 else text.find(name)
    return text.count("\n", 0, at) + 1 if at >= 0 else None


def _refuse_lone_surrogates(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise UnreadableError("not-text") from None


def _bounded(text: str) -> None:
    """Refuse aliases and deep nesting before anything is built: both turn a small text into a large one."""
    depth = 0
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError("alias", _line(event), str(event.anchor))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                raise UnreadableError("too-deep", _line(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in found:
                raise UnreadableError("duplicate-key", key.start_mark.line + 1, name)
            found[name] = _value(value)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    """JSON's own values; everything else that YAML would guess (dates, sexagesimals, `no`) stays the text that was
    written.
    """
    text = str(node.value)
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float"):
        try:
            value = json.loads(text, parse_constant=_constant)
        except json.JSONDecodeError:
            return text
        return value
    return text
