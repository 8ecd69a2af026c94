"""The schemas of one document, as its operations look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.document import Location
from generator.ir import ModelReference, Type
from generator.keywords import REFERENCE_PREFIX
from generator.node import is_object
from generator.openapi import Api, JsonSchema
from generator.text import Identifier
from generator.translate.types import type_of

_MAXIMUM_HOPS = 64


@dataclass(frozen=True, slots=True)
class ApiSchemas:
    """Looks things up in one document.

    Attributes:
        api: The document.
        classes: The class of each of its schemas.
    """

    api: Api
    classes: Mapping[tuple[str, str], Identifier]

    def follow(self, schema: JsonSchema) -> JsonSchema:
        """The schema behind a chain of references; of an object with a base, all its properties."""
        schema = self._target(schema)
        if "allOf" not in schema:
            return schema
        properties, required = self._inherited(schema)
        return {**schema, "properties": properties, "required": sorted(required)}

    def location(self, schema: JsonSchema, place: Location) -> Location:
        """Where the schema behind a reference stands; `place` for any other."""
        return self.api.schemas[_name(schema)].location if "$ref" in schema else place

    def description(self, schema: JsonSchema) -> str:
        """The description beside a reference, else the one behind it."""
        described = schema.get("description") or self.follow(schema).get("description")
        return described if isinstance(described, str) else ""

    def type_of(self, schema: JsonSchema) -> Type:
        """The type of a schema of this document."""
        return type_of(schema, self._reference)

    def properties(self, schema: JsonSchema) -> dict[str, JsonSchema]:
        """The properties of an object schema, those of its base included; a union of one is that one."""
        found: dict[str, JsonSchema] = self._only(schema).get("properties", {})
        return {name: inner if is_object(inner) else {} for name, inner in found.items()}

    def required(self, schema: JsonSchema) -> frozenset[str]:
        """The names of the required properties, those of its base included."""
        return frozenset(self._only(schema).get("required", ()))

    def _only(self, schema: JsonSchema) -> JsonSchema:
        schema = self.follow(schema)
        for _ in range(_MAXIMUM_HOPS):
            alternatives = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
            if len(alternatives) != 1 or not is_object(alternatives[0]) or "properties" in schema:
                break
            schema = self.follow(alternatives[0])
        return schema

    def _target(self, schema: JsonSchema) -> JsonSchema:
        for _ in range(_MAXIMUM_HOPS):
            if "$ref" not in schema:
                return schema
            schema = self.api.schemas[_name(schema)].schema
        return {}

    def _inherited(self, schema: JsonSchema) -> tuple[dict[str, JsonSchema], set[str]]:
        """All properties of an object with bases, and which of them are required; each base is read once."""
        properties: dict[str, JsonSchema] = {}
        required = set(schema.get("required", ()))
        for part in schema.get("allOf", ()):
            inherited, needed = self._inherited(self._target(part))
            properties |= inherited
            required |= needed
        return properties | schema.get("properties", {}), required

    def _reference(self, name: str) -> ModelReference:
        schema = self.api.schemas[name].schema
        is_object = becomes_class(self.follow(schema))
        takes_mapping = is_object or self._has_objects(schema)
        return ModelReference(self.classes[self.api.name, name], is_object, takes_mapping)

    def _has_objects(self, schema: JsonSchema, seen: set[str] | None = None) -> bool:
        """Whether one of the alternatives of a union is a class; each alternative is looked at once."""
        seen = set() if seen is None else seen
        if "$ref" in schema:
            if _name(schema) in seen:
                return False
            seen.add(_name(schema))
        schema = self.follow(schema)
        if becomes_class(schema):
            return True
        alternatives = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
        return any(is_object(each) and self._has_objects(each, seen) for each in alternatives)


def becomes_class(schema: JsonSchema) -> bool:
    """Whether a schema becomes a class with fields."""
    if schema.get("anyOf") or schema.get("oneOf"):
        return False
    return bool(schema.get("properties") or schema.get("allOf"))


def _name(schema: JsonSchema) -> str:
    reference: str = schema["$ref"]
    return reference.removeprefix(REFERENCE_PREFIX)
