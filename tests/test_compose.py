"""Composition takes every value that the document allows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator.document import Document, Location
from generator.openapi import Api, JsonSchema, Schema
from generator.resolve.compose import compose_schemas
from generator.resolve.conjunction import both

Value = dict[str, Any]

COMPONENTS: dict[str, JsonSchema] = {
    "Animal": {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}},
    "Plant": {"type": "object", "properties": {"c": {"type": ["string", "null"]}}},
    "Bag": {"type": "object", "additionalProperties": {"type": "integer"}},
    "Color": {"type": "string", "enum": ["red", "green"]},
    "Size": {"type": "integer", "minimum": 0},
    "Living": {"oneOf": [{"$ref": "#/components/schemas/Animal"}, {"$ref": "#/components/schemas/Plant"}]},
    "Loose": {"anyOf": [{"$ref": "#/components/schemas/Animal"}, {"type": "string"}]},
    "Dog": {"allOf": [{"$ref": "#/components/schemas/Animal"}, {"type": "object", "properties": {"d": {}}}]},
}


def api(schemas: dict[str, JsonSchema]) -> Api:
    here = Location(Document("spec.yml", Path("spec.yml"), "", {}, dict))
    named = {name: Schema(name, schema, here) for name, schema in schemas.items()}
    return Api("", "", "", "", here, (), (), (), {}, named, ())


def composed(schema: JsonSchema, components: dict[str, JsonSchema] = COMPONENTS) -> dict[str, JsonSchema]:
    result = compose_schemas(api({**components, "Whole": schema}))
    return {name: found.schema for name, found in result.schemas.items()}


def judge(schemas: dict[str, JsonSchema], schema: JsonSchema) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({**schema, "components": {"schemas": schemas}})


SIZE, COLOR = ({"$ref": f"#/components/schemas/{name}"} for name in ("Size", "Color"))
FIELDS: dict[str, tuple[list[JsonSchema], list[Any]]] = {
    "a": ([{"type": "integer"}, {"type": "number", "minimum": 0}, SIZE, {"enum": [1, 2]}, {}], [1, 2]),
    "b": ([{"type": "string"}, {"type": "string", "maxLength": 3}, COLOR, {"const": "red"}, {}], ["red"]),
    "c": ([{"type": ["string", "null"]}, {"enum": ["red", None]}, {"anyOf": [COLOR, {"type": "null"}]}], ["red", None]),
    "d": ([{"type": "array", "items": {"type": "integer"}}, {"type": "array", "items": SIZE}, {}], [[1, 2], []]),
}
"""What documents say of each field, and values that all of them take.

Of a field that only one of several alternatives describes, composition holds that it is so in all of them.
"""

references = st.sampled_from([{"$ref": f"#/components/schemas/{name}"} for name in COMPONENTS])
simple = st.sampled_from(
    [
        {"type": "integer"},
        {"type": "number", "maximum": 3},
        {"type": "string"},
        {"type": ["string", "null"]},
        {"const": "red"},
        {"enum": ["red", None, 1]},
        {"description": "Says nothing"},
        {"type": "array", "items": {"type": "integer"}},
        {},
    ]
)
objects = st.fixed_dictionaries(
    {"type": st.just("object")},
    optional={
        "properties": st.fixed_dictionaries(
            {}, optional={name: st.sampled_from(kinds) for name, (kinds, _) in FIELDS.items()}
        ),
        "required": st.lists(st.sampled_from("abcd"), unique=True, max_size=2),
        "additionalProperties": st.sampled_from([True, False, {"type": "integer"}, {"enum": [1, "red", True]}]),
        "description": st.just("An object"),
    },
)
choices = st.builds(
    lambda key, variants: {key: variants},
    st.sampled_from(["anyOf", "oneOf"]),
    st.lists(objects | references | simple, min_size=1, max_size=3),
)
schemas = st.recursive(
    references | simple | objects | choices,
    lambda inner: st.builds(lambda parts: {"allOf": parts}, st.lists(inner, min_size=1, max_size=3)),
    max_leaves=6,
)
scalars = st.sampled_from(["red", "blue", 1, 5, -1, 0.5, None, True])
fields = {name: st.sampled_from(found) for name, (_, found) in FIELDS.items()}
values = scalars | st.fixed_dictionaries({}, optional={**fields, "e": scalars})


@settings(max_examples=600, deadline=None)
@given(schemas, st.lists(values, min_size=5, max_size=12))
def test_what_is_composed_takes_what_the_document_takes(schema: JsonSchema, values: list[Any]) -> None:
    given_schema = judge(COMPONENTS, schema)
    result = composed(schema)
    ours = judge(result, result["Whole"])
    for value in values:
        if given_schema.is_valid(value):
            event("valid")
            assert ours.is_valid(value), (value, result["Whole"])


ANIMAL = {"$ref": "#/components/schemas/Animal"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([{"$ref": "#/components/schemas/Loose"}, {"description": "Any"}], {"$ref": "#/components/schemas/Loose"}),
        ([ANIMAL, {"type": "object"}], ANIMAL),
        ([ANIMAL, {"additionalProperties": False}], ANIMAL),
        ([{"$ref": "#/components/schemas/Color"}, {"enum": ["red", "blue"]}], {"type": "string", "enum": ["red"]}),
        ([{"$ref": "#/components/schemas/Size"}, {"maximum": 4}], {"type": "integer", "minimum": 0, "maximum": 4}),
        ([{"type": ["integer", "null"]}, {"type": ["number", "null"]}], {"type": ["null", "integer"]}),
        (
            [ANIMAL, {"required": ["z"]}],
            {"type": "object", "allOf": [ANIMAL], "properties": {"z": {}}, "required": ["z"]},
        ),
        (
            [ANIMAL, {"properties": {"b": {"readOnly": True}}}],
            {
                "type": "object",
                "properties": {"a": {"type": "integer"}, "b": {"type": "string", "readOnly": True}},
                "required": ["a"],
            },
        ),
        (
            [{"$ref": "#/components/schemas/Plant"}, ANIMAL, {"additionalProperties": {"type": "string"}}],
            {
                "type": "object",
                "properties": {"c": {"type": ["string", "null"]}, "a": {"type": "integer"}, "b": {"type": "string"}},
                "required": ["a"],
                "additionalProperties": {"type": "string"},
            },
        ),
    ],
)
def test_parts_become_one_schema(parts: list[JsonSchema], expected: JsonSchema) -> None:
    result = {key: value for key, value in composed({"allOf": parts})["Whole"].items() if key != "description"}
    assert result == expected


def test_a_name_is_kept_where_a_property_is_described_twice() -> None:
    first = {"properties": {"color": {"$ref": "#/components/schemas/Color", "description": "Of the fur"}}}
    second = {"properties": {"color": {"type": "string", "description": "Of the coat", "readOnly": True}}}
    assert both(first, second) == {
        "properties": {
            "color": {"$ref": "#/components/schemas/Color", "description": "Of the fur", "readOnly": True},
        }
    }
