"""Request bodies and responses (OpenAPI 3.1.1, sections 4.8.13 to 4.8.17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.node import Node
from generator.openapi import Encoding, Header, JsonSchema, MediaType, RequestBody, Response
from generator.resolve.context import Context

_FORM = "application/x-www-form-urlencoded"
_FORM_DATA = "multipart/form-data"
_POSITIONAL = ("prefixEncoding", "itemEncoding")
"""OpenAPI 3.2's ways to encode parts that have no names."""

_STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)|DEFAULT")


def request_body(context: Context, operation: Node) -> RequestBody | None:
    """The body of an operation; None where it takes none."""
    if operation.get("requestBody") is None:
        return None
    node = context.follow(operation.child("requestBody"))
    if node is None:
        return None
    content = tuple(
        replace(_media_type(context, media_type, media), encoding=_encodings(context, media_type, media))
        for media_type, media in _media_types(context, node)
    )
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
        headers=tuple(_headers(context, node)),
    )


def _headers(context: Context, response: Node) -> Iterator[Header]:
    """The headers of a response; one called Content-Type is to be ignored."""
    for name, entry in response.child("headers").entries():
        if name.lower() == "content-type" or (node := context.follow_or_empty(entry)) is None:
            continue
        description, explode = context.text(node, "description"), node.flag("explode")
        content = next(iter(_content(context, node)), None)
        if content is not None:
            yield Header(name, content.schema or {}, explode, description, content.media_type)
        else:
            yield Header(name, _schema(context, node, "schema") or {}, explode, description)


def _component(entry: Node) -> str | None:
    """The name of the component that an entry refers to."""
    prefix, _, name = (entry.reference or "").rpartition("/")
    return name if prefix.endswith("#/components/responses") else None


def _content(context: Context, owner: Node) -> tuple[MediaType, ...]:
    return tuple(_media_type(context, media_type, node) for media_type, node in _media_types(context, owner))


def _media_types(context: Context, owner: Node) -> Iterator[tuple[str, Node]]:
    for media_type, entry in owner.child("content").entries():
        if (node := context.follow_or_empty(entry)) is not None:
            yield media_type, node


def _media_type(context: Context, media_type: str, node: Node) -> MediaType:
    schema, items = _schema(context, node, "schema"), _schema(context, node, "itemSchema")
    return MediaType(media_type, schema, node.location, item_schema=items)


def _schema(context: Context, media: Node, key: str) -> JsonSchema | None:
    return context.schemas.convert(media.child(key)) if key in media.value else None


def _encodings(context: Context, media_type: str, node: Node) -> Mapping[str, Encoding]:
    """The Encoding Objects of a media type, by the names of the properties."""
    kind = media_type.partition(";")[0].strip().lower()
    # OpenAPI 3.0 ignores the styles of the parts of a multipart body.
    is_old = context.references.version.startswith("3.0")
    is_styled = kind == _FORM or (kind == _FORM_DATA and not is_old)
    found: dict[str, Encoding] = {}
    for key in _POSITIONAL:
        _note_unsupported(context, node, key)
    for name, entry in node.child("encoding").entries():
        if (encoding := context.follow(entry)) is not None:
            for key in ("encoding", *_POSITIONAL):
                _note_unsupported(context, encoding, key)
            found[name] = _encoding(encoding, is_styled)
    return found


def _encoding(node: Node, is_styled: bool) -> Encoding:
    """One Encoding Object: a property that has any of the three is written by its style, else by its content type."""
    headers = (name for name, _ in node.child("headers").entries())
    encoding = Encoding(node.text("contentType"), tuple(name for name in headers if name.lower() != "content-type"))
    if not is_styled or not any(node.get(key) is not None for key in ("style", "explode", "allowReserved")):
        return encoding
    style = node.text("style") or "form"
    explode = node.get("explode")
    return replace(
        encoding,
        style=style,
        explode=explode if isinstance(explode, bool) else style == "form",
        allow_reserved=node.flag("allowReserved"),
    )


def _note_unsupported(context: Context, node: Node, key: str) -> None:
    if node.get(key):
        message = f"`{key}` is not supported: what it describes is sent by its schema alone"
        context.diagnostics.note("U223", message, node.child(key).location)
