"""Ends `allOf`: each named schema becomes one object with at most one base, or no object at all.

What a generator of classes cannot say is said in the next best way that refuses no value: several bases, a base
whose fields are said again, or alternatives beside properties become one object that has the fields of all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.keywords import REFERENCE_PREFIX, annotating, restricting
from generator.names import field_name
from generator.node import is_array, is_object
from generator.openapi import Api, JsonSchema
from generator.resolve.conjunction import both, only_reference, parts

_NULL: JsonSchema = {"type": "null"}
_FIELDS = frozenset({"properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties"})
"""What remains of an object that becomes a class, annotations aside."""


def compose_schemas(api: Api) -> Api:
    """The same description, every named schema a plain object, an object with one base, or an alias."""
    composer = _Composer({name: schema.schema for name, schema in api.schemas.items()})
    return replace(
        api,
        schemas={name: replace(schema, schema=composer.composed(name)) for name, schema in api.schemas.items()},
    )


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
            return self._without_itself(name, _every_required(schema))
        conjuncts = parts(schema)
        said = {key: value for part in conjuncts for key, value in annotating(part).items()}
        if (reference := only_reference(schema)) is not None:
            return self._without_itself(name, {**said, **reference})
        if (derived := self._derived(conjuncts)) is not None:
            return {**derived, **said}
        flat = self._flat(schema, {name})
        if flat.get("properties"):
            return _every_required({**_object(flat), **said})
        return self._without_itself(name, {**restricting(flat), **said})

    def _derived(self, conjuncts: list[JsonSchema]) -> JsonSchema | None:
        """An object with one base, where a class can say it: no field of the base is said again."""
        bases = [part["$ref"] for part in conjuncts if "$ref" in part]
        own: JsonSchema = {}
        for part in conjuncts:
            if "$ref" not in part:
                own = both(own, part)
        if len(bases) != 1 or _alternatives(own):
            return None
        base = bases[0].removeprefix(REFERENCE_PREFIX)
        if base in self.open or not is_class(self.composed(base)):
            return None
        known = self._fields(base)
        properties = own.get("properties", {})
        if {field_name(wire) for wire in properties} & {field_name(wire) for wire in known}:
            return None
        if any(wire in known and not known[wire] for wire in own.get("required", ())):
            return None
        required = [wire for wire in own.get("required", ()) if wire not in known]
        inherited: JsonSchema = {"allOf": [{"$ref": bases[0]}], "properties": {}}
        return _every_required({**inherited, **_object({**own, "required": required})})

    def _fields(self, name: str) -> dict[str, bool]:
        """Every field of a class, those of its bases included, and whether it is required."""
        schema = self.composed(name)
        fields: dict[str, bool] = {}
        for part in schema.get("allOf", ()):
            fields |= self._fields(part["$ref"].removeprefix(REFERENCE_PREFIX))
        return fields | {wire: wire in schema.get("required", ()) for wire in schema.get("properties", ())}

    def _flat(self, schema: Any, seen: set[str]) -> JsonSchema:
        """All that a schema, what it refers to and its parts say; what is seen a second time adds nothing.

        Without that, parts that refer twice to the same would be read as often as there are ways to them.
        """
        result: JsonSchema = {}
        for part in parts(schema):
            name = str(part.get("$ref", "")).removeprefix(REFERENCE_PREFIX)
            if name and name not in seen:
                seen.add(name)
                result = both(result, self._flat(self.schemas[name], seen))
            elif not name:
                result = both(result, part)
        if not result.get("properties"):
            return result
        fields = self._fields_of_alternatives(result, seen)
        rest = {key: value for key, value in result.items() if key not in ("anyOf", "oneOf", "discriminator")}
        return {**rest, "properties": {**result["properties"], **fields, **result["properties"]}}

    def _fields_of_alternatives(self, schema: JsonSchema, seen: set[str]) -> dict[str, Any]:
        """One of several objects beside properties: a field of any of them may be there."""
        found: dict[str, Any] = {}
        for alternative in _alternatives(schema):
            flat = self._flat(alternative, seen)
            for wire, inner in {**self._fields_of_alternatives(flat, seen), **flat.get("properties", {})}.items():
                known = found.get(wire, inner)
                found[wire] = inner if known == inner else _either(known, inner)
        return found

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


def _either(first: Any, second: Any) -> JsonSchema:
    known = first["anyOf"] if is_object(first) and first.keys() == {"anyOf"} else [first]
    return first if second in known else {"anyOf": [*known, second]}


def _object(schema: JsonSchema) -> JsonSchema:
    """What a class can say of an object."""
    result = {key: value for key, value in schema.items() if key in _FIELDS}
    if not result.get("required"):
        result.pop("required", None)
    return {"type": "object", "properties": {}, **result}


def _every_required(schema: JsonSchema) -> JsonSchema:
    """An object whose required properties are all among its properties: one that is not described has any value."""
    if not is_class(schema):
        return schema
    described = schema.get("properties", {})
    others: JsonSchema = {wire: {} for wire in schema.get("required", ()) if wire not in described}
    return {**schema, "properties": {**described, **others}} if others else schema
