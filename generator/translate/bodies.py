"""Request bodies: the media type to send, the types that a method takes, and how each part is written."""

from __future__ import annotations

from typing import Literal

from generator.ir import (
    ANY,
    FILE,
    NONE,
    FileInput,
    ListOf,
    MapOf,
    ModelReference,
    Part,
    Primitive,
    Type,
    UnionOf,
)
from generator.node import is_array, is_object
from generator.openapi import Encoding, JsonSchema, MediaType
from generator.translate.media import FORM, essence, is_json, is_range, read_as
from generator.translate.schemas import ApiSchemas
from generator.translate.types import union

_DEEPEST = 4
_CONCRETE = {
    "*/*": "application/json",
    "application/*": "application/json",
    "application/*+json": "application/json",
    "text/*": "text/plain",
}

TEXT_OR_FILE = UnionOf((Primitive("str"), FILE))

Sent = Literal["json", "form", "multipart", "text", "bytes"]


def sent_as(media: MediaType, schemas: ApiSchemas) -> Sent:
    """How a body of this media type is written."""
    kind = essence(media.media_type)
    if kind.startswith("multipart/"):
        return "multipart"
    if media.schema is not None and _is_file(schemas.follow(media.schema)):
        return "bytes"
    return "form" if kind == FORM else read_as(kind)


def media_type_of(media: MediaType, sent: Sent) -> str:
    """The media type to send: of a range, one that fits what is sent; of files, each has its own."""
    is_open = is_range(media.media_type) and sent != "bytes"
    return _CONCRETE.get(essence(media.media_type), media.media_type) if is_open else media.media_type


def whole_type(media: MediaType, sent: Sent, schemas: ApiSchemas) -> Type:
    """The type of a body that is one argument."""
    schema = media.schema
    match sent:
        case "text":
            return TEXT_OR_FILE
        case "bytes":
            followed = {} if schema is None else schemas.follow(schema)
            is_text = "string" in _types(followed) and not _is_file(followed)
            return TEXT_OR_FILE if is_text else FILE
        case "multipart":
            return ANY if schema is None else field_type(schema, schemas)
        case "json" | "form":
            return ANY if schema is None else schemas.type_of(schema)


def field_type(schema: JsonSchema, schemas: ApiSchemas, content_type: str = "", depth: int = 0) -> Type:
    """The type of a part of a multipart body, in which binary data is a file.

    Args:
        schema: The part's schema.
        schemas: Those of the document.
        content_type: What the Encoding Object says of it, if it does.
        depth: How many arrays and unions it stands in.
    """
    followed = schemas.follow(schema)
    if _is_file(followed) or (content_type and _is_untyped(followed) and not _is_readable(content_type)):
        return union(iter((FILE, NONE))) if "null" in _types(followed) else FILE
    if _is_raw(followed, content_type):
        return TEXT_OR_FILE
    found = schemas.type_of(schema)
    if depth > _DEEPEST:
        return found
    variants = followed.get("anyOf") or followed.get("oneOf")
    if is_array(variants):
        kinds = [field_type(each, schemas, content_type, depth + 1) for each in variants if is_object(each)]
        return union(iter(kinds)) if any(map(_has_file, kinds)) else found
    items = followed.get("items")
    if "array" in _types(followed) and is_object(items):
        inner = field_type(items, schemas, content_type, depth + 1)
        kinds = [ListOf(inner), *([NONE] if "null" in _types(followed) else [])]
        return union(iter(kinds)) if _has_file(inner) else found
    values = followed.get("additionalProperties")
    if isinstance(found, MapOf) and is_object(values) and depth == 0:
        return MapOf(field_type(values, schemas, content_type, depth + 1))
    return found


def parts(media: MediaType, sent: Sent, schemas: ApiSchemas) -> tuple[Part, ...]:
    """How the fields of a form or a multipart body are written, less those of which nothing is to be said."""
    if sent not in ("form", "multipart") or media.schema is None:
        return ()
    required = schemas.required(media.schema)
    properties = _properties(media.schema, schemas)
    found: list[Part] = []
    for name in dict.fromkeys([*properties, *media.encoding]):
        encoding = media.encoding.get(name, Encoding())
        part = _part(name, properties.get(name, {}), encoding, sent, schemas, name in required)
        if part != Part(name):
            found.append(part)
    return tuple(found)


def others(kind: Type) -> Literal["file", "any", "value"]:
    """What the parts of a body hold that its schema does not name."""
    if isinstance(kind, ListOf):
        return _holds(kind.items)
    return _holds(kind.values) if isinstance(kind, MapOf) else _holds(kind)


def _part(
    name: str, schema: JsonSchema, encoding: Encoding, sent: Sent, schemas: ApiSchemas, is_required: bool
) -> Part:
    kind = field_type(schema, schemas, encoding.content_type) if sent == "multipart" else schemas.type_of(schema)
    holds = _holds(kind) if sent == "multipart" else "value"
    if sent == "multipart" and not encoding.style and _is_raw(schemas.follow(schema), encoding.content_type):
        return Part(name, "raw", encoding.content_type)
    if encoding.style and holds != "file":
        return Part(name, holds, "", encoding.style, encoding.explode, encoding.allow_reserved)
    # Only JSON can say that there is nothing.
    is_null = is_required and holds == "value" and _is_nullable_object(kind)
    implied = "application/json" if is_null else _media_type(schema, schemas) if holds == "file" else ""
    return Part(name, holds, encoding.content_type or implied)


def _media_type(schema: JsonSchema, schemas: ApiSchemas) -> str:
    """What a schema says of the file that it stands for, or of each file of an array."""
    followed = schemas.follow(schema)
    items = followed.get("items")
    if is_object(items):
        followed = schemas.follow(items)
    media_type = followed.get("contentMediaType")
    return media_type if isinstance(media_type, str) and media_type != "application/octet-stream" else ""


def _properties(schema: JsonSchema, schemas: ApiSchemas, depth: int = 0) -> dict[str, JsonSchema]:
    """The properties of an object, or of all the objects of a union."""
    found = schemas.properties(schema)
    followed = schemas.follow(schema)
    if depth <= _DEEPEST:
        for variant in (*followed.get("anyOf", ()), *followed.get("oneOf", ())):
            found = {**_properties(variant, schemas, depth + 1), **found} if is_object(variant) else found
    return found


def _holds(kind: Type) -> Literal["file", "any", "value"]:
    if kind == ANY:
        return "any"
    if not _has_file(kind):
        return "value"
    return "file" if all(isinstance(leaf, FileInput) or leaf == NONE for leaf in _leaves(kind)) else "any"


def _leaves(kind: Type) -> list[Type]:
    match kind:
        case ListOf(items=inner):
            return _leaves(inner)
        case UnionOf(members=members):
            return [leaf for member in members for leaf in _leaves(member)]
        case _:
            return [kind]


def _has_file(kind: Type) -> bool:
    return any(isinstance(leaf, FileInput) for leaf in _leaves(kind))


def _is_nullable_object(kind: Type) -> bool:
    members = kind.members if isinstance(kind, UnionOf) else ()
    objects = [member for member in members if member != NONE]
    return NONE in members and all(_is_object_type(member) for member in objects)


def _is_object_type(kind: Type) -> bool:
    return isinstance(kind, MapOf) or (isinstance(kind, ModelReference) and kind.is_object)


def _is_file(schema: JsonSchema) -> bool:
    """Whether a schema describes binary data that is not encoded as text."""
    types = _types(schema)
    if (types and "string" not in types) or "contentEncoding" in schema:
        return False
    media_type = schema.get("contentMediaType")
    is_binary_media = isinstance(media_type, str) and not _is_readable(media_type)
    return schema.get("format") == "binary" or is_binary_media


def _is_raw(schema: JsonSchema, content_type: str) -> bool:
    """Whether an object is sent in a form that only the caller can write, such as XML."""
    is_described = "properties" in schema or "object" in _types(schema)
    return bool(content_type) and is_described and not any(map(is_json, content_type.split(",")))


def _is_readable(content_type: str) -> bool:
    return all(read_as(each) != "bytes" for each in content_type.split(","))


def _is_untyped(schema: JsonSchema) -> bool:
    return not schema.keys() & _TYPING


def _types(schema: JsonSchema) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


_TYPING = frozenset({"type", "enum", "const", "anyOf", "oneOf", "allOf", "properties", "items", "additionalProperties"})
