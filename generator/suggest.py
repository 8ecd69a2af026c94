"""What the configuration of a package could say, as the rules see it now: what `init` writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import ir
from generator.openapi import JsonSchema

Setting = str | int | Mapping[str, "str | int"]

_SUCCESS = ("ok", "success", "succeeded", "successful", "isSuccess", "result", "status")
_USEFUL = ("data", "payload", "result", "results", "response", "content", "body")
_CODE = ("errorCode", "error_code", "code")
_MESSAGE = ("errorDesc", "errorMessage", "error_message", "message", "error")
_REQUEST_ID = ("requestId", "request_id", "requestID", "traceId", "trace_id")


@dataclass(frozen=True, slots=True)
class SuggestedOperation:
    """An operation of which a rule concluded something: the settings that say the same."""

    id: str
    method: str
    settings: Mapping[str, Setting]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a configuration could say.

    Attributes:
        credentials: The constructor's arguments of each security scheme, by its name, with their environment variables.
        envelope: Wire names of an object that many answers stand in; empty where there seems to be none.
        operations: Those of which a rule concluded something.
    """

    credentials: Mapping[str, tuple[tuple[str, str], ...]]
    envelope: Mapping[str, str]
    operations: tuple[SuggestedOperation, ...]


def suggest(package: ir.Package) -> Suggestions:
    """Everything that a configuration could say of a package."""
    methods = [method for resource in package.resources for method in resource.methods]
    return Suggestions(
        credentials={
            found.scheme: tuple((str(argument.name), argument.variable) for argument in found.arguments)
            for found in package.credentials
        },
        envelope=_envelope(methods, {model.name.python: model.schema for model in package.models}),
        operations=tuple(
            SuggestedOperation(method.id, f"{resource.name}.{method.name}", settings)
            for resource in package.resources
            for method in resource.methods
            if (settings := dict(_settings(method)))
        ),
    )


def _settings(method: ir.Method) -> Iterator[tuple[str, Setting]]:
    if method.pages is not None:
        yield "pagination", {key: value for key, value in _pagination(method.pages) if value is not None}
    if method.bulk is not None:
        rule = method.bulk.rule
        yield "bulk", {"field": rule.field, "limit": rule.limit} if rule.field else {"limit": rule.limit}


def _pagination(rule: ir.PageRule) -> Iterator[tuple[str, str | int | None]]:
    match rule:
        case ir.OffsetRule(items=items, total=total, offset=offset, limit=limit):
            yield from (("style", "offset"), ("items", items), ("total", total), ("offset", offset.name))
            yield "limit", limit.name if limit else None
        case ir.NumberRule(items=items, total=total, page=page, limit=limit, first=first):
            yield from (("style", "page"), ("items", items), ("total", total), ("page", page.name))
            yield from (("limit", limit.name if limit else None), ("first", first))
        case ir.CursorRule(items=items, cursor=cursor, next_cursor=following, more=more):
            yield from (("style", "cursor"), ("items", items), ("cursor", cursor.name))
            yield from (("next_cursor", following), ("more", more))
        case ir.LinkRule(items=items, limit=limit):
            yield from (("style", "link"), ("items", items), ("limit", limit.name if limit else None))


def _envelope(methods: list[ir.Method], schemas: Mapping[str, JsonSchema]) -> dict[str, str]:
    """The members of an envelope, where at least two answers, and half of all, have its flag and its useful part."""
    answers = [found for method in methods if (found := _properties(method.answer.type, schemas))]
    pairs = Counter(pair for answer in answers if (pair := _flag_and_data(answer)))
    [(best, number)] = pairs.most_common(1) or [(("", ""), 0)]
    if number < max(2, len(answers) / 2):
        return {}
    declared = {name for answer in answers if _flag_and_data(answer) == best for name in answer} - {*best}
    envelope = {"ok": best[0], "data": best[1]}
    for key, names in (("code", _CODE), ("message", _MESSAGE), ("request_id", _REQUEST_ID)):
        envelope.update((key, name) for name in [name for name in names if name in declared][:1])
    return envelope


def _properties(kind: ir.Type | None, schemas: Mapping[str, JsonSchema]) -> Mapping[str, JsonSchema]:
    match kind:
        case ir.ModelReference(name=name):
            found: Mapping[str, JsonSchema] = schemas.get(name, {}).get("properties", {})
            return found
        case _:
            return {}


def _flag_and_data(properties: Mapping[str, JsonSchema]) -> tuple[str, str] | None:
    flags = [name for name in _SUCCESS if properties.get(name, {}).get("type") == "boolean"]
    useful = [name for name in _USEFUL if name in properties and name not in flags[:1]]
    return (flags[0], useful[0]) if flags and useful else None
