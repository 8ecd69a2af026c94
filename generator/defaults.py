"""Whether a schema's `default` is a value of the schema.

Not a validator: only what decides whether the default can be written into a signature.
"""

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from generator.node import Node, is_array, is_object
from generator.references import ReferenceFault, References

_MAX_DEPTH = 20
"""Schemas may refer to themselves; a default that would need more levels is taken as it is."""

_TYPES: dict[str, Callable[[Any], bool]] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and value == int(value),
    "null": lambda value: value is None,
    "number": lambda value: _is_number(value),
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}


def _finite(text: str) -> None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError from None
    if not number.is_finite():
        raise ValueError


def _base64(text: str) -> None:
    if base64.b64encode(base64.b64decode(text)).decode() != text:
        raise ValueError


def _duration(text: str) -> None:
    if not _FIXED.fullmatch(text):
        raise ValueError


_FIXED = re.compile(r"[+-]?P(?=.)(\d+W|(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?)")
"""A duration that is as long at any time; see the runtime's `formats`."""

_FORMATS: dict[str, Callable[[str], object]] = {
    "byte": _base64,
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "decimal": _finite,
    "duration": _duration,
    "ipv4": IPv4Address,
    "ipv6": IPv6Address,
    "time": time.fromisoformat,
    "uuid": uuid.UUID,
}


def default_fault(schema: Node, references: References) -> str | None:
    """Why a schema's default does not fit the schema; None where it fits or there is none."""
    if not is_object(schema.value) or "default" not in schema.value:
        return None
    value = schema.value["default"]
    reason = _misfit(value, schema, references, 0)
    return None if reason is None else f"the default {_shown(value)} {reason}"


def _misfit(value: Any, schema: Node, references: References, depth: int) -> str | None:
    if schema.get("nullable") is True and value is None:
        return None
    try:
        schema = references.follow(schema)
    except ReferenceFault:
        return None
    if depth > _MAX_DEPTH or (schema.get("nullable") is True and value is None):
        return None
    return next(_misfits(value, schema, references, depth + 1), None)


def _misfits(value: Any, schema: Node, references: References, depth: int) -> Iterator[str]:
    types = schema.get("type")
    listed: list[Any] = types if is_array(types) else [types]
    names = [name for name in listed if isinstance(name, str) and name in _TYPES]
    if names and not any(_TYPES[name](value) for name in names):
        yield f"is not of type {' or '.join(names)}"
    allowed = schema.get("enum")
    if is_array(allowed) and not any(_same(value, other) for other in allowed):
        yield "is not in the enum"
    if isinstance(value, str) and (reason := _format_fault(value, schema.text("format"))):
        yield reason
    for part in schema.child("allOf").items():
        if reason := _misfit(value, part, references, depth):
            yield reason
    for key in ("anyOf", "oneOf"):
        reasons = [_misfit(value, part, references, depth) for part in schema.child(key).items()]
        if reasons and all(reasons):
            yield f"fits no alternative of `{key}`"
    if is_object(value):
        yield from _object_misfits(value, schema, references, depth)
    if is_array(value) and is_object(schema.get("items")):
        for item in value:
            if reason := _misfit(item, schema.child("items"), references, depth):
                yield f"holds {_shown(item)}, which {reason}"


def _object_misfits(value: dict[str, Any], schema: Node, references: References, depth: int) -> Iterator[str]:
    for required in schema.child("required").items():
        if isinstance(required.value, str) and required.value not in value:
            yield f"lacks {_shown(required.value)}"
    for name, inner in schema.child("properties").entries():
        if name in value and (reason := _misfit(value[name], inner, references, depth)):
            yield f"holds {_shown(value[name])}, which {reason}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same(one: Any, other: Any) -> bool:
    """Equality of JSON, in which `true` is not 1."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _format_fault(value: str, name: str) -> str | None:
    parse = _FORMATS.get(name)
    if parse is None:
        return None
    try:
        parse(value)
    except ValueError:
        return "counts months or years, or is no duration" if name == "duration" else f"has not the format {name}"
    return None


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:37] + "..."
