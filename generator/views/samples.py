"""Values of the document's types, as JSON has them: what a caller could send and a server could answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator import ir
from generator.formats import scalar
from generator.names import Name, field_name, snake
from generator.node import is_object
from generator.openapi import JsonSchema
from generator.text import Identifier

_DEEPEST = 2
_MOST_ITEMS = 10


@dataclass(frozen=True, slots=True)
class Samples:
    """Makes values.

    Attributes:
        models: Every model of the package.
        wire: Whether fields are called as on the wire, not as in Python.
    """

    models: Mapping[Identifier, ir.Model]
    wire: bool

    def answer(self, method: ir.Method, envelope: ir.ErrorEnvelope | None) -> object:
        """The whole body of a good answer."""
        value = self.value(method.answer.type or ir.NONE, "text")
        if method.pages is not None:
            value = [self.value(method.page_item, "text")]
            for name in reversed((method.pages.items or "").split(".") if method.pages.items else ()):
                value = {name: value}
        if envelope is not None and method.answer.enveloped:
            return {envelope.ok: True, envelope.data: value}
        return value

    def value(self, kind: ir.Type, hint: str, depth: int = 0) -> object:
        """A value of a type; a text is the hint."""
        match kind:
            case ir.Primitive(name=name):
                return _PRIMITIVE_VALUES.get(name, hint)
            case ir.Constant(values=values):
                return values[0]
            case ir.ListOf(items=items):
                return [self.value(items, hint, depth + 1)]
            case ir.TupleOf(items=items):
                parts = [self.value(item, hint, depth + 1) for item in items]
                return parts if self.wire else tuple(parts)
            case ir.MapOf():
                return {}
            case ir.FileInput():
                return hint if self.wire else b"..."
            case ir.UnionOf(members=members):
                return self.value(members[0], hint, depth)
            case ir.ModelReference(name=name):
                return self._model(self.models[name], hint, depth)

    def _model(self, model: ir.Model, hint: str, depth: int) -> object:
        properties = self._properties(model)
        if not properties:
            return self._of(model.schema, hint, depth)
        if depth > _DEEPEST:
            return {}
        return {
            name.wire if self.wire else str(name.python): self._of(properties[name][1], name.wire, depth + 1)
            for name in _shown(properties)
        }

    def _properties(self, model: ir.Model) -> dict[Name, tuple[ir.Field, JsonSchema]]:
        """The properties of a class, those of its base first."""
        found: dict[Name, tuple[ir.Field, JsonSchema]] = {}
        for base in model.schema.get("allOf", ()):
            found |= self._properties(self.models[_target(base)])
        own = model.schema.get("properties", {})
        return found | {field.name: (field, own[field.name.wire]) for field in model.fields}

    def _of(self, schema: Any, hint: str, depth: int) -> object:
        """A value of a schema."""
        if not is_object(schema) or depth > 2 * _DEEPEST:
            return {}
        if "$ref" in schema:
            model = self.models.get(_target(schema))
            return self._model(model, hint, depth + 1) if model else {}
        if values := [schema["const"]] if "const" in schema else schema.get("enum"):
            return values[0]
        if is_object(tag := schema.get("discriminator")) and not schema.get("properties"):
            return self._tagged(tag, hint, depth)
        for key in ("anyOf", "oneOf"):
            if schema.get(key):
                return self._of(schema[key][0], hint, depth + 1)
        match schema.get("type"):
            case [str(kind), *_] | str(kind):
                return self._of_type(kind, schema, hint, depth)
            case _:
                return {}

    def _tagged(self, tag: JsonSchema, hint: str, depth: int) -> object:
        value, reference = tag["values"][0]
        member = self._of(reference, hint, depth)
        wire: str = tag["propertyName"]
        return {**member, wire if self.wire else str(field_name(wire)): value} if is_object(member) else member

    def _of_type(self, kind: str, schema: Mapping[str, Any], hint: str, depth: int) -> object:
        match kind:
            case "string" if schema.get("format") == "binary" and not self.wire:
                return b"..."
            case "string":
                return _TEXTS.get(scalar("string", schema), str(snake(hint)))
            case "integer" | "number":
                return schema.get("minimum", 1)
            case "boolean":
                return True
            case "array" if "prefixItems" in schema:
                items = [self._of(item, hint, depth + 1) for item in schema["prefixItems"]]
                return items if self.wire else tuple(items)
            case "array":
                return [self._of(schema.get("items"), hint, depth + 1)] * min(schema.get("minItems", 0), _MOST_ITEMS)
            case _:
                return {}


def _shown(properties: Mapping[Name, tuple[ir.Field, JsonSchema]]) -> list[Name]:
    """The fields that are required, else a few texts; but an identifier is the server's to give."""
    required = [name for name, (field, _) in properties.items() if field.required]
    texts = [name for name, (_, schema) in properties.items() if is_object(schema) and schema.get("type") == "string"]
    return required or [name for name in texts if not name.python.endswith("id")][:2] or texts[:1]


def _target(reference: JsonSchema) -> Identifier:
    return Identifier(reference["$ref"].rpartition("/")[2])


_TEXTS: Mapping[str, str] = {
    "Base64": "aGVsbG8=",
    "Decimal": "12.50",
    "IPv4Address": "192.0.2.1",
    "IPv6Address": "2001:db8::1",
    "UUID": "12345678-1234-5678-1234-567812345678",
    "date": "2026-01-31",
    "datetime": "2026-01-31T12:00:00Z",
    "time": "12:00:00",
    "timedelta": "P1DT12H",
}
"""Of scalars that travel as a text of a certain form."""

_PRIMITIVE_VALUES: Mapping[str, object] = {
    **_TEXTS,
    "int": 1,
    "float": 1.5,
    "DecimalNumber": 12.5,
    "bool": True,
    "None": None,
    "Any": {},
}
