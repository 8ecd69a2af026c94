"""What only one side gives: `readOnly` and `writeOnly` (JSON Schema Validation 2020-12, 9.4; OpenAPI 3.0.4, 4.7.24.2).

A property that only the server gives is nothing to send, and one that it never gives need not come, required or not.
A schema that goes both ways keeps its name for what comes. It gets a twin for what is sent, `PlanInput`, only where
one class cannot serve both: a property that only one side has is required, or stands in a schema that this one holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.keywords import REFERENCE_PREFIX, references, with_references
from generator.node import is_object
from generator.openapi import Api, JsonSchema, MediaType, Schema

_MARKS = ("readOnly", "writeOnly")
_MAXIMUM_HOPS = 64


def split_directions(api: Api) -> Api:
    """The same description, each schema as the side needs it that it is for."""
    marked = {name: _marked(schema.schema, api.schemas) for name, schema in api.schemas.items()}
    schemas = {name: replace(schema, schema=marked[name]) for name, schema in api.schemas.items()}
    graph = {name: frozenset(references(schema.schema)) for name, schema in schemas.items()}
    sent = _reached(graph, _sent(api))
    received = _reached(graph, _received(api))
    twins = _twin_names(_split(schemas, graph, sent & received), schemas)

    def as_sent(schema: Any) -> Any:
        return with_references(schema, lambda name: twins.get(name, name))

    result: dict[str, Schema] = {}
    for name, schema in schemas.items():
        is_one_sided = name in twins or (name in sent) != (name in received)
        if not is_one_sided:
            result[name] = schema
        elif name in received:
            result[name] = replace(schema, schema=_less_required(schema.schema, "writeOnly"))
        else:
            result[name] = replace(schema, schema=as_sent(_less_properties(schema.schema, "readOnly")))
        if name in twins:
            inner = as_sent(_less_properties(schema.schema, "readOnly"))
            result[twins[name]] = Schema(twins[name], inner, schema.location, inline=True)
    return replace(_with_sent(api, as_sent) if twins else api, schemas=result)


def _marked(schema: JsonSchema, schemas: Mapping[str, Schema]) -> JsonSchema:
    """The schema, its properties marked where what they refer to is."""
    properties = schema.get("properties")
    if not is_object(properties):
        return schema
    marked = {name: {**inner, **_marks(inner, schemas)} for name, inner in _properties(schema)}
    return {**schema, "properties": {**properties, **marked}}


def _marks(schema: JsonSchema, schemas: Mapping[str, Schema]) -> JsonSchema:
    found: JsonSchema = {}
    for _ in range(_MAXIMUM_HOPS):
        found |= {mark: True for mark in _MARKS if schema.get(mark) is True}
        if "$ref" not in schema:
            break
        schema = schemas[schema["$ref"].removeprefix(REFERENCE_PREFIX)].schema
    return found


def _split(schemas: Mapping[str, Schema], graph: Mapping[str, frozenset[str]], both: set[str]) -> list[str]:
    """The schemas that go both ways and cannot be one class: those with such a property, and those that hold them."""
    found = {name for name in both if _differs(schemas[name].schema)}
    while holders := {name for name in both - found if graph[name] & found}:
        found |= holders
    return [name for name in schemas if name in found]


def _differs(schema: JsonSchema) -> bool:
    required = schema.get("required", ())
    return any(mark in inner for name, inner in _properties(schema) if name in required for mark in _MARKS)


def _less_properties(schema: JsonSchema, mark: str) -> JsonSchema:
    """The schema without the properties that are marked."""
    left_out = {name for name, inner in _properties(schema) if inner.get(mark) is True}
    kept = {name: inner for name, inner in schema.get("properties", {}).items() if name not in left_out}
    return _less_required({**schema, "properties": kept}, mark, left_out) if left_out else schema


def _less_required(schema: JsonSchema, mark: str, names: Iterable[str] = ()) -> JsonSchema:
    """The schema in which the marked properties need not be there."""
    free = {*names, *(name for name, inner in _properties(schema) if inner.get(mark) is True)}
    required = [name for name in schema.get("required", ()) if name not in free]
    return {**schema, "required": required} if len(required) < len(schema.get("required", ())) else schema


def _properties(schema: JsonSchema) -> list[tuple[str, JsonSchema]]:
    return [(name, inner) for name, inner in schema.get("properties", {}).items() if is_object(inner)]


def _twin_names(split: Iterable[str], schemas: Mapping[str, Schema]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name in split:
        twin = f"{name}Input"
        while twin in schemas:
            twin += "Input"
        names[name] = twin
    return names


# --- what goes which way ----------------------------------------------------------------------------------------------


def _sent(api: Api) -> set[str]:
    schemas = [parameter.schema for operation in api.operations for parameter in operation.parameters]
    bodies = [operation.body.content for operation in api.operations if operation.body]
    return {name for schema in (*schemas, *map(_held, bodies)) for name in references(schema)}


def _received(api: Api) -> set[str]:
    contents = [response.content for operation in api.operations for response in operation.responses]
    contents += [webhook.body.content for webhook in api.webhooks]
    return {name for content in contents for name in references(_held(content))}


def _held(content: Iterable[MediaType]) -> list[Any]:
    return [schema for media in content for schema in (media.schema, media.item_schema)]


def _reached(graph: Mapping[str, frozenset[str]], start: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph[name]
    return found


def _with_sent(api: Api, as_sent: Callable[[Any], Any]) -> Api:
    def media(each: MediaType) -> MediaType:
        return replace(each, schema=as_sent(each.schema), item_schema=as_sent(each.item_schema))

    operations = tuple(
        replace(
            operation,
            parameters=tuple(replace(each, schema=as_sent(each.schema)) for each in operation.parameters),
            body=operation.body and replace(operation.body, content=tuple(map(media, operation.body.content))),
        )
        for operation in api.operations
    )
    return replace(api, operations=operations)
