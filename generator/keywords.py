"""Where a JSON Schema 2020-12 object (and one of OpenAPI 3.0) holds further schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.node import Node, is_object

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


def subschemas(schema: Node) -> Iterator[Node]:
    """The schemas that stand directly inside a schema."""
    for keyword, node in schema.entries():
        if keyword in NAMED_SCHEMAS:
            yield from (child for _, child in node.entries())
        elif keyword in LISTED_SCHEMAS:
            yield from node.items()
        elif keyword in SINGLE_SCHEMAS:
            yield node


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
