"""A base class with a discriminator stands for its heirs (OpenAPI 3.1.1, 4.8.25.4): where a document refers to `Pet`,
and `Cat` and `Dog` are all of it and more, a `Cat` may come.

Each such base gets a union of itself and its heirs (`AnyPet`), and whatever refers to the base, but to inherit from
it, then refers to the union.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.keywords import LISTED_SCHEMAS, NAMED_SCHEMAS, REFERENCE_PREFIX, SINGLE_SCHEMAS
from generator.node import is_array, is_object
from generator.openapi import Api, JsonSchema, MediaType, Schema


def open_polymorphic_bases(api: Api) -> Api:
    """The same description, each base that its heirs may stand for replaced by a union where it is used."""
    heirs = _heirs(api.schemas)
    unions: dict[str, Schema] = {}
    renamed: dict[str, str] = {}
    for name, schema in api.schemas.items():
        if heirs.get(name) and _is_base(schema.schema):
            union = _free_name(f"Any{name[0].upper()}{name[1:]}", {**api.schemas, **unions})
            unions[union] = _union(union, schema, _all_heirs(name, heirs))
            renamed[name] = union
    if not unions:
        return api
    schemas = {
        name: replace(schema, schema=_redirected(schema.schema, renamed, is_definition=True))
        for name, schema in api.schemas.items()
    }
    return replace(_redirected_operations(api, renamed), schemas={**schemas, **unions})


def _is_base(schema: JsonSchema) -> bool:
    return is_object(schema.get("discriminator")) and "oneOf" not in schema and "anyOf" not in schema


def _heirs(schemas: Mapping[str, Schema]) -> dict[str, list[str]]:
    """Who inherits from a schema directly."""
    heirs: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        parts = schema.schema.get("allOf")
        for part in parts if is_array(parts) else ():
            if is_object(part) and isinstance(reference := part.get("$ref"), str):
                heirs.setdefault(reference.removeprefix(REFERENCE_PREFIX), []).append(name)
    return heirs


def _all_heirs(name: str, heirs: Mapping[str, list[str]]) -> list[str]:
    """The heirs of a schema and theirs, each once."""
    found: dict[str, None] = {}
    waiting = heirs.get(name, [])[::-1]
    while waiting:
        heir = waiting.pop()
        if heir not in found and heir != name:
            found[heir] = None
            waiting += heirs.get(heir, [])[::-1]
    return list(found)


def _union(name: str, base: Schema, heirs: list[str]) -> Schema:
    discriminator = base.schema["discriminator"]
    given: JsonSchema = dict(mapping) if is_object(mapping := discriminator.get("mapping")) else {}
    targets = set(given.values())
    # An heir that the mapping leaves out goes by its name.
    given |= {
        heir: REFERENCE_PREFIX + heir for heir in heirs if REFERENCE_PREFIX + heir not in targets and heir not in given
    }
    references = [{"$ref": REFERENCE_PREFIX + member} for member in (*heirs, base.name)]
    schema = {
        "oneOf": references,
        "discriminator": {**discriminator, "mapping": given, "defaultMapping": REFERENCE_PREFIX + base.name},
        "description": f"Any {base.name}.",
    }
    return Schema(name, schema, base.location, inline=True)


def _free_name(name: str, taken: Mapping[str, Schema]) -> str:
    while name in taken:
        name += "Union"
    return name


def _redirected(node: Any, renamed: Mapping[str, str], *, is_definition: bool = False) -> Any:
    """The schema with its references to bases replaced, but those by which it inherits."""
    if is_array(node):
        return [_redirected(item, renamed) for item in node]
    if not is_object(node):
        return node
    # Alone, `allOf` only puts prose beside a reference; a definition that is nothing else is an heir nevertheless.
    inherits = is_definition or len(node.get("allOf", ())) > 1 or bool(node.keys() & {"properties", "required"})
    result: JsonSchema = {}
    for key, value in node.items():
        if key == "$ref" and isinstance(value, str):
            name = value.removeprefix(REFERENCE_PREFIX)
            result[key] = REFERENCE_PREFIX + renamed.get(name, name)
        elif key == "allOf" and is_array(value) and inherits:
            result[key] = [part if is_object(part) and "$ref" in part else _redirected(part, renamed) for part in value]
        elif key in NAMED_SCHEMAS and is_object(value):
            result[key] = {name: _redirected(inner, renamed) for name, inner in value.items()}
        else:
            result[key] = _redirected(value, renamed) if key in LISTED_SCHEMAS or key in SINGLE_SCHEMAS else value
    return result


def _redirected_operations(api: Api, renamed: Mapping[str, str]) -> Api:
    def content(media: tuple[MediaType, ...]) -> tuple[MediaType, ...]:
        return tuple(
            replace(
                each,
                schema=_redirected(each.schema, renamed),
                item_schema=_redirected(each.item_schema, renamed),
            )
            for each in media
        )

    operations = tuple(
        replace(
            operation,
            parameters=tuple(replace(p, schema=_redirected(p.schema, renamed)) for p in operation.parameters),
            body=operation.body and replace(operation.body, content=content(operation.body.content)),
            responses=tuple(replace(r, content=content(r.content)) for r in operation.responses),
        )
        for operation in api.operations
    )
    webhooks = tuple(
        replace(webhook, body=replace(webhook.body, content=content(webhook.body.content))) for webhook in api.webhooks
    )
    return replace(api, operations=operations, webhooks=webhooks)
