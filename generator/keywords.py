"""Where a JSON Schema 2020-12 object (and one of OpenAPI 3.0) holds further schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.node import Node, is_array, is_object

NAMED_SCHEMAS = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
"""Keywords whose value is an object of schemas."""

LISTED_SCHEMAS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
"""Keywords whose value is an array of schemas."""

SINGLE_SCHEMAS = frozenset(
    {
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
"""Keywords whose value is a schema."""

ANNOTATIONS = frozenset({"default", "deprecated", "description", "examples", "readOnly", "title", "writeOnly"})
"""Keywords that say something about a value without restricting it."""


SCHEMA_KEYWORDS = frozenset(
    {
        "default", "enum", "format", "items", "maximum", "maxItems", "maxLength", "minimum", "minItems", "minLength",
        "multipleOf", "pattern", "type", "uniqueItems",
    }
)  # fmt: skip
"""Keywords of a schema that Swagger 2 had at a parameter itself."""


def annotating(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What a schema says of its values without restricting them, extensions included."""
    return {key: value for key, value in schema.items() if is_annotation(key)}


def restricting(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What a schema says that restricts its values."""
    return {key: value for key, value in schema.items() if not is_annotation(key)}


def is_annotation(keyword: str) -> bool:
    """Whether a keyword restricts nothing."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")


def subschemas(schema: Node) -> Iterator[Node]:
    """The schemas that stand directly inside a schema."""
    for keyword, node in schema.entries():
        if keyword in NAMED_SCHEMAS:
            yield from (child for _, child in node.entries())
        elif keyword in LISTED_SCHEMAS:
            yield from node.items()
        elif keyword in SINGLE_SCHEMAS:
            # A list of items is a tuple before 2020-12.
            yield from node.items() if keyword == "items" and is_array(node.value) else (node,)


def further_properties(schema: Mapping[str, Any]) -> Any:
    """The schema of the properties that have no name of their own; `{}` where they may be anything.

    Patterns for their names are documentation: models never run a document's regular expression.
    """
    patterns = schema.get("patternProperties")
    variants = list(patterns.values()) if is_object(patterns) else []
    for key in ("additionalProperties", "unevaluatedProperties"):
        others = schema.get(key)
        if is_object(others) and others != {"not": {}}:
            variants.append(others)
            break
        if others is True:
            return {}
    return variants[0] if len(variants) == 1 else {"anyOf": variants} if variants else {}


REFERENCE_PREFIX = "#/components/schemas/"
"""What every `$ref` of a resolved schema starts with; the name of the schema follows."""

_HOLDING = LISTED_SCHEMAS | SINGLE_SCHEMAS
"""Keywords whose value holds schemas; that of any other, known or not, is data, be it some that looks like a schema."""


def references(schema: Any) -> Iterator[str]:
    """The names that a resolved schema and what stands inside it refer to, in order, each as often as it occurs."""
    if is_array(schema):
        for item in schema:
            yield from references(item)
    elif is_object(schema):
        for keyword, value in schema.items():
            if keyword == "$ref" and isinstance(value, str):
                yield value.removeprefix(REFERENCE_PREFIX)
            elif keyword in NAMED_SCHEMAS and is_object(value):
                for inner in value.values():
                    yield from references(inner)
            elif keyword == "discriminator" and is_object(value):
                yield from references([*(member for _, member in value.get("values", ())), value.get("otherwise")])
            elif keyword in _HOLDING:
                yield from references(value)


def with_references(schema: Any, rename: Callable[[str], str]) -> Any:
    """The same schema, each name it refers to replaced by another."""
    if is_array(schema):
        return [with_references(item, rename) for item in schema]
    if not is_object(schema):
        return schema
    result: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword == "$ref" and isinstance(value, str):
            result[keyword] = REFERENCE_PREFIX + rename(value.removeprefix(REFERENCE_PREFIX))
        elif keyword in NAMED_SCHEMAS and is_object(value):
            result[keyword] = {name: with_references(inner, rename) for name, inner in value.items()}
        else:
            result[keyword] = with_references(value, rename) if keyword in _HOLDING else value
    if is_object(tag := result.get("discriminator")):
        # In its final form (`resolve/union_tags.py`), which no document can write.
        values = [[value, with_references(member, rename)] for value, member in tag.get("values", ())]
        final = {"values": values, "otherwise": with_references(tag.get("otherwise"), rename)}
        result["discriminator"] = {key: final.get(key, value) for key, value in tag.items()}
    return result
