"""What is wrong with the shape of a configuration, by its JSON Schema; `settings` reads what is left."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

from generator.json_schema import Violation, violations
from generator.node import is_array, is_object
from generator.resources import configuration_schema

_KINDS = {
    "string": "a string", "integer": "an integer", "boolean": "true or false", "array": "an array", "object": "a table",
}  # fmt: skip
_NO_TRUE = {"pagination": "a table that says how it pages", "bulk": "a table that says how many rows a call takes"}
_NO_LIMIT = "needs 'limit', the number of rows that a call takes"
_LARGEST = 2**63


def faults(content: Mapping[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """The code and the message of everything in a configuration that has no meaning.

    Args:
        content: What stands in clientwright.toml, or in the table `tool.clientwright`.
        where: The name of that table.
    """
    schema = json.loads(configuration_schema().read_text(encoding="utf-8"))
    for error in sorted(violations(schema, _as_json(content)), key=lambda error: list(map(str, error.path))):
        path = [str(token) for token in error.path]
        # Packages are named as in clientwright.toml, wherever they stand.
        named = ".".join(path if len(path) > 1 or not where else [where, *path])
        yield from _told(error, path, named, reduce(_inner, error.schema_path[:-1], schema))


def close_or_known(name: str, known: Iterable[str]) -> str:
    """What may have been meant instead of a name that is not known: the end of a message."""
    listed = sorted(known)
    close = difflib.get_close_matches(name, listed, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are {', '.join(listed)}" if 0 < len(listed) <= 20 else ""


def _told(error: Violation, path: list[str], named: str, schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = error.kind
    key = path[-1] if path else ""
    match kind.name:
        case "additionalProperties":
            for name in sorted(kind.unexpected):
                hint = close_or_known(name, schema["properties"])
                yield "F103", f"{f'{named}.{name}'.lstrip('.')} is no known key{hint}"
        case "type" if path[-2:-1] == ["overlays"] and key.isdigit():
            yield "F104", f"{named.rpartition('.')[0]} must hold strings"
        case "type":
            yield "F104", f"{named} must be {' or '.join(_KINDS[name] for name in kind.types)}"
        case "not":
            yield "F104", f"{named} must be false, or {_NO_TRUE[key]}"
        case "enum":
            yield "F104", f"{named} must be one of {', '.join(kind.options)}"
        case "minimum":
            yield "F104", f"{named.rpartition('.')[0]} {_NO_LIMIT}"
        case "minProperties":
            yield "F106", f"{named} names no document"
        case "required":
            yield _missing(key, named, kind.property, schema)
        case _:  # a pattern: what is wrong with a name, `settings` knows better
            pass


def _missing(key: str, named: str, missing: str, schema: Mapping[str, Any]) -> tuple[str, str]:
    if missing == "apis":
        return "F106", f"{named}.apis names no document"
    if missing == "limit":
        return "F104", f"{named} {_NO_LIMIT}"
    if missing == "style":
        return "F104", f"{named}.style must be one of {', '.join(schema['properties']['style']['enum'])}"
    style = "" if key != "pagination" else f" for the style {_style(missing)!r}"
    return "F104", f"{named} needs {missing!r}{style}"


def _style(needed: str) -> str:
    return "cursor" if needed == "next_cursor" else needed


def _inner(schema: Any, token: str | int) -> Any:
    return schema[token]


def _as_json(value: Any) -> Any:
    """TOML's value as JSON's; a date or a number beyond JSON's is null, which stands nowhere in a configuration."""
    if is_object(value):
        return {key: _as_json(inner) for key, inner in value.items()}
    if is_array(value):
        return [_as_json(inner) for inner in value]
    is_small = isinstance(value, bool | str) or (isinstance(value, int) and abs(value) < _LARGEST)
    return value if is_small or isinstance(value, float) else None
