"""Values of the document's types, as JSON has them: what a caller could send and a server could answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator import ir
from generator.names import snake
from generator.text import Identifier

_DEEPEST = 2


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
            case ir.MapOf():
                return {}
            case ir.FileInput():
                return hint if self.wire else b"..."
            case ir.UnionOf(members=members):
                return self.value(members[0], hint, depth)
            case ir.ModelReference(name=name):
                return self._model(self.models[name], hint, depth)

    def _model(self, model: ir.Model, hint: str, depth: int) -> object:
        schema = model.schema
        if schema.get("enum"):
            return schema["enum"][0]
        properties: Mapping[str, Any] = schema.get("properties", {})
        if not properties or depth > _DEEPEST:
            return {} if model.fields else hint
        return {
            name.wire if self.wire else str(name.python): self._property(properties[name.wire], name.wire, depth + 1)
            for name in (field.name for field in _shown(model, properties))
        }

    def _property(self, schema: Mapping[str, Any], wire: str, depth: int) -> object:
        if "$ref" in schema:
            model = self.models.get(Identifier(schema["$ref"].rpartition("/")[2]))
            return self._model(model, snake(wire), depth) if model else {}
        match schema.get("type"):
            case "string" if schema.get("format") == "binary" and not self.wire:
                return b"..."
            case "string":
                return str(_FORMATTED.get(schema.get("format", ""), snake(wire)))
            case "integer" | "number":
                return schema.get("minimum", 1)
            case "boolean":
                return True
            case "array":
                return []
            case _:
                return {}


def _shown(model: ir.Model, properties: Mapping[str, Any]) -> list[ir.Field]:
    """The fields that are required, else a few texts; but an identifier is the server's to give."""
    required = [field for field in model.fields if field.required]
    texts = [field for field in model.fields if properties[field.name.wire].get("type") == "string"]
    return required or [field for field in texts if not field.name.python.endswith("id")][:2] or texts[:1]


_FORMATTED = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "time": "12:00:00",
    "uuid": "12345678-1234-5678-1234-567812345678",
}
_PRIMITIVE_VALUES: Mapping[str, object] = {
    "int": 1,
    "float": 1.5,
    "bool": True,
    "date": _FORMATTED["date"],
    "datetime": _FORMATTED["date-time"],
    "time": _FORMATTED["time"],
    "UUID": _FORMATTED["uuid"],
    "None": None,
    "Any": {},
}
