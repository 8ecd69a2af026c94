"""What datamodel-code-generator gets to see: a small part of JSON Schema, of which it makes what is expected.

Only known keywords reach it. An object with fields stands under a name of its own, so it has no type to invent;
restrictions stay where a field or an alias can carry them; an enum is open; a default stays where it has the type
of its field; prose does not travel.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.formats import ScalarName, scalar
from generator.ir import Model
from generator.keywords import REFERENCE_PREFIX, further_properties
from generator.models.definitions import (
    DEFINITION_PREFIX,
    EXTRA,
    AliasDefinition,
    ClassDefinition,
    Definition,
    FieldDefinition,
    Tag,
)
from generator.names import field_name
from generator.node import fits_literal, is_array, is_object
from generator.openapi import JsonSchema
from generator.text import LINE_LENGTH, Identifier, wrap

RUNTIME = "clientwright_runtime"
"""What stands for the package's own runtime, until the import lines are written."""

_NULL: JsonSchema = {"type": "null"}
_LONGEST = 2**63 - 1
_RESTRICTIONS: Mapping[str, tuple[str, ...]] = {
    "string": ("minLength", "maxLength"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("minItems", "maxItems"),
}
"""A pattern is documentation: models never run a document's regular expression."""

_FORMATS: Mapping[ScalarName, str] = {
    "Decimal": "decimal",
    "IPv4Address": "ipv4",
    "IPv6Address": "ipv6",
    "UUID": "uuid",
    "bytes": "binary",
    "date": "date",
    "datetime": "date-time",
    "time": "time",
    "timedelta": "duration",
}
"""The format by which datamodel-code-generator knows a type."""

_OWN_TYPES = frozenset({"Base64", "DecimalNumber"})
"""Types of the runtime that it knows no format for."""

_KINDS = frozenset({"string", "integer", "number", "boolean", "array", "object"})
_MAXIMUM_HOPS = 64


@dataclass(frozen=True, slots=True)
class Normaliser:
    """Rewrites the schemas of a package.

    Attributes:
        models: The models, by the names of their classes.
    """

    models: Mapping[str, Model]

    def definition(self, model: Model) -> Definition:
        """The definition of a model: a class with at most one base, or an alias."""
        schema = model.schema
        description = _description(schema)
        if not is_class(model):
            return AliasDefinition(*self._alias(model.name.python, schema), description)
        bases: list[JsonSchema] = schema.get("allOf", [])
        base = Identifier(bases[0]["$ref"].removeprefix(REFERENCE_PREFIX)) if bases else None
        return ClassDefinition(base, tuple(self._fields(model, bases)), description)

    def _fields(self, model: Model, bases: Iterable[JsonSchema]) -> Iterator[FieldDefinition]:
        properties: JsonSchema = model.schema.get("properties", {})
        further = self._type(further_properties(model.schema)) if EXTRA not in properties else {}
        if further and not self._has_further(bases):
            yield FieldDefinition(EXTRA, EXTRA, {"type": "object", "additionalProperties": further}, is_required=True)
        required = frozenset(model.schema.get("required", ()))
        names = {field.name.wire: str(field.name.python) for field in model.fields}
        for wire, schema in properties.items():
            yield self._field(wire, names[wire], schema, is_required=wire in required)

    def _field(self, wire: str, attribute: str, schema: Any, *, is_required: bool) -> FieldDefinition:
        result = self._type(schema, restricted=True)
        default = schema.get("default") if is_object(schema) else None
        if self._fits(default, result):
            result, default = {**result, "default": default}, None
        elif is_required:
            default = None
        return FieldDefinition(wire, attribute, result, is_required, default, _description(schema))

    def _alias(self, name: Identifier, schema: JsonSchema) -> tuple[JsonSchema, Tag | None]:
        result = self._type(schema, restricted=True)
        is_list = result.get("type") == "array"
        if is_list and self._reference({"$ref": str(name)}) in _references(result):
            # A list of itself would become a bare `list`; as the only alternative it keeps its items.
            result = {"anyOf": [result]}
        discriminator = schema.get("discriminator")
        if is_object(discriminator) and len(_list(result.get("anyOf"))) > 1:
            return result, self._tag(discriminator)
        return result, None

    def _tag(self, discriminator: JsonSchema) -> Tag:
        wire: str = discriminator["propertyName"]
        members: dict[str | int, dict[Identifier, None]] = {}
        for value, reference in discriminator["values"]:
            members.setdefault(value, {})[self._class(reference)] = None
        return Tag(
            names=tuple(dict.fromkeys((wire, str(field_name(wire))))),
            members=tuple((value, tuple(names)) for value, names in members.items()),
            default=self._class(discriminator["otherwise"]) if "otherwise" in discriminator else None,
            optional=discriminator["optional"],
        )

    def _class(self, reference: JsonSchema) -> Identifier:
        """The model that a reference leads to, by its own name: some are but another name of one."""
        seen: set[str] = set()
        while (name := reference["$ref"].rpartition("/")[2]) not in seen:
            seen.add(name)
            schema = self.models[name].schema
            result = {} if is_class(self.models[name]) else self._type(schema, restricted=True)
            only = [result, *_list(result.get("anyOf"))]
            reference = only[-1] if len(only) < 3 and "$ref" in only[-1] else reference
        return Identifier(name)

    def _has_further(self, bases: Iterable[JsonSchema]) -> bool:
        """Whether a base says already what its further properties are."""
        for base in bases:
            schema = self.models[base["$ref"].removeprefix(REFERENCE_PREFIX)].schema
            if self._type(further_properties(schema)) or self._has_further(schema.get("allOf", ())):
                return True
        return False

    def _reference(self, schema: JsonSchema) -> JsonSchema:
        return {"$ref": f"{DEFINITION_PREFIX}{schema['$ref'].removeprefix(REFERENCE_PREFIX)}"}

    def _type(self, schema: Any, *, restricted: bool = False) -> JsonSchema:
        """The type alone.

        Args:
            schema: A schema without fields of its own.
            restricted: Whether restrictions may stay; elsewhere each of them would become a type with a name.
        """
        if not is_object(schema):
            return {}
        if "$ref" in schema:
            return self._reference(schema)
        if "const" in schema:
            return _constant(schema["const"])
        if is_array(values := schema.get("enum")):
            return _open_enum(values)
        if variants := [*_list(schema.get("anyOf")), *_list(schema.get("oneOf"))]:
            return self._union(variants, restricted)
        kinds = schema.get("type") or _implied(schema)
        return self._of_kinds([kinds] if isinstance(kinds, str) else kinds, schema, restricted)

    def _union(self, variants: Iterable[Any], restricted: bool) -> JsonSchema:
        variants = list(variants)
        real = [variant for variant in variants if variant != _NULL]
        if len(real) == 1:
            only = self._type(real[0], restricted=restricted)
            return only if len(variants) == 1 else _or_null(only)
        return _any_of(self._type(variant) for variant in variants)

    def _of_kinds(self, kinds: Iterable[Any], schema: JsonSchema, restricted: bool) -> JsonSchema:
        known = [kind for kind in kinds if kind in _KINDS]
        has_null = "null" in kinds
        match known:
            case []:
                return dict(_NULL) if has_null else {}
            case [kind]:
                only = self._of_kind(kind, schema, restricted)
                return _or_null(only) if has_null else only
            case _:
                several = [self._of_kind(kind, schema, restricted=False) for kind in known]
                return _any_of([*several, dict(_NULL)] if has_null else several)

    def _of_kind(self, kind: str, schema: JsonSchema, restricted: bool) -> JsonSchema:
        match kind:
            case "object":
                # Without a schema for the values it would be a class without fields.
                return {"type": "object", "additionalProperties": self._type(further_properties(schema))}
            case "array" if is_array(prefix := schema.get("prefixItems")):
                items = [self._type(item) for item in prefix]
                return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
            case "array":
                result: JsonSchema = {"type": "array", "items": self._type(schema.get("items"))}
            case _:
                result = _of_scalar(kind, schema)
        if restricted and result.keys().isdisjoint(("format", "customTypePath")):
            result |= {key: schema[key] for key in _RESTRICTIONS.get(kind, ()) if _is_bound(key, schema.get(key))}
        return result

    def _fits(self, default: Any, result: JsonSchema) -> bool:
        """Whether a default can stand in source as it is: a scalar of the field's type."""
        if not isinstance(default, bool | int | float | str):
            return False
        for _ in range(_MAXIMUM_HOPS):
            if "$ref" not in result:
                break
            model = self.models[result["$ref"].removeprefix(DEFINITION_PREFIX)]
            result = {} if model.fields else self._type(model.schema)
        if "anyOf" in result:
            return any(self._fits(default, variant) for variant in result["anyOf"])
        if "const" in result:
            return bool(default == result["const"])
        if "enum" in result:
            return default in result["enum"]
        kinds = _list(result.get("type")) or [result.get("type")]
        has_form = "format" in result or "customTypePath" in result
        return not has_form and kind_of(default) in kinds


def _description(schema: Any) -> str:
    text = schema.get("description") if is_object(schema) else None
    return wrap(text, LINE_LENGTH - 8) if isinstance(text, str) and text.strip() else ""


def is_class(model: Model) -> bool:
    """Whether a model becomes a class; else it is an alias."""
    return bool(model.schema.get("properties") or model.schema.get("allOf"))


def kind_of(value: Any) -> str:
    """The JSON Schema type of a JSON value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _open_enum(values: list[Any]) -> JsonSchema:
    """The values, or anything else of their types: a server may know more of them than the document.

    Values that `Literal` cannot hold are left to their type.
    """
    known = [value for value in values if value is not None]
    variants: list[JsonSchema] = []
    for kind in dict.fromkeys(map(kind_of, known)):
        of_kind = [value for value in known if kind_of(value) == kind]
        if all(map(fits_literal, of_kind)):
            variants.append({"enum": list(dict.fromkeys(of_kind)), "type": kind})
    variants += [_of_any(kind) for kind in sorted({*map(kind_of, known)})]
    if len(known) < len(values):
        variants.append(dict(_NULL))
    return _any_of(variants)


def _of_any(kind: str) -> JsonSchema:
    match kind:
        case "array":
            return {"type": "array", "items": {}}
        case "object":
            return {"type": "object", "additionalProperties": {}}
        case _:
            return {"type": kind}


def _of_scalar(kind: str, schema: JsonSchema) -> JsonSchema:
    name = scalar(kind, schema)
    if name in _OWN_TYPES:
        return {"type": kind, "customTypePath": f"{RUNTIME}.formats.{name}"}
    if name in _FORMATS:
        return {"type": "string", "format": _FORMATS[name]}
    return {"type": "integer" if name == "int" else kind}


def _constant(value: Any) -> JsonSchema:
    return {"const": value} if fits_literal(value) else _of_any(kind_of(value))


def _or_null(result: JsonSchema) -> JsonSchema:
    if isinstance(result.get("type"), str):
        return {**result, "type": [result["type"], "null"]} if result != _NULL else result
    return _any_of([result, dict(_NULL)])


def _any_of(variants: Iterable[JsonSchema]) -> JsonSchema:
    """Flat, without repetition; anything at all if one of them is."""
    flat: list[JsonSchema] = []
    for variant in variants:
        flat += [inner for inner in variant.get("anyOf", [variant]) if inner not in flat]
    if not flat or {} in flat:
        return {}
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _references(result: JsonSchema) -> list[JsonSchema]:
    """The references in a type."""
    if "$ref" in result:
        return [result]
    inner = [*result.get("anyOf", ()), result.get("items"), result.get("additionalProperties")]
    return [found for part in inner if is_object(part) for found in _references(part)]


def _implied(schema: JsonSchema) -> list[str]:
    """The type that a schema without `type` is about."""
    if "items" in schema:
        return ["array"]
    return ["object"] if is_object(schema.get("additionalProperties")) or schema.get("patternProperties") else []


def _list(value: Any) -> list[Any]:
    return value if is_array(value) else []


def _is_bound(key: str, value: Any) -> bool:
    """Whether pydantic takes it: a length that a machine has a number for, a factor that divides, a finite number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    if "Length" in key or "Items" in key:
        return 0 <= value <= _LONGEST
    return abs(value) <= sys.float_info.max and (key != "multipleOf" or value > 0)
