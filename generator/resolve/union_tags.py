"""How the members of a union are told apart: by a Discriminator Object (OpenAPI 3.1.1, 4.8.25), or by constants.

The result stands in the schema as `discriminator`, in a form in which nothing is left to guess:
`{"propertyName": NAME, "values": [[VALUE, {"$ref": ...}], ...], "optional": BOOL, "otherwise": {"$ref": ...}}`, the
last only where there is one. A value that several members have stands there once for each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.keywords import REFERENCE_PREFIX
from generator.node import fits_literal, is_array, is_object
from generator.openapi import JsonSchema

_MAXIMUM_HOPS = 64

Lookup = Callable[[str], JsonSchema | None]
"""The schema of a name."""

Tagged = tuple[str, JsonSchema]
"""A member of a union: the name of its schema, and the properties that it has in all."""


def with_tag(schema: JsonSchema, lookup: Lookup) -> JsonSchema:
    """The schema, saying of a union of objects how they are told apart, and of anything else nothing."""
    given = schema.get("discriminator")
    result = {key: value for key, value in schema.items() if key != "discriminator"}
    members = dict(_members(schema, lookup))
    if len(members) < 2:
        return result
    tag = _declared(given, members, lookup) if is_object(given) else _inferred(members, lookup)
    return {**result, "discriminator": tag} if tag else result


def _members(schema: JsonSchema, lookup: Lookup) -> Iterator[Tagged]:
    """The objects among the alternatives."""
    for key in ("oneOf", "anyOf"):
        alternatives = schema.get(key)
        for alternative in alternatives if is_array(alternatives) else ():
            reference = alternative.get("$ref") if is_object(alternative) else None
            if isinstance(reference, str):
                name = reference.removeprefix(REFERENCE_PREFIX)
                properties, required = properties_of({"$ref": reference}, lookup)
                if properties:
                    yield name, {"properties": properties, "required": required}


def properties_of(schema: Any, lookup: Lookup, seen: set[str] | None = None) -> tuple[dict[str, Any], set[str]]:
    """All properties of an object schema, and which of them are required; empty for a union, which has none itself.

    Args:
        schema: The schema.
        lookup: Finds what it refers to.
        seen: What was referred to already; it adds nothing again.
    """
    seen = set() if seen is None else seen
    if not is_object(schema) or schema.get("$ref") in seen:
        return {}, set()
    properties: dict[str, Any] = {}
    required: set[str] = set()
    reference = schema.get("$ref")
    target: JsonSchema | None = None
    if isinstance(reference, str):
        seen.add(reference)
        target = lookup(reference.removeprefix(REFERENCE_PREFIX))
    parts = schema.get("allOf")
    for part in (target, *(parts if is_array(parts) else ())):
        inherited, needed = properties_of(part, lookup, seen)
        properties |= inherited
        required |= needed
    own = schema.get("properties")
    properties |= own if is_object(own) else {}
    names = schema.get("required")
    required |= {name for name in names if isinstance(name, str)} if is_array(names) else set()
    return properties, required


def _declared(given: JsonSchema, members: Mapping[str, JsonSchema], lookup: Lookup) -> JsonSchema | None:
    name = given.get("propertyName")
    if not isinstance(name, str) or not name:
        return None
    mapped: dict[str, list[str]] = {}
    mapping = given.get("mapping")
    for value, target in (mapping if is_object(mapping) else {}).items():
        mapped.setdefault(str(target).removeprefix(REFERENCE_PREFIX), []).append(value)
    values: list[tuple[Any, str]] = []
    for member, schema in members.items():
        constants = list(_constants(schema["properties"].get(name), lookup))
        known = {str(constant) for constant in constants}
        # Where the member says itself what its tag is, it says it with the tag's type.
        own = [*(value for value in mapped.get(member, ()) if value not in known), *constants]
        values += [(value, member) for value in own or [member]]
        if not all(map(_is_tag, constants)) or not _is_text(schema["properties"].get(name), lookup):
            return None
    tag = _tag(name, values, members)
    default = str(given.get("defaultMapping")).removeprefix(REFERENCE_PREFIX)
    return {**tag, "otherwise": {"$ref": REFERENCE_PREFIX + default}} if default in members else tag


def _inferred(members: Mapping[str, JsonSchema], lookup: Lookup) -> JsonSchema | None:
    """The first property whose constants no two members share; one that all of them require goes before others."""
    first, *others = members.values()
    shared = [name for name in first["properties"] if all(name in other["properties"] for other in others)]
    shared.sort(key=lambda name: not all(name in member["required"] for member in members.values()))
    for name in shared:
        constants = {key: list(_constants(member["properties"][name], lookup)) for key, member in members.items()}
        values = [(value, member) for member, found in constants.items() for value in found]
        if not all(constants.values()) or not all(_is_tag(value) for value, _ in values):
            continue
        if max(Counter(value for value, _ in values).values()) == 1:
            return _tag(name, values, members)
    return None


def _tag(name: str, values: list[tuple[Any, str]], members: Mapping[str, JsonSchema]) -> JsonSchema:
    return {
        "propertyName": name,
        "values": [[value, {"$ref": REFERENCE_PREFIX + member}] for value, member in dict.fromkeys(values)],
        "optional": not all(name in member["required"] for member in members.values()),
    }


def _is_tag(value: object) -> bool:
    """Whether a constant can be looked up as what it is: to Python `True` and `1.0` are 1."""
    return fits_literal(value) and not isinstance(value, bool)


def _is_text(schema: Any, lookup: Lookup) -> bool:
    """Whether the keys of a mapping, which are texts, can be values of a property."""
    schema = _followed(schema, lookup)
    types = schema.get("type", "string")
    return "const" in schema or "enum" in schema or "string" in ([types] if isinstance(types, str) else types)


def _constants(schema: Any, lookup: Lookup) -> list[Any]:
    """The scalars that are all the values of a schema; none for a schema with other values."""
    schema = _followed(schema, lookup)
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return [value for value in values if isinstance(value, str | int | float)] if is_array(values) else []


def _followed(schema: Any, lookup: Lookup) -> JsonSchema:
    """The schema behind references, and behind an `allOf` that only puts prose beside one."""
    for _ in range(_MAXIMUM_HOPS):
        if not is_object(schema):
            break
        if isinstance(reference := schema.get("$ref"), str):
            schema = lookup(reference.removeprefix(REFERENCE_PREFIX))
        elif is_array(parts := schema.get("allOf")) and len(parts) == 1:
            schema = parts[0]
        else:
            return schema
    return {}
