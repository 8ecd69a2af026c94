"""Whether an operation answers in pages, and how the next one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Literal

from generator.ir import CursorRule, Exchange, LinkRule, NumberRule, OffsetRule, PageRule, RequestField, RuleError
from generator.names import snake
from generator.openapi import JsonSchema

Place = Literal["body", "query"]

_OFFSETS = ("offset", "skip", "start_index", "start")
_NUMBERS = ("page", "page_number", "page_no")
_CURSORS = ("cursor", "page_token", "next_token", "continuation_token", "starting_after", "after")
_LIMITS = ("limit", "page_size", "per_page", "max_results", "page_limit", "take", "count", "size", "top")
_TOTALS = ("total_count", "total", "total_records", "total_results", "total_items", "total_size")
_NEXT_CURSORS = ("next_cursor", "next_page_token", "next_token", "continuation_token", "end_cursor", "cursor", "next")
_MORE = ("has_more", "has_next_page", "more")


def pages(exchange: Exchange, answer: JsonSchema | None, setting: bool | Mapping[str, Any] | None) -> PageRule | None:
    """The paging of an operation, from the names and types of what it takes and gives.

    Args:
        exchange: The operation.
        answer: The schema of the useful part of its answer.
        setting: False switches the rule off; a table says what it would have inferred.
    """
    if setting is False or answer is None:
        return None
    page = _Page.of(exchange, answer)
    if isinstance(setting, Mapping):
        return _configured(exchange, page, setting)
    if page is None:
        return None
    link = _by_link(exchange, page)
    if link and page.items is None:
        # A bare list says nothing of where it ends, so the header is the whole of what the server says about it.
        return link
    return _by_cursor(exchange, page) or _by_offset(exchange, page) or _by_number(exchange, page) or link


class _Page:
    """An answer that could be a page: its list of items, and the scalars beside it."""

    def __init__(self, items: str | None, properties: Mapping[str, JsonSchema]) -> None:
        self.items = items
        self.properties = properties

    @classmethod
    def of(cls, exchange: Exchange, answer: JsonSchema) -> _Page | None:
        schema = exchange.follow(answer)
        if "array" in _types(schema):
            return cls(None, {})
        properties = {name: exchange.follow(inner) for name, inner in schema.get("properties", {}).items()}
        arrays = [name for name, inner in properties.items() if "array" in _types(inner)]
        return cls(arrays[0], properties) if len(arrays) == 1 else None

    def find(self, names: Collection[str], kind: str) -> str | None:
        return _first(names, kind, self.properties)


def _by_offset(exchange: Exchange, page: _Page) -> PageRule | None:
    offset = _request_field(exchange, _OFFSETS, "integer")
    limit = _request_field(exchange, _LIMITS, "integer")
    if offset is None or limit is None or limit.location_in != offset.location_in:
        return None
    return OffsetRule(page.items, page.find(_TOTALS, "integer"), offset, limit, _size(exchange, limit))


def _by_number(exchange: Exchange, page: _Page) -> PageRule | None:
    number = _request_field(exchange, _NUMBERS, "integer")
    if number is None:
        return None
    limit = _limit_in(exchange, number.location_in)
    total = page.find(_TOTALS, "integer")
    return NumberRule(page.items, total, number, limit, _first_number(exchange, number), _size(exchange, limit))


def _by_link(exchange: Exchange, page: _Page) -> PageRule | None:
    if "link" not in exchange.answer_headers:
        return None
    limit = _limit_in(exchange, "query")
    # An object with one list in it is not yet a page.
    return LinkRule(page.items, limit) if limit or page.items is None else None


def _limit_in(exchange: Exchange, place: Place) -> RequestField | None:
    """The field for the size of a page, where it stands with the rule's other fields."""
    limit = _request_field(exchange, _LIMITS, "integer")
    return limit if limit and limit.location_in == place else None


def _first_number(exchange: Exchange, page: RequestField) -> int:
    """The number of the first page, where the document says it by a default or a minimum of 0."""
    schema = _schema(exchange, page)
    return 0 if schema.get("default", schema.get("minimum")) == 0 else 1


def _size(exchange: Exchange, limit: RequestField | None) -> int | None:
    """The size of a page where the caller sets none, as the default of its field says."""
    size = _schema(exchange, limit).get("default") if limit else None
    return size if type(size) is int and size > 0 else None


def _schema(exchange: Exchange, found: RequestField) -> JsonSchema:
    return exchange.follow((exchange.query if found.location_in == "query" else exchange.body)[found.name])


def _by_cursor(exchange: Exchange, page: _Page) -> PageRule | None:
    cursor = _request_field(exchange, _CURSORS, "string")
    next_cursor = page.find(_NEXT_CURSORS, "string")
    if cursor is None or next_cursor is None:
        return None
    return CursorRule(page.items, cursor, next_cursor, page.find(_MORE, "boolean"))


def _configured(exchange: Exchange, page: _Page | None, setting: Mapping[str, Any]) -> PageRule | None:
    items = setting.get("items", page.items if page else None)
    total, limit = setting.get("total"), setting.get("limit")
    limit_field = None if limit is None else _place(exchange, limit)
    match setting.get("style"):
        case "offset":
            size = _size(exchange, limit_field)
            return OffsetRule(items, total, _place(exchange, setting["offset"]), limit_field, size)
        case "page":
            page_field = _place(exchange, setting["page"])
            first = setting.get("first", _first_number(exchange, page_field))
            return NumberRule(items, total, page_field, limit_field, first, _size(exchange, limit_field))
        case "link":
            if limit_field and limit_field.location_in == "body":
                raise RuleError(f"pagination names {limit!r}, which the URL of a next page cannot change")
            return LinkRule(items, limit_field or _limit_in(exchange, "query"))
        case _:
            cursor = _place(exchange, setting["cursor"])
            return CursorRule(items, cursor, setting["next_cursor"], setting.get("more"))


def _request_field(exchange: Exchange, names: Collection[str], kind: str) -> RequestField | None:
    follow: Callable[[JsonSchema], JsonSchema] = exchange.follow
    body = {name: follow(schema) for name, schema in exchange.body.items()}
    query = {name: follow(schema) for name, schema in exchange.query.items()}
    if (found := _first(names, kind, query)) is not None:
        return RequestField(found, "query")
    if (found := _first(names, kind, body)) is not None:
        return RequestField(found, "body")
    return None


def _place(exchange: Exchange, name: str) -> RequestField:
    if name in exchange.query:
        return RequestField(name, "query")
    if name in exchange.body:
        return RequestField(name, "body")
    known = ", ".join([*exchange.query, *exchange.body]) or "none"
    raise RuleError(f"pagination names {name!r}, which is no field of the request; its fields are {known}")


def _first(names: Collection[str], kind: str, schemas: Mapping[str, JsonSchema]) -> str | None:
    by_name = {str(snake(name)): name for name, schema in schemas.items() if kind in _types(schema)}
    return next((by_name[name] for name in names if name in by_name), None)


def _types(schema: JsonSchema) -> Collection[str]:
    types = schema.get("type", ())
    return {types} if isinstance(types, str) else set(types)
