"""One schema of OpenAPI 3.0 to JSON Schema 2020-12 (OpenAPI 3.0.4, 4.7.24; 3.1.1, 4.8.24).

Documents mix the dialects, so every rule applies to every version: `nullable` in a 3.1 document
still says what was meant.
"""

from __future__ import annotations

import json
from typing import Any

from generator.keywords import annotating, restricting
from generator.node import is_array, is_object
from generator.openapi import JsonSchema

_DROPPED = frozenset(
    {
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$dynamicRef",
        "$id",
        "$recursiveAnchor",
        "$recursiveRef",
        "$schema",
        "$vocabulary",
        "definitions",
        "example",
        "externalDocs",
        "nullable",
        "xml",
    }
)
"""Keywords that say nothing once every reference was followed."""

_NULL: JsonSchema = {"type": "null"}


def modernise(schema: JsonSchema) -> JsonSchema:
    """The schema in JSON Schema 2020-12; the schemas inside it were converted before."""
    result = {key: value for key, value in schema.items() if key not in _DROPPED}
    _make_bound_exclusive(result, "minimum", "exclusiveMinimum")
    _make_bound_exclusive(result, "maximum", "exclusiveMaximum")
    if is_array(result.get("items")):  # a tuple before 2020-12
        result["prefixItems"] = result.pop("items")
    if "required" in result:
        result["required"] = _required(result["required"])
    result = _with_enum(_separate_reference(result))
    return with_null(result) if schema.get("nullable") is True else result


def _required(names: Any) -> list[str]:
    """Each name once; `required: true`, which JSON Schema gave up with draft 3, says nothing of any property."""
    return list(dict.fromkeys(name for name in names if isinstance(name, str))) if is_array(names) else []


def _make_bound_exclusive(schema: JsonSchema, bound: str, exclusive: str) -> None:
    """`exclusiveMinimum: true` beside `minimum: 5` becomes `exclusiveMinimum: 5`."""
    if not isinstance(schema.get(exclusive), bool):
        return
    if schema.pop(exclusive) and bound in schema:
        schema[exclusive] = schema.pop(bound)


def _with_enum(schema: JsonSchema) -> JsonSchema:
    """Alternatives that are constants, each perhaps with a title, are the values of an enum."""
    for key in ("anyOf", "oneOf"):
        variants = schema.get(key)
        if (
            is_array(variants)
            and variants
            and all(map(_is_constant, variants))
            and restricting(schema).keys() <= {key, "type", "format", "enum"}
        ):
            values = [variant.get("const") for variant in variants]
            rest = {name: value for name, value in schema.items() if name != key}
            items = "\n".join(filter(None, map(_told, variants)))
            told = "\n\n".join(filter(None, [schema.get("description"), items]))
            return {"enum": values, **rest, **({"description": told} if told else {})}
    return schema


def _is_constant(schema: Any) -> bool:
    if not is_object(schema):
        return False
    return schema == _NULL or ("const" in schema and restricting(schema).keys() <= {"const", "type", "format"})


def _told(variant: JsonSchema) -> str:
    """What is said of one value, as an item of a list."""
    texts = [text for key in ("title", "description") if isinstance(text := variant.get(key), str) and text]
    return f"* {json.dumps(variant.get('const'))}: {': '.join(texts)}" if texts else ""


def _separate_reference(schema: JsonSchema) -> JsonSchema:
    """A `$ref` keeps only annotations beside it; further restrictions join it in `allOf`."""
    rest = restricting(schema)
    if "$ref" not in schema or len(rest) == 1:
        return schema
    reference = {"$ref": rest.pop("$ref")}
    parts = rest.pop("allOf", [])
    inner = [reference, *parts] + ([rest] if rest else [])
    return {"allOf": inner, **annotating(schema)}


def with_null(schema: JsonSchema) -> JsonSchema:
    """The schema with null among its values, said in the way that its form suggests."""
    if "$ref" in schema or "allOf" in schema:
        return _or_null(schema)
    if not restricting(schema):
        return schema
    result = dict(schema)
    for key in ("anyOf", "oneOf"):
        if is_array(result.get(key)) and not any(map(_allows_null, result[key])):
            result[key] = [*result[key], dict(_NULL)]
    if is_array(result.get("enum")) and None not in result["enum"]:
        result["enum"] = [*result["enum"], None]
    if "const" in result or not result.keys() & {"type", "enum", "anyOf", "oneOf"}:
        return _or_null(schema)
    if "type" in result:
        result["type"] = _type_or_null(result["type"])
    return result


def _or_null(schema: JsonSchema) -> JsonSchema:
    rest = restricting(schema)
    return {"anyOf": [rest, dict(_NULL)], **annotating(schema)}


def _type_or_null(types: Any) -> Any:
    listed = list(types) if is_array(types) else [types]
    return types if "null" in listed else [*listed, "null"]


def _allows_null(schema: Any) -> bool:
    types = schema.get("type") if is_object(schema) else None
    return types == "null" or (is_array(types) and "null" in types)
