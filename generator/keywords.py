"""Where a JSON Schema 2020-12 object (and one of OpenAPI 3.0) holds further schemas."""

from __future__ import annotations

from collections.abc import Iterator

from generator.node import Node

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


def subschemas(schema: Node) -> Iterator[Node]:
    """The schemas that stand directly inside a schema."""
    for keyword, node in schema.entries():
        if keyword in NAMED_SCHEMAS:
            yield from (child for _, child in node.entries())
        elif keyword in LISTED_SCHEMAS:
            yield from node.items()
        elif keyword in SINGLE_SCHEMAS:
            yield node
