"""Calls for the README: each type-checks, and runs against a server of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator import ir
from generator.names import snake
from generator.text import Source, join, literal, source


@dataclass(frozen=True, slots=True)
class Examples:
    """Writes calls that type-check and run."""

    models: Mapping[str, ir.Model]

    def construction(self, package: ir.Package) -> Source:
        """The call that makes a client."""
        server = package.server
        arguments = [
            source("{name}={value}", name=v.name.python, value=literal(v.enum[0] if v.enum else "acme"))
            for v in (server.variables if server else ())
            if v.default is None or v.enum
        ]
        for credential in package.credentials:
            arguments += [source('{name}="..."', name=argument.name) for argument in credential.arguments]
        if server is None:
            arguments.append(Source('base_url="https://api.example.com"'))
        return source("{client}({arguments})", client=package.client, arguments=join(", ", arguments))

    def call(self, resource: ir.Resource, method: ir.Method, given: Mapping[str, Source] | None = None) -> Source:
        """A call of a method with what it requires, of a page a hundred records; `given` by wire names goes before."""
        arguments: list[Source] = []
        for parameter in method.parameters:
            if parameter.location_in == "path":
                arguments.append(self._value(parameter.argument.type, parameter.argument.name.python))
        named = [p.argument for p in method.parameters if p.location_in != "path"]
        match method.body:
            case ir.FieldsBody(fields=fields):
                named += fields
            case ir.WholeBody(argument=argument):
                named.append(argument)
            case None:
                pass
        page_size = (
            method.pages.limit if isinstance(method.pages, ir.OffsetRule | ir.NumberRule | ir.LinkRule) else None
        )
        for argument in named:
            if given and argument.name.wire in given:
                value = given[argument.name.wire]
            elif argument.required:
                value = self._value(argument.type, argument.name.python)
            elif page_size and argument.name.wire == page_size.name:
                value = literal(100)
            else:
                continue
            arguments.append(source("{name}={value}", name=argument.name.python, value=value))
        return source(
            "client.{resource}.{method}({arguments})",
            resource=resource.name,
            method=method.name,
            arguments=join(", ", arguments),
        )

    def _value(self, kind: ir.Type, hint: str, depth: int = 0) -> Source:
        match kind:
            case ir.Primitive(name=name):
                return _PRIMITIVE_VALUES.get(name) or literal(hint.strip("_"))
            case ir.Constant(values=values):
                return literal(values[0])
            case ir.ListOf(items=items):
                return source("[{item}]", item=self._value(items, hint, depth + 1))
            case ir.MapOf():
                return Source("{}")
            case ir.UnionOf(members=members):
                return self._value(members[0], hint, depth)
            case ir.ModelReference(name=name):
                return self._model_value(self.models[name], hint, depth)

    def _model_value(self, model: ir.Model, hint: str, depth: int) -> Source:
        schema = model.schema
        if schema.get("enum"):
            return literal(schema["enum"][0])
        properties: Mapping[str, Any] = schema.get("properties", {})
        if not properties or depth > 2:
            return Source("{}") if model.fields else literal(hint)
        required = [f for f in model.fields if f.required]
        # An identifier is the server's to give.
        texts = [f for f in model.fields if properties[f.name.wire].get("type") == "string"]
        shown = required or [f for f in texts if not f.name.python.endswith("id")][:2] or texts[:1]
        items = [
            source(
                "{key}: {value}",
                key=literal(str(found.name.python)),
                value=self._property_value(properties[found.name.wire], found.name.wire, depth + 1),
            )
            for found in shown
        ]
        return source("{{{items}}}", items=join(", ", items))

    def _property_value(self, schema: Mapping[str, Any], wire: str, depth: int) -> Source:
        if "$ref" in schema:
            model = self.models.get(schema["$ref"].rpartition("/")[2])
            return self._model_value(model, snake(wire), depth) if model else Source("{}")
        match schema.get("type"):
            case "string":
                return literal(_FORMATTED.get(schema.get("format", ""), snake(wire)))
            case "integer" | "number":
                return literal(schema.get("minimum", 1))
            case "boolean":
                return Source("True")
            case "array":
                return Source("[]")
            case _:
                return Source("{}")


_PRIMITIVE_VALUES = {
    "int": Source("1"),
    "float": Source("1.5"),
    "bool": Source("True"),
    "bytes": Source('b"..."'),
    "date": Source("datetime.date(2026, 1, 31)"),
    "datetime": Source("datetime.datetime(2026, 1, 31, 12, 0)"),
    "time": Source("datetime.time(12, 0)"),
    "UUID": Source('uuid.UUID("12345678-1234-5678-1234-567812345678")'),
    "None": Source("None"),
}
_FORMATTED = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "time": "12:00:00",
    "uuid": "12345678-1234-5678-1234-567812345678",
}
