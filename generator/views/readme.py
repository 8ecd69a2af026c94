"""The package's README: every resource and method with an example that runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator import ir
from generator.layout import lay_out
from generator.names import snake
from generator.text import Identifier, Prose, Source, code_span, join, literal, prose, source
from generator.views.filters import FiltersReadme, filters_readme
from generator.views.prose import sentence, title
from generator.views.types import TypeWriter


@dataclass(frozen=True, slots=True)
class MethodReadme:
    """One method."""

    name: Identifier
    summary: Prose
    request_line: Prose
    example: Source
    returns: Source


@dataclass(frozen=True, slots=True)
class ResourceReadme:
    """One resource."""

    name: Identifier
    description: Prose
    methods: tuple[MethodReadme, ...]


@dataclass(frozen=True, slots=True)
class ArgumentReadme:
    """An argument of the constructor with its environment variable."""

    name: Identifier
    variable: Source
    description: Prose


@dataclass(frozen=True, slots=True)
class ApiReadme:
    """One of the documents."""

    title: Prose
    version: Prose
    description: Prose


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """What the template of the README prints."""

    package: Identifier
    client: Identifier
    async_client: Identifier
    error: Identifier
    apis: tuple[ApiReadme, ...]
    construction: Source
    async_construction: Source
    quick_start: Source
    quick_start_async: Source
    arguments: tuple[ArgumentReadme, ...]
    resources: tuple[ResourceReadme, ...]
    first_call: Source
    first_raw_call: Source
    rate_limit: Source | None
    has_pages: bool
    has_result_errors: bool
    filters: FiltersReadme | None


def readme_view(package: ir.Package) -> ReadmeView:
    """The view of a package's README."""
    writer = _Examples({model.name.python: model for model in package.models})
    resources = tuple(_resource(resource, writer) for resource in package.resources)
    methods = [(r, m) for r in package.resources for m in r.methods]
    # Reading is the safer thing to try first; a page shows the most.
    first = min(methods, key=lambda pair: (pair[1].pages is None, pair[1].http_method != "GET"), default=None)
    call = writer.call(*first) if first else Source("client")
    server = package.server.variables if package.server else ()
    constructed = writer.construction(package)
    is_paged = first is not None and first[1].pages is not None
    raw = call.replace(f".{first[1].name}(", f".with_raw_response.{first[1].name}(", 1) if first else call
    limit = package.rate_limit
    return ReadmeView(
        package=package.name,
        client=package.client,
        async_client=Identifier(f"Async{package.client}"),
        error=Identifier(f"{package.client}Error"),
        apis=tuple(ApiReadme(prose(a.title), prose(a.version), prose(a.description)) for a in package.apis),
        construction=source("with {c} as client:", c=constructed),
        async_construction=source("async with Async{c} as client:", c=constructed),
        quick_start=_indented(_shown(call, is_paged, ""), 4),
        quick_start_async=_indented(_shown(call, is_paged, "async "), 8),
        arguments=(
            *(
                ArgumentReadme(c.name, Source(c.variable), prose(sentence(c.description)))
                for credential in package.credentials
                for c in credential.arguments
            ),
            *(ArgumentReadme(v.name.python, Source(v.variable), prose(sentence(v.description))) for v in server),
        ),
        resources=resources,
        first_call=call,
        first_raw_call=Source(raw),
        rate_limit=source(
            "{n} calls in {s} seconds",
            n=literal(limit.calls),
            s=literal(int(limit.seconds) if limit.seconds % 1 == 0 else limit.seconds),
        )
        if limit
        else None,
        has_pages=any(method.pages is not None for _, method in methods),
        has_result_errors=package.envelope is not None,
        filters=filters_readme(package, writer.call),
    )


def _resource(resource: ir.Resource, writer: _Examples) -> ResourceReadme:
    return ResourceReadme(
        name=resource.name,
        description=prose(sentence(resource.description)),
        methods=tuple(_method(resource, method, writer) for method in resource.methods),
    )


def _method(resource: ir.Resource, method: ir.Method, writer: _Examples) -> MethodReadme:
    call = writer.call(resource, method)
    types = TypeWriter()
    if method.pages is not None:
        returns = source("Page[{item}]", item=types.result(method.page_item))
    else:
        returns = types.result(method.answer.type) if method.answer.type else Source("None")
    return MethodReadme(
        name=method.name,
        summary=prose(title(method)),
        request_line=code_span(f"{method.http_method} {method.path}"),
        example=lay_out(call) if method.pages is None else _shown(call, True, ""),
        returns=returns,
    )


def _shown(call: Source, is_paged: bool, keyword: str) -> Source:
    if is_paged:
        return Source(f"{keyword}for record in {call}:\n    print(record)")
    awaited = "await " if keyword else ""
    return Source(f"result = {awaited}{call}\nprint(result)")


def _indented(text: Source, indent: int) -> Source:
    margin = " " * indent
    return Source("\n".join(margin + line for line in text.split("\n")))


@dataclass(frozen=True, slots=True)
class _Examples:
    """Writes calls that type-check and run."""

    models: Mapping[str, ir.Model]

    def construction(self, package: ir.Package) -> Source:
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
        page_size = method.pages.limit if isinstance(method.pages, ir.OffsetRule | ir.NumberRule) else None
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
