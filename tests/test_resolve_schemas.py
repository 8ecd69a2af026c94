"""What `resolve` makes of schemas: JSON Schema 2020-12, every reference to a named one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.resolving import PREFIX, resolve_text


def _schema(folder: Path, schema: str, version: str = "3.0.3") -> Any:
    text = f"components:\n  schemas:\n    A: {schema}\n    B: {{type: object}}"
    api, found = resolve_text(folder, text, version)
    assert not found
    return api.schemas["A"].schema


_B = {"$ref": PREFIX + "B"}
_NULL = {"type": "null"}
_DIALECT: list[tuple[str, Any]] = [
    ("{type: string, nullable: true}", {"type": ["string", "null"]}),
    ("{type: string, nullable: false}", {"type": "string"}),
    (
        "{type: string, nullable: true, enum: [a]}",
        {"type": ["string", "null"], "enum": ["a", None]},
    ),
    ("{nullable: true, enum: [a, null]}", {"enum": ["a", None]}),
    ("{nullable: true, description: d}", {"description": "d"}),
    (
        "{$ref: '#/components/schemas/B', nullable: true, description: d}",
        {"anyOf": [_B, _NULL], "description": "d"},
    ),
    (
        "{nullable: true, allOf: [{$ref: '#/components/schemas/B'}], readOnly: true}",
        {"anyOf": [{"allOf": [_B]}, _NULL], "readOnly": True},
    ),
    (
        "{nullable: true, oneOf: [{$ref: '#/components/schemas/B'}, {type: string}]}",
        {"oneOf": [_B, {"type": "string"}, _NULL]},
    ),
    (
        "{nullable: true, anyOf: [{type: string, nullable: true}]}",
        {"anyOf": [{"type": ["string", "null"]}]},
    ),
    (
        "{nullable: true, properties: {a: {}}}",
        {"anyOf": [{"properties": {"a": {}}}, _NULL]},
    ),
    (
        "{type: integer, minimum: 1, exclusiveMinimum: true}",
        {"type": "integer", "exclusiveMinimum": 1},
    ),
    ("{type: integer, maximum: 1, exclusiveMaximum: false}", {"type": "integer", "maximum": 1}),
    ("{type: string, example: x, xml: {name: n}}", {"type": "string"}),
    ("{type: integer, default: x}", {"type": "integer"}),
    (
        "{type: object, additionalProperties: false, properties: {example: {example: 1}}}",
        {"type": "object", "additionalProperties": False, "properties": {"example": {}}},
    ),
    (
        "{items: [{type: string}], type: array}",
        {"type": "array", "prefixItems": [{"type": "string"}]},
    ),
    (
        "{discriminator: {propertyName: k, mapping: {b: B, c: '#/components/schemas/B'}}}",
        {"discriminator": {"propertyName": "k", "mapping": {"b": PREFIX + "B", "c": PREFIX + "B"}}},
    ),
]


@pytest.mark.parametrize(("schema", "expected"), _DIALECT)
def test_schemas_of_3_0_become_json_schema(tmp_path: Path, schema: str, expected: Any) -> None:
    assert _schema(tmp_path, schema) == expected


def test_restrictions_beside_a_reference_join_it(tmp_path: Path) -> None:
    schema = "{$ref: '#/components/schemas/B', description: d, required: [x]}"
    assert _schema(tmp_path, schema, "3.1.0") == {
        "allOf": [_B, {"required": ["x"]}],
        "description": "d",
    }


def test_boolean_schemas(tmp_path: Path) -> None:
    schema = "{properties: {a: true, b: false}, items: false}"
    assert _schema(tmp_path, schema, "3.1.0") == {
        "properties": {"a": {}, "b": {"not": {}}},
        "items": False,
    }


def test_a_reference_into_a_schema_gets_a_name(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A:
      properties:
        b: {type: object, properties: {c: {type: array, items: {type: object}}}}
    X: {$ref: '#/components/schemas/A/properties/b'}
    Y: {$ref: '#/components/schemas/A/properties/b/properties/c/items'}
"""
    api, found = resolve_text(tmp_path, text)
    assert not found
    assert list(api.schemas) == ["A", "X", "Y", "AB", "ABCItem"]
    assert api.schemas["A"].schema == {"properties": {"b": {"$ref": PREFIX + "AB"}}}
    assert api.schemas["X"].schema == {"$ref": PREFIX + "AB"}
    assert api.schemas["AB"].schema["properties"]["c"]["items"] == {"$ref": PREFIX + "ABCItem"}
    assert str(api.schemas["AB"].location) == "api.yaml:7:9"


def test_a_name_that_is_taken_is_reported(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A: {properties: {b: {type: object}}}
    AB: {}
    X: {$ref: '#/components/schemas/A/properties/b'}
"""
    api, found = resolve_text(tmp_path, text)
    assert list(api.schemas) == ["A", "AB", "X", "ApiAB"]
    assert found == [
        "api.yaml:5:22: note R106: this schema is called ApiAB: AB stands at api.yaml:6:5 "
        "(#/components/schemas/A/properties/b)"
    ]


def test_local_definitions_get_names(tmp_path: Path) -> None:
    schema = """
      $id: https://example.org/a
      $defs: {Part: {type: string}, Named: {$anchor: named, type: integer}}
      properties:
        a: {$ref: '#/$defs/Part'}
        b: {$ref: '#named'}"""
    api, found = resolve_text(tmp_path, f"components:\n  schemas:\n    A: {schema}")
    assert not found
    assert api.schemas["A"].schema == {
        "properties": {"a": {"$ref": PREFIX + "APart"}, "b": {"$ref": PREFIX + "ANamed"}}
    }


def test_recursive_schemas_are_fine(tmp_path: Path) -> None:
    schema = "{properties: {parent: {$ref: '#/components/schemas/A'}}}"
    assert _schema(tmp_path, schema)["properties"]["parent"] == {"$ref": PREFIX + "A"}
