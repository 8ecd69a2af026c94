"""Slips of the pen in schemas: keywords whose value is of the wrong kind, and what is meant by them.

Real documents are full of them. Where the meaning is clear, a schema is read as what is meant; where a keyword says
nothing that could be made out, it is left out. `check` and `resolve` both say so.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.document import Location
from generator.keywords import LISTED_SCHEMAS, NAMED_SCHEMAS
from generator.node import Node, is_array, is_object

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")

_MEANT_TYPES: dict[str, tuple[str, str | None]] = {
    **{name: (name, None) for name in TYPES},
    **dict.fromkeys(("str", "text", "char", "varchar"), ("string", None)),
    **dict.fromkeys(("file", "binary", "blob"), ("string", "binary")),
    **dict.fromkeys(("datetime", "date-time"), ("string", "date-time")),
    **dict.fromkeys(("uuid", "guid"), ("string", "uuid")),
    **dict.fromkeys(("uri", "url"), ("string", "uri")),
    **{name: ("string", name) for name in ("byte", "date", "email", "password", "time")},
    "int": ("integer", None),
    "int32": ("integer", "int32"),
    **dict.fromkeys(("int64", "long"), ("integer", "int64")),
    **{name: ("number", name) for name in ("decimal", "double", "float")},
    "bool": ("boolean", None),
    **dict.fromkeys(("list", "tuple", "set"), ("array", None)),
    **dict.fromkeys(("dict", "hash", "json", "map"), ("object", None)),
    **dict.fromkeys(("none", "nil"), ("null", None)),
}
"""What is meant by names that programming languages have for a type, in lower case: the type and its format."""

_LEFT_OUT: Any = object()
_NULL = {"type": "null"}


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: what was found, and what is made of it."""

    code: str
    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Mended:
    """A schema as it is read.

    Attributes:
        schema: The schema, the same value where nothing is wrong.
        slips: What differs from what stands there.
    """

    schema: Node
    slips: tuple[Slip, ...] = ()


def mend(schema: Node) -> Mended:
    """Read a schema as what is meant by it; the schemas inside it stay as they are."""
    value = schema.value
    if is_object(value):
        slips = _Slips(schema)
        slips.look()
        return Mended(Node(slips.value, schema.location), tuple(slips.found)) if slips.found else Mended(schema)
    if value is None or value == []:
        return _replaced(schema, {}, f"a schema cannot be {_shown(value)}; it is read as any value")
    if isinstance(value, str) and (meant := _type_meant(value)) is not None:
        return _replaced(schema, meant, f"`{value}` is no schema; it is read as {_shown(meant)}")
    return Mended(schema)


def _replaced(schema: Node, value: dict[str, Any], message: str) -> Mended:
    return Mended(Node(value, schema.location), (Slip("C120", message, schema.location),))


def _type_meant(name: str) -> dict[str, Any] | None:
    known = _MEANT_TYPES.get(name.strip().lower())
    if known is None:
        return None
    return {"type": known[0]} if known[1] is None else {"type": known[0], "format": known[1]}


@dataclass(slots=True)
class _Slips:
    """Looks for slips in one schema that is an object."""

    schema: Node
    found: list[Slip] = field(default_factory=list[Slip])
    value: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.value = self.schema.value

    def look(self) -> None:
        for key, value in self.schema.value.items():
            if key == "type":
                self._look_at_type(value)
            elif (rule := _RULES.get(key)) is not None and (meant := rule(value)) is not value:
                self._replace(key, meant)
        if any(is_object(inner) and inner.get("required") is True for inner in _values(self.value.get("properties"))):
            self._look_at_required_properties()

    def _replace(self, key: str, meant: Any) -> None:
        value = self.schema.value[key]
        if meant is _LEFT_OUT:
            says = "is empty and says nothing" if value in ([], "", {}) else f"cannot be {_shown(value)}"
            self._add("C123", key, f"`{key}` {says}; it is ignored")
            self._set(key, _LEFT_OUT)
        else:
            self._add("C123", key, f"`{key}` cannot be {_shown(value)}; it is read as {_shown(meant)}")
            self._set(key, meant)

    def _look_at_type(self, value: Any) -> None:
        if value in TYPES if isinstance(value, str) else is_array(value) and value and all(v in TYPES for v in value):
            return
        meant = [_type_meant(name) if isinstance(name, str) else _NULL for name in _names_of_types(value)]
        known = [each for each in meant if each is not None]
        if not known or len(known) < len(meant):
            self._add("C121", "type", f"`{_plain(value)}` is no type; any value is taken")
            self._set("type", _LEFT_OUT)
            return
        types = list(dict.fromkeys(each["type"] for each in known))
        formats = [each["format"] for each in known if "format" in each]
        self._set("type", types[0] if len(types) == 1 else types)
        if formats and "format" not in self.value:
            self._set("format", formats[0])
        read = ", ".join(types) + (f" with the format {formats[0]}" if formats else "")
        self._add("C121", "type", f"`{_plain(value)}` is no type; it is read as {read}")

    def _look_at_required_properties(self) -> None:
        properties = self.schema.child("properties")
        names = [name for name, inner in properties.entries() if inner.get("required") is True]
        listed = self.value.get("required")
        for name in names:
            place = properties.location.child(name, "required")
            if not is_array(listed):
                message = f"`required: true` belongs into the object's list `required`; `{name}` is read as required"
            elif name not in listed:
                message = f"`required: true` is ignored: the object's list `required` does not have `{name}`"
            else:
                continue
            self.found.append(Slip("C123", message, place))
        if not is_array(listed):
            self._set("required", names)

    def _add(self, code: str, key: str, message: str) -> None:
        self.found.append(Slip(code, message, self.schema.location.child(key)))

    def _set(self, key: str, value: Any) -> None:
        kept = {name: inner for name, inner in self.value.items() if name != key}
        self.value = kept if value is _LEFT_OUT else {**self.value, key: value}


def _values(properties: Any) -> Iterator[Any]:
    return iter(properties.values() if is_object(properties) else ())


def _names_of_types(value: Any) -> list[Any]:
    """The types of a list, or of a text such as `string|null`."""
    if isinstance(value, str):
        return value.split("|")
    return [name for name in value if name is None or isinstance(name, str)] if is_array(value) else [""]


# --- what is meant by the value of a keyword: the value itself where nothing is wrong with it -------------------------


def _number(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return _LEFT_OUT
    try:
        number = float(value)
    except ValueError:
        return _LEFT_OUT
    if not math.isfinite(number):
        return _LEFT_OUT
    return int(number) if number.is_integer() else number


def _exclusive_bound(value: Any) -> Any:
    return value if isinstance(value, bool) else _number(value)


def _count(value: Any) -> Any:
    number = _number(value)
    if number is _LEFT_OUT or number < 0 or number != int(number):
        return _LEFT_OUT
    return value if isinstance(value, int) else int(number)


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower(), _LEFT_OUT)


def _text(value: Any) -> Any:
    return value if isinstance(value, str) else _LEFT_OUT


def _description(value: Any) -> Any:
    # Real documents put even a description into another file.
    return value if is_object(value) and isinstance(value.get("$ref"), str) else _title(value)


def _title(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _LEFT_OUT


def _enum(value: Any) -> Any:
    if is_array(value):
        return _data(value) if value else _LEFT_OUT
    return [value] if isinstance(value, str | int | float) else _LEFT_OUT


def _data(value: Any) -> Any:
    return _LEFT_OUT if holds_reference(value) else value


def holds_reference(value: Any) -> bool:
    """Whether there is an object with a `$ref` in a value, which is data and no place for one."""
    if is_object(value):
        return "$ref" in value or any(map(holds_reference, value.values()))
    return is_array(value) and any(map(holds_reference, value))


def _required(value: Any) -> Any:
    if isinstance(value, str):
        return [value]
    if isinstance(value, bool):
        return value  # said of the property it stands at
    if not is_array(value):
        return _LEFT_OUT
    names = list(dict.fromkeys(name for name in value if isinstance(name, str)))
    return value if len(names) == len(value) else names


def _schemas(value: Any) -> Any:
    if is_object(value):
        return [value] if value else _LEFT_OUT
    if not is_array(value) or not value:
        return _LEFT_OUT if value is None or value == [] else value
    return [_NULL if is_null(item) else item for item in value] if any(map(is_null, value)) else value


def is_null(schema: Any) -> bool:
    """Whether an alternative is null, or `{type: null}` without the quotes that YAML needs."""
    return schema is None or (is_object(schema) and schema.get("type", "") is None and schema.keys() <= _BESIDE_NULL)


_BESIDE_NULL = {"type", "description", "title"}


def _named_schemas(value: Any) -> Any:
    return _LEFT_OUT if value is None or value == [] else value


def _items(value: Any) -> Any:
    return _LEFT_OUT if value is None or value == [] else value


def _additional(value: Any) -> Any:
    if value is None or value == []:
        return _LEFT_OUT
    return {"true": True, "false": False}.get(value.lower(), value) if isinstance(value, str) else value


def _discriminator(value: Any) -> Any:
    if isinstance(value, str) and value:
        return {"propertyName": value}
    if not is_object(value) or not isinstance(value.get("propertyName"), str):
        return _LEFT_OUT
    if "mapping" in value and not is_object(value["mapping"]):
        return {key: inner for key, inner in value.items() if key != "mapping"}
    return value


_RULES: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("minimum", "maximum", "multipleOf"), _number),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), _exclusive_bound),
    **dict.fromkeys(
        (
            "maxContains", "maxItems", "maxLength", "maxProperties",
            "minContains", "minItems", "minLength", "minProperties",
        ),
        _count,
    ),
    **dict.fromkeys(("deprecated", "nullable", "readOnly", "uniqueItems", "writeOnly"), _flag),
    **dict.fromkeys(("contentEncoding", "contentMediaType", "format", "pattern"), _text),
    "description": _description,
    "title": _title,
    **dict.fromkeys(("const", "default", "examples"), _data),
    **dict.fromkeys(LISTED_SCHEMAS, _schemas),
    **dict.fromkeys(NAMED_SCHEMAS, _named_schemas),
    "additionalProperties": _additional,
    "discriminator": _discriminator,
    "enum": _enum,
    "items": _items,
    "required": _required,
}  # fmt: skip


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else _shown(value)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."
