"""Rules for schemas, which the published schemas of OpenAPI from 3.1 on leave unchecked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.parts import Parts
from generator.defaults import default_fault
from generator.diagnostics import Diagnostics
from generator.keywords import LISTED_SCHEMAS, NAMED_SCHEMAS
from generator.node import Node, is_array, is_object
from generator.slips import is_null, mend


def check_schemas(parts: Parts, diagnostics: Diagnostics) -> None:
    """Schemas are objects or booleans, and their keywords have values of the right kind."""
    for schema in parts.of("schema"):
        if is_null(schema.value) and schema.location.pointer[-2] in LISTED_SCHEMAS:
            continue  # said of the list
        mended = mend(schema)
        for slip in mended.slips:
            diagnostics.warning(slip.code, slip.message, slip.location)
        if is_array(mended.schema.get("items")):
            message = "`items` cannot be a list; it is read as `prefixItems`"
            diagnostics.warning("C123", message, schema.child("items").location)
        for code, message, node in _faults(mended.schema):
            diagnostics.error(code, message, node.location)


def check_defaults(parts: Parts, diagnostics: Diagnostics) -> None:
    """A `default` is a value of its schema; one that is not is ignored."""
    for schema in parts.of("schema"):
        if fault := default_fault(mend(schema).schema, parts.references):
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
        elif keyword in LISTED_SCHEMAS and not is_array(node.value):
            yield "C120", f"`{keyword}` must be a list", node
