"""Slips of the pen in schemas: what is meant by them, and that it is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.document import Document, Location
from generator.node import Node
from generator.slips import mend

_CASES: list[tuple[Any, Any, str]] = [
    ({"type": "int"}, {"type": "integer"}, "C121: `int` is no type; it is read as integer"),
    ({"type": "String"}, {"type": "string"}, "C121: `String` is no type; it is read as string"),
    (
        {"type": "Long", "format": "x"},
        {"type": "integer", "format": "x"},
        "C121: `Long` is no type; it is read as integer with the format int64",
    ),
    (
        {"type": "file"},
        {"type": "string", "format": "binary"},
        "C121: `file` is no type; it is read as string with the format binary",
    ),
    (
        {"type": "string|null"},
        {"type": ["string", "null"]},
        "C121: `string|null` is no type; it is read as string, null",
    ),
    (
        {"type": ["string", None]},
        {"type": ["string", "null"]},
        'C121: `["string", null]` is no type; it is read as string, null',
    ),
    ({"type": ["string", "pet"]}, {}, 'C121: `["string", "pet"]` is no type; any value is taken'),
    ({"type": "pet", "title": "P"}, {"title": "P"}, "C121: `pet` is no type; any value is taken"),
    ({"type": []}, {}, "C121: `[]` is no type; any value is taken"),
    ({"type": 5}, {}, "C121: `5` is no type; any value is taken"),
    ({"enum": []}, {}, "C123: `enum` is empty and says nothing; it is ignored"),
    ({"enum": "a"}, {"enum": ["a"]}, 'C123: `enum` cannot be "a"; it is read as ["a"]'),
    ({"enum": [{"$ref": "#/a"}]}, {}, 'C123: `enum` cannot be [{"$ref": "#/a"}]; it is ignored'),
    ({"minimum": "1.5"}, {"minimum": 1.5}, 'C123: `minimum` cannot be "1.5"; it is read as 1.5'),
    ({"maximum": "inf"}, {}, 'C123: `maximum` cannot be "inf"; it is ignored'),
    ({"maxLength": "10"}, {"maxLength": 10}, 'C123: `maxLength` cannot be "10"; it is read as 10'),
    ({"minItems": -1}, {}, "C123: `minItems` cannot be -1; it is ignored"),
    ({"exclusiveMinimum": "3"}, {"exclusiveMinimum": 3}, 'C123: `exclusiveMinimum` cannot be "3"; it is read as 3'),
    ({"nullable": "true"}, {"nullable": True}, 'C123: `nullable` cannot be "true"; it is read as true'),
    ({"uniqueItems": 1}, {}, "C123: `uniqueItems` cannot be 1; it is ignored"),
    ({"format": {}}, {}, "C123: `format` is empty and says nothing; it is ignored"),
    ({"description": 5}, {"description": "5"}, 'C123: `description` cannot be 5; it is read as "5"'),
    ({"required": "a"}, {"required": ["a"]}, 'C123: `required` cannot be "a"; it is read as ["a"]'),
    (
        {"required": ["a", "a", 5]},
        {"required": ["a"]},
        'C123: `required` cannot be ["a", "a", 5]; it is read as ["a"]',
    ),
    (
        {"properties": {"a": {"required": True}, "b": {}}},
        {"properties": {"a": {"required": True}, "b": {}}, "required": ["a"]},
        "C123: `required: true` belongs into the object's list `required`; `a` is read as required",
    ),
    (
        {"properties": {"a": {"required": True}}, "required": []},
        {"properties": {"a": {"required": True}}, "required": []},
        "C123: `required: true` is ignored: the object's list `required` does not have `a`",
    ),
    ({"properties": []}, {}, "C123: `properties` is empty and says nothing; it is ignored"),
    (
        {"allOf": {"type": "string"}},
        {"allOf": [{"type": "string"}]},
        'C123: `allOf` cannot be {"type": "string"}; it is read as [{"type": "string"}]',
    ),
    (
        {"oneOf": [{"type": "string"}, None]},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        'C123: `oneOf` cannot be [{"type": "string"}, null]; it is read as [{"type": "string"}, {"type": "null"}]',
    ),
    (
        {"additionalProperties": "false"},
        {"additionalProperties": False},
        'C123: `additionalProperties` cannot be "false"; it is read as false',
    ),
    (
        {"discriminator": "kind"},
        {"discriminator": {"propertyName": "kind"}},
        'C123: `discriminator` cannot be "kind"; it is read as {"propertyName": "kind"}',
    ),
    ({"discriminator": {"mapping": {}}}, {}, 'C123: `discriminator` cannot be {"mapping": {}}; it is ignored'),
    (
        {"discriminator": {"propertyName": "k", "mapping": []}},
        {"discriminator": {"propertyName": "k"}},
        'C123: `discriminator` cannot be {"propertyName": "k", "mapping": []}; it is read as {"propertyName": "k"}',
    ),
    (None, {}, "C120: a schema cannot be null; it is read as any value"),
    ("date", {"type": "string", "format": "date"}, "C120: `date` is no schema; it is read as {"),
]


def _node(schema: Any) -> Node:
    document = Document("api.yaml", Path("api.yaml"), "", {}, lambda: {(): (1, 1)})
    return Node(schema, Location(document))


@pytest.mark.parametrize(("written", "meant", "message"), _CASES)
def test_what_is_meant(written: Any, meant: Any, message: str) -> None:
    mended = mend(_node(written))
    assert mended.schema.value == meant
    [slip] = mended.slips
    assert f"{slip.code}: {slip.message}".startswith(message)


@pytest.mark.parametrize(
    "schema",
    [
        True,
        5,
        {"type": ["string", "null"], "enum": [None], "required": False, "exclusiveMinimum": True},
        {"minimum": 1, "maxLength": 0, "multipleOf": 0.5, "items": False, "additionalProperties": True},
        {"properties": {"type": {}, "enum": {}, "required": {}}, "description": {"$ref": "a.md"}},
        {"discriminator": {"propertyName": "a", "mapping": {"b": "B"}}, "const": None, "default": None},
    ],
)
def test_what_is_right_stays_the_same(schema: Any) -> None:
    node = _node(schema)
    mended = mend(node)
    assert mended.schema is node
    assert mended.slips == ()
