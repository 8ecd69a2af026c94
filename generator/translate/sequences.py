"""Answers that are a sequence of items: server-sent events, JSON lines, JSON text sequences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.ir import Reads
from generator.node import is_array, is_object
from generator.openapi import JsonSchema, MediaType
from generator.translate.media import Sequence
from generator.translate.schemas import ApiSchemas

_EVENT_FIELDS = frozenset({"data", "event", "id", "retry"})
_MAXIMUM_HOPS = 16

_Form = Literal["text", "json"]


def item_of(media: MediaType, form: Sequence, schemas: ApiSchemas) -> tuple[JsonSchema, Reads]:
    """The schema of one item, and how it is read.

    That is the `itemSchema`. Before OpenAPI 3.2 there was none: documents give the schema of an item, or an array of
    them, as `schema`.
    """
    schema = media.item_schema
    if form == "sse" and schema is not None and (data := _data_of_events(schema, schemas)) is not None:
        return schema, "events" if data == "text" else "json_events"
    if schema is None:
        schema = media.schema or {}
        whole = schemas.follow(schema)
        if whole.get("type") == "array":
            items = whole.get("items")
            schema = items if is_object(items) else {}
    if form != "sse":
        return schema, form
    return schema, "event_text" if _is_text(schema, schemas) else "event_data"


def _data_of_events(schema: JsonSchema, schemas: ApiSchemas) -> _Form | None:
    """What the data of an event is; None where the schema is not one of events, but of their data."""
    forms: set[_Form] = set()
    for event in _alternatives(schema, schemas):
        properties = schemas.properties(event)
        if "data" not in properties or not properties.keys() <= _EVENT_FIELDS:
            return None
        forms.add("text" if _is_text(properties["data"], schemas) else "json")
    return "json" if forms == {"json"} else "text"


def _is_text(schema: JsonSchema, schemas: ApiSchemas) -> bool:
    return all(_is_string(each) for each in _alternatives(schema, schemas))


def _is_string(schema: JsonSchema) -> bool:
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if is_array(values) and values:
        return all(isinstance(value, str) for value in values)
    return schema.get("type") == "string"


def _alternatives(schema: JsonSchema, schemas: ApiSchemas, hops: int = 0) -> Iterator[JsonSchema]:
    """The members of a union, those of its unions among them; any other schema alone."""
    followed = schemas.follow(schema)
    members = followed.get("oneOf") or followed.get("anyOf")
    if not is_array(members) or hops > _MAXIMUM_HOPS:
        yield followed
        return
    for member in members:
        yield from _alternatives(member if is_object(member) else {}, schemas, hops + 1)
