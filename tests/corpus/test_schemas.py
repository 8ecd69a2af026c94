"""What the proof takes for a document's schemas, and what it makes of them."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.instances import Maker
from tests.corpus.schemas import Place, Schemas, UnknownPlace, refusals
from tests.corpus.spoil import spoilt


def schemas(folder: Path, version: str, **named: Any) -> Schemas:
    path = folder / "document.json"
    path.write_text(json.dumps({"openapi": version, "components": {"schemas": named}}))
    return Schemas(path)


def judged(found: Schemas, name: str, value: Any) -> list[str]:
    """What refuses a value of a component."""
    reference = found.reference(found.components()[name])
    return [refusal.keyword for refusal in refusals(found.judge().validator(reference).iter_errors(value))]


NUMBER: dict[str, Any] = {"type": "number", "minimum": 1, "exclusiveMinimum": True, "nullable": True}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_the_older_words_mean_the_same_in_any_document(version: str, tmp_path: Path) -> None:
    found = schemas(tmp_path, version, A=NUMBER, B={"enum": ["a"], "type": "string", "nullable": True})
    assert [judged(found, "A", value) for value in (1.5, None, 1, "1")] == [[], [], ["exclusiveMinimum"], ["type"]]
    assert [judged(found, "B", value) for value in ("a", None, "b")] == [[], [], ["enum"]]


def test_what_stands_beside_a_reference_counts_from_3_1_on(tmp_path: Path) -> None:
    named = {"A": {"type": "string"}, "B": {"$ref": "#/components/schemas/A", "minLength": 2}}
    assert judged(schemas(tmp_path, "3.0.3", **named), "B", "x") == []
    assert judged(schemas(tmp_path, "3.1.0", **named), "B", "x") == ["minLength"]


def test_a_mapped_tag_belongs_to_its_member_alone(tmp_path: Path) -> None:
    member = {"type": "object", "properties": {"kind": {"type": "string"}}}
    union = {
        "oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}],
        "discriminator": {"propertyName": "kind", "mapping": {"a": "#/components/schemas/A", "b": "B"}},
    }
    found = schemas(tmp_path, "3.1.0", A=member, B={**member, "required": ["more"]}, U=union)
    assert judged(found, "U", {"kind": "a"}) == []
    assert judged(found, "U", {"kind": "b", "more": 1}) == []
    assert judged(found, "U", {"kind": "b"}) == ["oneOf"]
    assert judged(found, "U", {"kind": "c"}) == ["oneOf"]


def test_null_and_the_other_member_are_told_apart(tmp_path: Path) -> None:
    found = schemas(
        tmp_path, "3.1.0", A={"anyOf": [{"type": "integer", "maximum": 3}, {"type": "null"}]}, B={"type": "integer"}
    )
    assert judged(found, "A", 4) == ["maximum"]
    assert judged(found, "B", None) == ["null"]


def test_references_lead_through_files_and_anchors(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.yaml").write_text("Near: {$ref: '../two.yaml#/a~1b'}\n")
    (tmp_path / "two.yaml").write_text("a/b: {type: integer}\n")
    far = {"$ref": "parts/one.yaml#/Near"}
    found = schemas(
        tmp_path, "3.1.0", A=far, B={"$anchor": "b", "type": "boolean"}, C={"$ref": "#b"}, D={"$ref": "no.yaml"}
    )
    assert (judged(found, "A", 1), judged(found, "A", "1")) == ([], ["type"])
    found.reference(found.components()["B"])
    assert (judged(found, "C", True), judged(found, "C", 1)) == ([], ["type"])
    with pytest.raises(UnknownPlace):
        found.reference(found.components()["D"])


def test_yaml_is_read_as_yaml_1_2(tmp_path: Path) -> None:
    path = tmp_path / "document.yaml"
    path.write_text("a: [NO, on, 2026-01-31, 1e-08, 012, ~, null, true, 1.5, '1', 1_000, 12:30]")
    read = Schemas(path).at(Place(path, "/a"))
    assert read == ["NO", "on", "2026-01-31", 1e-08, 12, None, None, True, 1.5, "1", "1_000", "12:30"]


TREE = {
    "type": "object",
    "required": ["sons"],
    "properties": {"sons": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}},
}


@pytest.mark.parametrize(
    "schema",
    [
        TREE,
        {"type": "string", "pattern": "^[a-f]{3}-\\d+$"},
        {"type": "string", "minLength": 3, "maxLength": 4},
        {"type": ["integer", "null"], "multipleOf": 5, "minimum": 3, "maximum": 12},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
        {"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": True, "minItems": 2},
        {"type": "array", "prefixItems": [{"const": "x"}, {"type": "integer"}], "items": False, "minItems": 2},
        {"type": "object", "patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": False},
        {"type": "object", "additionalProperties": {"type": "boolean"}, "minProperties": 2},
        {
            "allOf": [
                {"required": ["a"]},
                {"properties": {"a": {"type": "integer"}}},
                {"properties": {"a": {"minimum": 3}}},
            ]
        },
        {"oneOf": [{"type": "string", "format": "date"}, {"$ref": "#/components/schemas/S"}]},
        {"not": {"type": "string"}},
    ],
    ids=lambda schema: "+".join(schema),
)
def test_most_of_what_is_made_is_valid(schema: dict[str, Any], tmp_path: Path) -> None:
    found = schemas(tmp_path, "3.1.0", S=schema if schema is TREE else {"type": "object"}, T=schema)
    reference = found.reference(found.components()["T"])
    validator = found.judge().validator(reference)
    values = list(Maker(found.definitions, 1).values(reference, 40))
    assert sum(map(validator.is_valid, values)) >= 20
    assert len({json.dumps(value) for value in values}) > 1


def test_spoiling_changes_one_place_and_leaves_the_value_alone() -> None:
    value = {"a": [1, 2], "b": {"c": "d"}}
    before = json.dumps(value)
    made = list(spoilt(value, random.Random(1), 200))
    assert json.dumps(value) == before
    assert {"a": [1, 2], "b": {}} in made
    assert {"a": [1, 2]} in made
    assert {"a": [1, 2], "b": {"c": None}} in made
    assert all(
        other.get("a") == [1, 2] or other.get("b") == {"c": "d"} for other in made if isinstance(other, dict) and other
    )
