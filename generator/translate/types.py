"""Types of method signatures, from JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.formats import scalar
from generator.ir import (
    ANY,
    NONE,
    Constant,
    ListOf,
    MapOf,
    Primitive,
    TupleOf,
    Type,
    UnionOf,
)
from generator.keywords import REFERENCE_PREFIX, further_properties
from generator.node import fits_literal, is_array, is_object
from generator.openapi import JsonSchema


def type_of(schema: Any, reference: Callable[[str], Type]) -> Type:
    """The Python type of a schema (JSON Schema 2020-12) in which every object has a name.

    Args:
        schema: A schema object, or a boolean.
        reference: Looks up the type for the name in a `$ref`, as a rule a model.
    """
    if not is_object(schema):
        return ANY
    if "$ref" in schema:
        return reference(schema["$ref"].removeprefix(REFERENCE_PREFIX))
    if "const" in schema:
        return _constant([schema["const"]])
    if is_array(schema.get("enum")):
        return _constant(schema["enum"])
    for key in ("anyOf", "oneOf"):
        if is_array(variants := schema.get(key)) and variants:
            return union(type_of(variant, reference) for variant in variants)
    if len(parts := schema.get("allOf", ())) == 1:
        return type_of(parts[0], reference)
    types = schema.get("type", ())
    types = [types] if isinstance(types, str) else types
    if not types:
        types = _implied(schema)
    return union(_of_one_type(kind, schema, reference) for kind in types) if types else ANY


def union(members: Iterator[Type]) -> Type:
    """One type for several: flat, without repetition, `Any` if one of them is, null last."""
    flat: list[Type] = []
    for member in members:
        flat.extend(member.members if isinstance(member, UnionOf) else (member,))
    if ANY in flat or not flat:
        return ANY
    distinct = sorted(dict.fromkeys(flat), key=lambda member: member == NONE)
    return distinct[0] if len(distinct) == 1 else UnionOf(tuple(distinct))


def nullable(kind: Type) -> Type:
    """The type or None."""
    return union(iter((kind, NONE)))


def _of_one_type(kind: str, schema: JsonSchema, reference: Callable[[str], Type]) -> Type:
    match kind:
        case "array" if is_array(prefix := schema.get("prefixItems")):
            return TupleOf(tuple(type_of(item, reference) for item in prefix))
        case "array":
            return ListOf(type_of(schema.get("items", True), reference))
        case "object":
            return MapOf(type_of(further_properties(schema), reference))
        case "string" | "integer" | "number" | "boolean":
            return Primitive(scalar(kind, schema))
        case "null":
            return NONE
        case _:
            return ANY


def _implied(schema: JsonSchema) -> list[str]:
    """The type that a schema without `type` is about."""
    if schema.keys() & {"items", "prefixItems"}:
        return ["array"]
    return ["object"] if is_object(schema.get("additionalProperties")) or schema.get("patternProperties") else []


def _constant(values: list[Any]) -> Type:
    """The values as constants; a type where they are no scalars that `Literal` takes."""
    if not values:
        return ANY
    if all(value is None or fits_literal(value) for value in values):
        return Constant(tuple(dict.fromkeys(values)))
    if all(isinstance(value, int) for value in values):
        return Primitive("int")
    return Primitive("float") if all(isinstance(value, int | float) for value in values) else ANY
