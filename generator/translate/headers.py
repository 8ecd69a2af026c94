"""The headers of good answers (OpenAPI 3.1, section 4.8.21)."""

from __future__ import annotations

from typing import Literal

from generator.ir import ANY, AnswerHeader, Constant, ListOf, MapOf, Primitive, TupleOf, Type, UnionOf
from generator.openapi import Header, JsonSchema, Operation
from generator.translate.answers import successes
from generator.translate.media import is_json
from generator.translate.schemas import ApiSchemas
from generator.translate.types import type_of, union

_MAXIMUM_HOPS = 8
_TEXT = Primitive("str")


def answer_headers(operation: Operation, schemas: ApiSchemas) -> tuple[AnswerHeader, ...]:
    """What good answers of an operation say in headers; of several that give one, the first says how.

    None where all are texts: a type would say no more of them than the answer itself.
    """
    found: dict[str, AnswerHeader] = {}
    for response in successes(operation):
        for header in response.headers:
            found.setdefault(header.name.lower(), _header(header, schemas))
    return tuple(found.values()) if any(header.type != _TEXT for header in found.values()) else ()


def _header(header: Header, schemas: ApiSchemas) -> AnswerHeader:
    kind = _type(header.schema, schemas)
    if header.name.lower() == "set-cookie":
        # What several of it are joined with stands in each of them too.
        return AnswerHeader(header.name, _TEXT, "text", header.description)
    if header.content is not None and is_json(header.content):
        return AnswerHeader(header.name, _of_json(kind), "json", header.description)
    return AnswerHeader(header.name, _TEXT if kind == ANY else kind, _form(kind, header.explode), header.description)


def _type(schema: JsonSchema, schemas: ApiSchemas, hops: int = 0) -> Type:
    """The type of a header's value: scalars, lists and mappings of them, and no classes."""

    def referred(name: str) -> Type:
        followed = schemas.api.schemas.get(name)
        return ANY if followed is None or hops > _MAXIMUM_HOPS else _type(followed.schema, schemas, hops + 1)

    if schema.get("properties"):
        return MapOf(_TEXT)
    return _open(type_of(schema, referred))


def _open(kind: Type) -> Type:
    """The type with constants that may be others, too: an enum may grow."""
    match kind:
        case Constant(values=values) if any(isinstance(value, str) for value in values):
            return UnionOf((kind, _TEXT))
        case Constant(values=values):
            # They come as texts, which pydantic takes for no constant.
            return Primitive("bool" if all(isinstance(value, bool) for value in values) else "int")
        case ListOf(items=items):
            return ListOf(_open(items))
        case MapOf():
            return MapOf(_TEXT)
        case UnionOf(members=members):
            return union(map(_open, members))
        case _:
            return kind


def _of_json(kind: Type) -> Type:
    """The type of a value that is JSON, whose members may be anything."""
    match kind:
        case MapOf():
            return MapOf(ANY)
        case ListOf(items=items):
            return ListOf(_of_json(items))
        case _:
            return kind


def _form(kind: Type, explode: bool) -> Literal["text", "list", "object", "pairs"]:
    match kind:
        case ListOf() | TupleOf():
            return "list"
        case MapOf():
            return "pairs" if explode else "object"
        case _:
            return "text"
