"""Takes two schemas together: what comes allows what both allow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def merged(one: dict[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """A schema that allows what both allow."""
    both = dict(one)
    for key, value in other.items():
        both[key] = _MERGES.get(key, lambda _, second: second)(one[key], value) if key in one else value
    return both


def _both(first: Any, second: Any) -> Any:
    return first if first == second else {"allOf": [first, second]}


def _by_name(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    return {**first, **{name: _both(first[name], inner) if name in first else inner for name, inner in second.items()}}


def _common_kinds(first: Any, second: Any) -> list[Any]:
    firsts = first if isinstance(first, list) else [first]
    seconds = second if isinstance(second, list) else [second]
    common = [kind for kind in firsts if kind in seconds]
    if "integer" not in common and "integer" in firsts + seconds and "number" in firsts + seconds:
        common.append("integer")
    return common


_MERGES: Mapping[str, Callable[[Any, Any], Any]] = {
    "additionalProperties": _both,
    "const": lambda first, second: first,
    "enum": lambda first, second: [value for value in first if value in second],
    "exclusiveMaximum": min,
    "exclusiveMinimum": max,
    "items": _both,
    "maxItems": min,
    "maxLength": min,
    "maximum": min,
    "minItems": max,
    "minLength": max,
    "minimum": max,
    "patternProperties": _by_name,
    "properties": _by_name,
    "required": lambda first, second: [*first, *second],
    "type": _common_kinds,
}
