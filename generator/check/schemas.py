"""Rules for schemas, which the published schemas of OpenAPI from 3.1 on leave unchecked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.parts import Parts
from generator.defaults import default_fault
from generator.diagnostics import Diagnostics
from generator.keywords import LISTED_SCHEMAS, NAMED_SCHEMAS
from generator.node import Node, is_array, is_object

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_LISTS = LISTED_SCHEMAS | {"enum", "required"}


def check_schemas(parts: Parts, diagnostics: Diagnostics) -> None:
    """Schemas are objects or booleans, and their keywords have values of the right kind."""
    for schema in parts.of("schema"):
        for code, message, node in _faults(schema):
            diagnostics.error(code, message, node.location)


def check_defaults(parts: Parts, diagnostics: Diagnostics) -> None:
    """A `default` is a value of its schema; one that is not is ignored."""
    for schema in parts.of("schema"):
        if fault := default_fault(schema, parts.references):
            message = f"{fault}; it is ignored"
            diagnostics.warning("C122", message, schema.child("default").location)


def _faults(schema: Node) -> Iterator[tuple[str, str, Node]]:
    if not is_object(schema.value):
        if not isinstance(schema.value, bool):
            yield "C120", "a schema must be an object or a boolean", schema
        return
    for keyword, node in schema.entries():
        if keyword in NAMED_SCHEMAS and not is_object(node.value):
            yield "C120", f"`{keyword}` must be an object", node
        elif keyword in _LISTS and not is_array(node.value):
            # A boolean `required` at a property is a frequent slip of the pen and harms nobody.
            if keyword != "required" or not isinstance(node.value, bool):
                yield "C120", f"`{keyword}` must be a list", node
        elif keyword == "type":
            yield from _type_faults(node)


def _type_faults(node: Node) -> Iterator[tuple[str, str, Node]]:
    for entry in node.items() if is_array(node.value) else (node,):
        if entry.value not in _TYPES:
            yield "C121", f"`{entry.value}` is no type; {', '.join(_TYPES)} are", entry
