"""Gives every inline object and enum a name of its own, so that nobody further down the way has to invent one.

A name says where the schema stands: the owner and the role (`SearchRequest.where` is `SearchRequestWhere`, the body of
`createOpportunity` is `CreateOpportunityRequest`). It depends on nothing else in the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.diagnostics import Diagnostics
from generator.document import Location
from generator.keywords import REFERENCE_PREFIX, annotating, restricting
from generator.names import pascal
from generator.node import is_array, is_object
from generator.openapi import (
    Api,
    JsonSchema,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Schema,
    Webhook,
)
from generator.resolve.conjunction import joined_parts, only_reference, parts
from generator.resolve.dialect import with_null
from generator.resolve.union_tags import with_tag

_NULL: JsonSchema = {"type": "null"}
_NOTHING: JsonSchema = {"not": {}}
_BESIDE = ("description", "default", "deprecated", "readOnly", "writeOnly")
"""What is said of the place, not of the schema that stands there."""


def name_inline_schemas(api: Api, diagnostics: Diagnostics) -> Api:
    """The same description, its inline objects and enums replaced by references to named schemas."""
    namer = _Namer(api.schemas, {pascal(name): schema for name, schema in api.schemas.items()}, diagnostics)
    for schema in api.schemas.values():
        namer.define(replace(schema, schema=namer.definition(schema)))
    operations = tuple(_operation(operation, namer) for operation in api.operations)
    webhooks = tuple(_webhook(webhook, namer) for webhook in api.webhooks)
    return replace(api, schemas=namer.defined, operations=operations, webhooks=webhooks)


@dataclass(slots=True)
class _Namer:
    """Collects the named schemas of one document."""

    schemas: Mapping[str, Schema]
    components: Mapping[str, Schema]
    diagnostics: Diagnostics
    defined: dict[str, Schema] = field(default_factory=dict[str, Schema])
    enums: dict[object, str] = field(default_factory=dict[object, str])
    responses: dict[str, tuple[MediaType, ...]] = field(default_factory=dict[str, tuple[MediaType, ...]])
    payloads: dict[tuple[str, Location], tuple[MediaType, ...]] = field(
        default_factory=dict[tuple[str, Location], tuple[MediaType, ...]]
    )

    def define(self, schema: Schema) -> None:
        self.defined[schema.name] = schema

    def definition(self, schema: Schema) -> JsonSchema:
        """A component with what stands inside it visited; whether null may stand there is said by what refers to it."""
        if "$ref" in schema.schema:
            return self._with_null(schema.schema)
        if "allOf" in schema.schema and (reference := only_reference(schema.schema)) is not None:
            return self._with_null({**_said(schema.schema), **reference})
        own = _only_alternative(schema.schema)
        return self.inside(_nullable_object(own) or own, schema.name, schema.location)

    def visit(self, schema: Any, name: str, location: Location, role: str = "") -> Any:
        """The schema that stands in this one's place: a reference where it deserves a name.

        Args:
            schema: An inline schema, or anything that is none (`true`, a `$ref`).
            name: The name it gets if it needs one.
            location: Where it stands.
            role: The property it is the value of; equal enums of one role are one type.
        """
        if not is_object(schema):
            return schema
        if "$ref" in schema:
            return self._with_null(schema)
        if "allOf" in schema and (reference := only_reference(schema)) is not None:
            return self._with_null({**_said(schema), **reference})
        schema = _as_enum(schema)
        if _is_enum(schema):
            key = (role, repr(schema["enum"]))
            if not role or key not in self.enums:
                # What is said here is said of the place; the values may stand in others.
                values = {k: v for k, v in schema.items() if k not in ("description", "default")}
                self.enums[key] = self._hoist(values, name, location)
            return _reference(self.enums[key], schema)
        inner = self.inside(schema, name, location)
        if _is_object(schema):
            reference = _reference(self._hoist(inner, name, location), schema)
            return _or_null(reference) if "allOf" in schema and self._is_nullable_object(schema) else reference
        return self._named_union(inner, name, location) if "discriminator" in inner else inner

    def inside(self, schema: JsonSchema, name: str, location: Location) -> JsonSchema:
        """The schema with what stands inside it visited."""
        if "$ref" in schema:
            return schema
        result = dict(schema)
        prefix: list[Any] = []
        for key, value in schema.items():
            place = location.child(key)
            if key == "properties" and is_object(value):
                result[key] = {
                    prop: self.visit(inner, name + pascal(prop), place.child(prop), prop)
                    for prop, inner in value.items()
                }
            elif key == "items":
                result[key] = self.visit(value, name + "Item", place)
            elif key in ("additionalProperties", "unevaluatedProperties"):
                result[key] = self.visit(value, name + "Value", place)
            elif key == "patternProperties" and is_object(value):
                result[key] = self._patterns(value, name, place)
            elif key == "prefixItems" and is_array(value):
                prefix = [
                    self.visit(item, f"{name}Item{number}", place.child(number - 1))
                    for number, item in enumerate(value, 1)
                ]
            elif key in ("anyOf", "oneOf") and is_array(value):
                result[key] = self._variants(value, name, place)
            elif key == "allOf" and is_array(value):
                # The parts become one model; only what stands inside them gets a name.
                joined = joined_parts(value)
                result[key] = [self._part(part, name, place, at) for at, part in enumerate(joined)]
        if prefix:
            del result["prefixItems"]
            result |= _tuple_or_list(prefix, result)
        return with_tag(result, self._schema_of)

    def _named_union(self, schema: JsonSchema, name: str, location: Location) -> JsonSchema:
        """A union whose members something tells apart has a name of its own, which says what; null stays outside."""
        key = "oneOf" if "oneOf" in schema else "anyOf"
        members = [variant for variant in schema[key] if variant != _NULL]
        beside = {each: schema[each] for each in _BESIDE if each in schema}
        inner = {each: value for each, value in schema.items() if each not in beside}
        reference = {"$ref": REFERENCE_PREFIX + self._hoist({**inner, key: members}, name, location)}
        return {**beside, "anyOf": [reference, _NULL]} if len(members) < len(schema[key]) else {**beside, **reference}

    def _schema_of(self, name: str) -> JsonSchema | None:
        found = self.schemas.get(name) or self.defined.get(name)
        return found.schema if found else None

    def _with_null(self, reference: JsonSchema) -> JsonSchema:
        """A reference to an object that may be null says so itself: a class has no null."""
        target = self.schemas.get(reference["$ref"].removeprefix(REFERENCE_PREFIX))
        if target is None or not self._is_nullable_object(target.schema):
            return reference
        return _or_null(reference)

    def _is_nullable_object(self, schema: JsonSchema, seen: frozenset[str] = frozenset()) -> bool:
        """Whether a schema becomes a class though null is one of its values."""
        if "allOf" not in schema:
            return _nullable_object(schema) is not None
        named = [part for part in parts(schema) if "$ref" in part]
        is_alias = only_reference(schema) is not None
        return bool(named) and not is_alias and all(self._takes_null(part, seen) for part in parts(schema))

    def _takes_null(self, part: JsonSchema, seen: frozenset[str]) -> bool:
        if "$ref" in part:
            name = part["$ref"].removeprefix(REFERENCE_PREFIX)
            target = self.schemas.get(name)
            return target is not None and name not in seen and self._is_nullable_object(target.schema, seen | {name})
        types = part.get("type")
        return "null" in types if is_array(types) else not restricting(part).keys() - {"required"}

    def _part(self, part: Any, name: str, place: Location, at: int) -> Any:
        return self.inside(part, name, place.child(at)) if is_object(part) else part

    def _variants(self, variants: list[Any], name: str, place: Location) -> list[Any]:
        real = [variant for variant in variants if variant != {"type": "null"}]
        return [
            self.visit(variant, name if len(real) == 1 else f"{name}Option{number}", place.child(number - 1))
            for number, variant in enumerate(variants, 1)
        ]

    def _patterns(self, patterns: JsonSchema, name: str, place: Location) -> JsonSchema:
        return {
            pattern: self.visit(inner, f"{name}Value{number if len(patterns) > 1 else ''}", place.child(pattern))
            for number, (pattern, inner) in enumerate(patterns.items(), 1)
        }

    def _hoist(self, schema: JsonSchema, name: str, location: Location) -> str:
        name = self._free_name(name, location)
        self.define(Schema(name, _nullable_object(schema) or schema, location, inline=True))
        return name

    def _free_name(self, name: str, location: Location) -> str:
        free, number = name, 1
        while (component := self.components.get(pascal(free))) or free in self.defined:
            other = component or self.defined[free]
            following = f"{name}Inline{number if number > 1 else ''}"
            self.diagnostics.warning(
                "N101",
                f"the inline schema would be called {free} like the one at {other.location}; it is called {following}",
                location,
            )
            free, number = following, number + 1
        return free


def _tuple_or_list(prefix: list[Any], schema: JsonSchema) -> JsonSchema:
    """What an array with `prefixItems` is: a tuple where all of them must be there and nothing else may be."""
    items = schema.get("items")
    is_closed = items is False or items == _NOTHING or schema.get("maxItems") == len(prefix)
    if is_closed and schema.get("minItems") == len(prefix):
        return {"prefixItems": prefix, "items": False}
    # Which item stands where is documentation then: a list of any of them reads every such array.
    rest = [items] if is_object(items) and items != _NOTHING else []
    return {"items": {"anyOf": [*prefix, *rest]}}


def _only_alternative(schema: JsonSchema) -> JsonSchema:
    """A schema that is its only inline alternative besides null is that alternative."""
    for key in ("anyOf", "oneOf"):
        variants = schema.get(key)
        if not is_array(variants) or restricting(schema).keys() != {key}:
            continue
        real = [variant for variant in variants if variant != _NULL]
        if len(real) == 1 and is_object(real[0]) and "$ref" not in real[0]:
            only = {**real[0], **{name: value for name, value in schema.items() if name != key}}
            return only if len(real) == len(variants) else with_null(only)
    return schema


def _nullable_object(schema: JsonSchema) -> JsonSchema | None:
    """The object that a schema of an object or null is about; None for any other schema."""
    types = schema.get("type")
    if is_array(types) and "null" in types and _is_object(schema):
        rest = [kind for kind in types if kind != "null"]
        return {**schema, "type": rest[0] if len(rest) == 1 else rest}
    variants = schema.get("anyOf")
    if is_array(variants) and len(variants) == 2 and _NULL in variants and not _is_object(schema):
        [variant] = [variant for variant in variants if variant != _NULL] or [{}]
        if is_object(variant) and _is_object(variant):
            return {**{key: value for key, value in schema.items() if key != "anyOf"}, **variant}
    return None


def _or_null(reference: JsonSchema) -> JsonSchema:
    beside = {key: value for key, value in reference.items() if key != "$ref"}
    return {**beside, "anyOf": [{"$ref": reference["$ref"]}, _NULL]} if "$ref" in reference else reference


def _reference(name: str, schema: JsonSchema) -> JsonSchema:
    """A reference to the named schema that keeps what belongs to the place: prose, null and a default."""
    reference: JsonSchema = {"$ref": REFERENCE_PREFIX + name}
    types = schema.get("type")
    if is_array(types) and "null" in types:
        reference = {"anyOf": [reference, _NULL]}
    return {**reference, **{key: schema[key] for key in _BESIDE if key in schema}}


def _said(schema: JsonSchema) -> JsonSchema:
    """What a schema and its parts annotate; what stands further out wins."""
    return {key: value for part in parts(schema) for key, value in annotating(part).items()}


def _as_enum(schema: JsonSchema) -> JsonSchema:
    """Values or anything else of their type, written as `anyOf`, are an enum like any other: every enum is open."""
    variants = schema.get("anyOf")
    if not is_array(variants):
        return schema
    enums = [variant for variant in variants if is_object(variant) and "enum" in variant]
    rest = [variant for variant in variants if variant not in enums]
    if len(enums) != 1 or rest != [{"type": enums[0].get("type")}]:
        return schema
    return {**{key: value for key, value in schema.items() if key != "anyOf"}, **enums[0]}


def _is_enum(schema: JsonSchema) -> bool:
    values = schema.get("enum")
    return is_array(values) and len(values) > 1


def _is_object(schema: JsonSchema) -> bool:
    return bool(schema.get("properties")) or "allOf" in schema


def _operation(operation: Operation, namer: _Namer) -> Operation:
    name = pascal(operation.id)
    answer = next((r for r in operation.responses if r.status.startswith("2") and r.content), None)
    return replace(
        operation,
        parameters=tuple(_parameter(parameter, name, namer) for parameter in operation.parameters),
        body=operation.body and _body(operation.body, name, namer),
        responses=tuple(_response(r, name, namer, is_answer=r is answer) for r in operation.responses),
    )


def _parameter(parameter: Parameter, owner: str, namer: _Namer) -> Parameter:
    place = parameter.location.child("schema")
    schema = namer.visit(parameter.schema, owner + pascal(parameter.name), place, parameter.name)
    return replace(parameter, schema=schema)


def _body(body: RequestBody, owner: str, namer: _Namer) -> RequestBody:
    return replace(body, content=_content(body.content, owner + "Request", namer))


def _webhook(webhook: Webhook, namer: _Namer) -> Webhook:
    # A callback that several operations refer to is one type for all of them.
    key = (webhook.owner, webhook.body.location)
    if key not in namer.payloads:
        namer.payloads[key] = _content(webhook.body.content, pascal(webhook.owner) + "Payload", namer)
    return replace(webhook, body=replace(webhook.body, content=namer.payloads[key]))


def _response(response: Response, owner: str, namer: _Namer, *, is_answer: bool) -> Response:
    if response.component is None:
        name = owner + "Response" + ("" if is_answer else pascal(response.status).strip("_"))
        return replace(response, content=_content(response.content, name, namer))
    # A response that several operations refer to is one type for all of them.
    name = pascal(response.component) + "Response"
    if name not in namer.responses:
        namer.responses[name] = _content(response.content, name, namer)
    return replace(response, content=namer.responses[name])


def _content(content: tuple[MediaType, ...], name: str, namer: _Namer) -> tuple[MediaType, ...]:
    """Name the schemas of a content map: equal ones share a name, further ones get their media type's subtype."""
    named: list[tuple[Any, Any]] = []
    result: list[MediaType] = []
    for media in content:
        known = next((done for raw, done in named if raw == media.schema), None)
        if known is None:
            own_name = name + pascal(media.media_type.split("/")[-1].split(";")[0]) if named else name
            known = namer.visit(media.schema, own_name, media.location.child("schema"))
            named.append((media.schema, known))
        item = namer.visit(media.item_schema, name + "Item", media.location.child("itemSchema"))
        result.append(replace(media, schema=known, item_schema=item))
    return tuple(result)
