"""Server-sent events whose data is JSON: it has the type that its `contentSchema` says (OpenAPI 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.keywords import REFERENCE_PREFIX
from generator.node import is_array, is_object
from generator.openapi import Api, JsonSchema, MediaType, Response, Schema

_MAXIMUM_HOPS = 16


def open_event_data(api: Api) -> Api:
    """The same description; where an event's data is a text of JSON, it is that JSON.

    The component that describes such an event stays what it is: something else may refer to it.
    """

    def opened(response: Response) -> Response:
        return replace(response, content=tuple(_media(media, api.schemas) for media in response.content))

    operations = tuple(
        replace(operation, responses=tuple(map(opened, operation.responses))) for operation in api.operations
    )
    return replace(api, operations=operations)


def _media(media: MediaType, schemas: Mapping[str, Schema]) -> MediaType:
    if media.item_schema is None or not media.media_type.lower().startswith("text/event-stream"):
        return media
    opened = _event(media.item_schema, schemas)
    return media if opened is None else replace(media, item_schema=opened)


def _event(schema: Any, schemas: Mapping[str, Schema], hops: int = 0) -> JsonSchema | None:
    """An event with its data as JSON; None where it is text, or of several kinds of event for one of them."""
    if not is_object(schema) or hops > _MAXIMUM_HOPS:
        return None
    if isinstance(reference := schema.get("$ref"), str):
        target = schemas.get(reference.removeprefix(REFERENCE_PREFIX))
        return None if target is None else _event(target.schema, schemas, hops + 1)
    properties = schema.get("properties")
    if is_object(properties) and is_object(data := properties.get("data")) and _is_json(data):
        content = data.get("contentSchema")
        return {**schema, "properties": {**properties, "data": content if is_object(content) else {}}}
    for key in ("oneOf", "anyOf"):
        if is_array(members := schema.get(key)) and "discriminator" not in schema and not properties:
            opened = [_event(member, schemas, hops + 1) for member in members]
            return None if None in opened else {**schema, key: opened}
    return None


def _is_json(data: JsonSchema) -> bool:
    media_type = data.get("contentMediaType")
    kind = media_type.partition(";")[0].strip().lower() if isinstance(media_type, str) else ""
    return kind == "application/json" or kind.endswith("+json")
