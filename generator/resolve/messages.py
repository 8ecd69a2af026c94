"""Request bodies and responses (OpenAPI 3.1.1, sections 4.8.13 to 4.8.17)."""

from __future__ import annotations

import re

from generator.node import Node
from generator.openapi import JsonSchema, MediaType, RequestBody, Response
from generator.resolve.context import Context

_STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)|DEFAULT")


def request_body(context: Context, operation: Node) -> RequestBody | None:
    """The body of an operation; None where it takes none."""
    if operation.get("requestBody") is None:
        return None
    node = context.follow(operation.child("requestBody"))
    if node is None:
        return None
    content = _content(context, node)
    if not content:
        context.diagnostics.warning("R109", "the request body describes no content; it is ignored", node.location)
        return None
    return RequestBody(
        required=node.flag("required"),
        content=content,
        location=node.location,
        description=context.text(node, "description"),
    )


def responses(context: Context, operation: Node) -> tuple[Response, ...]:
    """The responses of an operation; entries that are no status code are left out."""
    found: list[Response] = []
    for status, entry in operation.child("responses").entries():
        if _STATUS.fullmatch(status.upper()) and (node := context.follow_or_empty(entry)) is not None:
            found.append(_response(context, status, entry, node))
    return tuple(found)


def _response(context: Context, status: str, entry: Node, node: Node) -> Response:
    return Response(
        status="default" if status.lower() == "default" else status.upper(),
        description=context.text(node, "description"),
        content=_content(context, node),
        location=node.location,
        component=_component(entry),
        headers=tuple(name for name, _ in node.child("headers").entries()),
    )


def _component(entry: Node) -> str | None:
    """The name of the component that an entry refers to."""
    prefix, _, name = (entry.reference or "").rpartition("/")
    return name if prefix.endswith("#/components/responses") else None


def _content(context: Context, owner: Node) -> tuple[MediaType, ...]:
    return tuple(
        _media_type(context, media_type, node)
        for media_type, entry in owner.child("content").entries()
        if (node := context.follow_or_empty(entry)) is not None
    )


def _media_type(context: Context, media_type: str, node: Node) -> MediaType:
    return MediaType(media_type, _schema(context, node, "schema"), node.location, _schema(context, node, "itemSchema"))


def _schema(context: Context, media: Node, key: str) -> JsonSchema | None:
    return context.schemas.convert(media.child(key)) if key in media.value else None
