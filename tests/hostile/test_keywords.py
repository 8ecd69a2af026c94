"""What datamodel-code-generator gets to see: none of the keywords by which it takes a text for Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.diagnostics import Diagnostics
from generator.settings import package_of
from tests.hostile.catalogue.case import giving, object_of
from tests.hostile.catalogue.code import _trusting

_SEEN = {
    "$ref", "type", "format", "customTypePath", "properties", "required", "additionalProperties", "allOf", "anyOf", "items",
    "prefixItems", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
    "exclusiveMaximum", "multipleOf", "enum", "const", "default", "description",
}  # fmt: skip
_OWN_TYPES = {"clientwright_runtime.formats.Base64", "clientwright_runtime.formats.DecimalNumber"}


def _schemas(schema: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(schema, dict):
        return
    yield schema
    for named in schema.get("properties", {}).values():
        yield from _schemas(named)
    for key in ("items", "additionalProperties"):
        yield from _schemas(schema.get(key))
    for key in ("allOf", "anyOf", "prefixItems"):
        for part in schema.get(key, ()):
            yield from _schemas(part)


def test_no_trusted_keyword_reaches_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import datamodel_code_generator

    given: list[dict[str, Any]] = []
    real = datamodel_code_generator.generate

    def spy(schema: dict[str, Any], **options: Any) -> Any:
        given.append(schema)
        return real(schema, **options)

    monkeypatch.setattr(datamodel_code_generator, "generate", spy)
    trusting = _trusting("X")
    every = {"a": trusting, "b": {"type": "array", "items": trusting}, "c": {"anyOf": [trusting, {"type": "integer"}]},
             "d": {"type": "object", "additionalProperties": trusting}, "e": {"allOf": [trusting]},
             "f": {**trusting, "type": "number", "format": "decimal"}, "g": {**trusting, "format": "byte"}}  # fmt: skip
    pet = {**object_of(**every), **{key: value for key, value in trusting.items() if key != "type"}}
    (tmp_path / "spec.json").write_text(
        json.dumps(giving({"$ref": "#/components/schemas/Pet"}, {"Pet": pet, "S": trusting}))
    )
    pipeline.generate(package_of([tmp_path / "spec.json"], "x", tmp_path, Diagnostics()), Diagnostics())
    [schema] = given
    seen = [inner for definition in schema["$defs"].values() for inner in _schemas(definition)]
    assert len(seen) > 10
    for inner in seen:
        assert inner.keys() <= _SEEN
        assert inner.get("customTypePath", "clientwright_runtime.formats.Base64") in _OWN_TYPES
        assert inner.get("description", "@0@").strip("@").isdecimal()
    assert "CANARY" not in json.dumps(schema)
