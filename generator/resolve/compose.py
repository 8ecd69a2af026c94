"""Ends `allOf`: each named schema becomes one object with at most one base, or no object at all.

What a generator of classes cannot say is said in the next best way that loses no value: several bases, a base
whose fields are said again, or alternatives beside properties become one object that has the fields of all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.keywords import ANNOTATIONS, REFERENCE_PREFIX
from generator.names import field_name
from generator.node import is_array, is_object
from generator.openapi import Api, JsonSchema

_NULL: JsonSchema = {"type": "null"}


def compose_schemas(api: Api) -> Api:
    """The same description, every named schema a plain object, an object with one base, or an alias."""
    composer = _Composer({name: schema.schema for name, schema in api.schemas.items()})
    return replace(
        api,
        schemas={name: replace(schema, schema=composer.composed(name)) for name, schema in api.schemas.items()},
    )


@dataclass(slots=True)
class _Merged:
    """What the parts of a schema say together."""

    properties: dict[str, Any] = field(default_factory=dict[str, Any])
    required: dict[str, None] = field(default_factory=dict[str, None])
    rest: JsonSchema = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class _Composer:
    """Composes the schemas of one document, each when it is first asked for."""

    schemas: Mapping[str, JsonSchema]
    done: dict[str, JsonSchema] = field(default_factory=dict[str, JsonSchema])
    open: set[str] = field(default_factory=set[str])

    def composed(self, name: str) -> JsonSchema:
        """The named schema in its final form."""
        if name not in self.done:
            self.open.add(name)
            self.done[name] = self._compose(name, self.schemas[name])
            self.open.discard(name)
        return self.done[name]

    def _compose(self, name: str, schema: JsonSchema) -> JsonSchema:
        if "allOf" not in schema and not (schema.get("properties") and _alternatives(schema)):
            return self._without_itself(name, schema)
        if (derived := self._derived(schema)) is not None:
            return derived
        if (reference := _only_reference(schema)) is not None:
            return {**reference, **_annotations(schema)}
        merged = _Merged()
        self._merge(schema, merged, frozenset({name}))
        if merged.properties:
            return _object(merged.properties, list(merged.required), _annotations(schema))
        if merged.required:
            merged.rest["required"] = list(merged.required)
        return self._without_itself(name, {**merged.rest, **_annotations(schema)})

    def _derived(self, schema: JsonSchema) -> JsonSchema | None:
        """An object with one base, where a class can say it: no field of the base is said again."""
        parts = [*schema.get("allOf", ()), {key: value for key, value in schema.items() if key != "allOf"}]
        bases = [part["$ref"] for part in parts if "$ref" in part]
        own = [part for part in parts if "$ref" not in part]
        if len(bases) != 1 or any("allOf" in part or _alternatives(part) for part in own):
            return None
        base = bases[0].removeprefix(REFERENCE_PREFIX)
        if base in self.open or not is_class(self.composed(base)):
            return None
        properties = {wire: inner for part in own for wire, inner in part.get("properties", {}).items()}
        required = list(dict.fromkeys(wire for part in own for wire in part.get("required", ())))
        known = self._fields(base)
        if {field_name(wire) for wire in properties} & {field_name(wire) for wire in known}:
            return None
        if any(wire not in properties and not known.get(wire) for wire in required):
            return None
        own_required = [wire for wire in required if wire in properties]
        inherited: JsonSchema = {"allOf": [{"$ref": bases[0]}]}
        return {**inherited, **_object(properties, own_required, _annotations(schema))}

    def _fields(self, name: str) -> dict[str, bool]:
        """Every field of a class, those of its bases included, and whether it is required."""
        schema = self.composed(name)
        fields: dict[str, bool] = {}
        for part in schema.get("allOf", ()):
            fields |= self._fields(part["$ref"].removeprefix(REFERENCE_PREFIX))
        return fields | {wire: wire in schema.get("required", ()) for wire in schema.get("properties", ())}

    def _merge(self, schema: Any, into: _Merged, seen: frozenset[str]) -> None:
        """Add what a schema says; a part that leads back to the whole adds nothing."""
        if not is_object(schema):
            return
        if "$ref" in schema:
            name = schema["$ref"].removeprefix(REFERENCE_PREFIX)
            if name not in seen:
                self._merge(self.schemas[name], into, seen | {name})
            return
        for part in schema.get("allOf", ()):
            self._merge(part, into, seen)
        for wire, inner in schema.get("properties", {}).items():
            into.properties[wire] = inner
        into.required |= dict.fromkeys(schema.get("required", ()))
        into.rest |= {
            key: value
            for key, value in schema.items()
            if key not in ("allOf", "properties", "required") and key not in ANNOTATIONS
        }
        self._merge_alternatives(schema, into, seen)

    def _merge_alternatives(self, schema: JsonSchema, into: _Merged, seen: frozenset[str]) -> None:
        """One of several objects: a field of any of them may be there."""
        alternatives = _Merged()
        for alternative in _alternatives(schema):
            merged = _Merged()
            self._merge(alternative, merged, seen)
            for wire, inner in merged.properties.items():
                known = alternatives.properties.get(wire, inner)
                alternatives.properties[wire] = inner if known == inner else _either(known, inner)
        for wire, inner in alternatives.properties.items():
            into.properties.setdefault(wire, inner)

    def _without_itself(self, name: str, schema: JsonSchema) -> JsonSchema:
        """An alias that names itself as one of its alternatives says nothing by it."""
        result = dict(schema)
        for key in ("anyOf", "oneOf"):
            if is_array(variants := result.get(key)):
                result[key] = [variant for variant in variants if not self._is_alias_of(variant, name)]
        return result

    def _is_alias_of(self, schema: Any, name: str) -> bool:
        seen: set[str] = set()
        while is_object(schema) and "$ref" in schema:
            target = schema["$ref"].removeprefix(REFERENCE_PREFIX)
            if target == name:
                return True
            if target in seen:
                return False
            seen.add(target)
            schema = self.schemas[target]
        return False


def is_class(schema: JsonSchema) -> bool:
    """Whether a composed schema is an object with fields of its own or inherited ones."""
    return bool(schema.get("properties") or schema.get("allOf"))


def _alternatives(schema: JsonSchema) -> list[Any]:
    return [
        variant
        for key in ("anyOf", "oneOf")
        if is_array(variants := schema.get(key))
        for variant in variants
        if variant != _NULL
    ]


def _only_reference(schema: JsonSchema) -> JsonSchema | None:
    """The reference that `allOf` serves to put prose beside."""
    restrictions = schema.keys() - _annotations(schema).keys() - {"type"}
    parts = schema.get("allOf", ())
    return parts[0] if restrictions == {"allOf"} and len(parts) == 1 and "$ref" in parts[0] else None


def _either(first: Any, second: Any) -> JsonSchema:
    known = first["anyOf"] if is_object(first) and first.keys() == {"anyOf"} else [first]
    return first if second in known else {"anyOf": [*known, second]}


def _object(properties: Mapping[str, Any], required: list[str], annotations: JsonSchema) -> JsonSchema:
    result: JsonSchema = {"type": "object", "properties": dict(properties)}
    if required:
        result["required"] = required
    return {**result, **annotations}


def _annotations(schema: JsonSchema) -> JsonSchema:
    return {key: value for key, value in schema.items() if key in ANNOTATIONS or key.startswith("x-")}
